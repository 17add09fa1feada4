package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.number.Rational;

/** Whether a vector is an affine combination of others, decided exactly. */
final class AffineRelation {
  private final List<List<Rational>> rows = new ArrayList<>();
  private final int columns;

  private AffineRelation(List<Rational> vector, List<List<Rational>> others) {
    columns = others.size();
    for (int e = 0; e < vector.size(); e++) {
      List<Rational> row = new ArrayList<>();
      for (List<Rational> other : others) {
        row.add(other.get(e));
      }
      row.add(vector.get(e));
      rows.add(row);
    }
    rows.add(new ArrayList<>(Collections.nCopies(columns + 1, Rational.ONE)));
  }

  /** Whether {@code vector = Σ c_j others_j} for rational {@code c} with {@code Σ c_j = 1}. */
  static boolean holds(List<Rational> vector, List<List<Rational>> others) {
    return new AffineRelation(vector, others).isSolvable();
  }

  /** Elimination, column by column; solvable if the last column is then 0 where all others are. */
  private boolean isSolvable() {
    int rank = 0;
    for (int column = 0; column < columns; column++) {
      int pivot = rank;
      while (pivot < rows.size() && rows.get(pivot).get(column).signum() == 0) {
        pivot++;
      }
      if (pivot < rows.size()) {
        List<Rational> row = rows.get(pivot);
        rows.set(pivot, rows.get(rank));
        rows.set(rank, row);
        eliminate(rank, column);
        rank++;
      }
    }
    return rows.subList(rank, rows.size()).stream().allMatch(row -> row.get(columns).signum() == 0);
  }

  private void eliminate(int rank, int column) {
    List<Rational> pivot = rows.get(rank);
    for (int i = rank + 1; i < rows.size(); i++) {
      List<Rational> row = rows.get(i);
      Rational factor = row.get(column).divide(pivot.get(column));
      for (int j = column; j <= columns && factor.signum() != 0; j++) {
        row.set(j, row.get(j).subtract(factor.multiply(pivot.get(j))));
      }
    }
  }
}
