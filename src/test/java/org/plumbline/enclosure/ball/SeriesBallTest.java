package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Balls of series limb by limb, with rows of different lengths. */
final class SeriesBallTest {
  private static final Magnitude RADIUS = Magnitude.ONE.scale(-30);

  /** {@code 5 + 2^50 3 + (2^50 7 - 11) τ - 2^50 τ²} in units of {@code 2^100}. */
  private final SeriesBall ball =
      SeriesBall.ofLimbs(2, new long[][] {{5, -11}, {3, 7, -1}}, RADIUS);

  private final SeriesBall exact = ball.center();

  private static Dyadic dyadic(long significand, long exponent) {
    return Dyadic.of(significand).scale(exponent);
  }

  private static Dyadic expected(int k) {
    Dyadic low = k == 0 ? dyadic(5, 100) : k == 1 ? dyadic(-11, 100) : Dyadic.ZERO;
    return low.add(dyadic(k == 0 ? 3 : k == 1 ? 7 : k == 2 ? -1 : 0, 150));
  }

  @Test
  void rowsAndTheirEndsAreTrimmed() {
    SeriesBall trimmed =
        SeriesBall.ofLimbs(3, new long[][] {{0, 0}, {0, 5, 0}, {}, {7}, {0}, {}}, RADIUS);
    assertThat(trimmed.unit()).isEqualTo(4);
    assertThat(trimmed.rows()).isEqualTo(3);
    assertThat(trimmed.row(0)).containsExactly(0, 5);
    assertThat(trimmed.row(1)).isEmpty();
    assertThat(trimmed.row(2)).containsExactly(7);
    assertThat(trimmed.top()).isEqualTo(7);
    assertThat(trimmed.length()).isEqualTo(2);
    assertThat(trimmed.isZero()).isFalse();
    SeriesBall zero = SeriesBall.ofLimbs(3, new long[][] {{0, 0}, {}}, RADIUS);
    assertThat(zero.isZero()).isTrue();
    assertThat(zero.length()).isZero();
    assertThat(zero.coefficient(0)).isEqualTo(Dyadic.ZERO);
    assertThat(zero.radius()).isEqualTo(RADIUS);
  }

  @Test
  void coefficientsAreThoseOfAllRows() {
    for (int k = 0; k < 5; k++) {
      assertThat(ball.coefficient(k)).isEqualTo(expected(k));
    }
    assertThat(ball.atOne()).isEqualTo(expected(0).add(expected(1)).add(expected(2)));
    assertThat(ball.length()).isEqualTo(3);
  }

  @Test
  void approximateCoefficientsTakeTwoLimbs() {
    double[] near = ball.approximateCoefficients();
    assertThat(near).hasSize(3);
    for (int k = 0; k < near.length; k++) {
      double value = expected(k).approximateDouble();
      assertThat(near[k]).isBetween(value - Math.ulp(value), value + Math.ulp(value));
    }
    // The second of three rows is the first of coefficient 1, and all that coefficient 2 has not.
    double[] low =
        SeriesBall.ofLimbs(-3, new long[][] {{0, 1L << 48, 9}, {0, 3}, {7}}, Magnitude.ZERO)
            .approximateCoefficients();
    assertThat(low).containsExactly(7 * 0x1p-50, 3.25 * 0x1p-100, 9 * 0x1p-150);
    // Zeros above a limb, and a coefficient that is zero between others.
    double[] gap =
        SeriesBall.ofLimbs(-3, new long[][] {{5}, {}, {0, 0, 3}}, Magnitude.ZERO)
            .approximateCoefficients();
    assertThat(gap).containsExactly(5 * 0x1p-150, 0, 3 * 0x1p-50);
    assertThat(
            SeriesBall.ofLimbs(0, new long[][] {{1, 0, 2}}, Magnitude.ZERO)
                .approximateCoefficients())
        .containsExactly(1, 0, 2);
  }

  @Test
  void approximateCoefficientsOfAnySizeAreNumbers() {
    long[][] one = {{3}};
    assertThat(
            SeriesBall.ofLimbs(1_000_000_000_000L, one, Magnitude.ZERO).approximateCoefficients())
        .containsExactly(Double.POSITIVE_INFINITY);
    assertThat(
            SeriesBall.ofLimbs(-1_000_000_000_000L, one, Magnitude.ZERO).approximateCoefficients())
        .containsExactly(0.0);
    assertThat(SeriesBall.ofLimbs(20, one, Magnitude.ZERO).approximateCoefficients())
        .containsExactly(0x3p1000);
  }

  @Test
  void radiiAreKeptOrAddedTo() {
    assertThat(ball.radius()).isEqualTo(RADIUS);
    assertThat(ball.widened(RADIUS).radius()).isEqualTo(RADIUS.add(RADIUS));
    assertThat(ball.widened(RADIUS).coefficient(1)).isEqualTo(expected(1));
    assertThat(exact.radius().isZero()).isTrue();
    assertThat(exact.coefficient(1)).isEqualTo(expected(1));
    assertThat(SeriesBall.ZERO.widened(RADIUS).normUpper()).isEqualTo(RADIUS);
    Dyadic norm = dyadic(11, 150).subtract(dyadic(6, 100));
    assertThat(exact.normUpper().toDyadic()).isBetween(norm, norm.add(dyadic(1, 120)));
  }

