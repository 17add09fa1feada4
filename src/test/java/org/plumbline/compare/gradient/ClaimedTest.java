package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.compare.finding.Deviation;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/** Gradients and steps with the bounds of their entries. */
final class ClaimedTest {
  private final FlowProblem problem = SmallRisk.of(Activation.LINEAR);

  private RiskGradient gradientAt(double... weights) {
    return RiskGradient.of(problem, SmallRisk.setting(problem, weights));
  }

  private static Claimed step(double eta, List<Dyadic> from, double... to) {
    return Claimed.step(
        new DescentClaim(from, SmallRisk.numbers(to), Dyadic.of(eta), Optional.empty()),
        NumberFormat.FLOAT32);
  }

  @Test
  void gradientIsBoundedByItsOwnErrorAlone() {
    RiskGradient gradient = gradientAt(1, 0);
    Claimed claimed = Claimed.gradient(SmallRisk.numbers(0, -1), NumberFormat.FLOAT32);
    assertThat(claimed.boundUpper(gradient, 1)).isEqualTo(gradient.errorUpper(1));
    assertThat(claimed.from(gradient).fits()).isTrue();
  }

  /** Steps rounded once, of many sizes: none is outside, and a few units further all are. */
  @Test
  void roundedStepsFitAndOthersDoNot() {
    RiskGradient gradient = gradientAt(0.75, 0);
    List<Dyadic> from = SmallRisk.numbers(0.75, 0);
    for (int k = 1; k < 50; k++) {
      double eta = k / 7.0f;
      float next = (float) (eta * 0.75);
      assertThat(step(eta, from, 0.75, next).from(gradient).fits()).as("%s", eta).isTrue();
      float far = next * (1 + 0x1p-17f);
      assertThat(step(eta, from, 0.75, far).from(gradient).isWithin()).as("%s", eta).isFalse();
    }
  }

  /** The rounding of the weight counts, even where the gradient is 0. */
  @Test
  void stepMayBeOffByTheRoundingOfTheWeight() {
    Claimed claimed = step(0.5, SmallRisk.numbers(1, 0), 1, 0.5);
    Magnitude bound = claimed.boundUpper(gradientAt(1, 0), 0);
    assertThat(bound).isGreaterThanOrEqualTo(Magnitude.ONE.scale(-24));
    assertThat(bound).isLessThan(Magnitude.ONE.scale(-22));
  }

  @Test
  void widestBoundIsThatOfZeroAndTheNegativeToo() {
    RiskGradient gradient = gradientAt(1, 0);
    List<Dyadic> from = SmallRisk.numbers(1, 0);
    Claimed claimed = step(0.5, from, 1, 0.5);
    for (double other : new double[] {0.5, 0, -0.5}) {
      assertThat(claimed.widestBoundUpper(gradient, 1))
          .isGreaterThanOrEqualTo(step(0.5, from, 1, other).boundUpper(gradient, 1));
    }
  }

  @Test
  void factorOfSingleEntryIsNamed() {
    RiskGradient gradient = gradientAt(1, 0);
    Claimed claimed = Claimed.gradient(SmallRisk.numbers(0, -3), NumberFormat.FLOAT32);
    Deviation deviation = claimed.from(gradient);
    assertThat(claimed.unexplained(gradient, deviation).text())
        .contains("times what it should be, and no other entry is off");
    Claimed both = Claimed.gradient(SmallRisk.numbers(1, -3), NumberFormat.FLOAT32);
    assertThat(both.unexplained(gradient, both.from(gradient)).text())
        .isEqualTo("no known cause explains it");
  }
}
