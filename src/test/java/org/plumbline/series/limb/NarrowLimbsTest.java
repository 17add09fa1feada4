package org.plumbline.series.limb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link NarrowLimbs} against exact integers. */
final class NarrowLimbsTest {
  private static final int WIDE = LimbKernels.BITS;
  private static final int NARROW = NarrowLimbs.BITS;

  private static BigInteger value(long[] limbs, int bits) {
    BigInteger value = BigInteger.ZERO;
    for (long limb : limbs) {
      value = value.shiftLeft(bits).add(BigInteger.valueOf(limb));
    }
    return value;
  }

  private static long[] drawn(Random random, int count, int bits) {
    long half = 1L << (bits - 1);
    long[] limbs = new long[count];
    Arrays.setAll(
        limbs,
        i -> {
          int kind = random.nextInt(4);
          return kind == 0 ? -half : kind == 1 ? half - 1 : random.nextLong() >> (64 - bits);
        });
    limbs[0] >>= 1;
    return limbs;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 11})
  void whatIsSplitIsTheSameNumber(int count) {
    Random random = new Random(count);
    for (int trial = 0; trial < 200; trial++) {
      long[] wide = drawn(random, count, WIDE);
      int all = (count * WIDE + NARROW - 1) / NARROW;
      double[] narrow = NarrowLimbs.split(wide, all);
      BigInteger exact = value(wide, WIDE).shiftLeft(all * NARROW - count * WIDE);
      assertThat(value(Arrays.stream(narrow).mapToLong(x -> (long) x).toArray(), NARROW))
          .isEqualTo(exact);
      for (int i = 1; i < all; i++) {
        assertThat(Math.abs(narrow[i])).isLessThanOrEqualTo(0x1p23);
      }
      assertThat(NarrowLimbs.split(wide, 1)[0]).isEqualTo(narrow[0]);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 9, 16, 24})
  void whatIsJoinedIsTheSameNumber(int count) {
    Random random = new Random(count);
    for (int trial = 0; trial < 200; trial++) {
      long[] narrow = drawn(random, count, NARROW);
      narrow[0] <<= 5;
      narrow[count - 1] += count > 1 ? random.nextLong() >> 30 : 0;
      BigInteger exact = value(narrow, NARROW);
      NarrowLimbs.settle(narrow);
      assertThat(value(narrow, NARROW)).isEqualTo(exact);
      int enough = (count * NARROW + WIDE - 1) / WIDE;
      long[] columns = new long[enough];
      NarrowLimbs.addTo(columns, enough, narrow);
      BigInteger scaled = exact.shiftLeft(enough * WIDE - count * NARROW);
      assertThat(value(columns, WIDE)).isEqualTo(scaled);
      if (enough > 1) {
        long[] fewer = new long[enough - 1];
        NarrowLimbs.addTo(fewer, enough - 1, narrow);
        BigInteger lost = scaled.subtract(value(fewer, WIDE).shiftLeft(WIDE));
        assertThat(lost.abs()).isLessThanOrEqualTo(BigInteger.TWO.pow(WIDE));
      }
    }
  }
}
