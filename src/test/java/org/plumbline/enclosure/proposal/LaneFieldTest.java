package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;

/**
 * The field of {@code f = b σ(a σ(w x) + v x) + p σ(w x)} with {@code p = b} the same parameter,
 * {@code σ} of slope 1/4, on {@code x = 1/2} with label -1, for time 1/8.
 */
final class LaneFieldTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 4));
  private static final int BITS = 100;

  private static final Network NETWORK =
      Network.of(
          1,
          List.of(
              new Vertex("x", Activation.LINEAR),
              new Vertex("s", LEAKY),
              new Vertex("t", LEAKY),
              new Vertex("o", Activation.LINEAR)),
          List.of(edge(0, 1, 0), edge(1, 2, 1), edge(0, 2, 2), edge(2, 3, 3), edge(1, 3, 3)),
          List.of("w", "a", "v", "b"));

  private static Edge edge(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  private static LaneSeries field(Loss loss, GateTable gates, double... weights) {
    FlowProblem problem = FactoredProblems.problem(NETWORK, loss, "1/2 : -1");
    VerifierContext context = new VerifierContext(problem, FactoredProblems.COUNT);
    FactoredGating gating =
        new FactoredGating(gates, context.ties().slopes(gates), FactoredProblems.constants(0.5));
    return LaneField.velocities(
        context.lanes().orElseThrow(),
        FactoredProblems.constants(weights),
        gating,
        Rational.of(1, 8),
        context.laneExponential(),
        context.balls(4));
  }

  private static GateTable gates(Gate first, Gate second) {
    return GateTable.allOff(NETWORK, 1).with(new Pair(0, 1), first).with(new Pair(0, 2), second);
  }

  private static void assertIs(LaneSeries found, Dyadic loss, double... rates) {
    for (int p = 0; p < rates.length; p++) {
      Dyadic expected = loss.multiply(Dyadic.of(-rates[p])).scale(-3);
      FactoredProblems.assertConstant(found.ball(p, FactoredProblems.COUNT), expected, BITS - 8);
    }
  }

  private static Dyadic exponential(double u) {
    return Elementary.withBits(BITS).exp(Dyadic.of(u));
  }

  /**
   * {@code s = 1}, {@code t = 3·1 + 2/2 = 4}, {@code f = 4 + 1}: the derivatives of {@code f} are
   * {@code (b a + b)/2 = 2}, {@code b s = 1}, {@code b/2} and {@code t + s = 5}.
   */
  @Test
  void openUnitsPassEverythingOn() {
    Dyadic loss = exponential(5);
    LaneSeries found = field(Loss.EXPONENTIAL, gates(Gate.ON, Gate.ON), 2, 3, 2, 1);
    assertIs(found, loss, 2, 1, 0.5, 5);
  }

  /** {@code s = 1}, {@code t = -2}, {@code z_t = -1/2}, {@code f = 5/2}. */
  @Test
  void closedUnitsPassTheirSlopeOn() {
    Dyadic e = exponential(2.5);
    Dyadic loss = e.approximateQuotient(Dyadic.ONE.add(e), BITS);
    LaneSeries found = field(Loss.LOGISTIC, gates(Gate.ON, Gate.OFF), 2, -3, 2, 5);
    assertIs(found, loss, (5 * -3 * 0.25 + 5) / 2, 1.25, 0.625, 0.5);
    LaneSeries first = field(Loss.LOGISTIC, gates(Gate.OFF, Gate.ON), -4, -3, 0, 0);
    assertIs(first, Dyadic.ONE.scale(-1), 0, 0, 0, 1.5 - 0.5);
  }

  /** A pinned first unit is silent, and its gate is {@code 1/4 + θ 3/4 = 5/8}. */
  @Test
  void pinnedPairsOfTheFirstLayerAreSilentAndPassTheirSlopeBack() {
    Dyadic loss = exponential(5);
    LaneSeries found = field(Loss.EXPONENTIAL, gates(Gate.PINNED, Gate.ON), 0, 3, 2, 5);
    assertIs(found, loss, (15 + 5) * 0.625 / 2, 0, 2.5, 1);
  }

  /** A pinned second unit likewise: {@code f = b s}. */
  @Test
  void pinnedPairsBehindAreSilentAndPassTheirSlopeBack() {
    Dyadic loss = exponential(5);
    LaneSeries found = field(Loss.EXPONENTIAL, gates(Gate.ON, Gate.PINNED), 2, -1, 2, 5);
    assertIs(found, loss, (-5 * 0.625 + 5) / 2, 5 * 0.625, 2.5 * 0.625, 1);
  }

  @Test
  void gatesOfTwoSidesAreRefused() {
    GateTable sided = gates(Gate.PINNED, Gate.ON).with(new Pair(0, 2), Gate.ON, Gate.OFF);
    assertThatThrownBy(() -> field(Loss.EXPONENTIAL, sided, 0, 3, 2, 5))
        .isInstanceOf(ArithmeticException.class);
    assertThat(gates(Gate.PINNED, Gate.ON).isOneSided()).isTrue();
  }

  /** The only parameter is that of an edge into a vertex that leads nowhere. */
  @Test
  void networksInWhichNothingTrainedLeadsAnywhereAreRefused() {
    Network idle =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("s", LEAKY),
                new Vertex("o", Activation.LINEAR)),
            List.of(edge(0, 1, 0), new Edge(0, 2, new Weight.Fixed(Rational.ONE))),
            List.of("w"));
    FlowProblem problem = FactoredProblems.problem(idle, Loss.EXPONENTIAL, "1 : 1");
    VerifierContext context = new VerifierContext(problem, FactoredProblems.COUNT);
    GateTable gates = GateTable.allOff(idle, 1);
    LaneNetwork lanes = LaneNetwork.of(problem).orElseThrow();
    assertThatThrownBy(
            () ->
                LaneField.velocities(
                    lanes,
                    FactoredProblems.constants(1),
                    new FactoredGating(gates, context.ties().slopes(gates), List.of()),
                    Rational.ONE,
                    context.laneExponential(),
                    context.balls(4)))
        .isInstanceOf(ArithmeticException.class);
  }
}
