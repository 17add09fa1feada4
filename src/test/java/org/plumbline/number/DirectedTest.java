package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** One double outwards from the nearest one, and not at all where the result is exact. */
final class DirectedTest {
  private static final double TENTH = 0.1;
  private static final double THIRD = 1.0 / 3;
  private static final double LEAST = Double.MIN_VALUE;

  @Test
  void sumsAreOneDoubleOutwards() {
    double sum = TENTH + THIRD;
    assertThat(Directed.sumLower(TENTH, THIRD)).isEqualTo(Math.nextDown(sum));
    assertThat(Directed.sumUpper(TENTH, THIRD)).isEqualTo(Math.nextUp(sum));
    assertThat(Directed.sumLower(0, TENTH)).isEqualTo(TENTH);
    assertThat(Directed.sumLower(TENTH, 0)).isEqualTo(TENTH);
    assertThat(Directed.sumUpper(0, TENTH)).isEqualTo(TENTH);
    assertThat(Directed.sumUpper(TENTH, 0)).isEqualTo(TENTH);
  }

  @Test
  void productsAreOneDoubleOutwards() {
    double product = TENTH * THIRD;
    assertThat(Directed.productLower(TENTH, THIRD)).isEqualTo(Math.nextDown(product));
    assertThat(Directed.productUpper(TENTH, THIRD)).isEqualTo(Math.nextUp(product));
  }

  @Test
  void productsWithZeroAndOneAreExact() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Directed.productLower(0, infinity)).isZero();
    assertThat(Directed.productLower(infinity, 0)).isZero();
    assertThat(Directed.productUpper(0, infinity)).isZero();
    assertThat(Directed.productUpper(infinity, 0)).isZero();
    assertThat(Directed.productLower(1, TENTH)).isEqualTo(TENTH);
    assertThat(Directed.productLower(TENTH, 1)).isEqualTo(TENTH);
    assertThat(Directed.productUpper(1, TENTH)).isEqualTo(TENTH);
    assertThat(Directed.productUpper(TENTH, 1)).isEqualTo(TENTH);
  }

  @Test
  void underflowStaysOnItsSide() {
    for (double[] same : new double[][] {{LEAST, LEAST}, {-LEAST, -LEAST}}) {
      assertThat(Directed.productLower(same[0], same[1])).isZero();
      assertThat(Directed.productUpper(same[0], same[1])).isEqualTo(LEAST);
    }
    for (double[] opposite : new double[][] {{LEAST, -LEAST}, {-LEAST, LEAST}}) {
      assertThat(Directed.productLower(opposite[0], opposite[1])).isEqualTo(-LEAST);
      assertThat(Directed.productUpper(opposite[0], opposite[1])).isZero();
    }
    assertThat(Directed.quotientLower(LEAST, 4)).isZero();
    assertThat(Directed.quotientUpper(LEAST, 4)).isEqualTo(LEAST);
    assertThat(Directed.quotientLower(-LEAST, 4)).isEqualTo(-LEAST);
    assertThat(Directed.quotientUpper(-LEAST, 4)).isZero();
  }

  @Test
  void quotientsAreOneDoubleOutwards() {
    assertThat(Directed.quotientLower(1, 3)).isEqualTo(Math.nextDown(THIRD));
    assertThat(Directed.quotientUpper(1, 3)).isEqualTo(Math.nextUp(THIRD));
    assertThat(Directed.quotientLower(0, 3)).isZero();
    assertThat(Directed.quotientUpper(0, 3)).isZero();
    assertThat(Directed.quotientLower(TENTH, 1)).isEqualTo(TENTH);
    assertThat(Directed.quotientUpper(TENTH, 1)).isEqualTo(TENTH);
  }

  @Test
  void divisorsMustBePositive() {
    for (double divisor : new double[] {0, -1, Double.NaN}) {
      assertThatThrownBy(() -> Directed.quotientLower(1, divisor))
          .isInstanceOf(ArithmeticException.class)
          .hasMessage("division by " + divisor + ", which is not positive");
      assertThatThrownBy(() -> Directed.quotientUpper(1, divisor))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Test
  void rootsAreOneDoubleOutwards() {
    assertThat(Directed.rootLower(2)).isEqualTo(Math.nextDown(Math.sqrt(2)));
    assertThat(Directed.rootUpper(2)).isEqualTo(Math.nextUp(Math.sqrt(2)));
    for (double exact : new double[] {0, 1}) {
      assertThat(Directed.rootLower(exact)).isEqualTo(exact);
      assertThat(Directed.rootUpper(exact)).isEqualTo(exact);
    }
    assertThat(Directed.rootLower(-4)).isZero();
    assertThat(Directed.rootUpper(-4)).isZero();
  }
}
