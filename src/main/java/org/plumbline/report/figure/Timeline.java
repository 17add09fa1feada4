package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.enclosure.Verification;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * The instants of a run that figures show: ends of its steps, all of them or, where they are many,
 * about evenly spread over the logarithm of time.
 *
 * @param axis the axis of time
 * @param instants the instants in order, the first and the last of the run among them
 */
record Timeline(TimeAxis axis, List<Instant> instants) {
  private static final int MOST = 100;
  private static final int LEAST = 12;

  /** About as many multiplications as figures may cost. */
  private static final double WORK = 1e9;

  /** The timeline of a run; empty if it has no step. */
  static Optional<Timeline> of(Trajectory trajectory, Verification verification) {
    List<TrajectoryStep> steps = trajectory.steps();
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    TimeAxis axis = TimeAxis.of(steps.get(0).end(), trajectory.finalTime());
    ApproximateRisk risk = new ApproximateRisk(trajectory.problem());
    List<Instant> instants = new ArrayList<>();
    for (int k : chosen(trajectory, axis)) {
      boolean isLast = k == steps.size();
      Rational time = isLast ? trajectory.finalTime() : steps.get(k).start();
      List<Dyadic> weights = isLast ? trajectory.finalWeights() : steps.get(k).startWeights();
      instants.add(
          new Instant(
              time, axis.position(time), weights, risk.at(weights), radius(verification, k)));
    }
    return Optional.of(new Timeline(axis, List.copyOf(instants)));
  }

  private static Optional<Magnitude> radius(Verification verification, int k) {
    List<CertifiedStep> steps = verification.enclosed().steps();
    if (k < steps.size()) {
      return Optional.of(steps.get(k).atStart());
    }
    return k == steps.size() && k > 0 ? Optional.of(steps.get(k - 1).atEnd()) : Optional.empty();
  }

  /** The numbers of the steps at whose starts the instants are; that after the last is the end. */
  private static List<Integer> chosen(Trajectory trajectory, TimeAxis axis) {
    int steps = trajectory.steps().size();
    int most = most(trajectory.problem());
    double span = axis.position(trajectory.finalTime()) - axis.zero();
    List<Integer> chosen = new ArrayList<>();
    long before = -1;
    for (int k = 0; k <= steps; k++) {
      Rational time = k == steps ? trajectory.finalTime() : trajectory.steps().get(k).start();
      long cell = (long) Math.floor((axis.position(time) - axis.zero()) / span * most);
      if (steps <= most || cell != before || k == steps) {
        chosen.add(k);
      }
      before = cell;
    }
    return chosen;
  }

  private static int most(FlowProblem problem) {
    double edges = problem.network().edges().size();
    double hidden = problem.network().hidden().size();
    double each = edges * (problem.data().size() + 40 * hidden);
    return (int) Math.max(LEAST, Math.min(MOST, WORK / each));
  }

  /** The last instant. */
  Instant last() {
    return instants.get(instants.size() - 1);
  }

  /** A curve through all instants. */
  Curve curve(String name, int colour, Curve.Style style, Function<Instant, Curve.Point> point) {
    return new Curve(name, colour, style, instants.stream().map(point).toList());
  }
}
