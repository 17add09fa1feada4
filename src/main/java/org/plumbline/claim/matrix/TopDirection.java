package org.plumbline.claim.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.number.ApproximateEigenvalues;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * An approximate top right singular vector of a dyadic matrix, and what it proves: {@code
 * ‖Wv‖²/‖v‖² <= ‖W‖_2²} for any {@code v}, so {@code ‖W‖_F² - ‖Wv‖²/‖v‖²} bounds the squared
 * distance {@code E(W)} to the matrices of rank one from above (proofs-notes/rank-one-bound.md).
 *
 * <p>Doubles propose the vector, power iteration refines it; the better the vector, the sharper the
 * bounds, but they hold for any.
 *
 * @param right the vector {@code v}, not zero
 * @param left the vector {@code W v}
 * @param frobeniusSquared {@code ‖W‖_F²}, exact
 * @param normSquaredLower a lower bound of {@code ‖W‖_2²}
 */
public record TopDirection(
    List<Dyadic> right, List<Dyadic> left, Dyadic frobeniusSquared, Dyadic normSquaredLower) {
  /**
   * Power iterations at most; each gains the square of the ratio of the two largest singular
   * values.
   */
  private static final int MOST_ITERATIONS = 12;

  /** The top direction of {@code matrix}, refined with {@code bits} bits. */
  public static TopDirection of(List<List<Dyadic>> matrix, int bits) {
    Dyadic frobenius = Dyadic.ZERO;
    for (List<Dyadic> row : matrix) {
      frobenius = frobenius.add(dot(row, row));
    }
    List<List<Dyadic>> transposed = transpose(matrix);
    TopDirection best = at(matrix, frobenius, proposal(matrix, transposed), bits);
    for (int k = 0; k < MOST_ITERATIONS; k++) {
      List<Dyadic> refined = rounded(apply(transposed, best.left), bits);
      TopDirection next = isZero(refined) ? best : at(matrix, frobenius, refined, bits);
      if (next.normSquaredLower.compareTo(best.normSquaredLower) <= 0) {
        return best;
      }
      best = next;
    }
    return best;
  }

  private static TopDirection at(
      List<List<Dyadic>> matrix, Dyadic frobenius, List<Dyadic> right, int bits) {
    List<Dyadic> left = apply(matrix, right);
    DyadicInterval norm =
        DyadicInterval.of(dot(left, left)).divide(DyadicInterval.of(dot(right, right)), 2 * bits);
    return new TopDirection(right, left, frobenius, norm.lower());
  }

  /** An upper bound of {@code E(W) = ‖W‖_F² - ‖W‖_2²}. */
  public Dyadic distanceUpper() {
    return frobeniusSquared.subtract(normSquaredLower).max(Dyadic.ZERO);
  }

  /** The stable rank {@code ‖W‖_F² / ‖W‖_2²}, approximately; 0 for the zero matrix. */
  public double approximateStableRank() {
    return normSquaredLower.signum() == 0
        ? 0
        : DyadicInterval.of(frobeniusSquared)
            .divide(DyadicInterval.of(normSquaredLower), 60)
            .middle()
            .approximateDouble();
  }

  /** {@code 1 - ⟨a, b⟩²/(‖a‖²‖b‖²)}, rounded to {@code bits} bits; 0 if a vector is zero. */
  public static Dyadic sineSquared(List<Dyadic> a, List<Dyadic> b, int bits) {
    Dyadic squares = dot(a, a).multiply(dot(b, b));
    if (squares.signum() == 0) {
      return Dyadic.ZERO;
    }
    Dyadic product = dot(a, b);
    return DyadicInterval.of(squares.subtract(product.multiply(product)))
        .divide(DyadicInterval.of(squares), bits)
        .middle();
  }

  private static List<Dyadic> proposal(List<List<Dyadic>> matrix, List<List<Dyadic>> transposed) {
    boolean wide = matrix.size() < transposed.size();
    double[] top = ApproximateEigenvalues.of(gram(wide ? matrix : transposed)).topVector();
    List<Dyadic> vector = Arrays.stream(top).mapToObj(Dyadic::of).toList();
    List<Dyadic> right = wide ? rounded(apply(transposed, vector), Double.SIZE) : vector;
    if (isZero(right)) {
      right = new ArrayList<>(right);
      right.set(0, Dyadic.ONE);
    }
    return right;
  }

  /** The inner products of the rows in doubles, scaled so that they neither overflow nor vanish. */
  private static double[][] gram(List<List<Dyadic>> rows) {
    Dyadic largest =
        rows.stream()
            .flatMap(List::stream)
            .map(entry -> entry.abs())
            .reduce(Dyadic.ZERO, Dyadic::max);
    long shift = largest.signum() == 0 ? 0 : -largest.magnitudeExponent();
    double[][] scaled =
        rows.stream()
            .map(row -> row.stream().mapToDouble(w -> w.scale(shift).approximateDouble()).toArray())
            .toArray(double[][]::new);
    double[][] gram = new double[scaled.length][scaled.length];
    for (int i = 0; i < scaled.length; i++) {
      for (int j = 0; j < scaled.length; j++) {
        for (int k = 0; k < scaled[i].length; k++) {
          gram[i][j] += scaled[i][k] * scaled[j][k];
        }
      }
    }
    return gram;
  }

  /** The transposed matrix. */
  static List<List<Dyadic>> transpose(List<List<Dyadic>> matrix) {
    List<List<Dyadic>> transposed = new ArrayList<>();
    for (int j = 0; j < matrix.get(0).size(); j++) {
      int column = j;
      transposed.add(matrix.stream().map(row -> row.get(column)).toList());
    }
    return transposed;
  }

  /** The exact product of a matrix and a vector. */
  static List<Dyadic> apply(List<List<Dyadic>> matrix, List<Dyadic> vector) {
    return matrix.stream().map(row -> dot(row, vector)).toList();
  }

  private static List<Dyadic> rounded(List<Dyadic> vector, int bits) {
    return vector.stream().map(x -> x.round(bits)).toList();
  }

  private static boolean isZero(List<Dyadic> vector) {
    return vector.stream().allMatch(x -> x.signum() == 0);
  }

  /** The exact inner product. */
  static Dyadic dot(List<Dyadic> a, List<Dyadic> b) {
    Dyadic sum = Dyadic.ZERO;
    for (int k = 0; k < a.size(); k++) {
      sum = sum.add(a.get(k).multiply(b.get(k)));
    }
    return sum;
  }
}
