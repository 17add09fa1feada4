package org.plumbline.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.ForgedEnclosure;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Trajectories written down, whether or not they are flows, and enclosures of any radius. */
public final class HandMade {
  static final int WORKING_BITS = 100;

  private HandMade() {}

  /** A layered network with one activation in all hidden layers. */
  public static Network layered(Activation activation, Integer... widths) {
    List<Activation> hidden = java.util.Collections.nCopies(widths.length - 2, activation);
    return new LayeredArchitecture(List.of(widths), hidden, List.of()).network();
  }

  /** Samples in the plane or on the line, points as lists of numbers. */
  public static Dataset data(List<Integer> labels, List<List<Rational>> points) {
    List<String> names = List.of("a", "b", "c").subList(0, points.get(0).size());
    return new Dataset(names, points, labels);
  }

  public static FlowProblem problem(Network network, Dataset data, Loss loss, String... weights) {
    return new FlowProblem(network, data, Examples.rationals(weights), loss, Reduction.SUM);
  }

  public static Dyadic dyadic(String text) {
    return Dyadic.approximate(Rational.parse(text), 60);
  }

  public static List<Dyadic> dyadics(String... texts) {
    return List.of(texts).stream().map(HandMade::dyadic).toList();
  }

  /** A step with the polynomials of the given coefficients, such as {@code "1 0 -1/2"}. */
  public static TrajectoryStep step(String start, String end, GateTable gates, String... weights) {
    List<Polynomial> polynomials =
        List.of(weights).stream().map(w -> Polynomial.of(dyadics(w.split(" ")))).toList();
    return TrajectoryStep.withoutSlopes(
        Rational.parse(start), Rational.parse(end), polynomials, gates);
  }

  public static GateTable off(FlowProblem problem) {
    return GateTable.allOff(problem.network(), problem.data().size());
  }

  public static GateTable on(FlowProblem problem) {
    return GateTable.of(problem.network(), problem.data().size(), pair -> true);
  }

  static Trajectory trajectory(FlowProblem problem, List<TrajectoryStep> steps) {
    return new Trajectory(
        problem, steps, List.of(), WORKING_BITS, steps.get(steps.size() - 1).endWeights());
  }

  /** What nobody verified, asked for 20 digits. */
  public static Evidence measured(FlowProblem problem, TrajectoryStep... steps) {
    return new Evidence(problem, Optional.of(trajectory(problem, List.of(steps))), Examples.DIGITS);
  }

  /** What is said to be within the radius of a flow. */
  public static Evidence enclosed(FlowProblem problem, double radius, TrajectoryStep... steps) {
    Trajectory trajectory = trajectory(problem, List.of(steps));
    return Evidence.verified(problem, ForgedEnclosure.of(trajectory, radius), Examples.DIGITS);
  }

  /** The same with gates that are uncertain on each step. */
  public static Evidence uncertain(
      FlowProblem problem, double radius, List<Set<Pair>> pairs, TrajectoryStep... steps) {
    Trajectory trajectory = trajectory(problem, List.of(steps));
    return Evidence.verified(
        problem, ForgedEnclosure.of(trajectory, radius, pairs), Examples.DIGITS);
  }
}
