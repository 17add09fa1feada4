package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Products of series against exact ones: what the centre lacks is within the radius. */
final class SeriesSumTest {
  /** Falling coefficients of all signs, with {@code bits} bits and now and then a zero. */
  private static List<Dyadic> coefficients(Random random, int length, int bits, int fall) {
    return IntStream.range(0, length)
        .mapToObj(
            k ->
                random.nextInt(8) == 0
                    ? Dyadic.ZERO
                    : Dyadic.of(signed(new BigInteger(bits, random), random), -bits - fall * k))
        .toList();
  }

  private static BigInteger signed(BigInteger value, Random random) {
    return random.nextBoolean() ? value : value.negate();
  }

  private static List<Dyadic> exact(SeriesBall ball) {
    return IntStream.range(0, ball.length()).mapToObj(ball::coefficient).toList();
  }

  private static List<Dyadic> product(List<Dyadic> a, List<Dyadic> b) {
    List<Dyadic> product = new ArrayList<>(Collections.nCopies(a.size() + b.size(), Dyadic.ZERO));
    for (int j = 0; j < a.size(); j++) {
      for (int k = 0; k < b.size(); k++) {
        product.set(j + k, product.get(j + k).add(a.get(j).multiply(b.get(k))));
      }
    }
    return product;
  }

  /** The exact norm of what a ball's centre lacks. */
  static Dyadic lack(List<Dyadic> exact, SeriesBall ball) {
    Dyadic lack = Dyadic.ZERO;
    for (int k = 0; k < Math.max(exact.size(), ball.length()); k++) {
      Dyadic right = k < exact.size() ? exact.get(k) : Dyadic.ZERO;
      lack = lack.add(right.subtract(ball.coefficient(k)).abs());
    }
    return lack;
  }

  @ParameterizedTest
  @CsvSource({"1, 12, 3", "2, 40, 3", "3, 40, 2", "4, 12, 0", "3, 70, 4", "5, 33, 25"})
  void productsHoldTheExactOnes(int count, int order, int fall) {
    Random random = new Random(count + 31L * order);
    for (int round = 0; round < 40; round++) {
      SeriesBall a = ball(random, order, count, fall);
      SeriesBall b = ball(random, 1 + order / (1 + round % 3), count, fall);
      SeriesBall product = SeriesSum.product(a, b, order, count);
      assertThat(lack(product(exact(a), exact(b)), product))
          .isLessThanOrEqualTo(product.radius().toDyadic());
    }
  }

  private static SeriesBall ball(Random random, int length, int count, int fall) {
    int bits = 1 + random.nextInt(60 * count);
    long scale = random.nextInt(400) - 200;
    List<Dyadic> scaled =
        coefficients(random, length, bits, fall).stream().map(c -> c.scale(scale)).toList();
    return SeriesBall.approximate(scaled, 1 + random.nextInt(count));
  }

  /** At most a unit for each pair of limbs; a sum of size 1 has one limb above the point. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 6})
  void productsAreTight(int count) {
    Random random = new Random(count);
    SeriesBall a = SeriesBall.approximate(coefficients(random, 20, 50 * count, 3), count);
    SeriesBall product = SeriesSum.product(a, a, 63, count);
    int pairs = (count + 1) * (count + 1) * 20 * 20;
    Magnitude unit = Magnitude.ONE.scale(SeriesBall.BITS * (1L - count));
    assertThat(product.radius())
        .isLessThanOrEqualTo(unit.multiply(Magnitude.enclosingAbove((double) pairs)));
  }

  @Test
  void moreLimbsLieInsideFewer() {
    Random random = new Random(7);
    List<Dyadic> a = coefficients(random, 30, 300, 3);
    SeriesBall few = SeriesBall.approximate(a, 2);
    SeriesBall rough = SeriesSum.product(few, few, 64, 2);
    SeriesBall fine = SeriesSum.product(few, few, 64, 5);
    Dyadic apart = lack(exact(fine), rough);
    assertThat(apart).isLessThanOrEqualTo(rough.radius().add(fine.radius()).toDyadic());
    assertThat(fine.radius()).isLessThan(rough.radius());
  }

  @Test
  void extremeLimbsDoNotOverflow() {
    Dyadic least = Dyadic.of(-1).scale(49);
    List<Dyadic> all = Collections.nCopies(SeriesBall.MOST_ORDER + 1, least);
    SeriesBall a = SeriesBall.approximate(all, 2);
    SeriesBall square = SeriesSum.product(a, a, SeriesBall.MOST_ORDER, 4);
    assertThat(square.coefficient(SeriesBall.MOST_ORDER)).isEqualTo(Dyadic.ONE.scale(98 + 12));
  }

  @Test
  void tooManyTermsAreRefused() {
    assertThatThrownBy(() -> new SeriesSum(SeriesBall.MOST_ORDER + 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The radii of factors: {@code (a + r)(b + s) - ab} for constants is as large as it may be. */
  @Test
  void radiiOfFactorsMultiply() {
    SeriesBall three = SeriesBall.approximate(List.of(Dyadic.of(3)), 2).widened(Magnitude.ONE);
    SeriesBall product = SeriesSum.product(three, three.negated(), 4, 2);
    assertThat(product.coefficient(0)).isEqualTo(Dyadic.of(-9));
    assertThat(product.radius().toDyadic()).isGreaterThanOrEqualTo(Dyadic.of(7));
    assertThat(product.radius().toDyadic()).isLessThan(Dyadic.of(8));
  }

