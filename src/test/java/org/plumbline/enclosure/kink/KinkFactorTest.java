package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.enclosure.FixedGates;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.MovingInterval;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** Gradients of what vanishes on a kink, and their rates, against differences of polynomials. */
final class KinkFactorTest {
  private static final double[] WEIGHTS = {0.5, -1.25, 2, 1.5, -0.75, 3};
  private static final double[] RATES = {1, -2, 0.5, 0.25, -1, 2};
  private static final double STEP = 0x1p-12;

  private final EnclosedProblem problem = EnclosedProblem.enclosing(FixedGates.problem());

  /** Weights that move along a line. */
  private MovingInterval[] moving() {
    List<MovingInterval> parameters = new ArrayList<>();
    for (int p = 0; p < WEIGHTS.length; p++) {
      parameters.add(
          new MovingInterval(DoubleInterval.of(WEIGHTS[p]), DoubleInterval.of(RATES[p])));
    }
    return problem.weights(parameters);
  }

  private static double[] at(double time) {
    double[] w = WEIGHTS.clone();
    for (int p = 0; p < w.length; p++) {
      w[p] += time * RATES[p];
    }
    return w;
  }

  private static void assertNear(DoubleInterval found, double expected) {
    assertThat(found.lower()).isBetween(expected - 1e-5, expected + 1e-5);
    assertThat(found.upper()).isBetween(expected - 1e-5, expected + 1e-5);
  }

  private void assertGradient(KinkFactor factor, FixedGates.Function function) {
    MovingInterval[] found = factor.gradient(moving());
    double[] gradient = FixedGates.gradient(function, WEIGHTS);
    double[] before = FixedGates.gradient(function, at(-STEP));
    double[] after = FixedGates.gradient(function, at(STEP));
    assertThat(found).hasSize(WEIGHTS.length);
    for (int p = 0; p < WEIGHTS.length; p++) {
      assertNear(found[p].value(), gradient[p]);
      assertNear(found[p].rate(), (after[p] - before[p]) / (2 * STEP));
    }
  }

  private GateTable table(Gate... gates) {
    GateTable table = GateTable.allOff(problem.network(), 1);
    for (int k = 0; k < gates.length; k++) {
      table = table.with(new Pair(0, FixedGates.FIRST + k), gates[k]);
    }
    return table;
  }

  /** {@code α = 1/4}; a pinned vertex passes nothing on. */
  private static double constant(Gate gate) {
    return switch (gate) {
      case ON -> 1;
      case OFF -> 0.25;
      case PINNED -> 0;
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {FixedGates.FIRST, FixedGates.SECOND, FixedGates.THIRD, FixedGates.OUTPUT})
  void preActivationsAreMultiAffine(int vertex) {
    for (Gate first : Gate.values()) {
      for (Gate second : Gate.values()) {
        KinkFactor factor =
            KinkFactor.preActivation(problem, table(first, second, Gate.OFF), new Pair(0, vertex));
        double[] gates = {constant(first), constant(second), 0.25};
        assertThat(factor.vertex()).isEqualTo(vertex);
        assertGradient(factor, w -> FixedGates.preActivation(vertex, gates, w));
      }
    }
  }

  /** From the first unit to the output: past the third one, and directly. */
  @Test
  void kinksBehindAUnitBeginThere() {
    for (Gate gate : Gate.values()) {
      Kink kink =
          new Kink(
              FixedGates.OUTPUT,
              List.of(FixedGates.THIRD),
              List.of(gate),
              List.of(FixedGates.FIRST),
              List.of());
      KinkFactor factor =
          KinkFactor.held(
              problem, table(Gate.ON, Gate.ON, Gate.OFF), new Pair(0, FixedGates.OUTPUT), kink);
      double[] gates = {1, 1, constant(gate)};
      assertThat(factor.vertex()).isEqualTo(FixedGates.OUTPUT);
      assertGradient(factor, w -> FixedGates.back(FixedGates.FIRST, gates, w));
    }
  }

  @Test
  void kinksAtTheInputAreThoseOfThePreActivation() {
    Kink kink =
        new Kink(
            FixedGates.THIRD,
            List.of(FixedGates.SECOND, FixedGates.FIRST),
            List.of(Gate.ON, Gate.OFF),
            List.of(0, 1),
            List.of(Rational.ONE, Rational.of(2)));
    Pair pair = new Pair(0, FixedGates.THIRD);
    KinkFactor factor = KinkFactor.held(problem, table(Gate.OFF, Gate.ON, Gate.PINNED), pair, kink);
    double[] gates = {0.25, 1, 0};
    assertGradient(factor, w -> FixedGates.preActivation(FixedGates.THIRD, gates, w));
  }

  /** A first input may be where a kink begins: vertex 0 is no sign of none. */
  @Test
  void linearVerticesPassEverythingOn() {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("l", Activation.LINEAR),
                new Vertex("u", Activation.RELU),
                new Vertex("o", Activation.LINEAR)),
            List.of(
                new Edge(2, 3, new Weight.Parameter(2)),
                new Edge(1, 2, new Weight.Parameter(1)),
                new Edge(0, 1, new Weight.Parameter(0))),
            List.of("a", "b", "c"));
    EnclosedProblem linear = EnclosedProblem.enclosing(SingleStep.problem(network, 1));
    MovingInterval[] weights =
        linear.weights(
            List.of(
                MovingInterval.constant(DoubleInterval.of(3)),
                MovingInterval.constant(DoubleInterval.of(5)),
                MovingInterval.constant(DoubleInterval.of(7))));
    GateTable off = GateTable.allOff(network, 1);
    Kink kink = new Kink(2, List.of(1), List.of(Gate.OFF), List.of(0), List.of());
    for (KinkFactor factor :
        List.of(
            KinkFactor.preActivation(linear, off, new Pair(0, 2)),
            KinkFactor.held(linear, off, new Pair(0, 2), kink))) {
      MovingInterval[] gradient = factor.gradient(weights);
      assertNear(gradient[0].value(), 5);
      assertNear(gradient[1].value(), 3);
      assertNear(gradient[2].value(), 0);
    }
  }
}
