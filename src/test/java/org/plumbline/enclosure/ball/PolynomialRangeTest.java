package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.field.LimbPolynomial;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Ranges of polynomials: by the slope around the middle, and hardly wider. */
final class PolynomialRangeTest {
  private static SeriesBall polynomial(double... coefficients) {
    return SeriesBall.approximate(Arrays.stream(coefficients).mapToObj(Dyadic::of).toList(), 4);
  }

  private static void assertNear(DoubleInterval range, double lower, double upper) {
    double room = 1e-9 * Math.max(Math.abs(lower), Math.abs(upper));
    assertThat(range.lower()).isLessThan(lower).isGreaterThan(lower - room);
    assertThat(range.upper()).isGreaterThan(upper).isLessThan(upper + room);
  }

  /** {@code 5 - 3τ + 2τ² - τ³} on [1/4, 3/4]: 4 - 1/8 at the middle, (3 + 3 + 27/16)/4 around. */
  @Test
  void rangesAreTheMiddleAndTheSlope() {
    SeriesBall ball = polynomial(5, -3, 2, -1);
    assertNear(PolynomialRange.enclosing(ball).on(0.25, 0.75), 3.875 - 1.921875, 3.875 + 1.921875);
    assertNear(
        PolynomialRange.enclosing(ball.widened(Magnitude.ONE)).on(0.25, 0.75),
        3.875 - 2.921875,
        3.875 + 2.921875);
    // -3 + 4τ - 3τ²: -7/4 at the middle; (4 + 9/2)/4 around
    assertNear(
        PolynomialRange.enclosingDerivative(ball.widened(Magnitude.ONE)).on(0.25, 0.75),
        -1.75 - 2.125,
        -1.75 + 2.125);
    // -3 + 2τ - τ²: -9/4 at the middle; (2 + 3/2)/4 around
    assertNear(
        PolynomialRange.enclosingRise(ball.widened(Magnitude.ONE)).on(0.25, 0.75),
        -2.25 - 0.875,
        -2.25 + 0.875);
  }

  @Test
  void constantsHaveNoRise() {
    assertThat(PolynomialRange.enclosingRise(SeriesBall.ZERO).on(0, 1).magnitudeUpper())
        .isLessThan(1e-300);
    assertThat(PolynomialRange.enclosingRise(polynomial(7)).on(0, 1).magnitudeUpper())
        .isLessThan(1e-300);
    assertNear(PolynomialRange.enclosing(polynomial(7)).on(0, 1), 7, 7);
  }

  /** Long sums of rounded terms: each range holds the exact value at its point. */
  @Test
  void roundingIsHeld() {
    double[] thirds = new double[400];
    for (int k = 0; k < thirds.length; k++) {
      thirds[k] = (k % 2 == 0 ? 1 : -1) / (3.0 + k);
    }
    SeriesBall ball = polynomial(thirds);
    PolynomialRange range = PolynomialRange.enclosing(ball);
    for (double tau : List.of(0.0, 0.3125, 0.7, 0.99, 1.0)) {
      Dyadic value = Dyadic.ZERO;
      for (int k = thirds.length - 1; k >= 0; k--) {
        value = value.multiply(Dyadic.of(tau)).add(Dyadic.of(thirds[k]));
      }
      DoubleInterval found = range.on(tau, tau);
      assertThat(Dyadic.of(found.lower())).isLessThan(value);
      assertThat(Dyadic.of(found.upper())).isGreaterThan(value);
      // Σ 1/k is below 6: 404 · 6 units of 2^-50.
      assertThat(found.upper() - found.lower()).isBetween(0x1p-42, 0x1p-37);
    }
  }

  @Test
  void whatIsOutOfRangeIsUnbounded() {
    double most = Double.MAX_VALUE;
    assertThat(PolynomialRange.enclosing(polynomial(0, most, most)).on(0, 1))
        .isEqualTo(DoubleInterval.ENTIRE);
    assertThat(PolynomialRange.enclosing(polynomial(0, most, -most)).on(0, 0.5))
        .isEqualTo(DoubleInterval.ENTIRE);
    assertThat(PolynomialRange.enclosing(polynomial(0)).on(0, 1).magnitudeUpper())
        .isBetween(0x1p-1049, 0x1p-1040);
  }

  private static void assertHolds(PolynomialRange range, double[] c, int first) {
    for (double tau = 0; tau <= 1; tau += 0x1p-6) {
      Dyadic value = Dyadic.ZERO;
      for (int k = c.length - 1; k >= first; k--) {
        value = value.multiply(Dyadic.of(tau)).add(Dyadic.of(c[k]));
      }
      DoubleInterval found = range.on(tau, tau);
      assertThat(Dyadic.of(found.lower())).isLessThanOrEqualTo(value);
      assertThat(Dyadic.of(found.upper())).isGreaterThanOrEqualTo(value);
    }
  }

  /** The range of a proposal's limbs is that of its exact coefficients, whatever is rounded. */
  @Test
  void limbsAreHeldWhereSumsCancel() {
    Random random = new Random(6);
    for (int round = 0; round < 40; round++) {
      int length = 2 + random.nextInt(60);
      LimbPolynomial.Builder builder = new LimbPolynomial.Builder(length - 1, 3);
      for (int k = 0; k < length; k++) {
        long sign = k % 2 == 0 ? 1 : -1;
        builder.add(
            new long[] {
              sign * (1L << random.nextInt(60)), random.nextLong() >> 9, random.nextLong() >> 9
            },
            3);
      }
      LimbPolynomial polynomial = builder.build(-170);
      PolynomialRange range = PolynomialRange.enclosing(polynomial);
      for (double tau = 0; tau <= 1; tau += 0x1p-4) {
        DoubleInterval found = range.on(tau, tau);
        Dyadic value = polynomial.at(Dyadic.of(tau));
        assertThat(Dyadic.of(found.lower())).isLessThanOrEqualTo(value);
        assertThat(Dyadic.of(found.upper())).isGreaterThanOrEqualTo(value);
      }
      DoubleInterval half = range.on(0, 0.5);
      assertThat(Dyadic.of(half.lower())).isLessThanOrEqualTo(polynomial.at(Dyadic.of(0.25)));
      assertThat(half.upper() - half.lower()).isGreaterThan(0);
    }
  }

  /** Sums that cancel, short and long: what is rounded is more than a unit of the result. */
  @Test
  void roundingIsHeldWhereSumsCancel() {
    Random random = new Random(5);
    for (int length = 2; length < 200; length += length < 12 ? 1 : 60) {
      for (int round = 0; round < 5; round++) {
        double[] c = new double[length];
        double sum = 0;
        for (int k = 1; k + 1 < length; k++) {
          c[k] = random.nextGaussian();
          sum += c[k];
        }
        c[length - 1] = -sum;
        assertHolds(PolynomialRange.enclosing(polynomial(c)), c, 0);
        assertHolds(PolynomialRange.enclosingRise(polynomial(c)), c, 1);
      }
    }
  }
}
