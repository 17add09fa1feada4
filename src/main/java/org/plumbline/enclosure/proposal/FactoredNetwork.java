package org.plumbline.enclosure.proposal;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.enclosure.ball.LaneCombination;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * A network whose kinked vertices are fed by inputs alone, with linear vertices behind them, and
 * data that are integers over a small denominator: its field is made of sums over samples with
 * integer coefficients, and of products in which no sample occurs (proofs-notes/verifier.md, V17).
 *
 * <p>Edges from inputs lie in lanes: {@code d} lanes, one an input, for each kinked vertex in turn,
 * and {@code d} more for the linear vertices together if inputs lead to these.
 */
public final class FactoredNetwork {
  /** Of a common denominator; with more, sums of digits times integers would not be exact. */
  private static final int MOST_BITS = 24;

  private final FlowProblem problem;
  private final int[] kinked;
  private final boolean hasLinearGroup;
  private final int[] parameters;
  private final long unit;
  private final long slopeUnit;
  private final double[][] inputs;

  private FactoredNetwork(
      FlowProblem problem, int[] kinked, boolean hasLinearGroup, long unit, long slopeUnit) {
    int dimension = problem.network().inputs();
    this.problem = problem;
    this.kinked = kinked;
    this.hasLinearGroup = hasLinearGroup;
    this.unit = unit;
    this.slopeUnit = slopeUnit;
    this.parameters = new int[(kinked.length + (hasLinearGroup ? 1 : 0)) * dimension];
    Arrays.fill(parameters, -1);
    for (int g = 0; g < kinked.length; g++) {
      for (Edge edge : problem.network().incoming(kinked[g])) {
        parameters[g * dimension + edge.from()] = edge.parameter();
      }
    }
    this.inputs =
        problem.data().points().stream()
            .map(x -> x.stream().mapToDouble(c -> multiple(c, unit)).toArray())
            .toArray(double[][]::new);
  }

  private static double multiple(Rational x, long unit) {
    return x.multiply(Rational.of(unit)).numerator().doubleValue();
  }

  /** The factored form of a problem, if it has one. */
  public static Optional<FactoredNetwork> of(FlowProblem problem) {
    if (!FactoredField.isKnown(problem.loss())) {
      return Optional.empty();
    }
    Network network = problem.network();
    boolean isPlain =
        network.edges().stream().allMatch(network::isUnshared)
            && network.kinked().stream().allMatch(v -> isFirst(network, v));
    Optional<Long> unit =
        denominator(problem.data().points().stream().flatMap(Collection::stream).toList());
    Optional<Long> slopeUnit =
        denominator(
            network.kinked().stream().map(v -> network.activation(v).negativeSlope()).toList());
    if (!isPlain || network.kinked().isEmpty() || unit.isEmpty() || slopeUnit.isEmpty()) {
      return Optional.empty();
    }
    int inputs = network.inputs();
    boolean isLinearFed =
        network.edges().stream()
            .anyMatch(e -> e.from() < inputs && network.activation(e.to()).isLinear());
    int[] kinked = network.kinked().stream().mapToInt(v -> v).toArray();
    FactoredNetwork found =
        new FactoredNetwork(problem, kinked, isLinearFed, unit.get(), slopeUnit.get());
    return found.isSmall() ? Optional.of(found) : Optional.empty();
  }

  /** Whether a vertex is fed by inputs alone, by each of them once at most. */
  private static boolean isFirst(Network network, int v) {
    List<Integer> sources = network.incoming(v).stream().map(Edge::from).toList();
    return sources.stream().allMatch(u -> u < network.inputs())
        && sources.stream().distinct().count() == sources.size();
  }

  /** The common denominator, if it is small. */
  private static Optional<Long> denominator(List<Rational> numbers) {
    BigInteger all = BigInteger.ONE;
    for (Rational number : numbers) {
      BigInteger next = number.denominator();
      all = all.multiply(next.divide(all.gcd(next)));
      if (all.bitLength() > MOST_BITS) {
        return Optional.empty();
      }
    }
    return Optional.of(all.longValueExact());
  }

  /** Whether sums over samples, or over edges, of digits times the integers are exact. */
  private boolean isSmall() {
    double[] perInput = new double[dimension()];
    double largest = 0;
    double steepest = slopeUnit;
    for (int v : kinked) {
      Rational slope = problem.network().activation(v).negativeSlope().abs();
      steepest = Math.max(steepest, multiple(slope, slopeUnit));
    }
    for (double[] x : inputs) {
      double sum = 0;
      for (int a = 0; a < x.length; a++) {
        perInput[a] += Math.abs(x[a]);
        sum += Math.abs(x[a]);
      }
      largest = Math.max(largest, sum * groups());
    }
    // Pinned pairs count once more.
    largest = Math.max(largest, 2 * Arrays.stream(perInput).max().orElse(0));
    return 2 * steepest * largest <= LaneCombination.MOST;
  }

  public FlowProblem problem() {
    return problem;
  }

  /** The samples. */
  public Dataset data() {
    return problem.data();
  }

  /** The kinked vertices, a group of lanes each. */
  public int[] kinked() {
    return kinked.clone();
  }

  /** The group of a kinked vertex. */
  public int group(int vertex) {
    return Arrays.binarySearch(kinked, vertex);
  }

  /** The number of inputs, and of lanes of a group. */
  public int dimension() {
    return problem.network().inputs();
  }

  /** Whether there is a last group for the linear vertices that inputs lead to. */
  public boolean hasLinearGroup() {
    return hasLinearGroup;
  }

  /** The number of groups of lanes. */
  public int groups() {
    return kinked.length + (hasLinearGroup ? 1 : 0);
  }

  /** The number of lanes of edges. */
  public int lanes() {
    return groups() * problem.network().inputs();
  }

  /** The parameter of a lane's edge; -1 if it has none. */
  public int parameter(int lane) {
    return parameters[lane];
  }

  /** The group of each lane. */
  public int[] groupOfLane() {
    int[] group = new int[lanes()];
    Arrays.setAll(group, lane -> lane / dimension());
    return group;
  }

  /** The number {@code Dq} by which inputs, and slopes, are multiplied to be integers. */
  public Rational scale() {
    return Rational.of(unit).multiply(Rational.of(slopeUnit));
  }

  /** The integers {@code D x}. */
  public double[] inputs(int sample) {
    return inputs[sample];
  }

  /** The integer {@code q} times the slope of a group on one side. */
  public double slope(int group, Gate gate) {
    boolean isBelow = group < kinked.length && gate == Gate.OFF;
    return isBelow
        ? multiple(problem.network().activation(kinked[group]).negativeSlope(), slopeUnit)
        : slopeUnit;
  }
}
