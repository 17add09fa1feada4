package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/** Few bits are compared with many, for which other formulas apply, and with exact values. */
final class DyadicFunctionsTest {
  private static final int BITS = 20;
  private static final DyadicFunctions FEW = new DyadicFunctions(BITS);
  private static final DyadicFunctions MANY = new DyadicFunctions(200);

  private static DyadicInterval at(double u) {
    return DyadicInterval.of(Dyadic.of(u));
  }

  private static DyadicInterval between(double lower, double upper) {
    return new DyadicInterval(Dyadic.of(lower), Dyadic.of(upper));
  }

  private static void assertContains(DyadicInterval outer, DyadicInterval inner) {
    assertThat(outer.lower()).isLessThanOrEqualTo(inner.lower());
    assertThat(outer.upper()).isGreaterThanOrEqualTo(inner.upper());
  }

  /** Of the few bits all but five are right. */
  private static void assertAgree(
      BiFunction<DyadicFunctions, DyadicInterval, DyadicInterval> function, double u) {
    DyadicInterval few = function.apply(FEW, at(u));
    assertContains(few, function.apply(MANY, at(u)));
    Dyadic width = few.upper().subtract(few.lower());
    assertThat(width).isLessThanOrEqualTo(few.magnitude().scale(5 - BITS));
  }

  /** Beyond 20, and below -14, few bits take the formulas for large and small numbers. */
  @Test
  void containTheFunctionsAtNumbersOfAnySize() {
    for (double u : new double[] {-5_000, -30, -14, -13.5, -1, 0, 0.5, 3, 19, 20, 25, 4_000}) {
      assertAgree(DyadicFunctions::softPlus, u);
      assertAgree(DyadicFunctions::logistic, u);
    }
    for (double r : new double[] {0x1p-90, 0x1p-21, 0x1p-20, 0x1p-19, 0.5, 3, 40}) {
      assertAgree(DyadicFunctions::inverseSoftPlus, r);
      assertAgree(DyadicFunctions::log, r);
      assertAgree(DyadicFunctions::sqrt, r);
      assertAgree(DyadicFunctions::reciprocal, r);
    }
  }

  /** With so few bits rounding is no excuse for a formula that is a little off. */
  @Test
  void containTheFunctionsWithHardlyAnyBits() {
    for (int bits = 2; bits <= 4; bits++) {
      DyadicFunctions coarse = new DyadicFunctions(bits);
      for (int k = 1; k < 90; k++) {
        DyadicInterval r = at(k / 16.0);
        DyadicInterval u = r.negate();
        assertContains(coarse.softPlus(u), MANY.softPlus(u));
        assertContains(coarse.softPlus(r), MANY.softPlus(r));
        assertContains(coarse.logistic(u), MANY.logistic(u));
        assertContains(coarse.logistic(r), MANY.logistic(r));
        assertContains(coarse.inverseSoftPlus(r.scale(-3)), MANY.inverseSoftPlus(r.scale(-3)));
      }
    }
  }

  @Test
  void containTheExactValues() {
    assertThat(FEW.logistic(at(0)).contains(Dyadic.of(0.5))).isTrue();
    DyadicInterval logOfTwo = MANY.softPlus(at(0));
    assertContains(between(0.6931471805599453, 0.6931471805599454), logOfTwo);
    assertThat(FEW.inverseSoftPlus(logOfTwo).contains(Dyadic.ZERO)).isTrue();
    assertThat(FEW.reciprocal(at(0.25)).contains(Dyadic.of(4))).isTrue();
  }

  /** The soft plus is above its argument, however large, and the logistic function below 1. */
  @Test
  void boundsAtLargeNumbersAreStrict() {
    DyadicInterval large = at(1_000);
    assertThat(FEW.softPlus(large).lower()).isEqualTo(Dyadic.of(1_000));
    assertThat(FEW.softPlus(large).upper()).isGreaterThan(Dyadic.of(1_000));
    assertThat(FEW.logistic(large).lower()).isLessThan(Dyadic.ONE);
    assertThat(FEW.logistic(large).upper()).isEqualTo(Dyadic.ONE);
  }

  @Test
  void imagesOfWideIntervalsContainThoseOfBothEnds() {
    DyadicInterval wide = between(-3, 30);
    for (DyadicInterval end : new DyadicInterval[] {at(-3), at(30)}) {
      assertContains(FEW.softPlus(wide), MANY.softPlus(end));
      assertContains(FEW.logistic(wide), MANY.logistic(end));
    }
    assertThat(FEW.softPlus(wide).lower().signum()).isEqualTo(1);
    assertThat(FEW.logistic(wide).lower().signum()).isEqualTo(1);
  }

  @Test
  void decreasingFunctionsExchangeTheEnds() {
    DyadicInterval image = FEW.decreasing(between(1, 3), u -> u.negate());
    assertThat(image.lower()).isEqualTo(Dyadic.of(-3));
    assertThat(image.upper()).isEqualTo(Dyadic.of(-1));
  }

  @Test
  void negativeIsWhatIsBelowZeroThroughout() {
    assertThat(FEW.isNegative(between(-2, -1))).isTrue();
    assertThat(FEW.isNegative(between(-2, 0))).isFalse();
    assertThat(FEW.isNegative(between(-2, 1))).isFalse();
  }
}
