package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of products of limbs against exact ones, with limbs at the ends of their range. */
final class FourSumsTest {
  private static final int ROUNDS = 30;

  private static long[] limbs(Random random, int length, int kind) {
    return random
        .longs(length, -SeriesBall.HALF, SeriesBall.HALF)
        .map(
            x ->
                switch (kind) {
                  case 0 -> -SeriesBall.HALF;
                  case 1 -> SeriesBall.HALF - 1;
                  case 2 -> x < 0 ? -SeriesBall.HALF : SeriesBall.HALF - 1;
                  case 3 -> x >> 40;
                  default -> x;
                })
        .toArray();
  }

  private static BigInteger exact(long[] x, long[] y, int order) {
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; j < x.length; j++) {
      if (order >= j && order - j < y.length) {
        sum = sum.add(BigInteger.valueOf(x[j]).multiply(BigInteger.valueOf(y[order - j])));
      }
    }
    return sum;
  }

  private static LimbRow padded(long[] row) {
    return LimbRow.of(row);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void sumsOfTheMostTermsAreExact(int kind) {
    Random random = new Random(kind);
    for (int round = 0; round < ROUNDS; round++) {
      long[] x = limbs(random, 1 + random.nextInt(FourSums.EXACT_TERMS), kind);
      long[] y = limbs(random, FourSums.EXACT_TERMS, (kind + round) % 5);
      FourSums sums = new FourSums();
      sums.start(random.nextInt(x.length + y.length - 1));
      LimbRow left = LimbRow.of(x);
      int first = sums.first(padded(y));
      int end = Math.min(sums.end(left), first + FourSums.EXACT_TERMS);
      sums.add(left, padded(y), first, end);
      assertThat(sums.terms()).isLessThanOrEqualTo(FourSums.EXACT_TERMS);
      for (int i = 0; i < FourSums.WIDTH && sums.end(left) == end; i++) {
        BigInteger found =
            BigInteger.valueOf(sums.high(i))
                .shiftLeft(SeriesBall.BITS)
                .add(BigInteger.valueOf(sums.low(i)));
        assertThat(found).isEqualTo(exact(x, y, sums.order() + i));
        assertThat(sums.low(i)).isBetween(0L, SeriesBall.MASK);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void roundedSumsAreOffByLessThanAUnitForEachTerm(int kind) {
    Random random = new Random(kind);
    for (int round = 0; round < ROUNDS; round++) {
      long[] x = limbs(random, 1 + random.nextInt(FourSums.ROUNDED_TERMS), kind);
      long[] y = limbs(random, 1 + random.nextInt(FourSums.ROUNDED_TERMS), (kind + round) % 5);
      FourSums sums = new FourSums();
      sums.start(random.nextInt(x.length + y.length - 1));
      LimbRow left = LimbRow.of(x);
      sums.addRounded(left.doubles(), padded(y).doubles(), sums.first(padded(y)), sums.end(left));
      for (int i = 0; i < FourSums.WIDTH; i++) {
        BigInteger units = BigInteger.valueOf(sums.rounded(i)).shiftLeft(SeriesBall.BITS);
        BigInteger most = BigInteger.valueOf(sums.terms()).shiftLeft(SeriesBall.BITS);
        assertThat(units.subtract(exact(x, y, sums.order() + i)).abs()).isLessThan(most);
      }
    }
  }

  /** Who adds rows one after the other asks how many terms are left. */
  @Test
  void termsAreCounted() {
    LimbRow row = LimbRow.of(new long[] {1, 2, 3, 4, 5, 6, 7, 8});
    FourSums sums = new FourSums();
    sums.start(4);
    sums.add(row, row, 2, 5);
    assertThat(sums.terms()).isEqualTo(3);
    sums.addRounded(row.doubles(), row.doubles(), 1, 5);
    assertThat(sums.terms()).isEqualTo(7);
    assertThat(sums.low(0)).isEqualTo(3 * 3 + 4 * 2 + 5);
  }
}
