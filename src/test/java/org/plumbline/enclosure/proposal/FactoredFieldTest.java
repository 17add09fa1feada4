package org.plumbline.enclosure.proposal;

import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;

/** The field of {@code f = a σ(w x)}, {@code σ} of slope 1/4, on {@code x = 1/2}, for time 1/8. */
final class FactoredFieldTest {
  private static final Network NETWORK =
      SingleStep.layers(Activation.leaky(Rational.of(1, 4)), 1, 1, 1);

  private static final Pair PAIR = new Pair(0, 1);
  private static final int BITS = 100;

  private static FactoredField field(Loss loss, Gate gate, double w, double a) {
    FlowProblem problem = FactoredProblems.problem(NETWORK, loss, "1/2 : 1");
    VerifierContext context = new VerifierContext(problem, FactoredProblems.COUNT);
    GateTable gates = GateTable.allOff(NETWORK, 1).with(PAIR, gate);
    FactoredHead head =
        FactoredHead.of(
            context.factored().orElseThrow(), FactoredProblems.constants(w, a), context.balls(4));
    FactoredGating gating =
        new FactoredGating(gates, context.ties().slopes(gates), FactoredProblems.constants(0.5));
    return FactoredField.of(head, gating, Rational.of(1, 8), context.laneExponential());
  }

  private static SeriesBall velocity(FactoredField field) {
    return field.velocities().ball(0, FactoredProblems.COUNT);
  }

  private static void assertIs(SeriesBall found, Dyadic loss, double factor) {
    FactoredProblems.assertConstant(found, loss.multiply(Dyadic.of(factor)), BITS - 4);
  }

  private static Dyadic exponential(double u) {
    return Elementary.withBits(BITS).exp(Dyadic.of(u));
  }

  /**
   * {@code f = 3·1}: the rate of {@code w} is {@code e^-3 · 3/2}, that of {@code a} {@code e^-3}.
   */
  @Test
  void openUnitsMoveWithTheExponentialLoss() {
    FactoredField field = field(Loss.EXPONENTIAL, Gate.ON, 2, 3);
    assertIs(velocity(field), exponential(-3), 1.5 / 8);
    assertIs(field.activations()[1], exponential(-3), 1.0 / 8);
    assertIs(field.activations()[2], exponential(-3), 3.0 / 8);
  }

  /** {@code f = -3/4}, and the slopes are a quarter. */
  @Test
  void closedUnitsMoveByTheirSlope() {
    FactoredField field = field(Loss.LOGISTIC, Gate.OFF, -2, 3);
    Dyadic e = exponential(0.75);
    Dyadic logistic = e.approximateQuotient(Dyadic.ONE.add(e), BITS);
    assertIs(velocity(field), logistic, 0.375 / 8);
    assertIs(field.activations()[1], logistic, -0.25 / 8);
  }

  /** Pinned at 0 the loss is 1, and with {@code θ = 1/2} the gate is {@code 1/8 + 1/2}. */
  @Test
  void pinnedUnitsMoveBetweenTheirSlopesAndAreSilent() {
    FactoredField field = field(Loss.EXPONENTIAL, Gate.PINNED, 0, 3);
    assertIs(velocity(field), Dyadic.ONE, 1.5 * 0.625 / 8);
    assertIs(field.activations()[1], Dyadic.ONE, 0);
  }
}
