package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** Sums of products and gathered lanes, of summands of very different sizes. */
final class LaneSumsTest {
  private static final int ROWS = 5;

  private static SeriesBall ball(double... coefficients) {
    return SeriesBall.approximate(Arrays.stream(coefficients).mapToObj(Dyadic::of).toList(), 4);
  }

  private static SeriesBall shifted(long power, double... coefficients) {
    return SeriesBall.approximate(
        Arrays.stream(coefficients).mapToObj(c -> Dyadic.of(c).scale(power)).toList(), 4);
  }

  private static LaneSeries lanes(SeriesBall... balls) {
    return LaneSeries.enclosing(List.of(balls), ROWS);
  }

  private static Dyadic radius(LaneSeries series, int lane) {
    return series.absolute(series.radius()[lane]).toDyadic();
  }

  private static void assertContains(LaneSeries found, int lane, Dyadic... expected) {
    Dyadic distance = Dyadic.ZERO;
    for (int k = 0; k < Math.max(expected.length, found.length()); k++) {
      Dyadic is = k < found.length() ? found.coefficient(k, lane) : Dyadic.ZERO;
      Dyadic should = k < expected.length ? expected[k] : Dyadic.ZERO;
      distance = distance.add(is.subtract(should).abs());
    }
    assertThat(distance).isLessThanOrEqualTo(radius(found, lane));
  }

  private static Dyadic[] numbers(double... values) {
    return Arrays.stream(values).mapToObj(Dyadic::of).toArray(Dyadic[]::new);
  }

  @Test
  void productsAreAddedLaneByLane() {
    LaneSeries sum =
        LaneSums.dot(
            List.of(lanes(ball(1, 2), ball(5)), lanes(ball(1, 1, 1), ball(0))),
            List.of(lanes(ball(3, -1), ball(0, 0, 7)), lanes(ball(0, 2), ball(9))),
            4,
            ROWS);
    assertContains(sum, 0, numbers(3, 7, 0, 2));
    assertContains(sum, 1, numbers(0, 0, 35));
    assertThat(radius(sum, 0)).isLessThan(Dyadic.ONE.scale(-60));
  }

  /** Of {@code (1 + 2τ)(3 - 5τ)} and {@code 4τ · 7τ} the orders from 2 on. */
  @Test
  void ordersThatAreCutAreInTheRadius() {
    LaneSeries sum =
        LaneSums.dot(
            List.of(lanes(ball(1, 2)), lanes(ball(0, 4))),
            List.of(lanes(ball(3, -5)), lanes(ball(0, 7))),
            1,
            ROWS);
    assertThat(sum.length()).isEqualTo(2);
    assertThat(radius(sum, 0)).isBetween(Dyadic.of(38), Dyadic.of(38.001));
  }

  /** Radii 1/2 about 3 and 1/4 about 2: {@code 3/4 + 2/2 + 1/8}, in every summand. */
  @Test
  void radiiOfFactorsAreMultiplied() {
    LaneSeries a = lanes(ball(3).widened(Magnitude.ONE.scale(-1)));
    LaneSeries b = lanes(ball(2).widened(Magnitude.ONE.scale(-2)));
    LaneSeries sum = LaneSums.dot(List.of(a, b), List.of(b, a), 2, ROWS);
    assertThat(radius(sum, 0)).isBetween(Dyadic.of(3.75), Dyadic.of(3.7501));
  }

  /** The terms cancel but for what is far below the larger ones. */
  @Test
  void cancellationLosesNoMoreThanTheRadius() {
    Random random = new Random(1);
    for (int shift : new int[] {0, 24, 60, 300, 2000}) {
      double[] x = random.doubles(5, -1, 1).toArray();
      double[] y = random.doubles(5, -1, 1).toArray();
      SeriesBall small = shifted(-shift, x);
      LaneSeries sum =
          LaneSums.dot(
              List.of(lanes(ball(x)), lanes(small), lanes(ball(x))),
              List.of(lanes(ball(y)), lanes(ball(y)), lanes(ball(y).negated())),
              9,
              ROWS);
      assertContains(sum, 0, product(x, y, -shift));
      LaneSeries exact = LaneSums.dot(List.of(lanes(small)), List.of(lanes(ball(y))), 9, ROWS);
      assertContains(exact, 0, product(x, y, -shift));
    }
  }

