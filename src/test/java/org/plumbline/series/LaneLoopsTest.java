package org.plumbline.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link LaneLoops} and {@link LaneColumns} against exact integers, limbs at both ends. */
final class LaneLoopsTest {
  private static final int BITS = LaneLoops.BITS;
  private static final long LARGEST = 1L << (BITS - 1);

  private static long[] full(int lanes, long value) {
    long[] x = new long[lanes];
    Arrays.fill(x, value);
    return x;
  }

  @ParameterizedTest
  @ValueSource(longs = {LARGEST, -LARGEST})
  void asManyFullProductsAsAreAllowedDoNotOverflow(long x) {
    long[] sum = full(9, LARGEST);
    long[] multiples = full(9, LARGEST);
    for (int t = 0; t < LaneLoops.PRODUCTS; t++) {
      LaneLoops.addProducts(full(9, x), full(9, LARGEST), sum, 9);
      LaneLoops.addMultiple(x, full(9, LARGEST), multiples, 9);
    }
    BigInteger exact =
        BigInteger.valueOf(x)
            .multiply(BigInteger.valueOf(LARGEST * LaneLoops.PRODUCTS))
            .add(BigInteger.valueOf(LARGEST));
    assertThat(BigInteger.valueOf(sum[8])).isEqualTo(exact);
    assertThat(multiples).isEqualTo(sum);
  }

  @Test
  void aSumOverAllLanesDoesNotOverflow() {
    int lanes = LaneBlock.MOST_LANES;
    long dot = LaneLoops.dot(full(lanes, LARGEST), full(lanes, -LARGEST), lanes);
    assertThat(BigInteger.valueOf(dot))
        .isEqualTo(BigInteger.valueOf(-LARGEST).multiply(BigInteger.valueOf(LARGEST * lanes)));
  }

  @Test
  void carriesChangeNoValueAndLeaveLimbs() {
    Random random = new Random(1);
    LaneColumns columns = new LaneColumns(6, 8);
    BigInteger[] exact = new BigInteger[8];
    for (int s = 0; s < 8; s++) {
      for (int p = 0; p <= 4; p++) {
        columns.at(p)[s] =
            s == 0 ? Long.MAX_VALUE / 2 : s == 1 ? Long.MIN_VALUE / 2 : random.nextLong() / 2;
      }
      exact[s] = value(columns, s);
    }
    columns.settle(-1, 4, 8);
    for (int s = 0; s < 8; s++) {
      assertThat(value(columns, s)).isEqualTo(exact[s]);
      for (int p = 0; p <= 4; p++) {
        assertThat(columns.at(p)[s]).isBetween(-LARGEST, LARGEST - 1);
      }
    }
    long magnitude = columns.magnitude(0, 4, 8);
    BigInteger largest =
        Arrays.stream(exact).map(BigInteger::abs).reduce(BigInteger::max).orElseThrow();
    assertThat(largest.bitLength() - 5L * BITS).isBetween(magnitude - 3, magnitude);
  }

  private static BigInteger value(LaneColumns columns, int lane) {
    BigInteger value = BigInteger.ZERO;
    for (int p = -1; p <= 4; p++) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(columns.at(p)[lane]));
    }
    return value;
  }

  private static BigInteger value(long[][] limbs, int lane) {
    BigInteger value = BigInteger.ZERO;
    for (long[] limb : limbs) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(limb[lane]));
    }
    return value;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 27, 28, 29, 56, 83, 84, 85, 400})
  void shiftsLoseLessThanAUnit(int shift) {
    Random random = new Random(shift);
    long[][] limbs = new long[3][7];
    for (int s = 0; s < 7; s++) {
      for (int p = 0; p < 3; p++) {
        long extreme = random.nextBoolean() ? LARGEST - 1 : -LARGEST;
        limbs[p][s] = s < 4 ? extreme : random.nextLong() >> (64 - BITS);
      }
    }
    BigInteger[] before = new BigInteger[7];
    Arrays.setAll(before, s -> value(limbs, s));
    LaneLoops.shiftRight(limbs, shift, 7);
    for (int s = 0; s < 7; s++) {
      BigInteger lost = before[s].subtract(value(limbs, s).shiftLeft(shift));
      assertThat(lost.abs()).isLessThanOrEqualTo(BigInteger.ONE.shiftLeft(Math.max(0, shift)));
      for (int p = 1; p < 3; p++) {
        assertThat(limbs[p][s]).isBetween(-LARGEST, LARGEST - 1);
      }
    }
  }
}
