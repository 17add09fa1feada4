package org.plumbline.series.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.ApfloatSeries;
import org.plumbline.series.Team;
import org.plumbline.series.limb.LimbKernels;

/**
 * {@link LimbSeries} against exact arithmetic, within the bounds of proofs-notes/limb-series.md.
 */
final class LimbSeriesTest {
  private static final int BITS = LimbKernels.BITS;

  private static SeriesArithmetic series(Instruction instruction, SeriesScale scale, int limbs) {
    int registers = instruction.target() + 1;
    StraightLineProgram program =
        new StraightLineProgram(instruction.target(), 0, registers, List.of(instruction));
    return LimbSeries.withBits(BITS * limbs).create(program, scale);
  }

  private static SeriesScale order(int order) {
    return SeriesScale.uniform(order, Dyadic.ONE);
  }

  /** The sum of {@code terms} products of registers {@code 2j} and {@code 2j + 1}. */
  private static Instruction.Dot dot(int terms) {
    return new Instruction.Dot(
        2 * terms,
        IntStream.range(0, terms).mapToObj(j -> 2 * j).toList(),
        IntStream.range(0, terms).mapToObj(j -> 2 * j + 1).toList());
  }

  private static void fill(
      SeriesArithmetic series, int register, int order, LongFunction<Dyadic> coefficient) {
    for (int k = 0; k <= order; k++) {
      series.setCoefficient(register, k, coefficient.apply(k));
    }
  }

  private static Dyadic exactDot(SeriesArithmetic series, Instruction.Dot dot, int order) {
    Dyadic sum = Dyadic.ZERO;
    for (int t = 0; t < dot.left().size(); t++) {
      for (int j = 0; j <= order; j++) {
        Dyadic left = series.coefficient(dot.left().get(t), j);
        sum = sum.add(left.multiply(series.coefficient(dot.right().get(t), order - j)));
      }
    }
    return sum;
  }

