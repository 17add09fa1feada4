package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Products with a series that grows coefficient by coefficient, against long numbers. */
final class GrowingSeriesTest {
  private static final int ORDER = 21;

  private static BigInteger value(long[] digits) {
    BigInteger value = BigInteger.ZERO;
    for (int i = digits.length - 1; i >= 0; i--) {
      value = value.shiftLeft(SeriesBall.BITS).add(BigInteger.valueOf(digits[i]));
    }
    return value;
  }

  private static void assertBalanced(long[] digits) {
    assertThat(Arrays.stream(digits)).allMatch(x -> x >= -SeriesBall.HALF && x < SeriesBall.HALF);
  }

  private static long[] digits(Random random, int count, int used) {
    long[] digits = new long[count];
    for (int i = 0; i < used; i++) {
      digits[i] = random.nextLong(-SeriesBall.HALF, SeriesBall.HALF);
    }
    return digits;
  }

  /** {@code Σ_j v_j f_{k-j}} with {@code v} in multiples of {@code 2^(50 unit)}. */
  private static BigInteger convolution(BigInteger[] f, SeriesBall v, int k, int known) {
    BigInteger sum = BigInteger.ZERO;
    for (int m = 0; m < known; m++) {
      Dyadic factor = v.coefficient(k - m).scale(200);
      BigInteger units = factor.significand().shiftLeft(Math.toIntExact(factor.exponent()));
      sum = sum.add(f[m].multiply(units));
    }
    return sum;
  }

  private static SeriesBall factor(Random random, long unit) {
    long[][] rows = new long[3][ORDER];
    for (int k = 0; k < ORDER; k++) {
      for (int i = 0; i < 3; i++) {
        // Short rows, zeros, and limbs of all signs.
        rows[i][k] = k > 12 + i || k % 5 == i ? 0 : random.nextLong(-1L << 49, 1L << 49) >> (3 * k);
      }
    }
    return SeriesBall.ofLimbs(unit, rows, Magnitude.ZERO);
  }

  /** Each convolution becomes the next coefficient, as in a differential equation. */
  @Test
  void convolutionsAreOffByWhatIsSaid() {
    for (int unit = -6; unit <= -3; unit++) {
      Random random = new Random(unit);
      SeriesBall v = factor(random, unit);
      GrowingSeries series = new GrowingSeries(ORDER, -2, 4, v);
      BigInteger[] f = new BigInteger[ORDER + 1];
      long[] first = digits(random, 8, 3);
      series.set(0, first);
      f[0] = value(first);
      for (int k = 0; k < ORDER; k++) {
        long[] found = series.convolution(k);
        assertBalanced(found);
        BigInteger exact = convolution(f, v, k, k + 1);
        BigInteger off = value(found).shiftLeft(200).subtract(exact).abs();
        BigInteger units = BigInteger.valueOf((long) series.lost(k)).shiftLeft(200);
        assertThat(off).isLessThanOrEqualTo(units);
        long[] next = GrowingSeries.divided(found, k + 1);
        series.set(k + 1, next);
        f[k + 1] = value(next);
      }
      SeriesBall found = series.polynomial();
      for (int k = 0; k <= ORDER; k++) {
        assertThat(found.coefficient(k)).isEqualTo(Dyadic.of(f[k], -2L * SeriesBall.BITS));
      }
      assertThat(found.radius().isZero()).isTrue();
    }
  }

  /** Factors in whole units of the base lose nothing. */
  @Test
  void convolutionsOfWholeLimbsAreExact() {
    Random random = new Random(1);
    SeriesBall v = factor(random, 0);
    GrowingSeries series = new GrowingSeries(ORDER, 0, 9, v);
    BigInteger[] f = new BigInteger[ORDER + 1];
    for (int k = 0; k < ORDER; k++) {
      long[] digits = digits(random, 11, 1 + k % 3);
      series.set(k, digits);
      f[k] = value(digits);
      long[] found = series.convolution(k);
      assertThat(value(found).shiftLeft(200)).isEqualTo(convolution(f, v, k, k + 1));
    }
  }

