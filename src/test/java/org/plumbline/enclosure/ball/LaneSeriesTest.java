package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Magnitude;

/** Lanes against exact convolutions and sums, with digits as large as they get. */
final class LaneSeriesTest {
  private static final int ROWS = 7;

  /** Integers whose digits are all as large as balanced ones are, or of random lengths. */
  private static BigInteger integer(Random random, int lane) {
    if (lane % 3 == 0) {
      // Digits 2^23 - 1, the largest before a carry, or -2^23.
      BigInteger digit = BigInteger.valueOf(random.nextBoolean() ? (1 << 23) - 1 : -(1 << 23));
      BigInteger value = BigInteger.ZERO;
      for (int p = 0; p < ROWS - 1; p++) {
        value = value.shiftLeft(24).add(digit);
      }
      return value;
    }
    BigInteger value = new BigInteger(1 + random.nextInt(24 * (ROWS - 1) - 2), random);
    return random.nextBoolean() ? value : value.negate();
  }

  private static List<SeriesBall> balls(Random random, int lanes, int length) {
    List<SeriesBall> balls = new ArrayList<>();
    for (int s = 0; s < lanes; s++) {
      List<Dyadic> coefficients = new ArrayList<>();
      for (int k = 0; k < length; k++) {
        coefficients.add(Dyadic.of(integer(random, s), -24L * (ROWS - 1)));
      }
      balls.add(SeriesBall.approximate(coefficients, 5));
    }
    return balls;
  }

  private static Dyadic convolution(SeriesBall a, SeriesBall b, int k) {
    Dyadic sum = Dyadic.ZERO;
    for (int j = 0; j <= k; j++) {
      if (j < a.length() && k - j < b.length()) {
        sum = sum.add(a.coefficient(j).multiply(b.coefficient(k - j)));
      }
    }
    return sum;
  }

  private static Magnitude size(Dyadic value) {
    return Magnitude.enclosingAbove(value);
  }

  /** What was dropped, order by order, is within the radius, which is not far from it. */
  @Test
  void productsContainConvolutions() {
    Random random = new Random(1);
    for (int order : new int[] {0, 3, 12, 39, 60}) {
      List<SeriesBall> left = balls(random, 9, 40);
      List<SeriesBall> right = balls(random, 9, 25);
      LaneSeries a = LaneSeries.enclosing(left, ROWS);
      LaneSeries b = LaneSeries.enclosing(right, ROWS);
      LaneSeries product = LaneProduct.of(a, b, order, ROWS);
      for (int s = 0; s < 9; s++) {
        Magnitude off = Magnitude.ZERO;
        for (int k = 0; k < left.get(s).length() + right.get(s).length() - 1; k++) {
          Dyadic exact = convolution(left.get(s), right.get(s), k);
          Dyadic found = k < product.length() ? product.coefficient(k, s) : Dyadic.ZERO;
          off = off.add(size(exact.subtract(found)));
        }
        Magnitude radius = product.absolute(product.radius()[s]);
        assertThat(off).isLessThanOrEqualTo(radius.scale(1));
        assertThat(radius.toDyadic().add(Dyadic.ONE.scale(-110)))
            .isGreaterThanOrEqualTo(off.toDyadic().multiply(Dyadic.of(1 - 0x1p-40)));
        boolean isWhole = order >= left.get(s).length() + right.get(s).length() - 2;
        assertThat(isWhole && radius.compareTo(Magnitude.ONE.scale(-80)) > 0).isFalse();
      }
    }
  }

  /** All digits as low as they get: every product that is left out has the same sign. */
  @Test
  void whatIsLeftOutAddsUp() {
    BigInteger value = BigInteger.ZERO;
    for (int p = 0; p < ROWS - 1; p++) {
      value = value.shiftLeft(24).subtract(BigInteger.ONE.shiftLeft(23));
    }
    List<Dyadic> coefficients = Collections.nCopies(30, Dyadic.of(value, -24L * (ROWS - 1)));
    SeriesBall ball = SeriesBall.approximate(coefficients, 5);
    LaneSeries rounded = LaneSeries.enclosing(List.of(ball), ROWS);
    double[][][] digits = new double[30][][];
    for (int k = 0; k < digits.length; k++) {
      digits[k] = rounded.digits(k);
      assertThat(rounded.coefficient(k, 0)).isEqualTo(ball.coefficient(k));
    }
    LaneSeries a = new LaneSeries(1, rounded.unit(), rounded.top(), digits, new double[1]);
    LaneSeries product = LaneProduct.of(a, a, 60, ROWS);
    Magnitude off = Magnitude.ZERO;
    for (int k = 0; k < 59; k++) {
      off = off.add(size(convolution(ball, ball, k).subtract(product.coefficient(k, 0))));
    }
    Magnitude units = Magnitude.ONE.scale(-24L * ROWS + 24 * product.top());
    assertThat(off).isGreaterThan(units.scale(8));
    assertThat(off).isLessThanOrEqualTo(product.absolute(product.radius()[0]));
  }

