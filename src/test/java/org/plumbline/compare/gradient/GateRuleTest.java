package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** The slopes of the unit of {@code exp(-w2 σ(w1))}, whose pre-activation is {@code w1}. */
final class GateRuleTest {
  private static final int UNIT = 1;

  private static SamplePass pass(Activation activation, double weight) {
    return SmallRisk.setting(SmallRisk.of(activation), weight, 1).passes().at(0);
  }

  private static DyadicInterval point(double value) {
    return DyadicInterval.of(Dyadic.of(value));
  }

  /** At the kink any slope between those of the sides, beside it that of the side. */
  @ParameterizedTest
  @CsvSource({
    "0, 1/2, 0, 0.5",
    "0, 0, 0, 0",
    "0, 1, 0, 1",
    "1/4, 1/2, 0, 0.625",
    "1/4, 0, 0, 0.25",
    "0, 1/2, 0x1p-140, 1",
    "1/4, 1, -0x1p-140, 0.25"
  })
  void slopeAtKinkIsChosen(String alpha, String lambda, String weight, double slope) {
    SamplePass pass =
        pass(
            alpha.equals("0") ? Activation.RELU : Activation.leaky(Rational.parse(alpha)),
            Double.parseDouble(weight));
    assertThat(GateRule.atKink(Rational.parse(lambda)).slope(pass, UNIT)).isEqualTo(point(slope));
  }

  @Test
  void openGateHasEverySlope() {
    GateRule range = GateRule.range(GateRule.atKink(Rational.ZERO));
    assertThat(range.slope(pass(Activation.RELU, 0), UNIT))
        .isEqualTo(new DyadicInterval(Dyadic.ZERO, Dyadic.ONE));
    assertThat(range.slope(pass(Activation.leaky(Rational.of(1, 4)), 0), UNIT))
        .isEqualTo(new DyadicInterval(Dyadic.of(0.25), Dyadic.ONE));
    assertThat(range.slope(pass(Activation.RELU, 1), UNIT)).isEqualTo(point(1));
    assertThat(range.slope(pass(Activation.RELU, -1), UNIT)).isEqualTo(point(0));
  }

  @Test
  void listedGateIsAsListed() {
    GateRule usual = GateRule.atKink(Rational.ZERO);
    SamplePass pass = pass(Activation.RELU, 1);
    assertThat(GateRule.listed(usual, Map.of(new Pair(0, UNIT), point(0.5))).slope(pass, UNIT))
        .isEqualTo(point(0.5));
    assertThat(GateRule.listed(usual, Map.of(new Pair(1, UNIT), point(0.5))).slope(pass, UNIT))
        .isEqualTo(point(1));
  }

  @Test
  void staleGateIsThatOfOtherWeights() {
    FlowProblem problem = SmallRisk.of(Activation.RELU);
    GateRule stale = GateRule.of(SmallRisk.setting(problem, -1, 1).passes());
    assertThat(stale.slope(SmallRisk.setting(problem, 1, 1).passes().at(0), UNIT))
        .isEqualTo(point(0));
  }
}
