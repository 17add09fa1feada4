package org.plumbline.flow.lane;

import static org.plumbline.flow.Fields.dyadics;
import static org.plumbline.flow.lane.LaneNumbers.assertNear;
import static org.plumbline.flow.lane.LaneNumbers.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.InputColumns;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;

/** Flows in closed form, five limbs. */
final class LaneFieldTest {
  private static final int LIMBS = 5;
  private static final int ORDER = 5;
  private static final int AGREED = 90;

  private static LaneField run(FlowProblem problem, double[] weights, Dyadic unit) {
    FirstLayer layer = FirstLayer.of(problem.network()).orElseThrow();
    InputColumns inputs = LaneNumbers.columns(problem.data(), 24 * LIMBS);
    GateTable gates = GateTable.allOff(problem.network(), problem.data().size());
    GateMasks masks = new GateMasks(layer, inputs, problem.data(), gates);
    PinnedLanes pinned =
        PinnedLanes.of(
            layer,
            problem.data(),
            new ExactInputs(problem.data(), 24 * LIMBS),
            List.of(),
            24 * LIMBS);
    LaneField field = new LaneField(problem, layer, inputs, ORDER + 2, LIMBS);
    field.begin(dyadics(weights), unit, masks, LIMBS, 8);
    for (int k = 0; k < ORDER; k++) {
      field.execute(k, LIMBS, LIMBS, masks, pinned);
    }
    return field;
  }

  /** {@code factor^k (-1)^(k+1) / (k divisor)}: {@code log(1 + factor τ)/divisor}. */
  private static Dyadic logarithm(int k, Dyadic factor, long divisor) {
    Dyadic power = Dyadic.ONE;
    for (int j = 0; j < k; j++) {
      power = power.multiply(factor);
    }
    Dyadic term = power.approximateQuotient(Dyadic.of(k * divisor), 200);
    return k % 2 == 0 ? term.negate() : term;
  }

  private static Dyadic exp(double u) {
    return Elementary.withBits(200).exp(Dyadic.of(u));
  }

  /** {@code w = log(e + t)}. */
  @Test
  void aSingleWeightIsALogarithm() {
    LaneField field = run(Fields.LOGARITHM, new double[] {1}, Dyadic.of(0.125));
    Dyadic factor = exp(-1).scale(-3);
    for (int k = 1; k <= ORDER; k++) {
      assertNear(value(field.inputWeights(), k, 0), logarithm(k, factor, 1), AGREED);
    }
    // e^-w = 1/(e + t)
    assertNear(value(field.sampleWeights(), 1, 0), exp(-2).scale(-3).negate(), AGREED);
  }

  /**
   * {@code f = w (x + y) + z/2} on (1, 2, 1): {@code 3w = log(e^3 + 9 e^(-1/2) t)} for both lanes.
   */
  @Test
  void lanesOfOneParameterMoveTogetherAndFixedOnesRest() {
    List<Vertex> vertices =
        List.of(
            new Vertex("x[0]", Activation.LINEAR),
            new Vertex("x[1]", Activation.LINEAR),
            new Vertex("x[2]", Activation.LINEAR),
            new Vertex("o", Activation.LINEAR));
    List<Edge> edges =
        List.of(
            new Edge(0, 3, new Weight.Parameter(0)),
            new Edge(1, 3, new Weight.Parameter(0)),
            new Edge(2, 3, new Weight.Fixed(Rational.of(1, 2))));
    Network network = Network.of(3, vertices, edges, List.of("w"));
    FlowProblem shared =
        new FlowProblem(
            network,
            Problems.data("1 2 1 +"),
            List.of(Rational.ZERO),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    LaneField field = run(shared, new double[] {1}, Dyadic.ONE);
    for (int k = 1; k <= ORDER; k++) {
      Dyadic expected = logarithm(k, exp(-3.5).multiply(Dyadic.of(9)), 3);
      assertNear(value(field.inputWeights(), k, 0), expected, AGREED);
      assertNear(value(field.inputWeights(), k, 1), expected, AGREED);
      assertNear(value(field.inputWeights(), k, 2), Dyadic.ZERO, AGREED);
    }
    assertNear(value(field.inputWeights(), 0, 2), Dyadic.of(0.5), AGREED);
  }

  /** {@code f = c a} with {@code a = c}: {@code a' = a e^(-a²)}, {@code a'' = -e^-2} at 1. */
  @Test
  void weightsBehindTheFirstLayerMoveToo() {
    FlowProblem chain =
        Problems.layered(List.of(1, 1, 1), List.of(Activation.LINEAR), "1 1", Problems.data("1 +"));
    LaneField field = run(chain, new double[] {1, 1}, Dyadic.of(0.25));
    Dyadic first = exp(-1).scale(-2);
    Dyadic second = exp(-2).scale(-5).negate();
    assertNear(value(field.inputWeights(), 1, 0), first, AGREED);
    assertNear(value(field.hiddenWeights(), 1, 0), first, AGREED);
    assertNear(value(field.inputWeights(), 2, 0), second, AGREED);
    assertNear(value(field.hiddenWeights(), 2, 0), second, AGREED);
    assertNear(value(field.inputWeights(), 5, 0), value(field.hiddenWeights(), 5, 0), AGREED);
  }
}
