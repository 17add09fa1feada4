package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Carries, and sums of products of rows column by column. */
final class LimbColumnsTest {

  @Test
  void digitsCarryToTheNextColumn() {
    LimbColumns columns = new LimbColumns(2, 3);
    assertThat(columns.size()).isEqualTo(3);
    columns.settle(0, 1, SeriesBall.MASK);
    columns.settle(0, 1, 3);
    assertThat(columns.digit(0, 1)).isEqualTo(2);
    assertThat(columns.digit(1, 1)).isEqualTo(1);
    columns.settle(0, 1, -5);
    assertThat(columns.digit(0, 1)).isEqualTo(SeriesBall.MASK - 2);
    assertThat(columns.digit(1, 1)).isZero();
    columns.settle(1, 0, 1L << 49);
    assertThat(columns.balanced()[0]).containsExactly(0, -3, 0);
    assertThat(columns.balanced()[1]).containsExactly(-(1L << 49), 1, 0);
    assertThat(columns.balanced()[2]).containsExactly(1, 0, 0);
  }

  private static LimbRow[] rows(long[]... rows) {
    LimbRow[] made = new LimbRow[rows.length];
    for (int i = 0; i < rows.length; i++) {
      made[i] = LimbRow.of(rows[i]);
    }
    return made;
  }

  /** Rows whose numbers add up to 1, {@code (1 + 2τ)(7) + (3 + 4τ + 5τ²)(6 + τ)}, to order 2. */
  @Test
  void productsOfRowsAreAddedUpToTheOrder() {
    LimbColumns columns = new LimbColumns(2, 4);
    LimbRow[] left = rows(new long[] {1, 2}, new long[] {3, 4, 5});
    LimbRow[] right = rows(new long[] {6, 1}, new long[] {7});
    columns.add(left, right, 1, 1);
    assertThat(columns.balanced()[1]).containsExactly(25, 41, 34);
    assertThat(columns.balanced()[0]).containsExactly(0, 0, 0);
    columns.add(left, right, 2, 0);
    assertThat(columns.balanced()[0]).containsExactly(21, 28, 35);
    columns.add(right, left, 0, 0);
    assertThat(columns.balanced()[0]).containsExactly(27, 41, 37);
  }

  /** In the column below the lowest, products count in units of {@code 2^50}. */
  @Test
  void productsBelowTheLowestColumnAreRounded() {
    LimbColumns columns = new LimbColumns(5, 2);
    LimbRow[] left = rows(new long[] {1L << 48, 1L << 20, 1});
    LimbRow[] right = rows(new long[] {12, 1L << 40, 0, 0, 1L << 48});
    columns.add(left, right, 0, -1);
    // 12/4; 2^38 and next to nothing; 2^10; 0; 2^46; 2^18
    assertThat(columns.balanced()[0]).containsExactly(3, 1L << 38, 1L << 10, 0, 1L << 46, 1L << 18);
  }

  /** More products than a sum may have: it is settled between. */
  @Test
  void longSumsAreSettledBetween() {
    int length = 700;
    long[] row = new long[length];
    Arrays.fill(row, -SeriesBall.HALF);
    for (int column : new int[] {0, -1}) {
      LimbColumns columns = new LimbColumns(2 * length, 4);
      LimbRow[] rows = rows(row);
      columns.add(rows, rows, 0, column);
      for (int k = 0; k < 2 * length; k++) {
        long products = Math.max(0, Math.min(k, 2 * length - 2 - k) + 1);
        // Each is 2^98.
        BigInteger sum =
            BigInteger.valueOf(columns.digit(2, k))
                .shiftLeft(SeriesBall.BITS)
                .add(BigInteger.valueOf(columns.digit(1, k)))
                .shiftLeft(SeriesBall.BITS)
                .add(BigInteger.valueOf(columns.digit(0, k)));
        assertThat(sum).isEqualTo(BigInteger.valueOf(products).shiftLeft(98 + 50 * column));
      }
    }
  }

  private static long[] row(int big, int other, long limb) {
    long[] row = new long[big + other];
    Arrays.fill(row, limb);
    Arrays.fill(row, 0, big, -SeriesBall.HALF);
    return row;
  }

  /** The same the other way round. */
  private static long[] reversed(int big, int other, long limb) {
    long[] row = new long[big + other];
    Arrays.fill(row, limb);
    Arrays.fill(row, other, big + other, -SeriesBall.HALF);
    return row;
  }

  /**
   * 64 products of {@code 2^98}, and then small ones that a double of {@code 2^104} loses, each
   * more than a unit.
   */
  @Test
  void roundedSumsAreShort() {
    long small = (1L << 26) - 1;
    LimbColumns columns = new LimbColumns(255, 3);
    columns.add(rows(row(64, 192, 1L << 25)), rows(reversed(64, 192, small)), 0, -1);
    long exact = (1L << 54) + 192 * 2;
    assertThat(digits(columns, 255)).isBetween(exact - 256, exact + 256);
    // The first 55 in one row, the others in the next.
    columns = new LimbColumns(110, 3);
    columns.add(
        rows(row(55, 0, 0), row(9, 102, 1L << 25)),
        rows(reversed(9, 102, small), reversed(55, 56, 0)),
        1,
        -1);
    exact = (1L << 54) + 102 * 2;
    assertThat(digits(columns, 110)).isBetween(exact - 166, exact + 166);
  }

  private static long digits(LimbColumns columns, int k) {
    return (columns.digit(1, k) << SeriesBall.BITS) + columns.digit(0, k);
  }
}
