package org.plumbline.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.field.Instruction;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class PlainSeriesTest {
  private static final Instruction SQUARE = new Instruction.Dot(1, List.of(0), List.of(0));
  private static final Instruction TWICE_AND_ONE =
      new Instruction.Combination(2, List.of(1), List.of(Rational.of(2)), Rational.ONE);

  private static DoubleSeries series(Instruction... instructions) {
    StraightLineProgram program = new StraightLineProgram(1, 0, 4, List.of(instructions));
    return DoubleSeries.create(program, SeriesScale.uniform(3, Dyadic.ONE));
  }

  @Test
  void instructionsAreCarriedOutInTurn() {
    DoubleSeries series = series(SQUARE, TWICE_AND_ONE);
    series.setCoefficient(0, 0, Dyadic.of(3));
    series.execute(List.of(TWICE_AND_ONE, SQUARE), 0);
    assertThat(series.series(2)[0]).as("of a square that is not known").isEqualTo(1);
    series.execute(List.of(SQUARE, TWICE_AND_ONE), 0);
    assertThat(series.series(2)[0]).isEqualTo(19);
  }

  /** With the exponential loss {@code y' = u' y}, {@code y = e^u}; the rate is closed at once. */
  @Test
  void aSolutionStartsAtItsValueAndFollowsItsEquation() {
    Instruction.Solution solution =
        new Instruction.Solution(
            Loss.EXPONENTIAL,
            0,
            List.of(1),
            List.of(2),
            List.of(
                new Instruction.Combination(2, List.of(1), List.of(Rational.ONE), Rational.ZERO)));
    DoubleSeries series = series(solution);
    series.setCoefficient(0, 1, Dyadic.of(2));
    for (int k = 0; k <= 3; k++) {
      series.execute(List.of(solution), k);
    }
    assertThat(series.series(1)).startsWith(1, 2, 2, 4.0 / 3);
    assertThat(series.series(2)).startsWith(1, 2, 2, 4.0 / 3);
  }

  @Test
  void polynomialsAreInTheTimeOfTheStep() {
    SeriesArithmetic series = series(SQUARE);
    for (int k = 0; k <= 2; k++) {
      series.setCoefficient(0, k, Dyadic.of(k + 1L));
      series.setCoefficient(3, k, Dyadic.of(-7));
    }
    List<Polynomial> polynomials = series.polynomials(List.of(3, 0), 2, Dyadic.of(0.5));
    assertThat(polynomials.get(0).coefficients())
        .containsExactly(Dyadic.of(-7), Dyadic.of(-3.5), Dyadic.of(-1.75));
    assertThat(polynomials.get(1).coefficients())
        .containsExactly(Dyadic.ONE, Dyadic.ONE, Dyadic.of(0.75));
  }
}
