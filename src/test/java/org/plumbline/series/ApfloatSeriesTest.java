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

/** Each recurrence against exact rational coefficients. */
final class ApfloatSeriesTest {
  private static final int BITS = 200;
  private static final int ORDER = 6;
  private static final SeriesScale SCALE = SeriesScale.uniform(ORDER, Dyadic.ONE.scale(-3));

  /** Registers 0 and 1 are parameters; the others are assigned. */
  private static SeriesArithmetic run(Instruction... instructions) {
    StraightLineProgram program = new StraightLineProgram(2, 0, 6, List.of(instructions));
    SeriesArithmetic series = ApfloatSeries.withBits(BITS).create(program, SCALE);
    for (int k = 0; k <= ORDER; k++) {
      series.setCoefficient(0, k, Dyadic.of(k + 1L));
      series.setCoefficient(1, k, Dyadic.of(k % 2 == 0 ? 1 : -1).scale(-k));
    }
    for (int k = 0; k <= ORDER; k++) {
      series.execute(program.instructions(), k);
    }
    return series;
  }

  /** At most ORDER² operations of relative error {@code 2^-(BITS-2)} each. */
  private static void assertNear(Dyadic found, Rational exact) {
    Rational unit = Dyadic.ONE.scale(2 - BITS).toRational();
    Rational bound =
        exact.abs().max(Rational.ONE).multiply(unit).multiply(Rational.of(ORDER * ORDER));
    assertThat(found.toRational().subtract(exact).abs()).isLessThanOrEqualTo(bound);
  }

  @Test
  void sumsOfProducts() {
    SeriesArithmetic series = run(new Instruction.Dot(2, List.of(0, 1), List.of(1, 1)));
    // 1/(1-t)² · 1/(1+t/2) + 1/(1+t/2)², the first coefficients by hand
    assertThat(series.coefficient(2, 0)).isEqualTo(Dyadic.of(2));
    assertThat(series.coefficient(2, 1)).isEqualTo(Dyadic.of(1).scale(-1));
    assertThat(series.coefficient(2, 2)).isEqualTo(Dyadic.of(3));
  }

  @Test
  void combinationsAddTheirConstantOnce() {
    Rational third = Rational.of(1, 3);
    SeriesArithmetic series =
        run(
            new Instruction.Combination(
                2, List.of(0, 1), List.of(third, Rational.of(-2)), Rational.of(5, 7)));
    assertNear(series.coefficient(2, 0), third.subtract(Rational.of(2)).add(Rational.of(5, 7)));
    assertNear(series.coefficient(2, 3), Rational.of(4, 3).add(Rational.of(1, 4)));
  }

  @Test
  void exponentialSatisfiesItsDifferentialEquation() {
    SeriesArithmetic series = run(new Instruction.Exponential(2, 1));
    for (int k = 1; k <= ORDER; k++) {
      Rational sum = Rational.ZERO;
      for (int j = 1; j <= k; j++) {
        sum =
            sum.add(Rational.of(j).multiply(exact(series, 1, j)).multiply(exact(series, 2, k - j)));
      }
      assertNear(series.coefficient(2, k), sum.divide(Rational.of(k)));
    }
  }

  @Test
  void logisticSatisfiesItsDifferentialEquation() {
    SeriesArithmetic series = run(new Instruction.Logistic(2, 3, 0));
    for (int k = 0; k < ORDER; k++) {
      // c' = (c - c²) u'
      Rational sum = Rational.ZERO;
      for (int j = 0; j <= k; j++) {
        Rational rate = Rational.of(k + 1 - j).multiply(exact(series, 0, k + 1 - j));
        sum = sum.add(slope(series, j).multiply(rate));
      }
      assertNear(series.coefficient(2, k + 1), sum.divide(Rational.of(k + 1)));
    }
  }

  private static Rational slope(SeriesArithmetic series, int k) {
    Rational square = Rational.ZERO;
    for (int j = 0; j <= k; j++) {
      square = square.add(exact(series, 2, j).multiply(exact(series, 2, k - j)));
    }
    return exact(series, 2, k).subtract(square);
  }

  @Test
  void integratesInScaledTime() {
    SeriesArithmetic series = run();
    series.integrate(1, 0, 2);
    assertNear(series.coefficient(1, 3), Rational.of(1, 8));
    series.integrate(1, -1, 2);
    assertThat(series.coefficient(1, 3)).isEqualTo(Dyadic.ZERO);
  }

  private static Rational exact(SeriesArithmetic series, int register, int k) {
    return series.coefficient(register, k).toRational();
  }
}
