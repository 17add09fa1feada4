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

  /** One lane of a bank times all lanes of another, two such products on top of each other. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 10, 11})
  void multiplesLoseWhatLiesBelowTheirLastColumn(int n) {
    LaneBank x = bank(n, 7);
    LaneBank y = bank(n, -30);
    LaneBank z = bank(n, -30);
    LaneSums sums = new LaneSums(n, LANES);
    for (int k = 0; k < ORDERS; k++) {
      sums.begin(-23, n, LANES);
      int pending = sums.addMultiples(x, 2, y, k, n, 0);
      sums.addMultiples(x, 5, z, k, n, pending);
      sums.settle();
      for (int s = 0; s < LANES; s++) {
        Dyadic expected = Dyadic.ZERO;
        for (int j = 0; j <= k; j++) {
          expected = expected.add(exact(x, j, 2).multiply(exact(y, k - j, s)));
          expected = expected.add(exact(x, j, 5).multiply(exact(z, k - j, s)));
        }
        long unit = -23 - (long) BITS * (n + 1);
        assertNear(exact(sums, s), expected, unit, 2 * (k + 1) * (n + 1) * (1 << (BITS - 2)));
      }
    }
  }

  /** Carries are taken before columns exceed what a double holds exactly. */
  @Test
  void manyMultiplesAreAddedUpExactly() {
    LaneBank x = new LaneBank(1, 200);
    LaneBank y = new LaneBank(LANES, 200);
    for (LaneBank bank : new LaneBank[] {x, y}) {
      bank.begin(0);
      for (int k = 0; k < 200; k++) {
        bank.prepare(k, 3);
        for (int s = 0; s < bank.lanes(); s++) {
          bank.set(k, s, BigInteger.ONE.shiftLeft(69).subtract(BigInteger.ONE), 3);
        }
      }
    }
    LaneSums sums = new LaneSums(3, LANES);
    sums.begin(0, 3, LANES);
    int pending = 0;
    for (int round = 0; round < 3; round++) {
      pending = sums.addMultiples(x, 0, y, 199, 3, pending);
    }
    sums.settle();
    Dyadic product = exact(x, 0, 0).multiply(exact(y, 0, 0));
    assertNear(exact(sums, 3), product.multiply(Dyadic.of(600)), -76, 2400);
  }

  @ParameterizedTest
  @ValueSource(ints = {-25, -24, -1, 0, 1, 23, 24, 31})
  void sumsUnderAnotherScaleAreAdded(int shift) {
    int n = 4;
    LaneBank x = bank(n, 3);
    LaneSums part = new LaneSums(n, LANES);
    part.begin(3, n, LANES - 5);
    for (int s = 0; s < part.lanes(); s++) {
      part.add(x, 1, s, s);
    }
    part.settle();
    LaneSums sums = new LaneSums(n + 3, LANES);
    sums.begin(3 + shift, n + 4, LANES);
    sums.add(part);
    sums.add(part, 5);
    sums.settle();
    for (int s = 0; s < LANES; s++) {
      Dyadic first = s < LANES - 5 ? exact(part, s) : Dyadic.ZERO;
      Dyadic second = s >= 5 ? exact(part, s - 5) : Dyadic.ZERO;
      assertNear(exact(sums, s), first.add(second), 3 + shift - BITS * (n + 5L), 2 * (1 << BITS));
    }
  }

  @Test
  void allLanesAreAddedUpIntoOne() {
    LaneBank x = bank(3, 0);
    LaneSums part = new LaneSums(3, LANES);
    part.convolve(x, x, 0, 2, 3);
    LaneSums sums = new LaneSums(3, 2);
    sums.begin(part.exponent(), part.last(), 2);
    sums.addTotal(part, 1);
    Dyadic total = Dyadic.ZERO;
    for (int s = 0; s < LANES; s++) {
      total = total.add(exact(part, s));
    }
    assertThat(exact(sums, 1)).isEqualTo(total);
    assertThat(exact(sums, 0)).isEqualTo(Dyadic.ZERO);
  }

  @Test
  void aCoefficientTimesIntegersIsExact() {
    LaneBank x = bank(3, 9);
    double[] factors = new double[LANES];
    for (int s = 0; s < LANES; s++) {
      factors[s] = s - 6;
    }
    LaneSums sums = new LaneSums(3, LANES);
    sums.set(x, 4, factors);
    for (int s = 0; s < LANES; s++) {
      assertThat(exact(sums, s)).isEqualTo(exact(x, 4, s).multiply(Dyadic.of(s - 6L)));
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
