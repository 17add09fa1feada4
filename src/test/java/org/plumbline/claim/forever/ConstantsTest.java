package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Examples;
import org.plumbline.claim.HandMade;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Of {@code f = abx} on {@code x = 2}, at {@code a = b = 2}: the margin is 8. */
final class ConstantsTest {
  private static Constants constants(Loss loss, String... weights) {
    FlowProblem problem =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 1, 1, 1),
            HandMade.data(List.of(1), List.of(Examples.rationals("2"))),
            loss,
            weights);
    Observations observations = Examples.untouched(problem).observations();
    RiskAt start = observations.riskAtStart();
    return new Constants(observations, problem, graph(), start, DyadicInterval.of(Dyadic.of(8)));
  }

  private static PathGraph graph() {
    return PathGraph.of(HandMade.layered(Activation.LINEAR, 1, 1, 1));
  }

  private static Levels levels() {
    return Levels.of(graph()).orElseThrow();
  }

  private static Degrees.Known degrees() {
    return (Degrees.Known) Degrees.of(graph());
  }

  private static void assertNear(DyadicInterval found, double expected) {
    assertThat(found.lower()).isBetween(Dyadic.of(expected - 1e-12), Dyadic.of(expected + 1e-12));
    assertThat(found.upper()).isBetween(Dyadic.of(expected - 1e-12), Dyadic.of(expected + 1e-12));
  }

  /** {@code κ₋ = 2·8/(2·2) = 4} and {@code κ₊ = 4/(8/8) = 4}. */
  @Test
  void levelsGiveBothEnvelopes() {
    MarginGrowth growth =
        constants(Loss.EXPONENTIAL, "2", "2").ofLevels(levels()).orElseThrow().growth();
    assertThat(growth.exponent()).isEqualTo(Rational.ONE);
    assertNear(growth.logSlowest(), Math.log(4));
    assertNear(growth.logFastest().orElseThrow(), Math.log(4));
    assertThat(growth.start()).isEqualTo(DyadicInterval.of(Dyadic.of(8)));
  }

  /** {@code κ₋ = 8/(1/2 (2 + 2)) = 4} too, and no upper envelope. */
  @Test
  void degreesGiveTheLowerEnvelope() {
    MarginGrowth growth =
        constants(Loss.EXPONENTIAL, "2", "2").ofDegrees(degrees()).orElseThrow().growth();
    assertThat(growth.exponent()).isEqualTo(Rational.ONE);
    assertNear(growth.logSlowest(), Math.log(4));
    assertThat(growth.logFastest()).isEmpty();
  }

  /** It falls a little slower than the exponential: by {@code 1 + e^-8}, and {@code S} more. */
  @Test
  void theLogisticLossIsSlowerByAFactor() {
    Constants constants = constants(Loss.LOGISTIC, "2", "2");
    double less = Math.log1p(Math.exp(-8));
    MarginGrowth growth = constants.ofLevels(levels()).orElseThrow().growth();
    assertNear(growth.logSlowest(), Math.log(4) - less);
    assertNear(growth.logFastest().orElseThrow(), Math.log(4) + less);
    assertNear(
        constants.ofDegrees(degrees()).orElseThrow().growth().logSlowest(), Math.log(4) - less);
  }

  @Test
  void aLevelOrANetworkOfZerosHasNone() {
    assertThat(constants(Loss.EXPONENTIAL, "2", "0").ofLevels(levels())).isEmpty();
    assertThat(constants(Loss.EXPONENTIAL, "2", "0").ofDegrees(degrees())).isPresent();
    assertThat(constants(Loss.EXPONENTIAL, "0", "0").ofDegrees(degrees())).isEmpty();
  }
}
