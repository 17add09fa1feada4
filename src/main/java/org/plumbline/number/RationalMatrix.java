package org.plumbline.number;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.qual.PolyRigorous;

/**
 * A matrix over ℚ with at least one row and one column; every operation is exact.
 *
 * @param entries the rows, all of the same length
 */
// The bodies vouch for the signatures: fields carry no qualifier, so no checker follows them.
@SuppressWarnings("rigorous")
public record RationalMatrix(List<List<Rational>> entries) {
  /**
   * A matrix.
   *
   * @throws IllegalArgumentException if it is empty or ragged
   */
  public RationalMatrix {
    entries = entries.stream().map(List::copyOf).toList();
    if (entries.isEmpty() || entries.get(0).isEmpty()) {
      throw new IllegalArgumentException("a matrix needs a row and a column");
    }
    int width = entries.get(0).size();
    if (entries.stream().anyMatch(row -> row.size() != width)) {
      throw new IllegalArgumentException("the rows of a matrix must be of the same length");
    }
  }

  /** The entry of each row and column, given by a function. */
  public static RationalMatrix of(int rows, int columns, Entry entry) {
    List<List<Rational>> entries = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      List<Rational> row = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        row.add(entry.at(i, j));
      }
      entries.add(row);
    }
    return new RationalMatrix(entries);
  }

  /** The entry of a matrix in a row and a column. */
  @FunctionalInterface
  public interface Entry {
    /** The entry in row {@code i} and column {@code j}, both from 0. */
    Rational at(int i, int j);
  }

  /** The number of rows. */
  public int rows() {
    return entries.size();
  }

  /** The number of columns. */
  public int columns() {
    return entries.get(0).size();
  }

  /** The entry in row {@code i} and column {@code j}. */
  public @PolyRigorous Rational at(@PolyRigorous RationalMatrix this, int i, int j) {
    return entries.get(i).get(j);
  }

  /** The transpose. */
  public @PolyRigorous RationalMatrix transpose(@PolyRigorous RationalMatrix this) {
    return of(columns(), rows(), (i, j) -> at(j, i));
  }

  /** The product {@code this · thisᵀ}, symmetric and positive semidefinite. */
  public @PolyRigorous RationalMatrix gram(@PolyRigorous RationalMatrix this) {
    return of(rows(), rows(), (i, j) -> dot(entries.get(i), entries.get(j)));
  }

  /**
   * The inner product of two vectors.
   *
   * @throws IllegalArgumentException if their lengths differ
   */
  public static @PolyRigorous Rational dot(
      List<@PolyRigorous Rational> a, List<@PolyRigorous Rational> b) {
    if (a.size() != b.size()) {
      throw new IllegalArgumentException("vectors of different lengths");
    }
    RationalSum sum = new RationalSum();
    for (int k = 0; k < a.size(); k++) {
      sum.addProduct(a.get(k), b.get(k));
    }
    return sum.value();
  }

  /** The product of this matrix with a column vector. */
  public List<Rational> apply(List<Rational> vector) {
    return entries.stream().map(row -> dot(row, vector)).toList();
  }

  /** The difference of two matrices of the same shape. */
  public @PolyRigorous RationalMatrix subtract(
      @PolyRigorous RationalMatrix this, @PolyRigorous RationalMatrix other) {
    return of(rows(), columns(), (i, j) -> at(i, j).subtract(other.at(i, j)));
  }

  /** The matrix {@code -this}. */
  public @PolyRigorous RationalMatrix negate(@PolyRigorous RationalMatrix this) {
    return of(rows(), columns(), (i, j) -> at(i, j).negate());
  }

  /** The square matrix {@code this - shift · I}. */
  public @PolyRigorous RationalMatrix shifted(
      @PolyRigorous RationalMatrix this, @PolyRigorous Rational shift) {
    return of(rows(), columns(), (i, j) -> i == j ? at(i, j).subtract(shift) : at(i, j));
  }

  /** The trace of a square matrix. */
  public @PolyRigorous Rational trace(@PolyRigorous RationalMatrix this) {
    Rational sum = Rational.ZERO;
    for (int i = 0; i < rows(); i++) {
      sum = sum.add(at(i, i));
    }
    return sum;
  }

  /** The square {@code ‖M‖_F²} of the Frobenius norm. */
  public @PolyRigorous Rational frobeniusSquared(@PolyRigorous RationalMatrix this) {
    return entries.stream().map(row -> dot(row, row)).reduce(Rational.ZERO, Rational::add);
  }

  /** The largest absolute value of an entry. */
  public @PolyRigorous Rational largestEntry(@PolyRigorous RationalMatrix this) {
    return entries.stream()
        .flatMap(List::stream)
        .map(Rational::abs)
        .reduce(Rational.ZERO, Rational::max);
  }

  /**
   * Whether this symmetric matrix is positive semidefinite, decided by exact elimination {@code
   * LDLᵀ}.
   *
   * <p>A zero on the diagonal of a positive semidefinite matrix forces its row to vanish, so
   * elimination either passes it over or refutes. Only the lower triangle is read.
   */
  public boolean isPositiveSemidefinite() {
    Rational[][] a =
        entries.stream().map(row -> row.toArray(Rational[]::new)).toArray(Rational[][]::new);
    for (int k = 0; k < a.length; k++) {
      if (a[k][k].signum() < 0 || (a[k][k].signum() == 0 && !isZeroBelow(a, k))) {
        return false;
      }
      if (a[k][k].signum() > 0) {
        eliminate(a, k);
      }
    }
    return true;
  }

  private static boolean isZeroBelow(Rational[][] a, int k) {
    for (int i = k + 1; i < a.length; i++) {
      if (a[i][k].signum() != 0) {
        return false;
      }
    }
    return true;
  }

  private static void eliminate(Rational[][] a, int k) {
    for (int i = k + 1; i < a.length; i++) {
      Rational factor = a[i][k].divide(a[k][k]);
      for (int j = k + 1; j <= i; j++) {
        a[i][j] = a[i][j].subtract(factor.multiply(a[j][k]));
      }
    }
  }
}
