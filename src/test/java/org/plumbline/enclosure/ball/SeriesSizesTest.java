package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
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

  private static Dyadic dyadic(long significand, int exponent) {
    return Dyadic.of(significand).scale(exponent);
  }

  private static SeriesSizes sizes(int count, Dyadic... coefficients) {
    return SeriesBall.approximate(List.of(coefficients), count).sizes();
  }

  /** Rows of limbs of different lengths, zeros between, and limbs in the lowest row alone. */
  @Test
  void everyCoefficientCountsWhereverItsLimbsAre() {
    Dyadic low = dyadic(3, -120);
    assertTight(sizes(4, low, Dyadic.ZERO, dyadic(5, -200)).normUpper(), low.add(dyadic(5, -200)));
    assertTight(sizes(1, dyadic(3, 0)).normUpper(), dyadic(3, 0));
    // A small highest limb, and a large one below it.
    Dyadic second = dyadic(1, 50).add(dyadic(1, 48));
    assertTight(sizes(3, second).normUpper(), second);
    assertTight(
        sizes(6, low, Dyadic.ZERO, dyadic(7, 3), dyadic(-9, -60)).normWithoutConstantUpper(),
        dyadic(7, 3).add(dyadic(9, -60)));
    assertThat(SeriesBall.ZERO.sizes().normWithoutConstantUpper().isZero()).isTrue();
  }

  /** Sizes that rise and fall by hundreds of bits from one order to the next. */
  @Test
  void sizesMayRise() {
    Dyadic[] a = {dyadic(3, -170), dyadic(5, 0), dyadic(7, -90), dyadic(11, 60), dyadic(13, -40)};
    Dyadic[] b = {dyadic(1, -100), dyadic(3, 70), dyadic(5, -30), dyadic(9, -160), dyadic(7, -2)};
    SeriesSizes left = sizes(7, a);
    SeriesSizes right = sizes(7, b);
    Dyadic sum = Dyadic.ZERO;
    for (Dyadic c : a) {
      sum = sum.add(c);
    }
    assertTight(left.normUpper(), sum);
    for (int order = 0; order < 9; order++) {
      Dyadic tail = Dyadic.ZERO;
      for (int j = 0; j < 5; j++) {
        for (int k = Math.max(0, order + 1 - j); k < 5; k++) {
          tail = tail.add(a[j].multiply(b[k]));
        }
      }
      assertTight(SeriesSizes.tailUpper(left, right, order), tail);
      assertTight(SeriesSizes.tailUpper(right, left, order), tail);
    }
  }

  /** The least power of two, but for norms that rounding may lift to the next. */
  @Test
  void exponentsAreThoseOfThePowerAbove() {
    assertThat(sizes(2, dyadic(3, 0)).exponent()).isEqualTo(2);
    assertThat(sizes(2, dyadic(3, 70), dyadic(2, 70)).exponent()).isEqualTo(73);
  }

  @Test
  void differencesAreBoundedFromBelow() {
    Magnitude two = Magnitude.ONE.scale(1);
    Dyadic near = SeriesSizes.differenceLower(dyadic(5, 0), two).orElseThrow().toDyadic();
    assertThat(near).isBetween(dyadic(3, 0).subtract(dyadic(1, -45)), dyadic(3, 0));
    Dyadic lengthy = Dyadic.ONE.add(dyadic(1, -60));
    assertThat(SeriesSizes.differenceLower(lengthy, Magnitude.ZERO).orElseThrow().toDyadic())
        .isBetween(Dyadic.ONE.subtract(dyadic(1, -45)), lengthy);
    assertThat(SeriesSizes.differenceLower(dyadic(2, 0), two)).isEmpty();
    assertThat(SeriesSizes.differenceLower(dyadic(1, 0), two)).isEmpty();
    assertThat(SeriesSizes.differenceLower(dyadic(1, 0), Magnitude.INFINITY)).isEmpty();
  }

  /** Each of thousands of sums loses nearly half of the last bit of the first. */
  @Test
  void whatSumsLoseIsMadeUpFor() {
    long[] low = new long[4_000];
    Arrays.fill(low, (1L << 44) - (1L << 20));
    long[] high = new long[4_001];
    high[4_000] = 1L << 48;
    SeriesBall ball = SeriesBall.ofLimbs(0, new long[][] {low, high}, Magnitude.ZERO);
    assertTight(ball.sizes().normUpper(), dyadic(1, 98).add(dyadic(4_000 * low[0], 0)));
  }
}
