package org.plumbline.compare.flow;

import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.number.NumberFormat;

/** What points that are off the flow look like; proposals, not proved. */
public final class FlowSuspicion {
  /** No point looks like anything. */
  public static final Suspicion NOTHING =
      new Suspicion(Explanation.NONE, "no known cause explains it");

  /** Larger tolerances explain nothing. */
  public static final double MOST_ADMITTED = 0x1p-10;

  /** So many units of rounding from point to point are put down to rounding. */
  private static final double ROUNDINGS = 64;

  private FlowSuspicion() {}

  /**
   * Points of which one is off.
   *
   * @param problem the problem
   * @param points the points
   * @param format the format of their weights
   * @param tolerance what the engine admits to
   * @param off the first point that is off
   * @param flow the weights of the flow at each point's time, as far as it is known
   * @param events its gate events
   */
  public record Case(
      FlowProblem problem,
      ClaimedPoints points,
      NumberFormat format,
      double tolerance,
      int off,
      List<double[]> flow,
      List<GateEvent> events) {}

  /** The mistake that fits best. */
  public static Optional<Suspicion> first(Case given) {
    return FlowSuspects.first(new FlowCase(given));
  }

  /** What it means that a tolerance covers all points. */
  public static Suspicion admitted(double tolerance, NumberFormat format) {
    boolean isRounding = tolerance <= ROUNDINGS * format.unitRoundoff();
    return new Suspicion(
        isRounding ? Explanation.ROUNDING : Explanation.LOCAL_ERRORS,
        "errors of "
            + Numerals.of(tolerance)
            + " (1 + |w|) from point to point, grown as errors may grow, explain all points"
            + (isRounding
                ? ": rounding"
                : ": state them with --tolerance if the engine's tolerance is so large"));
  }
}