  /** A radius of each factor reaches every product that its series have. */
  @Test
  void radiiOfFactorsEnter() {
    List<SeriesBall> three = List.of(SeriesBall.approximate(List.of(Dyadic.of(3)), 2));
    List<SeriesBall> wide = List.of(three.get(0).widened(Magnitude.ONE.scale(-10)));
    LaneSeries product =
        LaneProduct.of(LaneSeries.enclosing(wide, ROWS), LaneSeries.enclosing(wide, ROWS), 4, ROWS);
    double least = 6 * 0x1p-10 + 0x1p-20;
    assertThat(product.absolute(product.radius()[0]).doubleUpper())
        .isBetween(least, least * (1 + 0x1p-20));
  }

  /** Combinations with integers, and sums of lanes, lose nothing. */
  @Test
  void combinationsAndSumsAreExact() {
    Random random = new Random(2);
    List<SeriesBall> balls = balls(random, 21, 5);
    LaneSeries a = LaneSeries.enclosing(balls, 2 * ROWS);
    double[][] matrix = new double[21][4];
    for (double[] row : matrix) {
      for (int s = 0; s < row.length; s++) {
        row[s] = random.nextInt(1 << 24) - (1 << 23);
      }
    }
    LaneSeries combined = new LaneCombination(matrix, 4).of(a);
    int[] groups = new int[21];
    for (int j = 0; j < groups.length; j++) {
      groups[j] = j % 3 - 1;
    }
    LaneSeries sums = LaneProduct.sums(a, groups, 2);
    LaneSeries twice = LaneProduct.sum(sums, sums);
    for (int k = 0; k < 5; k++) {
      for (int s = 0; s < 4; s++) {
        Dyadic exact = Dyadic.ZERO;
        for (int j = 0; j < 21; j++) {
          exact = exact.add(a.coefficient(k, j).multiply(Dyadic.of(matrix[j][s])));
        }
        assertThat(combined.coefficient(k, s)).isEqualTo(exact);
      }
      for (int g = 0; g < 2; g++) {
        Dyadic exact = Dyadic.ZERO;
        for (int j = 0; j < 21; j++) {
          exact = groups[j] == g ? exact.add(a.coefficient(k, j)) : exact;
        }
        assertThat(sums.coefficient(k, g)).isEqualTo(exact);
        assertThat(twice.coefficient(k, g)).isEqualTo(exact.scale(1));
      }
    }
  }

  private static Dyadic atOne(LaneSeries series, int lane) {
    Dyadic sum = Dyadic.ZERO;
    for (int k = 0; k < series.length(); k++) {
      sum = sum.add(series.coefficient(k, lane));
    }
    return sum;
  }

  private static List<SeriesBall> arguments(Random random) {
    List<SeriesBall> arguments = new ArrayList<>();
    for (int s = 0; s < 13; s++) {
      List<Dyadic> coefficients = new ArrayList<>();
      coefficients.add(Dyadic.of((s - 6) * 3.3));
      for (int k = 1; k < 12; k++) {
        coefficients.add(Dyadic.of(random.nextGaussian() * Math.scalb(1.0, -3 * k)));
      }
      arguments.add(SeriesBall.approximate(coefficients, 5));
    }
    return arguments;
  }

  /** At {@code τ = 1} both functions are what they are of the argument there, to 30 digits. */
  @Test
  void functionsContainThoseOfTheArguments() {
    List<SeriesBall> arguments = arguments(new Random(3));
    LaneExponential lanes = new LaneExponential(ROWS);
    LaneSeries u = LaneSeries.enclosing(arguments, ROWS);
    LaneSeries exponentials = lanes.exp(u, 60);
    LaneSeries logistics = lanes.logistic(u, 60);
    Elementary elementary = Elementary.withBits(400);
    for (int s = 0; s < arguments.size(); s++) {
      Dyadic exact = elementary.exp(arguments.get(s).atOne());
      assertNear(exponentials, s, exact);
      assertNear(logistics, s, exact.approximateQuotient(Dyadic.ONE.add(exact), 400));
    }
  }

