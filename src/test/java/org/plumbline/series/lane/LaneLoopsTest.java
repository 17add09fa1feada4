package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.series.limb.NarrowLimbs;

/** {@link LaneLoops} against exact integers, limbs at both ends. */
final class LaneLoopsTest {
  private static final int BITS = NarrowLimbs.BITS;
  private static final long LARGEST = 1L << (BITS - 1);

  private static double[] full(int lanes, double value) {
    double[] x = new double[lanes];
    Arrays.fill(x, value);
    return x;
  }

  @ParameterizedTest
  @ValueSource(longs = {LARGEST, -LARGEST})
  void asManyFullProductsAsAreAllowedAreExact(long x) {
    double[] sum = full(9, LARGEST);
    double[] multiples = full(9, LARGEST);
    for (int t = 0; t < LaneLoops.PRODUCTS; t++) {
      double[][] factors = {full(9, x), full(9, LARGEST)};
      LaneTriangles.add(factors, 0, new double[][] {factors[1]}, new double[][] {sum}, 0, 1, 9);
      LaneLoops.addMultiple(x, full(9, LARGEST), multiples, 9);
    }
    BigInteger exact =
        BigInteger.valueOf(x)
            .multiply(BigInteger.valueOf(LARGEST * LaneLoops.PRODUCTS))
            .add(BigInteger.valueOf(LARGEST));
    assertThat(BigInteger.valueOf((long) sum[8])).isEqualTo(exact);
    assertThat(exact.bitLength()).as("a double has 53 bits").isLessThanOrEqualTo(53);
    assertThat(multiples).isEqualTo(sum);
  }

  @Test
  void fourMultiplesAreFourTimesOne() {
    double[][] x = {full(5, 3), full(5, -5), full(5, 7), full(5, 11)};
    double[] sum = full(5, 1);
    LaneLoops.addMultiples(2, x[0], 3, x[1], 5, x[2], -7, x[3], sum, 5);
    assertThat(sum).isEqualTo(full(5, 1 + 6 - 15 + 35 - 77));
  }

  @Test
  void sumsOverAllLanesAreExact() {
    int lanes = LaneBlock.MOST_LANES;
    double[][] y = {full(lanes, LARGEST), full(lanes, -LARGEST), full(lanes, 1)};
    double[] sums = new double[4];
    LaneLoops.dots(y, 0, full(lanes, LARGEST), sums, lanes);
    double most = (double) LARGEST * LARGEST * lanes;
    assertThat(most).isEqualTo(0x1p53);
    assertThat(sums).startsWith(most, -most, (double) LARGEST * lanes);
    LaneLoops.dots(y, 1, full(lanes, LARGEST), sums, 7);
    assertThat(sums).startsWith(-7.0 * LARGEST * LARGEST, 7.0 * LARGEST);
  }

  private static BigInteger value(double[][] limbs, int lane) {
    BigInteger value = BigInteger.ZERO;
    for (double[] limb : limbs) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf((long) limb[lane]));
    }
    return value;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 23, 24, 25, 48, 71, 72, 73, 400})
  void shiftsLoseLessThanAUnit(int shift) {
    Random random = new Random(shift);
    double[][] limbs = new double[3][7];
    for (int s = 0; s < 7; s++) {
      for (int p = 0; p < 3; p++) {
        long extreme = random.nextBoolean() ? LARGEST - 1 : -LARGEST;
        limbs[p][s] = s < 4 ? extreme : random.nextLong() >> (64 - BITS);
      }
    }
    BigInteger[] before = new BigInteger[7];
    Arrays.setAll(before, s -> value(limbs, s));
    LaneLoops.shiftRight(limbs, 3, shift, 7);
    for (int s = 0; s < 7; s++) {
      BigInteger lost = before[s].subtract(value(limbs, s).shiftLeft(shift));
      assertThat(lost.abs()).isLessThanOrEqualTo(BigInteger.ONE.shiftLeft(Math.max(0, shift)));
      for (int p = 1; p < 3; p++) {
        assertThat((long) limbs[p][s]).isBetween(-LARGEST, LARGEST);
      }
    }
  }
}
