package org.plumbline.enclosure.box;

import java.util.Arrays;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Arithmetic;
import org.plumbline.network.Edge;
import org.plumbline.network.Incidence;
import org.plumbline.network.Network;
import org.plumbline.network.Sweep;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/**
 * A flow problem with its rational constants enclosed in intervals, once, for evaluation on many
 * boxes.
 *
 * <p>The edges have the numbers of {@link Incidence}.
 */
public final class EnclosedProblem {
  private final FlowProblem problem;
  private final Incidence edges;
  private final Sweep<DoubleInterval> sweep;

  /** The constants of edges; anything where they are trainable. */
  private final DoubleInterval[] fixed;

  private final DoubleInterval[] slopes;
  private final DoubleInterval[][] inputs;
  private final DoubleInterval sampleFactor;
  private final boolean isHeadLinear;
  private final double[][] inputMiddles;
  private final double[][] inputRadii;
  private final double[][] middlesOfInput;
  private final double[][] radiiOfInput;
  private final double[][] sizesOfInput;
  private final boolean[] isFedByInputs;
  private final int lastKinked;

  private EnclosedProblem(FlowProblem problem) {
    Network network = problem.network();
    this.problem = problem;
    edges = network.incidence();
    sweep = Sweep.of(edges, Arithmetic.DOUBLE_INTERVAL);
    fixed = new DoubleInterval[edges.size()];
    sweep.fill(fixed, p -> DoubleInterval.ENTIRE);
    slopes = new DoubleInterval[network.size()];
    Arrays.setAll(slopes, v -> DoubleInterval.enclosing(network.activation(v).negativeSlope()));
    inputs =
        problem.data().points().stream()
            .map(EnclosedProblem::enclosed)
            .toArray(DoubleInterval[][]::new);
    sampleFactor = DoubleInterval.enclosing(problem.sampleFactor());
    isHeadLinear = isHeadLinear(network);
    inputMiddles = new double[inputs.length][network.inputs()];
    inputRadii = new double[inputs.length][network.inputs()];
    middlesOfInput = new double[network.inputs()][inputs.length];
    radiiOfInput = new double[network.inputs()][inputs.length];
    sizesOfInput = new double[network.inputs()][inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      for (int a = 0; a < inputs[i].length; a++) {
        double middle = inputs[i][a].approximateMiddle();
        inputMiddles[i][a] = middle;
        inputRadii[i][a] = inputs[i][a].radiusUpper(middle);
        middlesOfInput[a][i] = middle;
        radiiOfInput[a][i] = inputRadii[i][a];
        sizesOfInput[a][i] = Directed.sumUpper(Math.abs(middle), inputRadii[i][a]);
      }
    }
    List<Integer> kinked = network.kinked();
    lastKinked = kinked.isEmpty() ? -1 : kinked.get(kinked.size() - 1);
    isFedByInputs = new boolean[network.size()];
    for (int v = network.inputs(); v < network.size(); v++) {
      isFedByInputs[v] =
          network.incoming(v).stream().allMatch(edge -> edge.from() < network.inputs());
    }
  }

  /** The given problem, its inputs, slopes and fixed weights enclosed. */
  public static EnclosedProblem enclosing(FlowProblem problem) {
    return new EnclosedProblem(problem);
  }

  private static boolean isHeadLinear(Network network) {
    return network.edges().stream().allMatch(network::isUnshared)
        && network.kinked().stream()
            .flatMap(v -> network.incoming(v).stream())
            .allMatch(edge -> edge.from() < network.inputs());
  }

  private static DoubleInterval[] enclosed(List<Rational> point) {
    return point.stream().map(DoubleInterval::enclosing).toArray(DoubleInterval[]::new);
  }

  /** The problem that is enclosed. */
  public FlowProblem problem() {
    return problem;
  }

  /** The architecture. */
  public Network network() {
    return problem.network();
  }

  /**
   * Whether inputs alone feed kinked vertices, and every edge has a parameter of its own: then what
   * is behind the kinked vertices does not depend on the sample.
   */
  public boolean isHeadLinear() {
    return isHeadLinear;
  }

  /** The number of samples. */
  public int samples() {
    return inputs.length;
  }

  /** The number of vertices. */
  public int size() {
    return slopes.length;
  }

  public int edgeCount() {
    return edges.size();
  }

  public Edge edge(int e) {
    return edges.edge(e);
  }

