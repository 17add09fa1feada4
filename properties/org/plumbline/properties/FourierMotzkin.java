package org.plumbline.properties;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * Separability decided by eliminating one unknown after the other: slow, and independent of
 * everything the library does.
 */
final class FourierMotzkin {
  private FourierMotzkin() {}

  /** Whether {@code y_i ⟨u, x_i⟩ > 0} for all i has a solution {@code u}. */
  static boolean separable(Dataset data) {
    List<List<Rational>> rows = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      Rational label = Rational.of(data.label(i));
      rows.add(data.point(i).stream().map(label::multiply).toList());
    }
    for (int j = data.dimension() - 1; j >= 0; j--) {
      rows = withoutLast(rows, j);
    }
    // What is left are the inequalities 0 > 0.
    return rows.isEmpty();
  }

  private static List<List<Rational>> withoutLast(List<List<Rational>> rows, int last) {
    List<List<Rational>> result = new ArrayList<>();
    for (List<Rational> row : rows) {
      if (row.get(last).signum() == 0) {
        result.add(row.subList(0, last));
      }
      for (List<Rational> other : rows) {
        if (row.get(last).signum() > 0 && other.get(last).signum() < 0) {
          result.add(combined(row, other, last));
        }
      }
    }
    return result;
  }

  private static List<Rational> combined(List<Rational> row, List<Rational> other, int last) {
    List<Rational> sum = new ArrayList<>();
    for (int j = 0; j < last; j++) {
      Rational left = row.get(j).divide(row.get(last));
      Rational right = other.get(j).divide(other.get(last).abs());
      sum.add(left.add(right));
    }
    return sum;
  }
}
