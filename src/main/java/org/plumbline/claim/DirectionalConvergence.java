package org.plumbline.claim;

import java.util.List;
import org.plumbline.claim.matrix.UnitVector;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Dyadic;

/**
 * {@code w/‖w‖} converges, as its arc length does: evidence at a finite horizon
 * (proofs-notes/directional-convergence.md; Ji &amp; Telgarsky 2020, theorem 3.1).
 */
public final class DirectionalConvergence implements Claim {
  /** Fewer step ends than this have no two halves to compare. */
  private static final int FEWEST = 5;

  private static final int MOST_DOUBLINGS = 100;

  private static final Statement ROWS =
      new Statement("directional-convergence", "w/‖w‖ converges: its arc length is finite");

  @Override
  public String id() {
    return ROWS.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    if (evidence.trajectory().isEmpty()) {
      return List.of(ROWS.noTrajectory("network", evidence));
    }
    List<UnitVector> directions =
        evidence.observations().ends().stream()
            .map(knot -> UnitVector.approximate(knot.weights()))
            .toList();
    if (directions.size() < FEWEST) {
      return List.of(
          ROWS.row(
              "network",
              Verdict.UNDECIDED,
              "there are too few steps to see it: " + evidence.beyondHorizon()));
    }
    int middle = directions.size() / 2;
    double before = length(directions.subList(0, middle + 1));
    double after = length(directions.subList(middle, directions.size()));
    double smallest = directions.get(directions.size() - 1).smallest();
    String reason =
        "the arc length is "
            + text(before + after)
            + ", of it "
            + text(after)
            + " in the second half of the steps; min |w_e|/‖w‖ = "
            + text(smallest)
            + (after < before
                ? ""
                : ", so it does not decay: "
                    + evidence.beyondHorizon(decades(evidence, directions)));
    Verdict verdict = after < before ? Verdict.CONSISTENT : Verdict.UNDECIDED;
    return List.of(
        ROWS.row("network", verdict, reason)
            .withInterval(evidence.observations().horizon())
            .withValue(Statement.measured(after))
            .withBound(Statement.measured(before)));
  }

  /**
   * By how many powers of ten the time has to grow, and the risk to fall, until half of the length
   * is behind half of the steps, if it grows with each doubling of time by as much as with the
   * last, and steps grow as the fastest of the last few did.
   */
  private static double decades(Evidence evidence, List<UnitVector> directions) {
    List<TrajectoryStep> steps = evidence.observations().steps();
    double perDoubling = Math.log(2) / fastest(steps);
    double end = evidence.observations().last().time().approximateDouble();
    int late = steps.size() - 1;
    while (late > 0 && steps.get(late).start().approximateDouble() > end / 2) {
      late--;
    }
    double growth = length(directions.subList(late, directions.size()));
    double whole = length(directions);
    int half = 0;
    double done = 0;
    for (int doublings = 1; doublings < MOST_DOUBLINGS; doublings++) {
      while (half < steps.size() && done < (whole + doublings * growth) / 2) {
        half++;
        done += directions.get(half).chord(directions.get(half - 1));
      }
      if (2 * half < steps.size() + doublings * perDoubling) {
        return 1 + doublings * Math.log10(2);
      }
    }
    return MOST_DOUBLINGS * Math.log10(2);
  }

  /** The largest of the logarithms of the factors by which time grew in each of the last steps. */
  private static double fastest(List<TrajectoryStep> steps) {
    return steps.subList(Math.max(1, steps.size() - FEWEST), steps.size()).stream()
        .mapToDouble(
            step -> Math.log(step.end().approximateDouble() / step.start().approximateDouble()))
        .max()
        .orElse(1);
  }

  private static String text(double value) {
    return Statement.text(Dyadic.of(value));
  }

  private static double length(List<UnitVector> directions) {
    double length = 0;
    for (int k = 1; k < directions.size(); k++) {
      length += directions.get(k).chord(directions.get(k - 1));
    }
    return length;
  }
}
