package org.plumbline.claim.theorem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.Contradiction;
import org.plumbline.claim.Finding;
import org.plumbline.claim.InitialSilence;
import org.plumbline.claim.Verdict;
import org.plumbline.data.Dataset;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * At some time {@code Σ ℓ(p_i) < ℓ(0)}, so that all margins are positive from then on
 * (proofs-notes/initial-risk.md): the samples are separated by the network.
 */
final class RiskGetsLow implements Hypothesis {
  static final String ID = "low-risk";

  /** Numbers in a table of samples beyond which no change of it is looked for. */
  private static final long MOST_NUMBERS = 200_000;

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String statement() {
    return "Σ ℓ(p_i) < ℓ(0) at some t_0, so the network separates the samples";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    List<Finding> known = grounds.of("initial-risk", "data");
    for (Finding finding : known) {
      if (Grounds.isProved(finding)) {
        return Assessment.proved(finding.reason());
      }
    }
    if (DeepLinearStart.isOf(grounds)) {
      return Assessment.proved("R tends to 0: the network is deep linear, and R(0) <= ℓ(0)");
    }
    return unreachable(grounds).or(() -> stationary(grounds)).orElseGet(() -> open(grounds, known));
  }

  private static Assessment open(Grounds grounds, List<Finding> known) {
    if (!grounds.isAfterRun() || known.isEmpty()) {
      return Assessment.afterTheRun("it is not so at t = 0");
    }
    Finding finding = known.get(0);
    return finding.verdict() == Verdict.CONSISTENT
        ? Assessment.evidence(finding.reason())
        : Assessment.cannotBeKnown(finding.reason());
  }

  /** That no weights reach it, by samples that contradict each other, or by a linear network. */
  private static Optional<Assessment> unreachable(Grounds grounds) {
    Dataset data = grounds.problem().data();
    Optional<Assessment> contradiction =
        Contradiction.of(data).map(pair -> contradicting(data, pair));
    if (contradiction.isPresent() || !grounds.network().kinked().isEmpty()) {
      return contradiction;
    }
    Assessment separable = grounds.assess(new SeparableSamples());
    return separable
        .witness()
        .map(
            witness ->
                Assessment.fails(
                        "no weights reach it: the network is linear, and " + separable.reason(),
                        witness)
                    .changing(separable.change()));
  }

  private static Assessment contradicting(Dataset data, Contradiction pair) {
    boolean isZero = pair.first() == pair.second();
    String reason =
        isZero
            ? "sample " + pair.first() + " is 0, and so is its margin, whatever the weights"
            : "samples "
                + pair.first()
                + " and "
                + pair.second()
                + " have different labels, and one is a positive multiple of the other";
    List<Integer> samples = isZero ? List.of(pair.first()) : List.of(pair.first(), pair.second());
    return Assessment.fails(reason, new Witness(samples, List.of(), List.<Rational>of()))
        .changing(change(data));
  }

  /** Samples without which none of the others contradict each other. */
  private static Optional<String> change(Dataset data) {
    if ((long) data.size() * data.dimension() > MOST_NUMBERS) {
      return Optional.empty();
    }
    List<Integer> kept = Subset.all(data);
    List<Integer> out = new ArrayList<>();
    Optional<Contradiction> next = Contradiction.of(data);
    while (next.isPresent() && Subset.areFew(data, out) && kept.size() > 1) {
      out.add(kept.remove(next.get().second()));
      next = Contradiction.of(Subset.of(data, kept));
    }
    return next.isPresent() || !Subset.areFew(data, out)
        ? Optional.empty()
        : Optional.of("leave out " + Names.samples(out.stream().sorted().toList()));
  }

  /** That nothing ever moves. */
  private static Optional<Assessment> stationary(Grounds grounds) {
    InitialSilence silence = InitialSilence.of(grounds.problem());
    if (!silence.isStationary()) {
      return Optional.empty();
    }
    Network network = grounds.network();
    List<String> places = silence.silent().stream().map(network::name).toList();
    return Optional.of(
        Assessment.fails(
                places.isEmpty()
                    ? "nothing ever moves: every path has two weights that are 0"
                    : "nothing ever moves: " + Names.some(places) + " are 0 on every sample",
                Witness.at(places.isEmpty() ? List.of("w(0)") : places))
            .changing("other initial weights, such as another seed"));
  }
}