  public int firstInto(int v) {
    return edges.firstInto(v);
  }

  /** The edges out of {@code v}. */
  public int[] outgoing(int v) {
    return edges.outgoing(v);
  }

  /** An interval containing the negative slope {@code α_v}. */
  public DoubleInterval slope(int v) {
    return slopes[v];
  }

  /** An interval containing coordinate {@code a} of sample {@code i}. */
  public DoubleInterval input(int i, int a) {
    return inputs[i][a];
  }

  /** The last vertex that is not linear, behind which gates depend on nothing; -1 if all are. */
  int lastKinked() {
    return lastKinked;
  }

  /** Whether no vertex but inputs leads to vertex {@code v}. */
  boolean isFedByInputs(int v) {
    return isFedByInputs[v];
  }

  /** Doubles near the coordinate {@code a} of all samples; not to be written to. */
  double[] middlesOfInput(int a) {
    return middlesOfInput[a];
  }

  /** How far from those the coordinates are at most; not to be written to. */
  double[] radiiOfInput(int a) {
    return radiiOfInput[a];
  }

  /** At least the absolute values of the coordinates; not to be written to. */
  double[] sizesOfInput(int a) {
    return sizesOfInput[a];
  }

  /** Doubles near the coordinates of sample {@code i}; not to be written to. */
  double[] inputMiddles(int i) {
    return inputMiddles[i];
  }

  /** How far from those the coordinates are at most; not to be written to. */
  double[] inputRadii(int i) {
    return inputRadii[i];
  }

  /** An interval containing the factor {@code 1/n} or 1 of each loss. */
  DoubleInterval sampleFactor() {
    return sampleFactor;
  }

  /** The range of the weight of every edge for parameters in {@code box}. */
  public DoubleInterval[] weights(WeightBox box) {
    if (box.size() != network().parameters()) {
      throw new IllegalArgumentException(
          "a box of " + box.size() + " parameters for " + network().parameters());
    }
    DoubleInterval[] weights = fixed.clone();
    for (int e = 0; e < weights.length; e++) {
      if (edges.edge(e).isTrainable()) {
        weights[e] = box.range(edges.edge(e).parameter());
      }
    }
    return weights;
  }

  /** The weight of every edge and its rate, for parameters that move as given. */
  public MovingInterval[] weights(List<MovingInterval> parameters) {
    MovingInterval[] weights =
        Arrays.stream(fixed).map(MovingInterval::constant).toArray(MovingInterval[]::new);
    for (int e = 0; e < weights.length; e++) {
      if (edges.edge(e).isTrainable()) {
        weights[e] = parameters.get(edges.edge(e).parameter());
      }
    }
    return weights;
  }

  /** The interval {@code [α_v, 1]} cut down to what {@code state} allows. */
  DoubleInterval gate(GateState state, int v) {
    return switch (state) {
      case ON -> DoubleInterval.ONE;
      case OFF -> slopes[v];
      case EITHER -> slopes[v].hull(DoubleInterval.ONE);
    };
  }

  /**
   * An interval containing {@code z_v} for {@code s_v} in {@code s}, given the state of the gate.
   */
  DoubleInterval activation(GateState state, int v, DoubleInterval s) {
    return switch (state) {
      case ON -> s;
      case OFF -> slopes[v].multiply(s);
      case EITHER -> bent(s, slopes[v]);
    };
  }

  /** The set {@code {max(s, αs)}}: the ends of both sides and the kink decide. */
  private static DoubleInterval bent(DoubleInterval s, DoubleInterval slope) {
    if (s.lower() >= 0) {
      return s;
    }
    DoubleInterval below = slope.multiply(new DoubleInterval(s.lower(), Math.min(0, s.upper())));
    return s.upper() >= 0
        ? new DoubleInterval(below.lower(), Math.max(s.upper(), below.upper()))
        : below;
  }

  /** The sweeps through the network. */
  Sweep<DoubleInterval> sweep() {
    return sweep;
  }

  /** The sweeps for weights that move. */
  public Sweep<MovingInterval> movingSweep() {
    return Sweep.of(edges, MovingInterval.ARITHMETIC);
  }

  /** An interval containing {@code s_v = Σ w_av z_a}, given {@code z} at the vertices before. */
  DoubleInterval preActivation(int v, DoubleInterval[] weights, DoubleInterval[] z) {
    return sweep.sum(v, weights, z);
  }
}