  private static Dyadic[] product(double[] x, double[] y, long power) {
    Dyadic[] product = new Dyadic[x.length + y.length - 1];
    Arrays.fill(product, Dyadic.ZERO);
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        product[i + j] = product[i + j].add(Dyadic.of(x[i]).multiply(Dyadic.of(y[j])));
      }
    }
    return Arrays.stream(product).map(c -> c.scale(power)).toArray(Dyadic[]::new);
  }

  /** A summand far below the others with a radius far above itself: that is not forgotten. */
  @Test
  void radiiOfSmallSummandsCount() {
    LaneSeries wide = lanes(ball(0x1p-1000).widened(Magnitude.ONE));
    LaneSeries one = lanes(ball(1));
    LaneSeries sum = LaneSums.dot(List.of(one, wide), List.of(one, one), 2, ROWS);
    assertThat(radius(sum, 0)).isGreaterThanOrEqualTo(Dyadic.ONE);
    Magnitude far = Magnitude.ONE.scale(-70);
    LaneSeries tiny = lanes(shifted(-1080, 1).widened(far));
    for (LaneSeries found :
        List.of(
            LaneSums.sum(List.of(one, tiny)),
            LaneSums.dot(List.of(one, tiny), List.of(one, one), 2, ROWS))) {
      assertThat(radius(found, 0)).isGreaterThanOrEqualTo(far.toDyadic());
    }
    LaneSeries gathered =
        LaneSums.gathered(List.of(one, wide), List.of(new int[] {0}, new int[] {0}), 1);
    assertThat(radius(gathered, 0)).isGreaterThanOrEqualTo(Dyadic.ONE);
  }

  @Test
  void unboundedFactorsMakeUnboundedSums() {
    LaneSeries a = lanes(ball(1));
    LaneSeries b = LaneSeries.enclosing(List.of(ball(1).widened(Magnitude.INFINITY)), ROWS);
    LaneSeries sum = LaneSums.dot(List.of(a), List.of(b), 2, ROWS);
    assertThat(sum.normUpper(0).isInfinite()).isTrue();
  }

  /** Columns have room for what so many products carry, and no more. */
  @Test
  void tooManyProductsAreRefused() {
    LaneSeries one = lanes(ball(1));
    List<LaneSeries> many = Collections.nCopies(1 << 12, one);
    assertThatThrownBy(() -> LaneSums.dot(many, many, 1 << 10, ROWS))
        .isInstanceOf(ArithmeticException.class);
    LaneSeries sum = LaneSums.dot(many, many, 4, ROWS);
    assertThat(sum.coefficient(0, 0)).isEqualTo(Dyadic.of(1 << 12));
  }

  @Test
  void lanesAreGatheredFromAllParts() {
    LaneSeries first = lanes(ball(1, 5), ball(2).widened(Magnitude.ONE), ball(4));
    LaneSeries second = lanes(ball(0x1p-70, 0, 3), ball(8).widened(Magnitude.ONE));
    LaneSeries sums =
        LaneSums.gathered(
            List.of(first, second), List.of(new int[] {1, 2, -1}, new int[] {1, 2}), 3);
    assertThat(sums.lanes()).isEqualTo(3);
    assertContains(sums, 0);
    assertThat(radius(sums, 0)).isLessThan(Dyadic.ONE.scale(-40));
    assertContains(sums, 1, Dyadic.ONE.add(Dyadic.ONE.scale(-70)), Dyadic.of(5), Dyadic.of(3));
    assertThat(sums.coefficient(0, 1)).isEqualTo(Dyadic.ONE.add(Dyadic.ONE.scale(-70)));
    assertThat(sums.coefficient(0, 2)).isEqualTo(Dyadic.of(10));
    assertThat(radius(sums, 2)).isBetween(Dyadic.of(2), Dyadic.of(2.001));
  }

  /** Many equal lanes add up to more than a digit holds. */
  @Test
  void manyLanesCarry() {
    int count = 5000;
    LaneSeries all = lanes(ball(1 - 0x1p-50)).spread(new int[count]);
    LaneSeries sum = LaneSums.gathered(List.of(all), List.of(new int[count]), 1);
    assertThat(sum.coefficient(0, 0)).isEqualTo(Dyadic.of(1 - 0x1p-50).multiply(Dyadic.of(count)));
  }

  /** Digits more than so many rows below the top are dropped, and counted. */
  @Test
  void whatIsDroppedIsCounted() {
    List<LaneSeries> parts = new ArrayList<>();
    List<int[]> targets = new ArrayList<>();
    Dyadic sum = Dyadic.ZERO;
    for (int shift = 0; shift < 1200; shift += 37) {
      parts.add(LaneSeries.enclosing(List.of(shifted(-shift, 1.5 - 0x1p-50)), 34));
      targets.add(new int[] {0});
      sum = sum.add(Dyadic.of(1.5 - 0x1p-50).scale(-shift));
    }
    LaneSeries found = LaneSums.gathered(parts, targets, 1);
    assertContains(found, 0, sum);
    assertThat(found.coefficient(0, 0)).isNotEqualTo(sum);
    assertThat(radius(found, 0))
        .isBetween(found.coefficient(0, 0).subtract(sum).abs(), Dyadic.ONE.scale(-730));
  }

  @Test
  void lanesBeyondTheTargetsAreAnError() {
    LaneSeries two = lanes(ball(1), ball(2));
    assertThatThrownBy(() -> LaneSums.gathered(List.of(two), List.of(new int[] {0, 1}), 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** What is dropped of each order is counted: 60 times two fifths of a unit. */
  @Test
  void droppedDigitsOfAllOrdersAreCounted() {
    Dyadic coefficient = Dyadic.ONE.add(Dyadic.of(0.4).scale(-744));
    SeriesBall ball = SeriesBall.approximate(Collections.nCopies(60, coefficient), 20);
    LaneSeries part = LaneSeries.enclosing(List.of(ball), 40);
    LaneSeries found = LaneSums.sum(List.of(part));
    assertThat(found.coefficient(0, 0)).isEqualTo(Dyadic.ONE);
    assertContains(found, 0, Collections.nCopies(60, coefficient).toArray(Dyadic[]::new));
  }

  /** The highest digits of two coefficients meet in the guard column, and count there. */
  @Test
  void productsThatReachTheGuardOnlyAreAdded() {
    Dyadic digit = Dyadic.of((1 << 23) - 3);
    SeriesBall a = SeriesBall.approximate(List.of(Dyadic.ONE, digit.scale(-72)), 4);
    SeriesBall b = SeriesBall.approximate(List.of(Dyadic.ONE, digit.scale(-48)), 4);
    LaneSeries found = LaneSums.dot(List.of(lanes(a)), List.of(lanes(b)), 2, ROWS);
    assertContains(
        found,
        0,
        Dyadic.ONE,
        digit.scale(-72).add(digit.scale(-48)),
        digit.multiply(digit).scale(-120));
    assertThat(radius(found, 0)).isLessThan(Dyadic.ONE.scale(-80));
  }

  /** Sums of many products are larger than digits may be: they are carried on. */
  @Test
  void digitsOfSumsAreBalanced() {
    double[] values = new double[64];
    Arrays.fill(values, 0.49);
    LaneSeries a = lanes(ball(values));
    LaneSeries found = LaneSums.dot(List.of(a, a), List.of(a, a), 63, ROWS);
    for (int k = 0; k < found.length(); k++) {
      for (double[] row : found.digits(k)) {
        for (double digit : row) {
          assertThat(Math.abs(digit)).isLessThanOrEqualTo(0x1p23);
        }
      }
    }
    assertThat(found.coefficient(63, 0).subtract(Dyadic.of(128 * 0.49 * 0.49)).abs())
        .isLessThan(Dyadic.ONE.scale(-40));
  }
}