  private static void assertNear(LaneSeries found, int s, Dyadic exact) {
    Magnitude radius = found.absolute(found.radius()[s]);
    assertThat(size(atOne(found, s).subtract(exact))).isLessThanOrEqualTo(radius);
    assertThat(radius).isLessThan(Magnitude.ONE.scale(-70));
  }

  /** The radius of the argument is that of its functions, times their slopes at least. */
  @Test
  void radiiOfArgumentsEnter() {
    Magnitude wide = Magnitude.ONE.scale(-20);
    List<SeriesBall> arguments =
        arguments(new Random(4)).stream().map(u -> u.widened(wide)).toList();
    LaneExponential lanes = new LaneExponential(ROWS);
    LaneSeries u = LaneSeries.enclosing(arguments, ROWS);
    for (int s = 0; s < arguments.size(); s++) {
      double p = arguments.get(s).atOne().approximateDouble();
      LaneSeries e = lanes.exp(u, 60);
      LaneSeries sigma = lanes.logistic(u, 60);
      double slope = 1 / (2 + Math.exp(p) + Math.exp(-p));
      assertThat(e.absolute(e.radius()[s]).doubleUpper()).isGreaterThan(0x1.fp-21 * Math.exp(p));
      assertThat(sigma.absolute(sigma.radius()[s]).doubleUpper()).isGreaterThan(0x1.fp-21 * slope);
    }
  }

  /** Far from 0 the radius of an argument still enters, though its parts are no doubles. */
  @Test
  void radiiEnterWhereSlopesAreTiny() {
    assertThatRadiusEnters(10, -740, 50);
    assertThatRadiusEnters(10, -650, 150);
    assertThatRadiusEnters(33, -560, 300);
    assertThatRadiusEnters(33, -400, 600);
  }

  /** The logistic function of {@code u ± 2^-bits} is its exponential but for that relatively. */
  private static void assertThatRadiusEnters(int rows, long u, int bits) {
    Magnitude radius = Magnitude.ONE.scale(-bits);
    SeriesBall ball = SeriesBall.approximate(List.of(Dyadic.of(u)), 3).widened(radius);
    LaneSeries found =
        new LaneExponential(rows).logistic(LaneSeries.enclosing(List.of(ball), rows), 20);
    Magnitude least =
        Magnitude.enclosingAbove(Elementary.withBits(100).exp(Dyadic.of(u - 1))).multiply(radius);
    assertThat(found.absolute(found.radius()[0])).isGreaterThan(least);
  }

  /** An argument that changes by hundreds is refused, not answered. */
  @Test
  void argumentsThatChangeByMuchAreRefused() {
    List<SeriesBall> far = List.of(SeriesBall.approximate(List.of(Dyadic.ZERO, Dyadic.of(900)), 3));
    LaneSeries u = LaneSeries.enclosing(far, ROWS);
    assertThatThrownBy(() -> new LaneExponential(ROWS).exp(u, 20))
        .isInstanceOf(ArithmeticException.class);
  }

  /** A ball in a lane is the ball that was put there, and a little more. */
  @Test
  void lanesContainTheirBalls() {
    List<SeriesBall> balls = balls(new Random(5), 6, 8);
    for (int rows : new int[] {1, 3, 2 * ROWS}) {
      LaneSeries lanes = LaneSeries.enclosing(balls, rows);
      for (int s = 0; s < 6; s++) {
        SeriesBall back = lanes.ball(s, 6);
        Magnitude off = Magnitude.ZERO;
        for (int k = 0; k < 8; k++) {
          Dyadic found = k < back.length() ? back.coefficient(k) : Dyadic.ZERO;
          off = off.add(size(balls.get(s).coefficient(k).subtract(found)));
        }
        assertThat(off).isLessThanOrEqualTo(back.radius());
        assertThat(lanes.normUpper(s)).isGreaterThanOrEqualTo(balls.get(s).normUpper().scale(-1));
      }
    }
  }
}
