package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Exact linear algebra, where elimination meets zeros, and bounds of eigenvalues that are known.
 */
final class RationalMatrixTest {
  private static RationalMatrix matrix(String... rows) {
    return new RationalMatrix(
        Stream.of(rows)
            .map(row -> Stream.of(row.split(" ")).map(Rational::parse).toList())
            .toList());
  }

  @Test
  void semidefinitenessPassesOverZerosOnlyWhereTheRowVanishes() {
    assertThat(matrix("0 0", "0 1").isPositiveSemidefinite()).isTrue();
    assertThat(matrix("0 1", "1 1").isPositiveSemidefinite()).isFalse();
    assertThat(matrix("1 1 0", "1 1 0", "0 0 1").isPositiveSemidefinite()).isTrue();
    assertThat(matrix("1 1 0", "1 1 1", "0 1 1").isPositiveSemidefinite()).isFalse();
    assertThat(matrix("1 2", "2 1").isPositiveSemidefinite()).isFalse();
    assertThat(matrix("-1").isPositiveSemidefinite()).isFalse();
  }

  @Test
  void boundsOfKnownEigenvaluesAreSharp() {
    SpectralBounds bounds = SpectralBounds.of(matrix("2 1", "1 2"));
    Rational slack = Rational.parse("1/1000000000");
    assertThat(bounds.lower()).isBetween(Rational.ONE.subtract(slack), Rational.ONE);
    assertThat(bounds.upper()).isBetween(Rational.of(3), Rational.of(3).add(slack));
  }

  @Test
  void boundsOfTheZeroMatrixAreZero() {
    assertThat(SpectralBounds.of(matrix("0 0", "0 0")))
        .isEqualTo(new SpectralBounds(Rational.ZERO, Rational.ZERO));
  }

  @Test
  void manyRowsAreShortenedAndStillBounded() {
    RationalMatrix m = RationalMatrix.of(14, 14, (i, j) -> Rational.of(1, 3L + i + j));
    SpectralBounds bounds = SpectralBounds.of(m);
    assertThat(m.shifted(bounds.lower()).isPositiveSemidefinite()).isTrue();
    assertThat(m.negate().shifted(bounds.upper().negate()).isPositiveSemidefinite()).isTrue();
    assertThat(bounds.upper()).isLessThan(m.trace().multiply(Rational.of(2)));
  }

  @Test
  void gramIsTheProductWithTheTranspose() {
    assertThat(matrix("1 2", "0 3").gram()).isEqualTo(matrix("5 6", "6 9"));
    assertThat(matrix("1 2", "0 3").apply(List.of(Rational.ONE, Rational.ONE)))
        .isEqualTo(List.of(Rational.of(3), Rational.of(3)));
    assertThat(matrix("1 2", "0 3").frobeniusSquared()).isEqualTo(Rational.of(14));
  }

  @Test
  void raggedAndEmptyMatricesAreRefused() {
    assertThatThrownBy(() -> matrix("1 2", "3")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RationalMatrix(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void entriesAreCopiedAndTransposed() {
    List<List<Rational>> rows = new java.util.ArrayList<>();
    List<Rational> row = new java.util.ArrayList<>(List.of(Rational.ONE, Rational.ZERO));
    rows.add(row);
    RationalMatrix m = new RationalMatrix(rows);
    row.set(0, Rational.of(7));
    assertThat(m).isEqualTo(matrix("1 0"));
    assertThat(matrix("1 2 3", "4 5 6").transpose()).isEqualTo(matrix("1 4", "2 5", "3 6"));
    assertThat(matrix("1 2 3", "4 5 6").rows()).isEqualTo(2);
    assertThat(matrix("1 2 3", "4 5 6").columns()).isEqualTo(3);
    assertThat(matrix("1 -9", "4 5").largestEntry()).isEqualTo(Rational.of(9));
    assertThat(matrix("3 1", "1 5").subtract(matrix("1 1", "2 2")))
        .isEqualTo(matrix("2 0", "-1 3"));
    assertThatThrownBy(() -> new RationalMatrix(List.of(List.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a row and a column");
    assertThatThrownBy(() -> RationalMatrix.dot(List.of(Rational.ONE), List.of()))
        .hasMessageContaining("different lengths");
  }

  /** Determinants 1 and -1/2 with pivots other than 1. */
  @Test
  void rowsAreDividedByTheirPivots() {
    assertThat(matrix("2 3", "3 5").isPositiveSemidefinite()).isTrue();
    assertThat(matrix("1/2 1", "1 1").isPositiveSemidefinite()).isFalse();
  }
}
