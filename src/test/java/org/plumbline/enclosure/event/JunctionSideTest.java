package org.plumbline.enclosure.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** What is known next to the end of a step, in numbers that are worked out by hand. */
final class JunctionSideTest {
  private static final Pair PAIR = new Pair(0, 1);

  /** One unit on the sample 2 of label 1: {@code s = 2w}, along {@code w = 1/2 - τ/2}, a = 3. */
  private static JunctionSide side(boolean isEnd, int label, Gate gate) {
    Network network = SingleStep.layers(Activation.RELU, 1, 1, 1);
    FlowProblem problem =
        SingleStep.problem(network, List.of(List.of(Rational.of(2))), List.of(label));
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(
            Rational.ONE,
            Rational.of(9, 8),
            List.of(
                isEnd ? SingleStep.polynomial(0.5, -0.5) : SingleStep.polynomial(0.25, 0.5),
                SingleStep.polynomial(3)),
            GateTable.allOff(network, 1).with(PAIR, gate));
    CertifiedStep bounds =
        new CertifiedStep(
            Magnitude.ONE.scale(-20), Magnitude.ONE.scale(-10), Magnitude.ONE.scale(-16), Set.of());
    VerifierContext context = new VerifierContext(problem, 4);
    return isEnd
        ? JunctionSide.before(context, step, bounds)
        : JunctionSide.after(context, step, bounds);
  }

  private static void assertNear(Magnitude found, double least) {
    SingleStep.assertNear(found, least, 1e-9);
  }

  /** {@code s} is 0 at the end, and moves by twice what the weight does. */
  @Test
  void boundsBeforeAJunction() {
    JunctionSide.Part part = side(true, 1, Gate.ON).part(0, 0.25);
    assertNear(part.atJunction(PAIR), 2 * 0x1p-16);
    assertNear(part.uncertain(PAIR), 2 * 0x1p-10);
    assertNear(part.largest(PAIR), 0.25 + 2 * 0x1p-10);
    assertThat(part.proposedRate(PAIR, false).orElseThrow().doubleUpper()).isBetween(0.9999, 1.0);
    assertThat(part.proposedRate(PAIR, true)).isEmpty();
    JunctionSide.Part away = side(true, 1, Gate.ON).part(0.25, 0.5);
    assertNear(away.largest(PAIR), 0.5 + 2 * 0x1p-10);
  }

  /** {@code s = 1/2 + τ} after it. */
  @Test
  void boundsAfterAJunction() {
    JunctionSide side = side(false, 1, Gate.ON);
    JunctionSide.Part part = side.part(0, 0.25);
    assertNear(part.atJunction(PAIR), 0.5 + 2 * 0x1p-20);
    assertNear(part.uncertain(PAIR), 0.5 + 2 * 0x1p-10);
    assertNear(part.largest(PAIR), 0.75 + 2 * 0x1p-10);
    assertThat(part.proposedRate(PAIR, true).orElseThrow().doubleUpper()).isBetween(0.9999, 1.0);
    assertNear(side.part(0.25, 0.5, part).largest(PAIR), 1 + 2 * 0x1p-10);
    assertNear(side(true, 1, Gate.ON).part(0.25, 0.5, part).largest(PAIR), 0.5 + 2 * 0x1p-10);
  }

  /** {@code c a x² = 12 e^-3s} for {@code s} up to 1/4 at the end: not less than 5.6. */
  @Test
  void ratesAreThoseOfTheFlow() {
    JunctionSide.Part part = side(true, 1, Gate.ON).part(0, 0.25);
    double rate = part.rate(PAIR, GateState.ON, true).orElseThrow().doubleUpper();
    assertThat(rate).isBetween(5.5, 12 * Math.exp(-0.75));
    assertThat(part.rate(PAIR, GateState.ON, false)).isEmpty();
    assertThat(part.rate(PAIR, GateState.OFF, true)).isEmpty();
    assertThat(part.rate(PAIR, GateState.EITHER, true)).isEmpty();
    JunctionSide.Part falling = side(true, -1, Gate.ON).part(0, 0x1p-20);
    assertThat(falling.rate(PAIR, GateState.ON, false).orElseThrow().doubleUpper())
        .isBetween(11.9, 12.0);
    assertThat(falling.rate(PAIR, GateState.ON, true)).isEmpty();
  }

