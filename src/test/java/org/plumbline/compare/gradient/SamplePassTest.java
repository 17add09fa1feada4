package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** The pass of one sample through one unit. */
final class SamplePassTest {
  private static SamplePass small(Activation activation, double... weights) {
    return SmallRisk.setting(SmallRisk.of(activation), weights).passes().at(0);
  }

  private static SamplePass third(double... weights) {
    return ThirdRisk.setting(weights).passes().at(0);
  }

  private static DyadicInterval point(double value) {
    return DyadicInterval.of(Dyadic.of(value));
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 2, 6", "0, -2, 0, 0", "1/4, -2, -0.5, -1.5", "1, -2, -2, -6"})
  void sumsAndActivationsAreExact(String slope, double weight, double value, double output) {
    SamplePass pass = small(new Activation(Rational.parse(slope)), weight, 3);
    assertThat(pass.sum(1)).isEqualTo(point(weight));
    assertThat(pass.value(1)).isEqualTo(point(value));
    assertThat(pass.sum(2)).isEqualTo(point(output));
    assertThat(pass.value(2)).isEqualTo(point(output));
  }

  /** {@code a + b/3} in double, with the error that it has. */
  @Test
  void errorsAreThoseOfTheFormat() {
    SamplePass pass = third(0.1, 0.7, 1);
    Rational exact =
        Dyadic.of(0.1).toRational().add(Dyadic.of(0.7).toRational().multiply(Rational.of(1, 3)));
    double computed = 0.1 + 0.7 * (1.0 / 3);
    Rational off = Dyadic.of(computed).toRational().subtract(exact).abs();
    Magnitude bound = pass.sumErrorUpper(ThirdRisk.UNIT);
    assertThat(bound.toDyadic().toRational()).isGreaterThan(off);
    assertThat(bound.doubleUpper()).isBetween(0.3 * 0x1p-53, 0x1p-51);
    assertThat(pass.valueErrorUpper(ThirdRisk.UNIT)).isEqualTo(bound);
    assertThat(pass.valueErrorUpper(0)).isEqualTo(Magnitude.ZERO);
    assertThat(pass.valueErrorUpper(1).doubleUpper()).isBetween(0x1p-55, 0x1p-53);
  }

  /** The product with the slope of a leaky unit is rounded once more. */
  @Test
  void leakyUnitsRoundTheirProduct() {
    SamplePass pass = small(Activation.leaky(Rational.of(1, 3)), -1, 1);
    assertThat(pass.valueErrorUpper(1).doubleUpper())
        .isGreaterThan(pass.sumErrorUpper(1).doubleUpper() + 0x1p-25)
        .isLessThan(0x1p-22);
  }

  @Test
  void signsAreExactWhereEnclosuresAreNot() {
    SamplePass kink = third(1, -3, 1);
    assertThat(kink.sum(ThirdRisk.UNIT).lower().signum()).isNotPositive();
    assertThat(kink.sum(ThirdRisk.UNIT).upper().signum()).isNotNegative();
    assertThat(kink.sign(ThirdRisk.UNIT)).isZero();
    assertThat(third(1, ThirdRisk.BESIDE, 1).sign(ThirdRisk.UNIT)).isEqualTo(1);
    assertThat(third(1, Math.nextDown(-3.0), 1).sign(ThirdRisk.UNIT)).isEqualTo(-1);
  }

  @Test
  void aGateIsOpenWhereRoundingMayDecideIt() {
    assertThat(third(1, -3, 1).isOpen(ThirdRisk.UNIT)).isTrue();
    assertThat(third(1, ThirdRisk.BESIDE, 1).isOpen(ThirdRisk.UNIT)).isTrue();
    assertThat(third(1, -3 * (1 + 0x1p-40), 1).isOpen(ThirdRisk.UNIT)).isFalse();
    assertThat(small(Activation.RELU, 0, 1).isOpen(1)).isTrue();
    assertThat(small(Activation.LINEAR, 0, 1).isOpen(1)).isFalse();
    assertThat(small(Activation.RELU, 0, 1).isOpen(2)).isFalse();
  }
}
