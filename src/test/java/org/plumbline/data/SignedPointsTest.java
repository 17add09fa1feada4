package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Points times their labels as integers. */
final class SignedPointsTest {
  private static List<Rational> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Rational::parse).toList();
  }

  private static final Dataset DATA =
      new Dataset(
          List.of("x", "y"), List.of(numbers("1/2 1/3"), numbers("1024 1/512")), List.of(1, -1));

  private static BigInteger[] row(long... entries) {
    return Arrays.stream(entries).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
  }

  /** One denominator for all: proportions are kept. */
  @Test
  void pointsOverOneDenominator() {
    SignedPoints found = SignedPoints.of(DATA);
    assertThat(found.rows()[0]).containsExactly(row(768, 512));
    assertThat(found.rows()[1]).containsExactly(row(-1024 * 1536, -3));
    assertThat(found.rowScales()).containsExactly(Rational.of(1536), Rational.of(1536));
    assertThat(found.unscaled(numbers("3 5"))).isEqualTo(numbers("3 5"));
  }

  /** {@code ⟨u, y x⟩ = ⟨d, row⟩ / scale} for the direction {@code u} that belongs to {@code d}. */
  @Test
  void balancedRowsHaveTheProductsOfThePoints() {
    SignedPoints found = SignedPoints.balanced(DATA);
    List<Rational> d = numbers("3 -5");
    List<Rational> u = found.unscaled(d);
    for (int i = 0; i < 2; i++) {
      Rational product = Rational.ZERO;
      Rational ofRow = Rational.ZERO;
      BigInteger common = BigInteger.ZERO;
      for (int j = 0; j < 2; j++) {
        product = product.add(u.get(j).multiply(DATA.point(i).get(j)));
        ofRow = ofRow.add(d.get(j).multiply(Rational.of(found.rows()[i][j])));
        common = common.gcd(found.rows()[i][j]);
      }
      assertThat(ofRow.divide(found.rowScales().get(i)))
          .isEqualTo(product.multiply(Rational.of(DATA.label(i))));
      assertThat(found.rowScales().get(i)).isGreaterThan(Rational.ZERO);
      assertThat(common).isEqualTo(BigInteger.ONE);
    }
  }

  @Test
  void approximateRowsHaveALargestEntryOfOne() {
    double[][] rows = SignedPoints.of(DATA).approximateRows();
    assertThat(rows[0]).containsExactly(1, 2.0 / 3);
    assertThat(rows[1][0]).isEqualTo(-1);
  }

  @Test
  void zerosStay() {
    Dataset zero = new Dataset(List.of("x"), List.of(List.of(Rational.ZERO)), List.of(-1));
    assertThat(SignedPoints.balanced(zero).rows()[0]).containsExactly(row(0));
    assertThat(SignedPoints.powerOfTwo(-3)).isEqualTo(Rational.of(1, 8));
    assertThat(SignedPoints.powerOfTwo(3)).isEqualTo(Rational.of(8));
  }
}
