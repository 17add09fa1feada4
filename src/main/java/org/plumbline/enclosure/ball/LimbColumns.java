package org.plumbline.enclosure.ball;

/**
 * Digits of the coefficients of a sum of products of limbs, not yet balanced.
 *
 * <p>A sum of products of limbs is {@code H 2^50 + L} with {@code 0 <= L < 2^50}: {@code L} goes to
 * the column of the product, {@code H} to the next. Sums in column -1 are rounded to units of
 * column 0, by less than one for each product (proofs-notes/verifier.md, V2).
 */
final class LimbColumns {
  private final int order;
  private final long[][] columns;

  /** The given number of columns, 0 in every order up to {@code order}. */
  LimbColumns(int order, int count) {
    this.order = order;
    this.columns = new long[count][order + 1];
  }

  /** The number of columns. */
  int size() {
    return columns.length;
  }

  /** The digit of a coefficient in a column. */
  long digit(int column, int k) {
    return columns[column][k];
  }

  /** Adds to a column the products of rows whose numbers add up to {@code sum}, in all orders. */
  void add(LimbRow[] left, LimbRow[] right, int sum, int column) {
    int length = 0;
    for (int i = lowest(right, sum); i <= highest(left, sum); i++) {
      length = Math.max(length, left[i].length() + right[sum - i].length() - 1);
    }
    FourSums sums = new FourSums();
    for (int k = 0; k < Math.min(order + 1, length); k += FourSums.WIDTH) {
      addFour(left, right, sum, column, k, sums);
    }
  }

  /** The same in the orders {@code k … k + 3}. */
  void addFour(LimbRow[] left, LimbRow[] right, int sum, int column, int k, FourSums sums) {
    sums.start(k);
    for (int i = lowest(right, sum); i <= highest(left, sum); i++) {
      addRows(left[i], right[sum - i], column, sums);
    }
    settle(sums, column);
  }

  private static int lowest(LimbRow[] right, int sum) {
    return Math.max(0, sum - right.length + 1);
  }

  private static int highest(LimbRow[] left, int sum) {
    return Math.min(sum, left.length - 1);
  }

  private void addRows(LimbRow x, LimbRow y, int column, FourSums sums) {
    int most = column < 0 ? FourSums.ROUNDED_TERMS : FourSums.EXACT_TERMS;
    int end = sums.end(x);
    int next = sums.first(y);
    while (next < end) {
      if (sums.terms() == most) {
        settle(sums, column);
        sums.start(sums.order());
      }
      int last = Math.min(end, next + most - sums.terms());
      if (column < 0) {
        sums.addRounded(x.doubles(), y.doubles(), next, last);
      } else {
        sums.add(x, y, next, last);
      }
      next = last;
    }
  }

  private void settle(FourSums sums, int column) {
    for (int i = 0; i < FourSums.WIDTH && sums.order() + i <= order; i++) {
      if (column >= 0) {
        settle(column, sums.order() + i, sums.low(i));
      }
      settle(column + 1, sums.order() + i, column < 0 ? sums.rounded(i) : sums.high(i));
    }
  }

  /** Adds a digit to a column and carries. */
  void settle(int column, int k, long value) {
    long total = columns[column][k] + value;
    columns[column][k] = total & SeriesBall.MASK;
    columns[column + 1][k] += total >> SeriesBall.BITS;
  }

  /** The columns balanced, which nothing is added to afterwards. */
  long[][] balanced() {
    FixedDigits.balance(columns);
    return columns;
  }
}
