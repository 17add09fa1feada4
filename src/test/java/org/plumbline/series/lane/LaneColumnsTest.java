package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.series.lane.LaneValues.exact;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.series.limb.NarrowLimbs;

final class LaneColumnsTest {
  private static final int BITS = NarrowLimbs.BITS;
  private static final long LARGEST = 1L << (BITS - 1);

  @Test
  void carriesChangeNoValueAndLeaveLimbs() {
    Random random = new Random(1);
    long most = (1L << 53) - (1L << 30);
    LaneColumns columns = new LaneColumns(6, 8);
    BigInteger[] before = new BigInteger[8];
    for (int s = 0; s < 8; s++) {
      for (int p = 0; p <= 4; p++) {
        columns.at(p)[s] = s == 0 ? most : s == 1 ? -most : random.nextLong() >> 11;
      }
      before[s] = exact(columns, 4, s);
    }
    columns.settle(-1, 4, 8);
    for (int s = 0; s < 8; s++) {
      assertThat(exact(columns, 4, s)).isEqualTo(before[s]);
      for (int p = 0; p <= 4; p++) {
        assertThat((long) columns.at(p)[s]).isBetween(-LARGEST, LARGEST);
      }
    }
    long magnitude = columns.magnitude(0, 4, 8);
    BigInteger largest =
        Arrays.stream(before).map(BigInteger::abs).reduce(BigInteger::max).orElseThrow();
    assertThat(largest.bitLength() - 5L * BITS).isBetween(magnitude - 3, magnitude);
  }

  @Test
  void carriesStopAtTheFirstColumn() {
    LaneColumns columns = new LaneColumns(4, 1);
    columns.at(0)[0] = 0x1p30;
    columns.at(1)[0] = 0x1p30 + 3;
    columns.settle(0, 1, 1);
    assertThat(columns.at(-1)[0]).isZero();
    assertThat(columns.at(0)[0]).isEqualTo(0x1p30 + 64);
    assertThat(columns.at(1)[0]).isEqualTo(3);
    columns.settle(-1, 1, 1);
    assertThat(columns.at(-1)[0]).isEqualTo(64);
    assertThat(columns.at(0)[0]).isEqualTo(64);
  }

  /** Columns before the last one that is not asked for do not count. */
  @Test
  void theMagnitudeIsThatOfTheFirstColumnThatIsNotZero() {
    LaneColumns columns = new LaneColumns(4, 2);
    assertThat(columns.magnitude(100, 3, 2)).isEqualTo(LaneColumns.NOTHING);
    columns.at(2)[1] = -5;
    assertThat(columns.magnitude(100, 1, 2)).isEqualTo(LaneColumns.NOTHING);
    assertThat(columns.magnitude(100, 2, 1)).as("of one lane").isEqualTo(LaneColumns.NOTHING);
    // 5 · 2^(100 - 72), limbs below it less than 0.51 · 2^28
    assertThat(columns.magnitude(100, 2, 2)).isBetween(31L, 32L);
    columns.at(-1)[0] = 1;
    assertThat(columns.magnitude(100, 2, 2)).isBetween(101L, 102L);
  }

  @Test
  void productsGoToTheColumnsOfTheirIndices() {
    LaneColumns columns = new LaneColumns(4, 1);
    double[][] x = {{2}, {3}};
    double[][] y = {{5}, {7}};
    columns.addTriangle(x, y, 1, 2, 1);
    assertThat(columns.at(0)[0]).isZero();
    assertThat(columns.at(1)[0]).isEqualTo(10);
    assertThat(columns.at(2)[0]).isEqualTo(2 * 7 + 3 * 5);
    LaneColumns others = new LaneColumns(4, 1);
    others.at(-1)[0] = 1000;
    others.at(0)[0] = 2;
    others.at(1)[0] = 3;
    LaneColumns again = new LaneColumns(4, 1);
    again.addTriangle(others, y, 1, 2, 1);
    assertThat(again.at(1)[0]).isEqualTo(10);
    assertThat(again.at(2)[0]).isEqualTo(2 * 7 + 3 * 5);
  }

  @Test
  void numbersAreAddedInAllLanesAndClearedInThoseAskedFor() {
    LaneColumns columns = new LaneColumns(3, 3);
    columns.addEverywhere(new double[] {4, -5, 6}, 1, 2);
    columns.addEverywhere(new double[] {1, 1, 1}, 1, 3);
    assertThat(columns.at(0)).containsExactly(5, 5, 1);
    assertThat(columns.at(1)).containsExactly(-4, -4, 1);
    assertThat(columns.at(2)).containsExactly(0, 0, 0);
    columns.clear(0, 2);
    assertThat(columns.at(0)).containsExactly(0, 0, 1);
    assertThat(columns.at(1)).containsExactly(-4, -4, 1);
    double[] other = {7, 8, 9};
    assertThat(columns.exchange(1, other)).containsExactly(-4, -4, 1);
    assertThat(columns.at(1)).isSameAs(other);
  }
}
