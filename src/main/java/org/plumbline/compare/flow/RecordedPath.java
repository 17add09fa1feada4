package org.plumbline.compare.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.engine.Engines;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * A path through recorded points as a proposal for the verifier: from each point the flow that
 * starts there, with its gates, kinks and held pairs, plus the straight line that takes it to the
 * next point.
 *
 * <p>The line is what the recording is off by from one point to the next, and nothing else; a
 * polynomial through the points alone would not know where gates change.
 *
 * @param trajectory the path, from time 0 on
 * @param points how many points it goes through at most: fewer if there are very many
 * @param last the last point that it reaches
 * @param obstacle why it does not reach the last of all, if so
 */
public record RecordedPath(Trajectory trajectory, int points, int last, Optional<String> obstacle) {
  /** Beyond so many points only some are passed through. */
  private static final int MOST_INTERVALS = 500;

  /** More digits than any format of 64 bits has. */
  private static final int DIGITS = 19;

  private static final int LINE_BITS = 160;

  /** A point is at an event if it is nearer than {@code 2^-bits} of the way to its neighbours. */
  private static final int NEAR_BITS = 5;

  /**
   * The path through points, as far as the flow from each can be found.
   *
   * @param before a trajectory that covers the time before the first point
   */
  public static RecordedPath through(
      FlowProblem problem, ClaimedPoints points, Trajectory before, Progress progress) {
    List<TrajectoryStep> steps = new ArrayList<>(until(before, points.times().get(0).toRational()));
    List<Integer> chosen = chosen(points, before.events());
    int bits = before.workingBits();
    int last = chosen.get(0);
    Optional<String> obstacle = Optional.empty();
    for (int j = 1; j < chosen.size() && obstacle.isEmpty(); j++) {
      int k = chosen.get(j);
      FlowResult found = flow(problem, points, last, k, progress);
      if (found instanceof FlowResult.Completed) {
        steps.addAll(between(points, last, k, found.trajectory()));
        bits = Math.max(bits, found.trajectory().workingBits());
        last = k;
      } else {
        obstacle = Optional.of("the flow from point " + last + ": " + reason(found));
      }
    }
    Trajectory path = new Trajectory(problem, steps, List.of(), bits, points.weights().get(last));
    return new RecordedPath(path, chosen.size(), last, obstacle);
  }

  /**
   * Every point, or evenly chosen ones, the last among them; of equal times the first. Points all
   * but at the time of a gate event are passed by: a step that ends so soon before or after it
   * leaves no room in which the gate may be uncertain.
   */
  private static List<Integer> chosen(ClaimedPoints points, List<GateEvent> events) {
    int all = points.size();
    int stride = Math.max(1, (all + MOST_INTERVALS - 1) / MOST_INTERVALS);
    List<Integer> chosen = new ArrayList<>();
    for (int k = 0; k < all; k++) {
      boolean isWanted =
          k == 0 || k == all - 1 || (k % stride == 0 && !isAtEvent(points, k, events));
      boolean isNew =
          chosen.isEmpty()
              || points.times().get(k).compareTo(points.times().get(chosen.get(chosen.size() - 1)))
                  > 0;
      if (isWanted && isNew) {
        chosen.add(k);
      }
    }
    return chosen;
  }

  private static boolean isAtEvent(ClaimedPoints points, int k, List<GateEvent> events) {
    Dyadic near = points.step(k).min(points.step(k - 1)).scale(-NEAR_BITS);
    return events.stream()
        .anyMatch(e -> e.time().subtract(points.times().get(k)).abs().compareTo(near) < 0);
  }

  /** The steps of a trajectory up to a time, the last one cut there. */
  private static List<TrajectoryStep> until(Trajectory trajectory, Rational time) {
    List<TrajectoryStep> steps = new ArrayList<>();
    for (TrajectoryStep step : trajectory.steps()) {
      if (step.end().compareTo(time) <= 0) {
        steps.add(step);
      } else if (step.start().compareTo(time) < 0) {
        Rational part = time.subtract(step.start()).divide(step.end().subtract(step.start()));
        Dyadic length = Dyadic.approximate(part, trajectory.workingBits());
        steps.add(
            new TrajectoryStep(
                step.start(),
                time,
                cut(step.weights(), length, trajectory.workingBits()),
                cut(step.slopes(), length, trajectory.workingBits()),
                step.gates()));
      }
    }
    return steps;
  }

  private static List<Polynomial> cut(List<Polynomial> list, Dyadic length, int bits) {
    return list.stream()
        .map(p -> Polynomial.approximatelyScaled(p.coefficients(), length, bits))
        .toList();
  }

  private static FlowResult flow(
      FlowProblem problem, ClaimedPoints points, int from, int to, Progress progress) {
    Dyadic length = points.times().get(to).subtract(points.times().get(from));
    return Engines.standard()
        .integrate(
            from(problem, points.weights().get(from)),
            Horizon.atTime(length.toRational()),
            DIGITS,
            progress);
  }

  /** The problem from other weights. */
  static FlowProblem from(FlowProblem problem, List<Dyadic> weights) {
    return new FlowProblem(
        problem.network(),
        problem.data(),
        weights.stream().map(w -> w.toRational()).toList(),
        problem.loss(),
        problem.reduction());
  }

  private static List<TrajectoryStep> between(
      ClaimedPoints points, int from, int to, Trajectory flow) {
    Rational begin = points.times().get(from).toRational();
    List<Dyadic> line = new ArrayList<>();
    for (int p = 0; p < flow.finalWeights().size(); p++) {
      Dyadic off = points.weights().get(to).get(p).subtract(flow.finalWeights().get(p));
      line.add(off.round(LINE_BITS));
    }
    List<TrajectoryStep> steps = new ArrayList<>();
    Rational whole = flow.finalTime();
    for (TrajectoryStep step : flow.steps()) {
      Dyadic at = Dyadic.approximate(step.start().divide(whole), LINE_BITS);
      Dyadic part = Dyadic.approximate(step.end().subtract(step.start()).divide(whole), LINE_BITS);
      List<Polynomial> weights = new ArrayList<>();
      for (int p = 0; p < line.size(); p++) {
        List<Dyadic> moved = new ArrayList<>(step.weights().get(p).coefficients());
        if (moved.size() == 1) {
          moved.add(Dyadic.ZERO);
        }
        moved.set(0, moved.get(0).add(line.get(p).multiply(at)));
        moved.set(1, moved.get(1).add(line.get(p).multiply(part)));
        weights.add(Polynomial.of(moved));
      }
      steps.add(
          new TrajectoryStep(
              begin.add(step.start()),
              begin.add(step.end()),
              weights,
              step.slopes(),
              step.gates()));
    }
    return steps;
  }

  private static String reason(FlowResult result) {
    if (result instanceof FlowResult.NotUnique) {
      return "its continuation is not unique";
    }
    return result instanceof FlowResult.Unresolved unresolved
        ? unresolved.reason()
        : result instanceof FlowResult.Stopped stopped ? stopped.reason() : "it goes on";
  }
}
