package org.plumbline.enclosure.ball;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.TiedSamples;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** Programs on series that are known. */
final class ProgramBallsTest {
  private static ProgramBalls balls() {
    return new ProgramBalls(32, 4, new ConcurrentHashMap<>());
  }

  private static SeriesBall series(double... coefficients) {
    return SeriesBall.approximate(
        java.util.Arrays.stream(coefficients).mapToObj(Dyadic::of).toList(), 4);
  }

  @Test
  void constantsAreEnclosed() {
    SeriesBall third = balls().constant(Rational.of(1, 3));
    Rational off = third.coefficient(0).toRational().subtract(Rational.of(1, 3)).abs();
    assertThat(Magnitude.enclosingAbove(off)).isLessThanOrEqualTo(third.radius());
    assertThat(third.radius()).isLessThan(Magnitude.ONE.scale(-180));
    assertThat(balls().constant(Rational.of(3)).radius().isZero()).isTrue();
  }

  @Test
  void oneMinusTakesAllCoefficients() {
    SeriesBall found = balls().oneMinus(series(0.25, -2, 8));
    assertThat(found.coefficient(0)).isEqualTo(Dyadic.of(0.75));
    assertThat(found.coefficient(1)).isEqualTo(Dyadic.of(2.0));
    assertThat(found.coefficient(2)).isEqualTo(Dyadic.of(-8.0));
  }

  /**
   * {@code f = ab} on {@code x = 1} with {@code a = 0}, {@code b = 1 + τ}: the loss weight is 1 and
   * the field {@code (b, a)}.
   */
  @Test
  void theFieldOfAProductIsItsFactors() {
    FlowProblem problem = SingleStep.problem(SingleStep.layers(Activation.LINEAR, 1, 1, 1), 1);
    FieldProgram field =
        FieldCompiler.compile(
            problem,
            GateTable.allOff(problem.network(), 1),
            TiedSamples.of(problem.network(), problem.data()));
    SeriesBall[] registers =
        balls().run(field.program(), List.of(series(0), series(1, 1)), List.of());
    SeriesBall first = registers[field.derivatives().get(0)];
    SeriesBall second = registers[field.derivatives().get(1)];
    Magnitude most = Magnitude.ONE.scale(-150);
    assertThat(first.radius()).isLessThan(most);
    assertThat(first.coefficient(0)).isEqualTo(Dyadic.ONE);
    assertThat(first.coefficient(1)).isEqualTo(Dyadic.ONE);
    assertThat(first.coefficient(2).signum()).isZero();
    assertThat(second.normUpper()).isLessThan(most);
  }
}