  /** Both sizes are normal doubles; their product is not, and still not zero. */
  @Test
  void tailsBelowTheRangeOfDoublesAreNotZero() {
    Dyadic tiny = Dyadic.ONE.scale(-620);
    List<Dyadic> terms = new ArrayList<>(Collections.nCopies(9, Dyadic.ZERO));
    terms.set(0, Dyadic.ONE);
    terms.set(8, tiny);
    SeriesBall a = SeriesBall.approximate(terms, 14);
    Magnitude tail = SeriesSizes.tailUpper(a.sizes(), a.sizes(), 10);
    assertThat(tail.toDyadic()).isGreaterThanOrEqualTo(tiny.multiply(tiny));
  }

  @Test
  void derivativesNegationsAndValuesAreExact() {
    Random random = new Random(3);
    SeriesBall a = SeriesBall.approximate(coefficients(random, 25, 140, 2), 3);
    for (int k = 0; k + 1 < a.length(); k++) {
      assertThat(a.derivative().coefficient(k))
          .isEqualTo(a.coefficient(k + 1).multiply(Dyadic.of(k + 1L)));
      assertThat(a.negated().coefficient(k)).isEqualTo(a.coefficient(k).negate());
    }
    assertThat(a.atOne()).isEqualTo(exact(a).stream().reduce(Dyadic.ZERO, Dyadic::add));
    assertThatThrownBy(() -> a.widened(Magnitude.ONE).derivative())
        .isInstanceOf(IllegalStateException.class);
  }

  private static SeriesBall limbs(long unit, long[]... rows) {
    return SeriesBall.ofLimbs(unit, rows, Magnitude.ZERO);
  }

  /** What lies below the unit: 2, 3 + 4 and 6 + 1 products of limbs, then 2 and 1 terms. */
  @Test
  void everythingBelowTheUnitIsCounted() {
    SeriesBall a = limbs(-2, new long[] {1, 1}, new long[] {1, 1, 1}, new long[] {1});
    SeriesBall b = limbs(-1, new long[] {1}, new long[] {1, 1});
    SeriesSum sum = new SeriesSum(10, 0, 3);
    sum.addProduct(a, b);
    assertThat(sum.ball().radius().toDyadic()).isEqualTo(Dyadic.of(16));
    assertThat(exact(sum.ball())).containsExactly(Dyadic.ONE, Dyadic.ONE);
    SeriesSum other = new SeriesSum(10, 0, 3);
    other.addProduct(b, a);
    other.add(limbs(-2, new long[] {5, 6}, new long[] {7}, new long[] {8, 0, 9}), true);
    assertThat(other.ball().radius().toDyadic()).isEqualTo(Dyadic.of(19));
    assertThat(exact(other.ball())).containsExactly(Dyadic.of(-7), Dyadic.ONE, Dyadic.of(-9));
  }

  @Test
  void ballsAreAddedOrSubtracted() {
    SeriesBall ball = limbs(1, new long[] {3, -4, 5}).widened(Magnitude.ONE);
    SeriesSum sum = new SeriesSum(5, -1, 3);
    sum.add(ball, false);
    assertThat(sum.ball().radius()).isEqualTo(Magnitude.ONE);
    assertThat(exact(sum.ball())).isEqualTo(exact(ball));
    sum = new SeriesSum(5, -1, 3);
    sum.add(ball, true);
    assertThat(sum.ball().radius()).isEqualTo(Magnitude.ONE);
    assertThat(exact(sum.ball())).isEqualTo(exact(ball.negated()));
  }

  /** {@code (3 ± 1)(5 ± 1/4)} is 15 give or take 6. */
  @Test
  void eachRadiusIsMultipliedByTheOtherNorm() {
    SeriesBall three = SeriesBall.approximate(List.of(Dyadic.of(3)), 2).widened(Magnitude.ONE);
    SeriesBall five =
        SeriesBall.approximate(List.of(Dyadic.of(5)), 2).widened(Magnitude.ONE.scale(-2));
    Dyadic radius = SeriesSum.product(three, five, 4, 2).radius().toDyadic();
    assertThat(radius).isBetween(Dyadic.of(6), Dyadic.of(6.001));
    SeriesBall exact = SeriesBall.approximate(List.of(Dyadic.of(5)), 2);
    assertThat(SeriesSum.product(three, exact, 4, 2).radius().toDyadic())
        .isBetween(Dyadic.of(5), Dyadic.of(5.001));
    assertThat(SeriesSum.product(exact, three, 4, 2).radius().toDyadic())
        .isBetween(Dyadic.of(5), Dyadic.of(5.001));
  }

  /** Limbs are counted from the size of the product, not from where those of its factors end. */
  @Test
  void smallProductsKeepTheirLimbs() {
    long[] one = {1};
    SeriesBall a = limbs(-3, one, one, one, new long[] {2});
    SeriesBall b = limbs(-5, one, one, one, one);
    Magnitude radius = SeriesSum.product(a, b, 0, 2).radius();
    assertThat(radius).isLessThan(Magnitude.ONE.scale(-145));
    assertThat(radius.isZero()).isFalse();
    assertThat(SeriesSum.product(SeriesBall.ZERO, b, 3, 2).isZero()).isTrue();
  }
}