  @Test
  void timesAreThoseOfParts() {
    JunctionSide side = side(true, 1, Gate.ON);
    assertThat(side.time(0.25)).isEqualTo(Rational.of(1, 32));
    assertThat(side.isWithin(Magnitude.ONE.scale(-6), 0.25)).isTrue();
    assertThat(side.isWithin(Magnitude.ONE.scale(-5), 0.25)).isFalse();
    assertThat(side.isWithin(Magnitude.INFINITY, 0.25)).isFalse();
    assertNear(side.duration(Magnitude.ONE.scale(1)), 0.25);
    assertThat(side.gate(PAIR)).isEqualTo(Gate.ON);
    assertThat(side.incoming(PAIR)).hasSize(1);
    assertThat(side.isRelu(PAIR)).isTrue();
    assertThat(side.isRelu(new Pair(0, 2))).isFalse();
  }

  /** Two units in a row: {@code s_1 = u}, {@code s_2 = v max(u, 0)}. */
  private static JunctionSide chain(double u, double v, Gate first, Gate second, boolean isEnd) {
    Network network = SingleStep.layers(Activation.RELU, 1, 1, 1, 1);
    FlowProblem problem = SingleStep.problem(network, 1);
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(
            Rational.ONE,
            Rational.of(9, 8),
            List.of(SingleStep.polynomial(u), SingleStep.polynomial(v), SingleStep.polynomial(1)),
            GateTable.allOff(network, 1).with(PAIR, first).with(new Pair(0, 2), second));
    Magnitude error = Magnitude.ONE.scale(-20);
    CertifiedStep bounds = new CertifiedStep(error, error, error, Set.of());
    VerifierContext context = new VerifierContext(problem, 4);
    return isEnd
        ? JunctionSide.before(context, step, bounds)
        : JunctionSide.after(context, step, bounds);
  }

  private static boolean isSettled(double u, Gate first, int vertex) {
    return chain(u, 1, first, Gate.ON, true).part(0, 0.5).isSettled(new Pair(0, vertex));
  }

  /** The gates in front have to be certain, and those proposed. */
  @Test
  void whatIsInFrontIsSettled() {
    assertThat(isSettled(1, Gate.ON, 2)).isTrue();
    assertThat(isSettled(0, Gate.ON, 2)).isFalse();
    assertThat(isSettled(-1, Gate.ON, 2)).isFalse();
    // Nothing gets to the second.
    assertThat(isSettled(-1, Gate.OFF, 2)).isFalse();
    assertThat(isSettled(0, Gate.ON, 1)).isTrue();
  }

  private static boolean isFed(double v, double u) {
    JunctionSide side = chain(u, v, Gate.ON, Gate.ON, true);
    Edge edge = side.incoming(new Pair(0, 2)).get(0);
    return side.part(0, 0.5).isFedBy(new Pair(0, 2), edge);
  }

  @Test
  void pairsAreFedByPositiveWeights() {
    assertThat(isFed(1, 1)).isTrue();
    assertThat(isFed(-1, 1)).isFalse();
    assertThat(isFed(0, 1)).isFalse();
    // Another edge: that source has to be mute.
    Edge other = new Edge(0, 1, new Weight.Parameter(0));
    assertThat(chain(-1, 1, Gate.OFF, Gate.ON, true).part(0, 0.5).isFedBy(new Pair(0, 2), other))
        .isTrue();
    assertThat(chain(1, 1, Gate.ON, Gate.ON, true).part(0, 0.5).isFedBy(new Pair(0, 2), other))
        .isFalse();
    // An input is never mute.
    assertThat(
            chain(-1, 1, Gate.OFF, Gate.ON, true)
                .part(0, 0.5)
                .isFedBy(PAIR, new Edge(1, 2, new Weight.Parameter(1))))
        .isFalse();
  }

  /** What a tube cuts off polynomials counts as error: 2^-150 here, beside nothing else. */
  @Test
  void whatIsCutOffIsAnError() {
    Network network = SingleStep.layers(Activation.RELU, 1, 1, 1);
    FlowProblem problem = SingleStep.problem(network, 1);
    Dyadic low = Dyadic.ONE.scale(-170);
    TrajectoryStep step =
        TrajectoryStep.withoutSlopes(
            Rational.ONE,
            Rational.of(9, 8),
            List.of(Polynomial.of(List.of(Dyadic.ONE.add(low))), SingleStep.polynomial(1)),
            GateTable.allOff(network, 1).with(PAIR, Gate.ON));
    CertifiedStep exact =
        new CertifiedStep(Magnitude.ZERO, Magnitude.ZERO, Magnitude.ZERO, Set.of());
    VerifierContext context = new VerifierContext(problem, 3);
    for (JunctionSide side :
        List.of(
            JunctionSide.before(context, step, exact), JunctionSide.after(context, step, exact))) {
      Magnitude one = side.part(0, 0.5).atJunction(PAIR);
      assertThat(one.toDyadic().subtract(Dyadic.ONE)).isGreaterThan(Dyadic.ZERO);
      assertThat(side.part(0, 0.5).uncertain(PAIR)).isGreaterThan(Magnitude.ONE);
    }
  }
}
