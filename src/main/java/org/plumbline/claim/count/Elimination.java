package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gaussian elimination modulo a prime, row by row: the rank and the null space of what was added.
 */
final class Elimination {
  private final PrimeField field;
  private final int columns;
  private final List<long[]> rows = new ArrayList<>();

  /** For each column the row that has its first entry there, or -1. */
  private final int[] rowOf;

  Elimination(PrimeField field, int columns) {
    this.field = field;
    this.columns = columns;
    this.rowOf = new int[columns];
    Arrays.fill(rowOf, -1);
  }

  /** Adds a row, and says whether the rank has grown. */
  boolean add(long[] row) {
    long[] rest = row.clone();
    for (int j = 0; j < columns; j++) {
      if (rest[j] == 0) {
        continue;
      }
      if (rowOf[j] < 0) {
        scale(rest, j);
        rowOf[j] = rows.size();
        rows.add(rest);
        return true;
      }
      subtract(rest, rows.get(rowOf[j]), j);
    }
    return false;
  }

  private void scale(long[] row, int first) {
    long inverse = field.inverse(row[first]);
    for (int k = first; k < columns; k++) {
      row[k] = field.reduced(row[k] * inverse);
    }
  }

  /** Subtracts the multiple of a row, whose first entry is 1 in a column, that gives 0 there. */
  private void subtract(long[] from, long[] row, int column) {
    long factor = field.negative(from[column]);
    for (int k = column; k < columns; k++) {
      from[k] = field.reduced(from[k] + factor * row[k]);
    }
  }

  /** The rank of all rows added. */
  int rank() {
    return rows.size();
  }

  /** A basis of the vectors that all rows added annihilate, one for each column without a pivot. */
  List<long[]> nullSpace() {
    reduce();
    List<long[]> basis = new ArrayList<>();
    for (int free = 0; free < columns; free++) {
      if (rowOf[free] >= 0) {
        continue;
      }
      long[] vector = new long[columns];
      vector[free] = 1;
      for (int j = 0; j < free; j++) {
        if (rowOf[j] >= 0) {
          vector[j] = field.negative(rows.get(rowOf[j])[free]);
        }
      }
      basis.add(vector);
    }
    return basis;
  }

  /** Makes every pivot the only entry of its column. */
  private void reduce() {
    for (int j = columns - 1; j >= 0; j--) {
      if (rowOf[j] < 0) {
        continue;
      }
      for (long[] row : rows) {
        boolean isAbove = row != rows.get(rowOf[j]) && row[j] != 0;
        if (isAbove) {
          subtract(row, rows.get(rowOf[j]), j);
        }
      }
    }
  }
}
