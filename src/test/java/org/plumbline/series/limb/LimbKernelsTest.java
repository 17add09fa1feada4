package org.plumbline.series.limb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link LimbKernels} against integers of any size, at the ends of what limbs may be. */
public final class LimbKernelsTest {
  private static final int BITS = LimbKernels.BITS;
  private static final long LEAST = -(1L << (BITS - 1));
  private static final long MOST = (1L << (BITS - 1)) - 1;
  private static final long FIRST = 1L << (BITS - 2);

  /** A filling of an array: the value of limb {@code p} of coefficient {@code j}. */
  private interface Filling {
    long limb(int p, int j);
  }

  private static Filling extreme(long first, long others) {
    return (p, j) -> p == 0 ? first : others;
  }

  private static Filling random(long seed) {
    Random random = new Random(seed);
    return (p, j) -> random.nextLong() >> (p == 0 ? 10 : 8);
  }

  static Stream<Arguments> cases() {
    int[] orders = {0, 1, 15, 16, 17, 63, 64, 65, 1022};
    return IntStream.of(1, 2, 3, 4, 5, 6, 7, 8, 20)
        .boxed()
        .flatMap(n -> IntStream.of(orders).mapToObj(k -> Arguments.of(n, k)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void productsAreWithinTheirBound(int n, int k) {
    requireBound(n, k, extreme(FIRST, MOST), extreme(FIRST, MOST));
    requireBound(n, k, extreme(-FIRST, LEAST), extreme(-FIRST, LEAST));
    requireBound(n, k, extreme(FIRST, MOST), extreme(-FIRST, LEAST));
    requireBound(n, k, extreme(-FIRST, MOST), extreme(FIRST, LEAST));
    requireBound(n, k, random(n), random(k + 1000L));
  }

  /** The bound of proofs-notes/limb-series.md, L1, with two limbs more than are asked for. */
  private static void requireBound(int n, int k, Filling left, Filling right) {
    int limbs = n + 2;
    long[] d = new long[2 * limbs * (k + 1)];
    fill(d, 0, limbs, k, left);
    fill(d, limbs * (k + 1), limbs, k, right);
    long[] sum = new long[n];
    LimbKernels.convolve(d, 0, limbs * (k + 1), k + 1, k, n, sum);
    BigInteger exact = BigInteger.ZERO;
    for (int j = 0; j <= k; j++) {
      BigInteger x = value(d, j, k + 1, limbs);
      BigInteger y = value(d, limbs * (k + 1) + k - j, k + 1, limbs);
      exact = exact.add(x.multiply(y));
    }
    BigInteger unit = BigInteger.ONE.shiftLeft(BITS * (2 * limbs - n));
    BigInteger error = exact.subtract(value(sum, 0, 1, n).multiply(unit)).shiftLeft(2);
    assertThat(error).isLessThan(unit.multiply(BigInteger.valueOf((5L * n + 1) * (k + 1))));
    assertThat(error).isGreaterThan(unit.multiply(BigInteger.valueOf(-(n + 1L) * (k + 1))));
  }

  private static void fill(long[] d, int at, int limbs, int k, Filling filling) {
    for (int p = 0; p < limbs; p++) {
      for (int j = 0; j <= k; j++) {
        d[at + p * (k + 1) + j] = filling.limb(p, j);
      }
    }
  }

  /** The integer {@code Σ_i x_i 2^(56(n-1-i))}. */
  public static BigInteger value(long[] d, int at, int stride, int n) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < n; i++) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(d[at + i * stride]));
    }
    return value;
  }

  @Test
  void aProductMayComeOutTooLarge() {
    long[] d = {0, MOST, 0, LEAST};
    long[] sum = new long[2];
    LimbKernels.convolve(d, 0, 2, 1, 0, 2, sum);
    assertThat(value(d, 0, 1, 2).multiply(value(d, 2, 1, 2))).isNegative();
    assertThat(sum).containsOnly(0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aZeroFactorGivesZero(int n, int k) {
    long[] d = new long[2 * n * (k + 1)];
    fill(d, 0, n, k, random(3));
    long[] sum = new long[n];
    LimbKernels.convolve(d, 0, n * (k + 1), k + 1, k, n, sum);
    assertThat(sum).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void sumsOfSingleLimbProductsAreWithinOneUnitEach(int n) {
    int terms = 32;
    for (Filling filling : List.of(extreme(FIRST, MOST), extreme(-FIRST, LEAST), random(n))) {
      long[] d = new long[n * terms];
      fill(d, 0, n, terms - 1, filling);
      int[] bases = IntStream.range(0, terms).toArray();
      for (long m : new long[] {1, (1L << 54) - 1, 1 - (1L << 54)}) {
        long[] limbs = new long[terms];
        Arrays.fill(limbs, m);
        long[] sum = new long[n];
        LimbKernels.addScaled(d, bases, 0, terms, n, limbs, 0, terms, sum);
        BigInteger exact = BigInteger.ZERO;
        for (int j = 0; j < terms; j++) {
          exact = exact.add(value(d, j, terms, n).multiply(BigInteger.valueOf(m)));
        }
        BigInteger error = exact.subtract(value(sum, 0, 1, n).shiftLeft(BITS));
        assertThat(error).isBetween(BigInteger.ZERO, BigInteger.valueOf(terms * LimbKernels.MASK));
      }
    }
  }

  @Test
  void singleLimbsMultiplyWithinOneUnit() {
    Random random = new Random(5);
    for (int n : new int[] {1, 2, 5, 20}) {
      for (long m : new long[] {1, -1, (1L << 54) - 1, 1 - (1L << 54), random.nextLong() >> 10}) {
        long[] d = new long[n];
        Arrays.setAll(d, i -> random.nextLong() >> (i == 0 ? 10 : 8));
        long[] sum = new long[n];
        LimbKernels.addScaled(d, 0, 1, n, m, sum);
        BigInteger exact = value(d, 0, 1, n).multiply(BigInteger.valueOf(m));
        BigInteger error = exact.subtract(value(sum, 0, 1, n).shiftLeft(BITS));
        assertThat(error).isBetween(BigInteger.ZERO, BigInteger.valueOf(LimbKernels.MASK));
      }
    }
  }
}
