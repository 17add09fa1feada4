package org.plumbline.enclosure.proposal;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * A network whose kinked vertices are fed by inputs alone, with linear vertices behind them, and
 * data that are small integers but for one linear map of them: its field is made of sums over
 * samples with integer coefficients, and of products in which no sample occurs
 * (proofs-notes/verifier.md, V17).
 *
 * <p>Edges from inputs lie in lanes: {@code d} lanes, one an input, for each kinked vertex in turn,
 * and {@code d} more for the linear vertices together if inputs lead to these. Sums over samples
 * lie in groups of lanes likewise, one a column of {@link FactoredInputs}.
 */
public final class FactoredNetwork {
  private final FlowProblem problem;
  private final int[] kinked;
  private final boolean hasLinearGroup;
  private final int[] parameters;
  private final long slopeUnit;
  private final double[] slopesBelow;
  private final FactoredInputs inputs;

  private FactoredNetwork(
      FlowProblem problem,
      int[] kinked,
      boolean hasLinearGroup,
      FactoredInputs inputs,
      long slopeUnit) {
    int dimension = problem.network().inputs();
    this.problem = problem;
    this.kinked = kinked;
    this.hasLinearGroup = hasLinearGroup;
    this.inputs = inputs;
    this.slopeUnit = slopeUnit;
    this.slopesBelow =
        Arrays.stream(kinked)
            .mapToObj(v -> problem.network().activation(v).negativeSlope())
            .mapToDouble(slope -> FactoredInputs.multiple(slope, slopeUnit))
            .toArray();
    this.parameters = new int[(kinked.length + (hasLinearGroup ? 1 : 0)) * dimension];
    Arrays.fill(parameters, -1);
    for (int g = 0; g < kinked.length; g++) {
      for (Edge edge : problem.network().incoming(kinked[g])) {
        parameters[g * dimension + edge.from()] = edge.parameter();
      }
    }
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
    Optional<Long> slopeUnit =
        FactoredInputs.denominator(
            network.kinked().stream().map(v -> network.activation(v).negativeSlope()).toList());
    if (!isPlain || network.kinked().isEmpty() || slopeUnit.isEmpty()) {
      return Optional.empty();
    }
    int inputs = network.inputs();
    boolean isLinearFed =
        network.edges().stream()
            .anyMatch(e -> e.from() < inputs && network.activation(e.to()).isLinear());
    int[] kinked = network.kinked().stream().mapToInt(v -> v).toArray();
    double steepest = steepest(network, slopeUnit.get());
    return FactoredInputs.of(problem.data(), kinked.length + (isLinearFed ? 1 : 0), steepest)
        .map(found -> new FactoredNetwork(problem, kinked, isLinearFed, found, slopeUnit.get()));
  }

  /** The largest of the integers that slopes are. */
  private static double steepest(Network network, long slopeUnit) {
    double steepest = slopeUnit;
    for (int v : network.kinked()) {
      Rational slope = network.activation(v).negativeSlope().abs();
      steepest = Math.max(steepest, FactoredInputs.multiple(slope, slopeUnit));
    }
    return steepest;
  }

  /** Whether a vertex is fed by inputs alone, by each of them once at most. */
  private static boolean isFirst(Network network, int v) {
    List<Integer> sources = network.incoming(v).stream().map(Edge::from).toList();
    return sources.stream().allMatch(u -> u < network.inputs())
        && sources.stream().distinct().count() == sources.size();
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

  /** The inputs as integers. */
  public FactoredInputs inputs() {
    return inputs;
  }

  /** The number of inputs, and of lanes of a group of edges. */
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

  /** The group of each lane of an edge. */
  public int[] groupOfLane() {
    return groupOfLane(dimension());
  }

  /** The number of lanes of sums over samples. */
  public int sums() {
    return groups() * inputs.columns();
  }

  /** The group of each lane of a sum over samples. */
  public int[] groupOfSum() {
    return groupOfLane(inputs.columns());
  }

  private int[] groupOfLane(int width) {
    int[] group = new int[groups() * width];
    Arrays.setAll(group, lane -> lane / width);
    return group;
  }

  /** The number {@code Dq} by which inputs, and slopes, are multiplied to be integers. */
  public Rational scale() {
    return Rational.of(inputs.unit()).multiply(Rational.of(slopeUnit));
  }

  /** The integer {@code q} times the slope of a group on one side. */
  public double slope(int group, Gate gate) {
    boolean isBelow = group < kinked.length && gate == Gate.OFF;
    return isBelow ? slopesBelow[group] : slopeUnit;
  }
}
