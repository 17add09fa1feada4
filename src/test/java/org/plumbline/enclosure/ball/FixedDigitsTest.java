package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.field.LimbPolynomial;
import org.plumbline.field.Polynomial;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** What is kept of coefficients that are cut, and what is said to be lost. */
final class FixedDigitsTest {
  private static Dyadic dyadic(long significand, long exponent) {
    return Dyadic.of(significand).scale(exponent);
  }

  private static Polynomial polynomial(Dyadic... coefficients) {
    return Polynomial.of(List.of(coefficients));
  }

  /** Down to multiples of {@code 2^(50 (1 - count))} for coefficients of size 1. */
  @Test
  void digitsBelowTheUnitAreCutOff() {
    Dyadic third = dyadic(0x5555555555555L, -53);
    Dyadic tiny = dyadic(-1, -70);
    FixedDigits.Cut cut = FixedDigits.cut(polynomial(Dyadic.ONE, third, tiny, Dyadic.ZERO), 2);
    assertThat(cut.series().coefficient(0)).isEqualTo(Dyadic.ONE);
    assertThat(cut.series().coefficient(1)).isEqualTo(dyadic(0x5555555555555L >> 3, -50));
    assertThat(cut.series().coefficient(2)).isEqualTo(dyadic(-1, -50));
    assertThat(cut.series().length()).isEqualTo(3);
    assertThat(cut.series().radius().isZero()).isTrue();
    // Two coefficients have digits below the unit.
    assertThat(cut.lost().toDyadic()).isEqualTo(dyadic(2, -50));
  }

  @Test
  void whatFitsIsExact() {
    Dyadic[] values = {dyadic(3, -49), dyadic(-5, 40), dyadic(1, -50), dyadic(7, 90)};
    FixedDigits.Cut cut = FixedDigits.cut(polynomial(values), 3);
    for (int k = 0; k < values.length; k++) {
      assertThat(cut.series().coefficient(k)).isEqualTo(values[k]);
    }
    assertThat(cut.lost().isZero()).isTrue();
    // One limb less: the first and the third are left out, the third at the unit is not.
    assertThat(FixedDigits.cut(polynomial(values), 2).lost().toDyadic()).isEqualTo(dyadic(2, 0));
  }

  @Test
  void zerosLoseNothing() {
    FixedDigits.Cut cut = FixedDigits.cut(polynomial(Dyadic.ZERO, Dyadic.ZERO), 2);
    assertThat(cut.series().isZero()).isTrue();
    assertThat(cut.lost().isZero()).isTrue();
    assertThat(FixedDigits.series(List.of(Dyadic.ZERO), 2, Magnitude.ONE).radius())
        .isEqualTo(Magnitude.ONE);
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(1, 2);
    builder.add(new long[] {0, 0}, 2);
    builder.add(new long[] {0, 0}, 2);
    FixedDigits.Cut limbs = FixedDigits.cut(builder.build(-7), 3);
    assertThat(limbs.series().isZero()).isTrue();
    assertThat(limbs.lost().isZero()).isTrue();
  }

  private static LimbPolynomial limbs(long unit) {
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(3, 2);
    builder.add(new long[] {3, 5}, 2);
    builder.add(new long[] {0, -9}, 2);
    builder.add(new long[] {0, 0}, 2);
    builder.add(new long[] {-1, 1L << 55}, 2);
    return builder.build(unit);
  }

  /** The same polynomial as limbs and as a list, at every place of its unit among the limbs. */
  @Test
  void limbsAreCutLikeNumbers() {
    for (long unit = -160; unit <= 60; unit += 5) {
      LimbPolynomial limbs = limbs(unit);
      Polynomial listed = Polynomial.of(limbs.coefficients());
      for (int count = 1; count < 5; count++) {
        SeriesBall series = FixedDigits.cut(limbs, count).series();
        Magnitude lost = FixedDigits.cut(limbs, count).lost();
        for (int i = 0; i < series.rows(); i++) {
          assertThat(Arrays.stream(series.row(i)))
              .allMatch(limb -> limb >= -SeriesBall.HALF && limb < SeriesBall.HALF);
        }
        Dyadic lack = SeriesSumTest.lack(limbs.coefficients(), series);
        assertThat(lack).isLessThanOrEqualTo(lost.toDyadic());
        SeriesBall same = FixedDigits.cut(listed, count).series();
        // A limb more may be kept of the one: bounds of sizes are rough by two bits.
        if (!lost.isZero()) {
          Dyadic apart = SeriesSumTest.lack(same.length() == 0 ? List.of() : all(same), series);
          assertThat(apart).isLessThanOrEqualTo(lost.toDyadic().scale(SeriesBall.BITS));
          assertThat(lost.toDyadic()).isIn(units(3, -1), units(3, 0), units(3, 1), lost.toDyadic());
        }
      }
    }
  }

  private static Dyadic units(long number, long unit) {
    return dyadic(number, SeriesBall.BITS * unit);
  }

  private static List<Dyadic> all(SeriesBall ball) {
    return IntStream.range(0, ball.length()).mapToObj(ball::coefficient).toList();
  }

  /** Three of four coefficients are not zero; the largest is below {@code 2^58}, in limb 1. */
  @Test
  void limbsLoseAUnitForEachCoefficient() {
    FixedDigits.Cut cut = FixedDigits.cut(limbs(-50), 1);
    assertThat(cut.lost().toDyadic()).isEqualTo(dyadic(3, 0));
    assertThat(cut.series().coefficient(0)).isEqualTo(dyadic(3, 6));
    assertThat(cut.series().coefficient(1)).isEqualTo(Dyadic.of(-1));
    assertThat(cut.series().coefficient(3)).isEqualTo(Dyadic.of(-32));
    FixedDigits.Cut whole = FixedDigits.cut(limbs(-50), 2);
    assertThat(whole.lost().isZero()).isTrue();
    assertThat(whole.series().coefficient(0)).isEqualTo(dyadic(3, 6).add(dyadic(5, -50)));
    assertThat(whole.series().coefficient(3)).isEqualTo(dyadic(-1, 5));
  }

  @Test
  void farCoefficientsAreLeftOut() {
    Dyadic far = dyadic(-1, -(1L << 40));
    FixedDigits.Cut cut = FixedDigits.cut(polynomial(Dyadic.ONE, far), 2);
    assertThat(cut.series().coefficient(1)).isEqualTo(dyadic(-1, -50));
    assertThat(cut.lost().toDyadic()).isEqualTo(dyadic(1, -50));
  }

  @Test
  void balancedLimbsAreBelowAHalf() {
    long[][] rows = {{SeriesBall.HALF, -SeriesBall.HALF, 5, -SeriesBall.HALF - 1}, {0, 0, 0, 0}};
    FixedDigits.balance(rows);
    assertThat(rows[0]).containsExactly(-SeriesBall.HALF, -SeriesBall.HALF, 5, SeriesBall.HALF - 1);
    assertThat(rows[1]).containsExactly(1, 0, 0, -1);
  }

  @Test
  void numbersAreComparedExactly() {
    assertThat(FixedDigits.isEqual(dyadic(3, -3), Rational.of(3, 8))).isTrue();
    assertThat(FixedDigits.isEqual(dyadic(3, -3), Rational.of(1, 3))).isFalse();
    Dyadic large = dyadic(1, 1 << 20);
    assertThat(FixedDigits.isEqual(large, large.toRational())).isTrue();
    assertThat(FixedDigits.isEqual(dyadic(1, 1L << 40), Rational.ONE)).isFalse();
  }
}
