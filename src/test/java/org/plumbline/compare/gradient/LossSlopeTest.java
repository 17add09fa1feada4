package org.plumbline.compare.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Loss;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/** The slopes {@code e^-p}, {@code 1/(1 + e^p)} and {@code (1 - p/√(p² + 4))/2}. */
final class LossSlopeTest {
  private static LossSlope slope(Loss loss, double margin, double error, LossSlope.Style style) {
    return LossSlope.of(
        loss,
        DyadicInterval.of(Dyadic.of(margin)),
        Magnitude.enclosingAbove(error),
        Rounding.of(NumberFormat.FLOAT32),
        style);
  }

  private static LossSlope slope(Loss loss, double margin) {
    return slope(loss, margin, 0, LossSlope.Style.RELATIVE);
  }

  @ParameterizedTest
  @CsvSource({"EXPONENTIAL, 1", "LOGISTIC, 0.5", "SQUAREPLUS, 0.5", "SQUARE, 1"})
  void theSlopeAtZeroIsEnclosed(Loss loss, double value) {
    LossSlope slope = slope(loss, 0);
    assertThat(slope.value().contains(Dyadic.of(value))).isTrue();
    assertThat(slope.errorUpper().doubleUpper())
        .isBetween(value * (loss == Loss.SQUARE ? 4 : 8) * 0x1p-24, 0x1p-18);
  }

  @ParameterizedTest
  @CsvSource({"1", "-3", "20"})
  void slopesAreThoseOfTheFormulas(double p) {
    assertThat(slope(Loss.EXPONENTIAL, p).value().middle().approximateDouble())
        .isCloseTo(Math.exp(-p), withPercentage(1e-10));
    assertThat(slope(Loss.LOGISTIC, p).value().middle().approximateDouble())
        .isCloseTo(1 / (1 + Math.exp(p)), withPercentage(1e-10));
    assertThat(slope(Loss.SQUAREPLUS, p).value().middle().approximateDouble())
        .isCloseTo((1 - p / Math.sqrt(p * p + 4)) / 2, withPercentage(1e-10));
  }

  /** A margin that is off by {@code e} makes a factor of up to {@code exp(e)}. */
  @Test
  void errorsOfTheMarginAreFactors() {
    for (double error : new double[] {0x1p-10, 0.5, 3}) {
      double upper =
          slope(Loss.EXPONENTIAL, 1, error, LossSlope.Style.RELATIVE).errorUpper().doubleUpper();
      assertThat(upper).isGreaterThan(Math.exp(-1) * Math.expm1(error));
      assertThat(upper).isLessThan(1.01 * Math.exp(-1) * error * Math.exp(error));
    }
  }

  /** {@code 1 - p} is off by what {@code p} is, however small it is, and beyond 1 as well. */
  @Test
  void theSlopeOfTheSquareLossIsOffByWhatTheMarginIs() {
    for (double p : new double[] {1 + 0x1p-40, 3, -100}) {
      LossSlope slope = slope(Loss.SQUARE, p, 0x1p-10, LossSlope.Style.RELATIVE);
      assertThat(slope.value().contains(Dyadic.of(1 - p))).isTrue();
      assertThat(slope.errorUpper().doubleUpper())
          .isBetween(
              0x1p-10 + Math.abs(1 - p) * 0x1p-24, 0x1p-10 + (Math.abs(1 - p) + 1) * 0x1p-21);
      assertThat(slope(Loss.SQUARE, p, 0x1p-10, LossSlope.Style.DIFFERENCE)).isEqualTo(slope);
    }
    assertThat(slope(Loss.SQUARE, 1).errorUpper().doubleUpper()).isLessThan(0x1p-100);
    assertThat(LossSlope.mayBeDifference(Loss.SQUARE)).isFalse();
  }

  /** {@code 1 - σ(50)} keeps nothing of {@code e^-50}. */
  @Test
  void differencesHaveAnAbsoluteError() {
    assertThat(slope(Loss.LOGISTIC, 50, 0, LossSlope.Style.RELATIVE).errorUpper().doubleUpper())
        .isLessThan(1e-20);
    assertThat(slope(Loss.LOGISTIC, 50, 0, LossSlope.Style.DIFFERENCE).errorUpper().doubleUpper())
        .isBetween(0x1p-24, 0x1p-18);
    assertThat(slope(Loss.EXPONENTIAL, 50, 0, LossSlope.Style.DIFFERENCE))
        .isEqualTo(slope(Loss.EXPONENTIAL, 50, 0, LossSlope.Style.RELATIVE));
  }

  /** In float16 {@code e^12} overflows, so the computed slope is 0. */
  @Test
  void slopesBelowTheReciprocalOfTheLargestNumberMayBeLost() {
    for (Loss loss : new Loss[] {Loss.LOGISTIC, Loss.EXPONENTIAL}) {
      LossSlope lost =
          LossSlope.of(
              loss,
              DyadicInterval.of(Dyadic.of(12)),
              Magnitude.ZERO,
              Rounding.of(NumberFormat.FLOAT16),
              LossSlope.Style.RELATIVE);
      assertThat(lost.errorUpper().toDyadic().compareTo(lost.value().upper()) > 0)
          .isEqualTo(loss == Loss.LOGISTIC);
    }
  }

  @Test
  void farMarginsAreEnclosedWithoutTheirExponentials() {
    assertThat(slope(Loss.EXPONENTIAL, -1e6).errorUpper().isInfinite()).isTrue();
    assertThat(slope(Loss.EXPONENTIAL, -20_000).errorUpper().isInfinite()).isTrue();
    assertThat(slope(Loss.EXPONENTIAL, -13_000).errorUpper().isInfinite()).isFalse();
    LossSlope one = slope(Loss.LOGISTIC, -1e6);
    assertThat(one.value().upper()).isEqualTo(Dyadic.ONE);
    assertThat(one.value().lower()).isLessThan(Dyadic.ONE).isGreaterThan(Dyadic.of(0.999));
    for (Loss loss : new Loss[] {Loss.EXPONENTIAL, Loss.LOGISTIC}) {
      DyadicInterval tiny = slope(loss, 1e6).value();
      assertThat(tiny.lower()).isEqualTo(Dyadic.ZERO);
      assertThat(tiny.upper()).isGreaterThan(Dyadic.ZERO).isLessThan(Dyadic.of(0x1p-1000));
    }
  }

  @Test
  void whatIsOffByAnythingHasNoBound() {
    assertThat(
            LossSlope.of(
                    Loss.LOGISTIC,
                    DyadicInterval.ZERO,
                    Magnitude.INFINITY,
                    Rounding.of(NumberFormat.FLOAT32),
                    LossSlope.Style.RELATIVE)
                .errorUpper()
                .isInfinite())
        .isTrue();
  }
}
