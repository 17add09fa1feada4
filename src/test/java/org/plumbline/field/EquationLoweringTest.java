package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.data.Loss;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.series.ApfloatSeries;
import org.plumbline.series.DoubleSeries;
import org.plumbline.series.program.LimbSeries;

/** What the equation of a loss says of a series, in every arithmetic, against other formulas. */
final class EquationLoweringTest {
  private static final int ORDER = 24;
  private static final int BITS = 320;
  private static final int FINE = 500;
  private static final SeriesScale SCALE = SeriesScale.uniform(ORDER, Dyadic.ONE);

  /** The instruction on register 0, with the slope in register 1. */
  private static Instruction.Solution instruction(Loss loss) {
    int[] fresh = {2};
    return new EquationLowering(0, 1, () -> fresh[0]++).solution(loss);
  }

  private static StraightLineProgram program(Instruction instruction) {
    return new StraightLineProgram(1, 0, 16, List.of(instruction));
  }

  /** An argument that begins at {@code first}. */
  private static List<Dyadic> argument(double first) {
    List<Dyadic> u = new ArrayList<>(List.of(Dyadic.of(first)));
    for (int k = 1; k <= ORDER; k++) {
      u.add(Dyadic.of((k * 37) % 19 - 9).scale(-3L - 2L * k));
    }
    return u;
  }

  private static List<Dyadic> run(
      SeriesArithmetic.Factory factory, Instruction instruction, List<Dyadic> u) {
    SeriesArithmetic series = factory.create(program(instruction), SCALE);
    List<Dyadic> slope = new ArrayList<>();
    for (int k = 0; k <= ORDER; k++) {
      series.setCoefficient(0, k, u.get(k));
      series.execute(List.of(instruction), k);
      slope.add(series.coefficient(1, k));
    }
    return slope;
  }

  /** {@code 1/2 + u/2s}, {@code s² = 4 + u²}: by the square of {@code s}, and a quotient. */
  private static List<Dyadic> squarePlus(List<Dyadic> u) {
    List<Dyadic> s = new ArrayList<>();
    List<Dyadic> c = new ArrayList<>();
    for (int k = 0; k <= ORDER; k++) {
      Dyadic rest = k == 0 ? Dyadic.of(4) : Dyadic.ZERO;
      for (int j = 0; j <= k; j++) {
        rest = rest.add(u.get(j).multiply(u.get(k - j)));
        rest = j > 0 && j < k ? rest.subtract(s.get(j).multiply(s.get(k - j))) : rest;
      }
      s.add(
          k == 0
              ? DyadicInterval.of(rest).sqrt(FINE).lower()
              : rest.scale(-1).approximateQuotient(s.get(0), FINE));
      Dyadic quotient = u.get(k).scale(-1);
      for (int j = 1; j <= k; j++) {
        quotient = quotient.subtract(s.get(j).multiply(c.get(k - j)));
      }
      c.add(quotient.approximateQuotient(s.get(0), FINE));
    }
    c.set(0, c.get(0).add(Dyadic.ONE.scale(-1)));
    return c;
  }

  private static void assertNear(List<Dyadic> found, List<Dyadic> expected, Dyadic bound) {
    for (int k = 0; k <= ORDER; k++) {
      assertThat(found.get(k).subtract(expected.get(k)).abs())
          .as("order %s", k)
          .isLessThanOrEqualTo(bound);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-900, -6.5, -0.25, 0, 0.25, 6.5, 900})
  void squarePlusIsThatOfItsFormula(double first) {
    List<Dyadic> u = argument(first);
    List<Dyadic> expected = squarePlus(u);
    Dyadic size = expected.get(0);
    Instruction instruction = instruction(Loss.SQUAREPLUS);
    assertNear(run(ApfloatSeries.withBits(BITS), instruction, u), expected, size.scale(20L - BITS));
    assertNear(run(LimbSeries.withBits(BITS), instruction, u), expected, size.scale(40L - BITS));
    assertNear(run(DoubleSeries::create, instruction, u), expected, size.scale(-44));
  }

