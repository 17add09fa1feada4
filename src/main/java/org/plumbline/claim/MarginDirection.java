package org.plumbline.claim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.matrix.UnitVector;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.data.Loss;
import org.plumbline.data.MaxMargin;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * In a fully connected deep linear network the end-to-end vector tends to the direction of the
 * maximum margin: the angle at the horizon, compared with the one half of the steps before
 * (proofs-notes/margin-direction.md; Ji &amp; Telgarsky 2019, theorem 2.8).
 */
public final class MarginDirection implements Claim {
  private static final int DIRECTION_BITS = 64;

  /** A limit is seen the better the farther one goes. */
  private static final int DECADES = 3;

  private static final Statement ROWS =
      new Statement(
          "margin-direction", "the end-to-end vector tends to the direction of the maximum margin");

  private static final String PROVED =
      "it is proved: see margin-direction-limit; measured, the angle in radians was %s half of the"
          + " steps before, and is %s at the horizon";
  private static final MarginDirectionLimit LIMIT = new MarginDirectionLimit();

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    Optional<String> obstacle =
        obstacle(evidence.observations().layers()).or(() -> slowFall(evidence.problem().loss()));
    if (obstacle.isPresent()) {
      return List.of(ROWS.notApplicable("network", obstacle.get()));
    }
    if (!(evidence.observations().maxMargin() instanceof MaxMargin margin)) {
      return List.of(ROWS.notApplicable("network", "no maximum margin was found for the data"));
    }
    if (evidence.observations().steps().isEmpty()) {
      return List.of(ROWS.noTrajectory("network", evidence));
    }
    UnitVector target =
        UnitVector.approximate(
            margin.u().stream().map(c -> Dyadic.approximate(c, DIRECTION_BITS)).toList());
    return List.of(compare(evidence, target));
  }

  /** Where every sample counts for ever the limit is another one, or there is none. */
  private static Optional<String> slowFall(Loss loss) {
    if (!loss.isDecreasing()) {
      return Optional.of(
          "the "
              + loss
              + " loss does not decrease: it is least at margin 1, and no sample asks for more");
    }
    return loss.fallsExponentially()
        ? Optional.empty()
        : Optional.of(
            "the "
                + loss
                + " loss falls like a power of the margin: every sample has a say in the limit, not"
                + " only those of least margin");
  }

  private static Finding compare(Evidence evidence, UnitVector target) {
    Observations observations = evidence.observations();
    List<Instant> ends = observations.ends();
    Instant first = ends.get(ends.size() / 2);
    double before = angle(evidence, first, target);
    double after = angle(evidence, observations.last(), target);
    boolean closer = after < before;
    Optional<Interval> proved =
        closer || observations.isEnclosed() ? provedFor(evidence) : Optional.empty();
    if (proved.isPresent()) {
      return ROWS.proved("network", PROVED.formatted(text(before), text(after)))
          .withInterval(proved.get())
          .finding();
    }
    String reason =
        "the angle in radians is "
            + (closer ? "smaller than" : "not smaller than")
            + " half of the steps before"
            + (closer
                ? "; for all later times see margin-direction-limit"
                : ": " + evidence.beyondHorizon(DECADES));
    return ROWS.row("network", closer ? Verdict.CONSISTENT : Verdict.UNDECIDED, reason)
        .withInterval(new Interval(first.time(), observations.horizon().end()))
        .withValue(Statement.measured(after))
        .withBound(Statement.measured(before));
  }

  /**
   * The times for which the limit is proved, if it is; where it is decided, it is never excluded.
   */
  private static Optional<Interval> provedFor(Evidence evidence) {
    return LIMIT.check(evidence).stream()
        .filter(finding -> finding.verdict().isDecided())
        .flatMap(finding -> finding.interval().stream())
        .findFirst();
  }

  private static String text(double angle) {
    return Statement.text(Dyadic.of(angle));
  }

  private static double angle(Evidence evidence, Instant knot, UnitVector target) {
    Network network = evidence.problem().network();
    List<DyadicInterval> tube = knot.tube();
    List<Dyadic> vector =
        IntStream.range(0, network.inputs())
            .mapToObj(
                a -> evidence.observations().evaluator().preActivations(tube, basis(network, a)))
            .map(s -> s.get(network.output()).middle())
            .toList();
    return 2 * StrictMath.asin(Math.min(1, UnitVector.approximate(vector).chord(target) / 2));
  }

  private static List<DyadicInterval> basis(Network network, int a) {
    List<DyadicInterval> vector =
        new ArrayList<>(Collections.nCopies(network.inputs(), DyadicInterval.ZERO));
    vector.set(a, DyadicInterval.ONE);
    return vector;
  }

  /** Why the network is not a fully connected chain of linear layers, if it is not. */
  static Optional<String> obstacle(LayerStructure layers) {
    Network network = layers.network();
    if (!network.kinked().isEmpty()) {
      return Optional.of(network.name(network.kinked().get(0)) + " is not linear");
    }
    if (!layers.excluded().isEmpty()) {
      return layers.excluded().values().stream().findFirst();
    }
    List<Integer> before = IntStream.range(0, network.inputs()).boxed().toList();
    for (TwinClass twins : layers.classes()) {
      if (!twins.sources().equals(before)) {
        return Optional.of(twins.name() + " does not read exactly the layer before it");
      }
      before = twins.vertices();
    }
    List<Integer> last = network.sources(network.output());
    return last.equals(before)
        ? Optional.empty()
        : Optional.of("the output does not read exactly the last layer");
  }
}
