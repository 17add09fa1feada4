package org.plumbline.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.PivotSelectionRule;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;

/**
 * Proposes, without any guarantee, a separating direction or the support of a Farkas combination.
 *
 * <p>The linear program {@code max t} over {@code |u_j| <= 1}, {@code ⟨a_i, u⟩ >= t} is solved by
 * cutting planes: on some of the points, to which those are added that its solution violates most.
 * A full tableau would grow with the square of the number of points; this one grows with the
 * dimension.
 */
final class LinearProgramProposer {
  private static final int MAX_ROUNDS = 30;

  /** The working points are at most this many times the dimension, which bounds the tableau. */
  private static final int MAX_WORKING_FACTOR = 12;

  private static final int MAX_PIVOTS = 3_000;

  /** Largest number of entries of a point; beyond it the exact search is the quicker way. */
  private static final int MAX_DIMENSION = 150;

  /** Values of {@code t} below this propose inseparability; a wrong guess costs time only. */
  private static final double SMALL = Math.scalb(1.0, -36);

  private final double[][] points;
  private final int dimension;
  private final TreeSet<Integer> working = new TreeSet<>();

  private LinearProgramProposer(double[][] points) {
    this.points = points;
    this.dimension = points[0].length;
  }

  /** What to try to prove. */
  sealed interface Proposal permits Direction, Support {}

  /** The entries of a vector that may separate. */
  record Direction(List<Double> entries) implements Proposal {}

  /** The indices of points of which a convex combination may be the origin. */
  record Support(List<Integer> indices) implements Proposal {}

  /** A proposal for the given points, of which there is at least one; or nothing. */
  static Optional<Proposal> propose(double[][] points) {
    if (points[0].length == 0 || points[0].length > MAX_DIMENSION) {
      return Optional.empty();
    }
    try {
      return new LinearProgramProposer(points).run();
    } catch (RuntimeException e) {
      // Whatever an untrusted solver throws when it cycles or overflows means that there is no
      // proposal.
      return Optional.empty();
    }
  }

  private Optional<Proposal> run() {
    int stride = Math.max(1, points.length / (2 * dimension + 2));
    IntStream.range(0, points.length).filter(i -> i % stride == 0).forEach(working::add);
    int most = MAX_WORKING_FACTOR * (dimension + 1);
    for (int round = 0; round < MAX_ROUNDS && working.size() <= most; round++) {
      double[] solution = largestMargin();
      if (!Arrays.stream(solution).allMatch(Double::isFinite)) {
        return Optional.empty();
      }
      double[] direction = Arrays.copyOf(solution, dimension);
      double margin = solution[dimension];
      if (margin < SMALL) {
        return Optional.of(new Support(support()));
      }
      if (!addViolated(direction, margin)) {
        return Optional.of(new Direction(Arrays.stream(direction).boxed().toList()));
      }
    }
    return Optional.empty();
  }

  /**
   * Adds the points whose margin is furthest below {@code margin}; false if all have about half of
   * it.
   */
  private boolean addViolated(double[] direction, double margin) {
    double[] margins = Arrays.stream(points).mapToDouble(p -> dot(p, direction)).toArray();
    List<Integer> violated =
        IntStream.range(0, points.length)
            .filter(i -> margins[i] < margin / 2 && !working.contains(i))
            .boxed()
            .sorted(Comparator.comparingDouble(i -> margins[i]))
            .limit(dimension + 1L)
            .toList();
    working.addAll(violated);
    return !violated.isEmpty();
  }

  /**
   * The best {@code (u, t)} for the working points; the program is in {@code u + 1 >= 0} and {@code
   * t}.
   */
  private double[] largestMargin() {
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int i : working) {
      double[] row = Arrays.copyOf(points[i], dimension + 1);
      row[dimension] = -1;
      double sum = Arrays.stream(points[i]).sum();
      constraints.add(new LinearConstraint(row, Relationship.GEQ, sum));
    }
    for (int j = 0; j < dimension; j++) {
      double[] row = new double[dimension + 1];
      row[j] = 1;
      constraints.add(new LinearConstraint(row, Relationship.LEQ, 2));
    }
    double[] objective = new double[dimension + 1];
    objective[dimension] = 1;
    double[] solution = solve(objective, constraints, GoalType.MAXIMIZE);
    for (int j = 0; j < dimension; j++) {
      solution[j] -= 1;
    }
    return solution;
  }

  /**
   * The working points with a positive weight in the combination nearest to zero, in the sum norm.
   */
  private List<Integer> support() {
    List<Integer> indices = List.copyOf(working);
    int count = indices.size();
    int variables = count + 2 * dimension;
    double[] objective = new double[variables];
    Arrays.fill(objective, count, variables, 1);
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int j = 0; j < dimension; j++) {
      double[] row = new double[variables];
      for (int k = 0; k < count; k++) {
        row[k] = points[indices.get(k)][j];
      }
      row[count + j] = 1;
      row[count + dimension + j] = -1;
      constraints.add(new LinearConstraint(row, Relationship.EQ, 0));
    }
    double[] ones = new double[variables];
    Arrays.fill(ones, 0, count, 1);
    constraints.add(new LinearConstraint(ones, Relationship.EQ, 1));
    double[] weights = solve(objective, constraints, GoalType.MINIMIZE);
    return IntStream.range(0, count)
        .filter(k -> weights[k] > SMALL)
        .mapToObj(indices::get)
        .toList();
  }

  private static double[] solve(
      double[] objective, List<LinearConstraint> constraints, GoalType goal) {
    return new SimplexSolver()
        .optimize(
            new MaxIter(MAX_PIVOTS),
            new LinearObjectiveFunction(objective, 0),
            new LinearConstraintSet(constraints),
            goal,
            new NonNegativeConstraint(true),
            PivotSelectionRule.DANTZIG)
        .getPoint();
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int j = 0; j < left.length; j++) {
      sum += left[j] * right[j];
    }
    return sum;
  }
}
