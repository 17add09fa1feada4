package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Zero, infinity, and the ends of the range of exponents. */
final class MagnitudeTest {
  private static final Magnitude HUGE = new Magnitude(1.5, Long.MAX_VALUE);
  private static final Magnitude TINY = new Magnitude(1.5, Long.MIN_VALUE);

  @Test
  void mantissasAreNormal() {
    assertThatThrownBy(() -> new Magnitude(2, 0)).hasMessageContaining("no magnitude");
    assertThatThrownBy(() -> new Magnitude(0.5, 0)).hasMessageContaining("no magnitude");
    assertThatThrownBy(() -> new Magnitude(0, 1)).hasMessageContaining("no magnitude");
    assertThatThrownBy(() -> new Magnitude(-1, 0)).hasMessageContaining("no magnitude");
    assertThatThrownBy(() -> new Magnitude(Double.NaN, 0)).hasMessageContaining("no magnitude");
  }

  @Test
  void zeroAndInfinityAbsorb() {
    assertThat(Magnitude.ZERO.multiply(Magnitude.INFINITY)).isEqualTo(Magnitude.ZERO);
    assertThat(Magnitude.ONE.multiply(Magnitude.INFINITY)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.ZERO.add(HUGE)).isEqualTo(HUGE);
    assertThat(HUGE.add(Magnitude.INFINITY)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.INFINITY.add(HUGE)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.ZERO.sqrtUpper()).isEqualTo(Magnitude.ZERO);
    assertThat(Magnitude.INFINITY.expUpper()).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.ZERO.expUpper()).isEqualTo(Magnitude.ONE);
    assertThat(Magnitude.enclosingAbove(Double.NaN)).isEqualTo(Magnitude.INFINITY);
    assertThatThrownBy(() -> HUGE.divideByLower(Magnitude.ZERO)).hasMessageContaining("division");
    assertThatThrownBy(() -> HUGE.divideByLower(Magnitude.INFINITY))
        .hasMessageContaining("division");
  }

  @Test
  void theEndsOfTheRangeRoundUpwards() {
    assertThat(HUGE.multiply(HUGE)).isEqualTo(Magnitude.INFINITY);
    assertThat(HUGE.scale(1)).isEqualTo(Magnitude.INFINITY);
    assertThat(HUGE.add(HUGE)).isEqualTo(Magnitude.INFINITY);
    assertThat(TINY.multiply(TINY)).isGreaterThan(TINY);
    assertThat(TINY.multiply(TINY).isInfinite()).isFalse();
    assertThat(HUGE.multiply(TINY)).isBetween(Magnitude.ONE, new Magnitude(1.25, 0));
    assertThat(HUGE.add(TINY).mantissa()).isEqualTo(Math.nextUp(1.5));
    assertThat(TINY.divideByLower(TINY)).isEqualTo(new Magnitude(Math.nextUp(1.0), 0));
    assertThat(TINY.divideByLower(HUGE)).isGreaterThan(TINY);
    assertThat(HUGE.divideByLower(TINY)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.expUpper(1e300)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.expUpper(-1e300)).isLessThan(Magnitude.ONE);
    assertThat(Magnitude.expUpper(Double.NaN)).isEqualTo(Magnitude.INFINITY);
  }

  @Test
  void orderIsThatOfNumbers() {
    assertThat(Magnitude.ZERO).isLessThan(TINY);
    assertThat(TINY).isLessThan(HUGE);
    assertThat(HUGE).isLessThan(Magnitude.INFINITY);
    assertThat(new Magnitude(1.25, 3)).isLessThan(new Magnitude(1.5, 3));
    assertThat(Magnitude.INFINITY.max(HUGE)).isEqualTo(Magnitude.INFINITY);
  }

  @Test
  void doublesAboveAreNear() {
    assertThat(HUGE.doubleUpper()).isInfinite();
    assertThat(TINY.doubleUpper()).isEqualTo(Double.MIN_VALUE);
    assertThat(new Magnitude(1.5, 10).doubleUpper()).isEqualTo(1536);
    assertThat(Magnitude.enclosingAbove(1000.0).approximateLog10()).isBetween(2.999, 3.001);
  }

  private static Magnitude of(double mantissa, long exponent) {
    return new Magnitude(mantissa, exponent);
  }

  @Test
  void zeroAndInfinityHaveNoExponent() {
    assertThatThrownBy(() -> of(Double.POSITIVE_INFINITY, 1)).hasMessageContaining("no magnitude");
    assertThat(of(1, 7).exponent()).isEqualTo(7);
    assertThatThrownBy(() -> of(Math.nextDown(1.0), 0)).hasMessageContaining("no magnitude");
  }

  @Test
  void doublesAreExact() {
    assertThat(Magnitude.enclosingAbove(0.0)).isEqualTo(Magnitude.ZERO);
    assertThat(Magnitude.enclosingAbove(-6.0)).isEqualTo(of(1.5, 2));
    assertThat(Magnitude.enclosingAbove(0.375)).isEqualTo(of(1.5, -2));
    assertThat(Magnitude.enclosingAbove(Double.MIN_VALUE)).isEqualTo(of(1, -1074));
    assertThat(Magnitude.enclosingAbove(3 * Double.MIN_VALUE)).isEqualTo(of(1.5, -1073));
    assertThat(Magnitude.enclosingAbove(Double.MIN_NORMAL)).isEqualTo(of(1, -1022));
    assertThat(Magnitude.enclosingAbove(Double.NEGATIVE_INFINITY)).isEqualTo(Magnitude.INFINITY);
  }

  @Test
  void longNumbersAreRoundedUpToADouble() {
    Dyadic more = Dyadic.ONE.add(Dyadic.ONE.scale(-60));
    for (Dyadic value : new Dyadic[] {more, more.negate()}) {
      assertThat(Magnitude.enclosingAbove(value)).isEqualTo(of(Math.nextUp(1.0), 0));
      assertThat(Magnitude.enclosingAbove(value.scale(5_000)))
          .isEqualTo(of(Math.nextUp(1.0), 5_000));
    }
    assertThat(Magnitude.enclosingAbove(Dyadic.of(-12))).isEqualTo(of(1.5, 3));
    assertThat(Magnitude.enclosingAbove(Dyadic.ZERO)).isEqualTo(Magnitude.ZERO);
    // 1/3 rounded up: one double above the nearest, which is below it.
    assertThat(Magnitude.enclosingAbove(Rational.of(-1, 3)))
        .isEqualTo(of(Math.nextUp(4.0 / 3), -2));
    assertThat(Magnitude.enclosingAbove(Rational.of(3, 4))).isEqualTo(of(1.5, -1));
  }

  @Test
  void sumsAreOneDoubleAbove() {
    assertThat(of(1.5, 3).add(of(1, 1))).isEqualTo(of(Math.nextUp(1.75), 3));
    assertThat(of(1, 1).add(of(1.5, 3))).isEqualTo(of(Math.nextUp(1.75), 3));
    assertThat(of(1.5, 3).add(of(1.5, 3))).isEqualTo(of(Math.nextUp(3.0) / 2, 4));
    assertThat(of(1.5, 0).add(of(1, -999))).isEqualTo(of(Math.nextUp(1.5), 0));
    assertThat(of(1.5, 0).add(of(1, -5_000))).isEqualTo(of(Math.nextUp(1.5), 0));
    assertThat(of(1.5, 3).add(Magnitude.ZERO)).isEqualTo(of(1.5, 3));
  }

  @Test
  void productsAndQuotientsAreOneDoubleAbove() {
    assertThat(of(1.5, 3).multiply(of(1.5, 4))).isEqualTo(of(Math.nextUp(2.25) / 2, 8));
    assertThat(of(1.25, 3).multiply(of(1.5, 4))).isEqualTo(of(Math.nextUp(1.875), 7));
    assertThat(of(1.5, 3).multiply(Magnitude.ZERO)).isEqualTo(Magnitude.ZERO);
    assertThat(Magnitude.INFINITY.multiply(of(1.5, 3))).isEqualTo(Magnitude.INFINITY);
    assertThat(of(1.5, 3).divideByLower(of(1.25, 1))).isEqualTo(of(Math.nextUp(1.2), 2));
    assertThat(of(1.25, 3).divideByLower(of(1.5, 1))).isEqualTo(of(2 * Math.nextUp(1.25 / 1.5), 1));
    assertThat(Magnitude.ZERO.divideByLower(of(1.5, 1))).isEqualTo(Magnitude.ZERO);
    assertThat(Magnitude.INFINITY.divideByLower(of(1.5, 1))).isEqualTo(Magnitude.INFINITY);
  }

  @Test
  void rootsAreOneDoubleAbove() {
    double root = Math.nextUp(Math.sqrt(1.5));
    assertThat(of(1.5, 6).sqrtUpper()).isEqualTo(of(root, 3));
    assertThat(of(1.5, -6).sqrtUpper()).isEqualTo(of(root, -3));
    double oddRoot = Math.nextUp(Math.sqrt(3.0));
    assertThat(of(1.5, 7).sqrtUpper()).isEqualTo(of(oddRoot, 3));
    assertThat(of(1.5, -7).sqrtUpper()).isEqualTo(of(oddRoot, -4));
    assertThat(Magnitude.INFINITY.sqrtUpper()).isEqualTo(Magnitude.INFINITY);
  }

  /** Against the exponential of long numbers: above it, by no more than the comment says. */
  @Test
  void exponentialsAreAboveAndNear() {
    Elementary reference = Elementary.withBits(150);
    for (double x : new double[] {0.3, -0.3, 1, 5.5, -5.5, 1e3, -1e3, 1e6, -1e9}) {
      Dyadic exact = reference.exp(Dyadic.of(x));
      Dyadic upper = Magnitude.expUpper(x).toDyadic();
      assertThat(upper).isGreaterThan(exact);
      Dyadic error = Dyadic.ONE.add(Dyadic.of(Math.abs(x))).multiply(exact).scale(-50);
      assertThat(upper.subtract(exact)).isLessThan(error);
    }
    assertThat(Magnitude.expUpper(0x1p57).isInfinite()).isFalse();
    assertThat(Magnitude.expUpper(Math.nextUp(0x1p57)).isInfinite()).isTrue();
    assertThat(of(1, 3).expUpper()).isEqualTo(Magnitude.expUpper(8));
  }

  @Test
  void minimaMaximaAndTexts() {
    assertThat(of(1.5, 3).min(of(1.5, 2))).isEqualTo(of(1.5, 2));
    assertThat(of(1.5, 2).min(of(1.5, 3))).isEqualTo(of(1.5, 2));
    assertThat(of(1.5, 2).max(of(1.5, 3))).isEqualTo(of(1.5, 3));
    assertThat(of(1.5, 3).toDyadic()).isEqualTo(Dyadic.of(12));
    assertThatThrownBy(Magnitude.INFINITY::toDyadic).isInstanceOf(ArithmeticException.class);
    assertThat(of(1.5, 3)).hasToString("1.5*2^3");
    assertThat(of(1.5, -1022).doubleUpper()).isEqualTo(1.5 * Double.MIN_NORMAL);
    assertThat(of(1.5, -1023).doubleUpper()).isEqualTo(Math.nextUp(0.75 * Double.MIN_NORMAL));
    assertThat(Magnitude.ZERO.doubleUpper()).isZero();
    assertThat(Magnitude.INFINITY.doubleUpper()).isInfinite();
    assertThat(of(1.5, 3).isZero() || of(1.5, 3).isInfinite()).isFalse();
  }

  @Test
  void specialMagnitudesMayBeMade() {
    assertThat(of(0, 0)).isEqualTo(Magnitude.ZERO);
    assertThat(of(Double.POSITIVE_INFINITY, 0)).isEqualTo(Magnitude.INFINITY);
  }
}
