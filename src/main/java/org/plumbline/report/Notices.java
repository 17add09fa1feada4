package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.claim.InitialSilence;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;

/**
 * What a user should know of an experiment before it is run.
 *
 * @param headline what makes the whole run pointless, if something does
 * @param remarks what was left out in reading, what will be slow, what takes no part; one sentence
 *     or two each
 */
public record Notices(Optional<String> headline, List<String> remarks) {
  private static final int MOST_NAMES = 8;

  /** Notices with an immutable copy of the remarks. */
  public Notices {
    remarks = List.copyOf(remarks);
  }

  /** The notices of an experiment and the problem that it poses. */
  public static Notices of(Experiment experiment, FlowProblem problem) {
    List<String> remarks = new ArrayList<>(experiment.provenance().notes());
    FeatureScale.of(experiment.data()).advice().ifPresent(remarks::add);
    StartingRisk.of(problem).advice().ifPresent(remarks::add);
    InitialSilence silence = InitialSilence.of(problem);
    if (silence.isStationary()) {
      return new Notices(Optional.of(headline(experiment, silence)), remarks);
    }
    silent(problem.network(), silence).ifPresent(remarks::add);
    return new Notices(Optional.empty(), remarks);
  }

  /** All of them, the headline first. */
  public List<String> all() {
    List<String> all = new ArrayList<>(headline.stream().toList());
    all.addAll(remarks);
    return all;
  }

  private static String headline(Experiment experiment, InitialSilence silence) {
    Network network = experiment.network();
    return obstacle(network, silence)
        + ": nothing ever moves. Change "
        + (experiment.seeding().isPresent() ? "the seed" : "the initial weights")
        + (silence.isSilent() ? ", or scale the features (data: {standardize: true})." : ".");
  }

  private static String obstacle(Network network, InitialSilence silence) {
    if (silence.isTotal(network)) {
      return "All hidden units are off on all samples";
    }
    String off = silence.silent().isEmpty() ? "" : " (" + names(network, silence) + ")";
    return silence.isSilent()
        ? "The output is 0 on all samples for all weights nearby, as units are off" + off
        : "Every path to the output has two weights that are 0"
            + (off.isEmpty() ? "" : ", or a unit that is off" + off);
  }

  private static Optional<String> silent(Network network, InitialSilence silence) {
    if (silence.silent().isEmpty()) {
      return Optional.empty();
    }
    boolean isOne = silence.silent().size() == 1;
    String from =
        silence.isForever(network)
            ? " off on all samples and stay%s so: %s no part in the run."
            : " off on all samples at the start%.0s: until that changes, %s no part in the run.";
    return Optional.of(
        names(network, silence)
            + (isOne ? " is" : " are")
            + from.formatted(isOne ? "s" : "", isOne ? "it takes" : "they take")
            + " With another seed all units may take part.");
  }

  private static String names(Network network, InitialSilence silence) {
    String shown =
        silence.silent().stream()
            .limit(MOST_NAMES)
            .map(network::name)
            .collect(Collectors.joining(", "));
    int more = silence.silent().size() - MOST_NAMES;
    return more > 0 ? shown + " and " + more + " more" : shown;
  }
}
