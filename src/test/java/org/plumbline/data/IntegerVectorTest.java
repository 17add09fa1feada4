package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Rational vectors over one denominator. */
final class IntegerVectorTest {
  private static List<Rational> numbers(String text) {
    return Arrays.stream(text.split(" ")).map(Rational::parse).toList();
  }

  private static IntegerVector vector(String text) {
    return IntegerVector.of(numbers(text));
  }

  @Test
  void denominatorsAreTheLeastCommonOnes() {
    IntegerVector found = vector("1/4 -1/6 2");
    assertThat(found.denominator()).isEqualTo(BigInteger.valueOf(12));
    assertThat(found.entries())
        .containsExactly(BigInteger.valueOf(3), BigInteger.valueOf(-2), BigInteger.valueOf(24));
    assertThat(found.toRationals()).isEqualTo(numbers("1/4 -1/6 2"));
    assertThat(IntegerVector.commonDenominator(List.of())).isEqualTo(BigInteger.ONE);
    assertThat(IntegerVector.over(BigInteger.valueOf(24), numbers("1/4 -1/6")).toRationals())
        .isEqualTo(numbers("1/4 -1/6"));
  }

  @Test
  void productsAreExact() {
    assertThat(vector("1/4 -1/6 2").dot(vector("4/3 3 1/2"))).isEqualTo(Rational.parse("5/6"));
    assertThat(vector("0 0").dot(vector("1/3 1/7"))).isEqualTo(Rational.ZERO);
  }

  @Test
  void productsAreComparedWithWholeNumbers() {
    IntegerVector half = vector("1/2 1/2");
    IntegerVector one = vector("1 1");
    assertThat(half.compareDot(one, 1)).isZero();
    assertThat(half.compareDot(one, 0)).isPositive();
    assertThat(half.compareDot(one, 2)).isNegative();
    assertThat(half.compareDot(vector("-1 -1/3"), 0)).isNegative();
  }
}
