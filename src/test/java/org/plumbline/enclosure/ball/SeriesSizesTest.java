package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Bounds of sizes against exact sums: not below them, and hardly above. */
final class SeriesSizesTest {
  private static final int LENGTH = 1_200;

  /** At most this above the exact sum. */
  private static final Dyadic TIGHT = Dyadic.ONE.add(Dyadic.ONE.scale(-30));

  /** Coefficients that fall by so many bits an order. */
  private static List<Dyadic> falling(int bits, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, LENGTH)
        .mapToObj(k -> Dyadic.of(new BigInteger(60, random).setBit(59), -60L - (long) bits * k))
        .toList();
  }

  /** All bits of the coefficients kept. */
  private static SeriesBall ball(List<Dyadic> coefficients, int bits) {
    return SeriesBall.approximate(coefficients, 4 + bits * LENGTH / SeriesBall.BITS);
  }

  private static void assertTight(Magnitude bound, Dyadic exact) {
    assertThat(bound.toDyadic()).isBetween(exact, exact.multiply(TIGHT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 20})
  void normsAreTightHoweverFastCoefficientsFall(int bits) {
    List<Dyadic> coefficients = falling(bits, 1);
    SeriesSizes sizes = ball(coefficients, bits).sizes();
    assertTight(sizes.normUpper(), coefficients.stream().reduce(Dyadic.ZERO, Dyadic::add));
    assertTight(
        sizes.normWithoutConstantUpper(),
        coefficients.stream().skip(1).reduce(Dyadic.ZERO, Dyadic::add));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 20})
  void tailsAreTightHoweverFastCoefficientsFall(int bits) {
    List<Dyadic> a = falling(bits, 2);
    List<Dyadic> b = falling(3, 3);
    Dyadic tail = Dyadic.ZERO;
    Dyadic rest = Dyadic.ZERO;
    for (int j = 1; j < LENGTH; j++) {
      rest = rest.add(b.get(LENGTH - j));
      tail = tail.add(a.get(j).multiply(rest));
    }
    assertTight(SeriesSizes.tailUpper(ball(a, bits).sizes(), ball(b, 3).sizes(), LENGTH - 1), tail);
  }

  @Test
  void aProductWithoutTailHasNone() {
    SeriesSizes sizes = ball(falling(1, 4), 1).sizes();
    assertThat(SeriesSizes.tailUpper(sizes, sizes, 2 * LENGTH).isZero()).isTrue();
    assertThat(SeriesSizes.tailUpper(sizes, sizes, 2 * LENGTH - 3).isZero()).isFalse();
    assertThat(SeriesBall.ZERO.sizes().normUpper().isZero()).isTrue();
  }
}