  @Test
  void negationsAreBalanced() {
    SeriesBall negated = ball.negated();
    for (int k = 0; k < 4; k++) {
      assertThat(negated.coefficient(k)).isEqualTo(expected(k).negate());
    }
    assertThat(negated.radius()).isEqualTo(RADIUS);
    SeriesBall least =
        SeriesBall.ofLimbs(0, new long[][] {{1, -SeriesBall.HALF}}, RADIUS).negated();
    assertThat(least.row(0)).containsExactly(-1, -SeriesBall.HALF);
    assertThat(least.row(1)).containsExactly(0, 1);
    assertThat(least.coefficient(1)).isEqualTo(dyadic(1, 49));
  }

  @Test
  void constantsAreTakenOff() {
    SeriesBall constant = ball.constant();
    assertThat(constant.length()).isEqualTo(1);
    assertThat(constant.coefficient(0)).isEqualTo(expected(0));
    assertThat(constant.radius()).isEqualTo(RADIUS);
    SeriesBall rest = ball.withoutConstant();
    assertThat(rest.coefficient(0)).isEqualTo(Dyadic.ZERO);
    assertThat(rest.coefficient(1)).isEqualTo(expected(1));
    assertThat(rest.coefficient(2)).isEqualTo(expected(2));
    assertThat(rest.radius()).isEqualTo(RADIUS);
    // An empty row between others has no constant.
    SeriesBall gap = SeriesBall.ofLimbs(0, new long[][] {{0, 1}, {}, {2}}, RADIUS);
    assertThat(gap.constant().coefficient(0)).isEqualTo(dyadic(2, 100));
    assertThat(gap.withoutConstant().coefficient(0)).isEqualTo(Dyadic.ZERO);
    assertThat(gap.withoutConstant().coefficient(1)).isEqualTo(Dyadic.ONE);
    // Rows are shared: those of the ball itself have not changed.
    assertThat(ball.coefficient(0)).isEqualTo(expected(0));
  }

  @Test
  void derivativesCarry() {
    SeriesBall derivative = exact.derivative();
    assertThat(derivative.length()).isEqualTo(2);
    assertThat(derivative.coefficient(0)).isEqualTo(expected(1));
    assertThat(derivative.coefficient(1)).isEqualTo(dyadic(-2, 150));
    assertThat(SeriesBall.ZERO.derivative().isZero()).isTrue();
    long most = SeriesBall.HALF - 1;
    SeriesBall large = SeriesBall.ofLimbs(0, new long[][] {{0, 0, 0, most}}, Magnitude.ZERO);
    assertThat(large.derivative().coefficient(2)).isEqualTo(dyadic(3 * most, 0));
    assertThat(large.derivative().row(0)[2]).isBetween(-SeriesBall.HALF, most);
    assertThatThrownBy(ball::derivative).isInstanceOf(IllegalStateException.class);
  }

  /** A third to 100 bits is off by less than a unit of the last; 3/8 by nothing. */
  @Test
  void constantsAreEnclosed() {
    Rational third = Rational.of(1, 3);
    SeriesBall found = SeriesBall.enclosing(third, 3);
    Rational error = found.coefficient(0).toRational().subtract(third).abs();
    assertThat(error).isLessThanOrEqualTo(found.radius().toDyadic().toRational());
    assertThat(error.signum()).isPositive();
    assertThat(found.radius().toDyadic()).isBetween(dyadic(1, -104), dyadic(1, -100));
    assertThat(found.length()).isEqualTo(1);
    SeriesBall dyadic = SeriesBall.enclosing(Rational.of(-3, 8), 2);
    assertThat(dyadic.coefficient(0)).isEqualTo(dyadic(-3, -3));
    assertThat(dyadic.radius().isZero()).isTrue();
    // All bits that 100 allow are kept, whatever limbs they are in.
    Dyadic digits = Dyadic.ONE.add(dyadic(1, -99));
    SeriesBall kept = SeriesBall.enclosing(digits.scale(49).toRational(), 3);
    assertThat(kept.coefficient(0)).isEqualTo(digits.scale(49));
    assertThat(SeriesBall.enclosing(Rational.ZERO, 2).isZero()).isTrue();
  }

  @Test
  void rowsForSumsAreMadeOnce() {
    LimbRow[] rows = ball.limbRows();
    assertThat(rows).hasSize(2);
    assertThat(rows[0].toArray()).containsExactly(5, -11);
    assertThat(rows[1].toArray()).containsExactly(3, 7, -1);
    assertThat(ball.limbRows()).isSameAs(rows);
  }
}
