package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.series.lane.LaneValues.assertNear;
import static org.plumbline.series.lane.LaneValues.exact;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;

/** Sums in lanes against exact arithmetic. */
final class LaneSumsTest {
  private static final int BITS = 24;
  private static final int LANES = 13;
  private static final int ORDERS = 5;

  private final Random random = new Random(4);

  private LaneBank bank(int n, int exponent) {
    LaneBank bank = new LaneBank(LANES, ORDERS);
    bank.begin(exponent);
    for (int k = 0; k < ORDERS; k++) {
      bank.prepare(k, n);
      for (int s = 0; s < LANES; s++) {
        BigInteger size = BigInteger.ONE.shiftLeft(BITS * n - 3);
        bank.set(k, s, new BigInteger(BITS * n - 2, random).subtract(size), n);
      }
    }
    return bank;
  }

  private static Dyadic convolution(LaneBank x, LaneBank y, int k, int lane) {
    Dyadic sum = Dyadic.ZERO;
    for (int j = 0; j <= k; j++) {
      sum = sum.add(exact(x, j, lane).multiply(exact(y, k - j, lane)));
    }
    return sum;
  }

  /** Left out are products of limbs beyond the last column: fewer than its units. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 8, 9, 11})
  void aConvolutionLosesWhatLiesBelowItsLastColumn(int n) {
    LaneBank x = bank(n, 7);
    LaneBank y = bank(n, -30);
    LaneSums sums = new LaneSums(n, LANES);
    for (int k = 0; k < ORDERS; k++) {
      sums.convolve(x, y, 0, k, n);
      for (int s = 0; s < LANES; s++) {
        long unit = -23 - (long) BITS * (n + 1);
        assertNear(
            exact(sums, s), convolution(x, y, k, s), unit, (k + 1) * (n + 1) * (1 << (BITS - 2)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-60, -49, -48, -25, -24, -23, -1, 0, 1, 5})
  void whatIsStoredIsTheSumToHalfAUnit(int shift) {
    int n = 4;
    LaneBank x = bank(n, 3);
    LaneSums sums = new LaneSums(n, LANES);
    sums.begin(3 - shift, n + 2, LANES);
    for (int s = 0; s < LANES; s++) {
      sums.add(x, 1, s, s);
    }
    sums.settle();
    LaneBank stored = new LaneBank(LANES, 2);
    stored.begin(5);
    sums.store(stored, 1, n);
    for (int s = 0; s < LANES; s++) {
      // An addition may cut below the last column, a store rounds to the last limb.
      long cut = 3 - shift - (long) BITS * (n + 3);
      assertNear(exact(stored, 1, s), exact(sums, s), 5 - (long) BITS * n, 1);
      assertNear(exact(sums, s), exact(x, 1, s), Math.max(cut, 3 - (long) BITS * n), 1 << BITS);
    }
  }

  @Test
  void whatDoesNotFitIsNotStored() {
    LaneBank x = bank(3, 10);
    LaneSums sums = new LaneSums(3, LANES);
    sums.convolve(x, x, 0, 4, 3);
    LaneBank small = new LaneBank(LANES, 1);
    small.begin(6);
    assertThatThrownBy(() -> sums.store(small, 0, 3)).isInstanceOf(LaneOverflow.class);
    small.begin(26);
    sums.store(small, 0, 3);
    assertNear(exact(small, 0, 2), exact(sums, 2), 26 - 3L * BITS, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 55, 1_000_003})
  void aQuotientIsRightToTheLastColumn(int m) {
    LaneBank x = bank(4, 0);
    LaneSums sums = new LaneSums(4, LANES);
    sums.convolve(x, x, 0, 3, 4);
    Dyadic[] before = new Dyadic[LANES];
    for (int s = 0; s < LANES; s++) {
      before[s] = exact(sums, s);
    }
    sums.divide(m);
    for (int s = 0; s < LANES; s++) {
      Dyadic back = exact(sums, s).multiply(Dyadic.of(m));
      assertNear(back, before[s], -5L * BITS, m);
    }
  }

  /** Sums of eight rows and of fewer, of integers at the bound that keeps them exact. */
  @Test
  void rowsOfIntegersAreAddedUpExactly() {
    double[][] rows = new double[11][LANES];
    double[] m = new double[11];
    for (int r = 0; r < rows.length; r++) {
      m[r] = random.nextInt(1 << 24) - (1 << 23);
      for (int s = 0; s < LANES; s++) {
        rows[r][s] = random.nextInt(1 << 21) - (1 << 20);
      }
    }
    double[] sum = new double[LANES];
    LaneCombination.add(m, 0, rows, 0, LaneCombination.ROWS, sum, LANES);
    LaneCombination.add(m, 8, rows, 8, 3, sum, LANES);
    for (int s = 0; s < LANES; s++) {
      BigInteger exact = BigInteger.ZERO;
      for (int r = 0; r < rows.length; r++) {
        exact = exact.add(BigInteger.valueOf((long) m[r] * (long) rows[r][s]));
      }
      assertThat(BigInteger.valueOf((long) sum[s])).isEqualTo(exact);
    }
  }
}