  /** The bound of L4 when coefficients of either factor are below {@code 2^magnitude}. */
  private static Dyadic dotBound(int terms, int order, int limbs, long magnitude) {
    long sums = BigInteger.valueOf((long) terms * (order + 1)).bitLength();
    long room = 18 + 2L * Math.max(0, BigInteger.valueOf(order + 2L).bitLength() - 10);
    long units = terms * ((5L * limbs + 2) * (order + 1) / 4 + 6) + 36;
    return Dyadic.of(units).scale(2 * magnitude + Math.max(room, sums + 4) - BITS * (long) limbs);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,40",
    "2,40,100",
    "3,40,100",
    "4,1,1000",
    "4,3,1000",
    "6,40,100",
    "7,200,70",
    "20,40,100",
    "2,1,3000",
    "7,2,3000"
  })
  void fullCoefficientsDoNotOverflow(int limbs, int terms, int order) {
    for (int sign : new int[] {1, -1}) {
      Instruction.Dot dot = dot(terms);
      SeriesArithmetic series = series(dot, order(order), limbs);
      for (int t = 0; t < terms; t++) {
        fill(series, 2 * t, order, k -> Dyadic.of(k == 0 ? 1 : 31));
        fill(series, 2 * t + 1, order, k -> Dyadic.of(k == 0 ? sign : 31 * sign));
      }
      series.execute(List.of(dot), order);
      Dyadic error = exactDot(series, dot, order).subtract(series.coefficient(2 * terms, order));
      assertThat(error.abs()).isLessThan(dotBound(terms, order, limbs, 5));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 20})
  void productsOfRandomSeriesOfAnySizeAreWithinTheBound(int limbs) {
    Random random = new Random(limbs);
    for (long exponent : new long[] {0, -400_000, 1L << 40}) {
      Instruction.Dot dot = dot(5);
      SeriesArithmetic series = series(dot, order(33), limbs);
      for (int register = 0; register < 10; register++) {
        fill(series, register, 33, k -> random(random, BITS * limbs).scale(exponent));
      }
      for (int k = 0; k <= 33; k++) {
        series.execute(List.of(dot), k);
        Dyadic error = exactDot(series, dot, k).subtract(series.coefficient(10, k));
        assertThat(error.abs()).isLessThan(dotBound(5, k, limbs, exponent));
      }
    }
  }

  /** A number between -1 and 1. */
  private static Dyadic random(Random random, int bits) {
    BigInteger magnitude = new BigInteger(bits, random);
    return Dyadic.of(random.nextBoolean() ? magnitude : magnitude.negate(), -bits);
  }

  @Test
  void zerosStayZeros() {
    Instruction.Dot dot = new Instruction.Dot(4, List.of(0, 1), List.of(2, 3));
    SeriesArithmetic series = series(dot, order(9), 3);
    Random random = new Random(1);
    fill(series, 0, 9, k -> random(random, 150));
    fill(series, 3, 9, k -> random(random, 150));
    fill(series, 2, 9, k -> k < 5 ? Dyadic.ZERO : Dyadic.ONE);
    for (int k = 0; k <= 9; k++) {
      series.execute(List.of(dot), k);
      assertThat(series.coefficient(4, k).signum() == 0).isEqualTo(k < 5);
      assertThat(series.approximateCoefficient(4, k) == 0).isEqualTo(k < 5);
    }
  }

  @Test
  void whatCancelsLeavesFewUnits() {
    Instruction.Combination difference =
        new Instruction.Combination(
            2, List.of(0, 1), List.of(Rational.ONE, Rational.of(-1)), Rational.ZERO);
    SeriesArithmetic series = series(difference, order(6), 4);
    Random random = new Random(2);
    for (int k = 0; k <= 6; k++) {
      Dyadic a = random(random, 300);
      series.setCoefficient(0, k, a);
      series.setCoefficient(1, k, a);
      series.execute(List.of(difference), k);
      Dyadic bound = Dyadic.of(7 * 2 + 38).scale(1 + 13 - 4 * BITS);
      assertThat(series.coefficient(2, k).abs()).isLessThan(bound);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 8})
  void combinationsAreWithinTheBound(int limbs) {
    List<Rational> coefficients =
        List.of(Rational.of(1), Rational.of(-7, 3), Rational.of(1, 1L << 40), Rational.of(5));
    Instruction.Combination combination =
        new Instruction.Combination(4, List.of(0, 1, 2, 3), coefficients, Rational.of(22, 7));
    SeriesArithmetic series = series(combination, order(4), limbs);
    Random random = new Random(limbs);
    for (int k = 0; k <= 4; k++) {
      Rational exact = k == 0 ? Rational.of(22, 7) : Rational.ZERO;
      for (int j = 0; j < 4; j++) {
        series.setCoefficient(j, k, random(random, 600));
        exact = exact.add(coefficients.get(j).multiply(series.coefficient(j, k).toRational()));
      }
      series.execute(List.of(combination), k);
      Rational error = exact.subtract(series.coefficient(4, k).toRational());
      int factors = 4 * (BITS * limbs / 53 + 1);
      long units = 7L * factors + 38 + 4 * (2L * limbs + 3);
      Dyadic bound = Dyadic.of(units).scale(3 + 13 - (long) BITS * limbs);
      assertThat(error.abs()).isLessThan(bound.toRational());
    }
  }

  @Test
  void integralsAreWithinTheBound() {
    for (int limbs : new int[] {1, 2, 5, 8}) {
      Dyadic unit = Dyadic.of(5).scale(-300_000);
      Instruction.Dot idle = new Instruction.Dot(2, List.of(), List.of());
      SeriesArithmetic series = series(idle, new SeriesScale(20, unit, 0), limbs);
      Random random = new Random(limbs);
      fill(series, 0, 20, k -> random(random, BITS * limbs));
      for (int k = 0; k <= 20; k++) {
        series.integrate(1, 0, k);
        Dyadic exact = series.coefficient(0, k).multiply(unit);
        Dyadic error =
            exact.subtract(series.coefficient(1, k + 1).multiply(Dyadic.of(k + 1L))).abs();
        Dyadic bound = Dyadic.of((2L * limbs + 6) * (k + 1)).scale(-300_000 + 3 + 9 + 2);
        assertThat(error).isLessThan(bound.scale(-(long) BITS * limbs));
      }
      series.integrate(1, -1, 3);
      assertThat(series.coefficient(1, 4)).isEqualTo(Dyadic.ZERO);
    }
  }

  @Test
  void aLaterLargeCoefficientRaisesTheScaleOnceForAll() {
    Instruction.Dot dot = dot(1);
    SeriesArithmetic series = series(dot, order(5), 2);
    List<Dyadic> set = new ArrayList<>();
    for (int k = 0; k <= 5; k++) {
      Dyadic value = Dyadic.of(k % 2 == 0 ? 3 : -3).scale(18L * k);
      set.add(value);
      series.setCoefficient(0, k, value);
      for (int j = 0; j <= k; j++) {
        Dyadic loss = set.get(j).subtract(series.coefficient(0, j)).abs();
        Dyadic units = Dyadic.of(3L * (k + 1)).scale(18L * k + 2 + 9 - 2 * BITS);
        assertThat(loss).isLessThan(units);
      }
    }
  }

  @Test
  void laterCoefficientsKeepFewerBitsButNotTooFew() {
    SeriesScale falling = new SeriesScale(60, Dyadic.ONE, 3.5);
    Instruction.Dot dot = dot(1);
    SeriesArithmetic series = series(dot, falling, 4);
    Random random = new Random(4);
    for (int register = 0; register < 2; register++) {
      fill(series, register, 60, k -> random(random, 4 * BITS));
    }
    for (int k = 0; k <= 60; k++) {
      series.execute(List.of(dot), k);
      Dyadic error = exactDot(series, dot, k).subtract(series.coefficient(2, k)).abs();
      int limbs = Math.max(1, (int) Math.ceil((4 * BITS - 3.5 * k) / BITS));
      assertThat(error).isLessThan(dotBound(1, k, limbs, 0));
      assertThat(-series.coefficient(2, k).exponent()).isLessThanOrEqualTo((long) limbs * BITS);
    }
  }

  @Test
  void anExponentialOfANumberThatDoesNotMoveIsConstant() {
    Instruction.Exponential exponential = new Instruction.Exponential(1, 0);
    SeriesArithmetic series = series(exponential, order(5), 3);
    series.setCoefficient(0, 0, Dyadic.of(-100_000));
    for (int k = 0; k <= 5; k++) {
      series.execute(List.of(exponential), k);
    }
    assertThat(series.coefficient(1, 0).magnitudeExponent()).isEqualTo(-144_269);
    for (int k = 1; k <= 5; k++) {
      assertThat(series.coefficient(1, k)).isEqualTo(Dyadic.ZERO);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 59, 101, 170, 181, 400})
  void approximatesCoefficientsFarSmallerThanTheirRegister(int bits) {
    SeriesArithmetic series = series(dot(1), order(2), 10);
    series.setCoefficient(0, 0, Dyadic.of(-3));
    series.setCoefficient(0, 1, Dyadic.of(5).scale(-7));
    series.setCoefficient(0, 2, Dyadic.ONE.scale(bits));
    assertThat(series.approximateCoefficient(0, 0)).isEqualTo(-3.0);
    assertThat(series.approximateCoefficient(0, 1)).isEqualTo(5.0 / 128);
  }

  /** Levels of several operations each: products, exponentials of them, combinations of those. */
  private static StraightLineProgram layered(int width) {
    List<Instruction> instructions = new ArrayList<>();
    for (int j = 0; j < width; j++) {
      List<Integer> left = List.of(j, (j + 1) % width);
      List<Integer> right = List.of((j + 2) % width, j);
      instructions.add(new Instruction.Dot(width + j, left, right));
      instructions.add(
          j % 2 == 0
              ? new Instruction.Exponential(2 * width + j, width + j)
              : new Instruction.Logistic(2 * width + j, 4 * width + j, width + j));
    }
    for (int j = 0; j < width; j++) {
      instructions.add(
          new Instruction.Combination(
              3 * width + j,
              List.of(2 * width + j, 2 * width + (j + 1) % width),
              List.of(Rational.of(1, 3), Rational.of(-7, 10)),
              Rational.ZERO));
    }
    return new StraightLineProgram(width, 0, 5 * width, instructions);
  }

  @Test
  void theNumberOfThreadsChangesNothing() {
    int width = 12;
    int order = 60;
    StraightLineProgram program = layered(width);
    List<List<Dyadic>> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      try (Team team = Team.of(threads)) {
        SeriesArithmetic series =
            LimbSeries.withBits(200, team).create(program, new SeriesScale(order, Dyadic.ONE, 2));
        Random random = new Random(3);
        for (int j = 0; j < width; j++) {
          fill(series, j, order, k -> random(random, 150).scale(-3));
        }
        for (int k = 0; k <= order; k++) {
          series.execute(program.instructions(), k);
        }
        List<Dyadic> all = new ArrayList<>();
        for (int register = 0; register < 4 * width; register++) {
          for (int k = 0; k <= order; k++) {
            all.add(series.coefficient(register, k));
          }
        }
        results.add(all);
      }
    }
    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(results.get(2)).isEqualTo(results.get(0));
  }

  /**
   * With {@code Σ j|u_j| <= 1} an error of earlier orders enters a later one with a factor below 1,
   * so two local errors bound them all: a product and a division by k, under scales at most 9 bits
   * above the values, and {@code j u_j}, four bits above the scale of u. The slope {@code q = c -
   * c²} takes over those of c at most four times, under its scale, and adds its own product.
   */
  @ParameterizedTest
  @CsvSource({"1,0", "2,0", "3,0", "4,0", "7,0", "4,-300", "4,40"})
  void exponentialsAndLogisticsAreWithinTheirBounds(int limbs, long start) {
    int order = 30;
    Instruction.Exponential exponential = new Instruction.Exponential(1, 0);
    Instruction.Logistic logistic = new Instruction.Logistic(2, 3, 0);
    List<Instruction> both = List.of(exponential, logistic);
    StraightLineProgram program = new StraightLineProgram(1, 0, 4, both);
    SeriesArithmetic fast = LimbSeries.withBits(BITS * limbs).create(program, order(order));
    SeriesArithmetic plain =
        ApfloatSeries.withBits(BITS * limbs + 600).create(program, order(order));
    Random random = new Random(limbs);
    for (int k = 0; k <= order; k++) {
      Dyadic u = k == 0 ? Dyadic.of(start) : random(random, BITS * limbs).scale(-6L - k);
      fast.setCoefficient(0, k, u);
    }
    for (int k = 0; k <= order; k++) {
      plain.setCoefficient(0, k, fast.coefficient(0, k));
    }
    for (int k = 0; k <= order; k++) {
      fast.execute(both, k);
      plain.execute(both, k);
      for (int register = 1; register < 4; register++) {
        Dyadic size = plain.coefficient(Math.min(register, 2), 0);
        Dyadic error = fast.coefficient(register, k).subtract(plain.coefficient(register, k));
        long units = 12 * (((5L * limbs + 2) * (k + 1)) / 4 + 5L * limbs + 12);
        long room = 9 + (start == 0 ? 0 : 4 + BigInteger.valueOf(start).abs().bitLength());
        Dyadic unit = Dyadic.ONE.scale(size.magnitudeExponent() + room - BITS * (long) limbs);
        assertThat(error.abs())
            .as("register %d, order %d", register, k)
            .isLessThan(unit.multiply(Dyadic.of(units)));
      }
    }
  }
}