  /** The general instruction says what the special ones do. */
  @ParameterizedTest
  @EnumSource(
      value = Loss.class,
      names = {"EXPONENTIAL", "LOGISTIC"})
  void theSpecialInstructionsAreInstances(Loss loss) {
    Instruction special =
        loss == Loss.EXPONENTIAL
            ? new Instruction.Exponential(1, 0)
            : new Instruction.Logistic(1, 2, 0);
    List<Dyadic> u = argument(0.75);
    for (SeriesArithmetic.Factory factory :
        List.of(ApfloatSeries.withBits(BITS), LimbSeries.withBits(BITS))) {
      assertNear(
          run(factory, instruction(loss), u),
          run(factory, special, u),
          Dyadic.ONE.scale(40L - BITS));
    }
  }

  /** The equation of the square loss says {@code 1 + u}, which programs have as a sum. */
  @Test
  void theSlopeOfTheSquareLossIsASum() {
    Instruction sum =
        new Instruction.Combination(1, List.of(0), List.of(Rational.ONE), Rational.ONE);
    List<Dyadic> u = argument(0.75);
    assertNear(
        run(ApfloatSeries.withBits(BITS), instruction(Loss.SQUARE), u),
        run(ApfloatSeries.withBits(BITS), sum, u),
        Dyadic.ONE.scale(40L - BITS));
    ProgramBuilder builder = new ProgramBuilder(1);
    assertThat(builder.lossWeight(Loss.SQUARE, Signal.register(0))).isEqualTo(Signal.register(1));
    assertThat(builder.lower().instructions()).containsExactly(sum);
  }

  /** A wrong coefficient in any rate shows. */
  @ParameterizedTest
  @EnumSource(Loss.class)
  void everyCoefficientCounts(Loss loss) {
    Instruction.Solution right = instruction(loss);
    List<Dyadic> u = argument(0.75);
    List<Dyadic> expected = run(ApfloatSeries.withBits(BITS), right, u);
    for (int i = 0; i < right.closing().size(); i++) {
      if (right.closing().get(i) instanceof Instruction.Combination combination) {
        List<Instruction> closing = new ArrayList<>(right.closing());
        closing.set(
            i,
            new Instruction.Combination(
                combination.target(),
                combination.sources(),
                combination.coefficients().stream().map(c -> c.add(Rational.of(1, 8))).toList(),
                combination.sources().isEmpty()
                    ? combination.constant().add(Rational.of(1, 8))
                    : combination.constant()));
        Instruction wrong =
            new Instruction.Solution(
                loss, right.source(), right.unknowns(), right.rates(), closing);
        assertThat(
                run(ApfloatSeries.withBits(BITS), wrong, u).get(4).subtract(expected.get(4)).abs())
            .isGreaterThan(Dyadic.ONE.scale(-30));
      }
    }
  }

  /** Each register is assigned once, the slope first, and sources come before targets. */
  @ParameterizedTest
  @EnumSource(Loss.class)
  void registersAreAssignedOnce(Loss loss) {
    Instruction.Solution solution = instruction(loss);
    assertThat(solution.targets()).doesNotHaveDuplicates().doesNotContain(0).startsWith(1);
    assertThat(solution.sources()).containsExactly(0);
    assertThat(solution.targets()).containsAll(solution.rates());
    List<Integer> known = new ArrayList<>(solution.unknowns());
    known.add(0);
    for (Instruction instruction : solution.closing()) {
      assertThat(known).containsAll(instruction.sources());
      known.add(instruction.target());
    }
    DyadicFunctions functions = new DyadicFunctions(60);
    assertThat(loss.solution(functions, DyadicInterval.ONE)).hasSameSizeAs(solution.unknowns());
  }
}