  @Test
  void theFirstCoefficientIsThatOfAConstant() {
    SeriesBall v = SeriesBall.ofLimbs(0, new long[][] {{1}}, Magnitude.ZERO);
    GrowingSeries series = new GrowingSeries(3, -2, 2, v);
    SeriesBall constant =
        SeriesBall.ofLimbs(-1, new long[][] {{5, 7}, {0, 2}, {3}}, Magnitude.ZERO).constant();
    series.start(constant);
    assertThat(series.polynomial().coefficient(0)).isEqualTo(constant.coefficient(0));
    assertThat(series.convolution(0)).containsExactly(0, 5, 0, 3, 0, 0);
    assertThat(series.size(3).toDyadic()).isEqualTo(Dyadic.of(3).scale(-100));
    // Rows of the factor or of the series, whichever are fewer, two units for each product.
    assertThat(series.lost(4)).isEqualTo(10);
    // Rows that begin with nothing.
    GrowingSeries gap = new GrowingSeries(3, -2, 2, v);
    gap.start(SeriesBall.ofLimbs(-2, new long[][] {{5}, {}, {3}}, Magnitude.ZERO));
    assertThat(gap.convolution(0)).containsExactly(5, 0, 3, 0, 0, 0);
  }

  @Test
  void coefficientsFarLargerThanTheFirstAreRefused() {
    SeriesBall v = SeriesBall.ofLimbs(0, new long[][] {{}, {1L << 40, 1L << 40}}, Magnitude.ZERO);
    GrowingSeries series = new GrowingSeries(9, 0, 1, v);
    series.set(0, new long[] {1L << 40, 0, 0});
    assertThatThrownBy(
            () -> {
              for (int k = 0; k < 6; k++) {
                series.set(k + 1, series.convolution(k));
              }
            })
        .isInstanceOf(ArithmeticException.class);
    // Products with what became known in between the fours.
    GrowingSeries later = new GrowingSeries(9, 0, 2, v);
    later.set(0, new long[] {1, 0, 0, 0});
    assertThat(later.convolution(0)).containsExactly(0, 1L << 40, 0, 0);
    later.set(1, new long[] {0, 1L << 40, 0, 0});
    assertThat(later.convolution(1)).containsExactly(0, 1L << 40, 0, 1L << 30);
    later.set(2, new long[] {0, 0, 0, 1});
    assertThatThrownBy(() -> later.convolution(2)).isInstanceOf(ArithmeticException.class);
  }

  /** Two products of {@code 2^98} each carry out of the last row. */
  @Test
  void carriesOutOfTheLastRowAreRefused() {
    long least = -SeriesBall.HALF;
    SeriesBall v = SeriesBall.ofLimbs(0, new long[][] {{least, least, least}}, Magnitude.ZERO);
    GrowingSeries series = new GrowingSeries(9, 0, 1, v);
    series.set(0, new long[] {1, 0, 0});
    assertThat(series.convolution(0)).containsExactly(least, 0, 0);
    series.set(1, new long[] {0, least, 0});
    assertThat(series.convolution(1)).containsExactly(least, 0, 1L << 48);
    series.set(2, new long[] {0, least, 0});
    assertThatThrownBy(() -> series.convolution(2)).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void quotientsAreRoundedDownByLessThanAUnit() {
    Random random = new Random(3);
    for (int k : new int[] {1, 2, 3, 7, 4_095}) {
      for (int round = 0; round < 20; round++) {
        long[] digits = digits(random, 4, 1 + round % 4);
        long[] quotient = GrowingSeries.divided(digits, k);
        BigInteger rest = value(digits).subtract(value(quotient).multiply(BigInteger.valueOf(k)));
        assertThat(rest).isBetween(BigInteger.ZERO, BigInteger.valueOf(k - 1L));
        assertBalanced(quotient);
      }
    }
    assertThat(GrowingSeries.divided(new long[] {3, -1}, 1)).containsExactly(3, -1);
  }

  @Test
  void negativesAreBalanced() {
    assertThat(GrowingSeries.negated(new long[] {-SeriesBall.HALF, 5, 0}))
        .containsExactly(-SeriesBall.HALF, -4, 0);
    assertThat(GrowingSeries.negated(new long[] {1, -SeriesBall.HALF, 0}))
        .containsExactly(-1, -SeriesBall.HALF, 1);
  }
}
