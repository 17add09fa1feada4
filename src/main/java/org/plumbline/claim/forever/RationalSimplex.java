package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * The linear program {@code min c·x} subject to {@code Ax = b}, {@code x >= 0}, with {@code b >= 0}
 * and {@code c >= 0}, solved in exact arithmetic by the simplex method with Bland's rule, which
 * never cycles.
 *
 * <p>Rows must be independent and some {@code x} feasible: then every artificial variable leaves
 * the basis. What is found is checked by whoever uses it; nothing rests on this class.
 */
final class RationalSimplex {
  private final Rational[][] rows;
  private final int[] basis;
  private final int columns;

  private RationalSimplex(List<List<Rational>> matrix, List<Rational> right) {
    this.columns = matrix.get(0).size();
    this.rows = new Rational[matrix.size()][];
    this.basis = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Rational[] row = new Rational[columns + rows.length + 1];
      Arrays.fill(row, Rational.ZERO);
      for (int j = 0; j < columns; j++) {
        row[j] = matrix.get(i).get(j);
      }
      row[columns + i] = Rational.ONE;
      row[columns + rows.length] = right.get(i);
      rows[i] = row;
      basis[i] = columns + i;
    }
  }

  /**
   * A solution.
   *
   * @param x the least point
   * @param dual the multipliers of the rows: {@code c - Aᵀ dual >= 0}, and {@code b·dual = c·x}
   */
  record Solution(List<Rational> x, List<Rational> dual) {}

  /** The solution of the program. */
  static Solution minimize(
      List<List<Rational>> matrix, List<Rational> right, List<Rational> costs) {
    RationalSimplex simplex = new RationalSimplex(matrix, right);
    simplex.run(simplex.reduced(simplex.artificialCosts()));
    simplex.removeArtificials();
    Rational[] all = new Rational[simplex.columns + simplex.rows.length];
    Arrays.fill(all, Rational.ZERO);
    for (int j = 0; j < costs.size(); j++) {
      all[j] = costs.get(j);
    }
    Rational[] reduced = simplex.reduced(all);
    simplex.run(reduced);
    return simplex.solution(reduced);
  }

  private Rational[] artificialCosts() {
    Rational[] costs = new Rational[columns + rows.length];
    Arrays.fill(costs, 0, columns, Rational.ZERO);
    Arrays.fill(costs, columns, costs.length, Rational.ONE);
    return costs;
  }

  /** The costs less those of the basis: 0 on the basis, and the objective's negative at the end. */
  private Rational[] reduced(Rational[] costs) {
    Rational[] reduced = new Rational[costs.length + 1];
    Arrays.fill(reduced, Rational.ZERO);
    System.arraycopy(costs, 0, reduced, 0, costs.length);
    for (int i = 0; i < rows.length; i++) {
      subtract(reduced, rows[i], costs[basis[i]]);
    }
    return reduced;
  }

  private void run(Rational[] reduced) {
    for (int j = entering(reduced); j >= 0; j = entering(reduced)) {
      pivot(leaving(j), j, reduced);
    }
  }

  /** Bland's rule: the first column that lowers the costs; artificial ones never come back. */
  private int entering(Rational[] reduced) {
    for (int j = 0; j < columns; j++) {
      if (reduced[j].signum() < 0) {
        return j;
      }
    }
    return -1;
  }

  private int leaving(int j) {
    int best = -1;
    Rational least = Rational.ZERO;
    for (int i = 0; i < rows.length; i++) {
      if (rows[i][j].signum() > 0) {
        Rational ratio = rows[i][rows[i].length - 1].divide(rows[i][j]);
        int order = best < 0 ? -1 : ratio.compareTo(least);
        if (order < 0 || (order == 0 && basis[i] < basis[best])) {
          best = i;
          least = ratio;
        }
      }
    }
    if (best < 0) {
      throw new IllegalStateException("a program with costs below any bound");
    }
    return best;
  }

  private void pivot(int i, int j, Rational[] reduced) {
    Rational factor = rows[i][j];
    for (int k = 0; k < rows[i].length; k++) {
      rows[i][k] = rows[i][k].divide(factor);
    }
    for (int other = 0; other < rows.length; other++) {
      if (other != i) {
        subtract(rows[other], rows[i], rows[other][j]);
      }
    }
    subtract(reduced, rows[i], reduced[j]);
    basis[i] = j;
  }

  private static void subtract(Rational[] from, Rational[] row, Rational times) {
    if (times.signum() != 0) {
      for (int k = 0; k < from.length; k++) {
        if (row[k].signum() != 0) {
          from[k] = from[k].subtract(times.multiply(row[k]));
        }
      }
    }
  }

  private void removeArtificials() {
    Rational[] nothing = new Rational[columns + rows.length + 1];
    Arrays.fill(nothing, Rational.ZERO);
    for (int i = 0; i < rows.length; i++) {
      int j = 0;
      while (basis[i] >= columns && j < columns) {
        if (rows[i][j].signum() != 0) {
          pivot(i, j, nothing);
        }
        j++;
      }
    }
  }

  private Solution solution(Rational[] reduced) {
    Rational[] x = new Rational[columns];
    Arrays.fill(x, Rational.ZERO);
    for (int i = 0; i < rows.length; i++) {
      if (basis[i] < columns) {
        x[basis[i]] = rows[i][rows[i].length - 1];
      }
    }
    List<Rational> dual = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      dual.add(reduced[columns + i].negate());
    }
    return new Solution(List.of(x), dual);
  }
}
