package org.plumbline.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Doubles against apfloats, instruction by instruction. */
final class DoubleSeriesTest {
  private static final int ORDER = 5;
  private static final SeriesScale SCALE = SeriesScale.uniform(ORDER, Dyadic.of(4));
  private static final StraightLineProgram PROGRAM =
      new StraightLineProgram(
          1,
          0,
          6,
          List.of(
              new Instruction.Dot(1, List.of(0), List.of(0)),
              new Instruction.Combination(
                  2, List.of(0, 1), List.of(Rational.of(1, 2), Rational.of(-1)), Rational.ONE),
              new Instruction.Exponential(3, 2),
              new Instruction.Logistic(4, 5, 2)));

  private static SeriesArithmetic run(SeriesArithmetic series) {
    for (int k = 0; k <= ORDER; k++) {
      series.setCoefficient(0, k, Dyadic.of(1).scale(-k));
      series.execute(PROGRAM.instructions(), k);
    }
    series.integrate(0, 3, ORDER);
    return series;
  }

  @Test
  void agreesWithApfloat() {
    SeriesArithmetic doubles = run(DoubleSeries.create(PROGRAM, SCALE));
    SeriesArithmetic exact = run(ApfloatSeries.withBits(128).create(PROGRAM, SCALE));
    // four instructions in turn, each of at most 4·ORDER roundings of terms below 8
    Rational bound = Rational.of(4 * 4 * ORDER * 8).multiply(Dyadic.ONE.scale(-52).toRational());
    for (int register = 0; register < PROGRAM.registers(); register++) {
      for (int k = 0; k <= ORDER; k++) {
        assertThat(
                doubles
                    .coefficient(register, k)
                    .subtract(exact.coefficient(register, k))
                    .abs()
                    .toRational())
            .as("coefficient %d of register %d", k, register)
            .isLessThanOrEqualTo(bound);
      }
    }
  }

  @Test
  void aViewShowsTheCoefficients() {
    DoubleSeries series = DoubleSeries.create(PROGRAM, SCALE);
    series.setCoefficient(0, 2, Dyadic.of(3));
    assertThat(series.series(0)[2]).isEqualTo(3);
  }
}
