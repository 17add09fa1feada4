package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Rational;

/** Roots are exact where they are rational, and else off by half a unit at most. */
final class InverseRootTest {
  @ParameterizedTest
  @CsvSource({"1, 1", "4, 1/2", "9/16, 4/3", "1/100000000, 10000"})
  void rationalRootsAreExact(String q, String root) {
    assertThat(InverseRoot.of(Rational.parse(q))).contains(Rational.parse(root));
  }

  @ParameterizedTest
  @CsvSource({"2", "8", "1/2", "9/2", "1000000000000000000000001"})
  void othersAreNone(String q) {
    assertThat(InverseRoot.of(Rational.parse(q))).isEmpty();
  }

  /**
   * With {@code u} half a unit in the last place of {@code r}: {@code (r - u)² q <= 1 <= (r + u)²
   * q}, which no other number of as many bits satisfies unless it is as near.
   */
  @Test
  void roundedRootsAreTheNearest() {
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 0; k < 400; k++) {
      Rational q =
          Rational.of(
              1 + random.nextLong(1L << (1 + k % 60)), 1 + random.nextLong(1L << (1 + k % 53)));
      int bits = 2 + k % 60;
      Rational root = InverseRoot.rounded(q, bits);
      int odd = root.numerator().shiftRight(root.numerator().getLowestSetBit()).bitLength();
      assertThat(odd).isLessThanOrEqualTo(bits);
      assertThat(root.denominator().bitCount()).isOne();
      Rational half = unit(root, bits).divide(Rational.of(2));
      assertThat(root.subtract(half).square().multiply(q)).isLessThanOrEqualTo(Rational.ONE);
      assertThat(root.add(half).square().multiply(q)).isGreaterThanOrEqualTo(Rational.ONE);
    }
  }

  /** The unit in the last of {@code bits} places of a positive number. */
  private static Rational unit(Rational number, int bits) {
    Rational unit = Rational.ONE;
    Rational two = Rational.of(2);
    Rational least = Rational.of(1L << (bits - 1));
    while (number.divide(unit).compareTo(least) < 0) {
      unit = unit.divide(two);
    }
    while (number.divide(unit).compareTo(least.multiply(two)) >= 0) {
      unit = unit.multiply(two);
    }
    return unit;
  }
}
