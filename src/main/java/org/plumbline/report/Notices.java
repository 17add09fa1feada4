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
    String what =
        silence.isTotal(network)
            ? "All hidden units are off on all samples"
            : "The output is 0 on all samples for all weights nearby, as units are off ("
                + names(network, silence)
                + ")";
    return what
        + ": nothing ever moves. Change "
        + (experiment.seeding().isPresent() ? "the seed" : "the initial weights")
        + ", or scale the features (data: {standardize: true}).";
  }

  private static Optional<String> silent(Network network, InitialSilence silence) {
    if (silence.silent().isEmpty()) {
      return Optional.empty();
    }
    boolean isOne = silence.silent().size() == 1;
    return Optional.of(
        names(network, silence)
            + (isOne ? " is" : " are")
            + " off on all samples at the start, so "
            + (isOne ? "it takes" : "they take")
            + " no part unless the weights before "
            + (isOne ? "it" : "them")
            + " move. Another seed may use all units.");
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
