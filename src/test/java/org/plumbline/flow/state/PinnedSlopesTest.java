package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Fields.dyadics;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.flow.Fields;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.series.program.LimbSeries;

final class PinnedSlopesTest {
  private static final int BITS = 150;
  private static final Dyadic NEAR = Dyadic.ONE.scale(-100);

  private final GateTable gates = Fields.allOn(Fields.BALANCED).with(Fields.ON_KINK, Gate.PINNED);
  private final FieldProgram field = Fields.field(Fields.BALANCED, gates);
  private final SeriesArithmetic series = begun(field, 0, 1, 1);
  private final PinnedSlopes slopes = new PinnedSlopes(field, series, BITS);

  /** Everything of order 0 that does not wait for slopes. */
  private static SeriesArithmetic begun(FieldProgram field, double... weights) {
    SeriesArithmetic series =
        LimbSeries.withBits(BITS).create(field.program(), SeriesScale.uniform(4, Dyadic.ONE));
    List<Dyadic> numbers = dyadics(weights);
    for (int p = 0; p < numbers.size(); p++) {
      series.setCoefficient(p, 0, numbers.get(p));
    }
    series.execute(field.ahead(), 0);
    series.execute(field.plain(), 0);
    return series;
  }

  /** {@code a' = c (e^-2 - g)}. */
  @Test
  void theRateOfAPinnedPreActivationFallsWithItsSlope() {
    Dyadic expected = Elementary.withBits(200).exp(Dyadic.of(-2));
    Dyadic[] atZero = slopes.steer(0, new Dyadic[] {Dyadic.ZERO});
    assertThat(atZero).hasSize(1);
    assertThat(atZero[0].subtract(expected).abs()).isLessThan(NEAR);
    Dyadic[] atOne = slopes.steer(0, new Dyadic[] {Dyadic.ONE});
    assertThat(atOne[0].subtract(expected).add(Dyadic.ONE).abs()).isLessThan(NEAR);
  }

  @Test
  void theFirstCoefficientMakesItVanish() {
    assertThat(slopes.isEmpty()).isFalse();
    assertThat(slopes.register(0)).isEqualTo(3);
    assertThat(slopes.solveFirst(dyadics(0.75))).isTrue();
    Dyadic expected = Elementary.withBits(200).exp(Dyadic.of(-2));
    assertThat(series.coefficient(3, 0).subtract(expected).abs()).isLessThan(NEAR);
  }

  /** A guess near zero is moved by about itself, which must not change what is found. */
  @Test
  void aSmallGuessLeadsToTheSameSlope() {
    assertThat(slopes.solveFirst(dyadics(0x1p-40))).isTrue();
    Dyadic expected = Elementary.withBits(200).exp(Dyadic.of(-2));
    assertThat(series.coefficient(3, 0).subtract(expected).abs()).isLessThan(NEAR);
  }

  /**
   * With {@code a = 0} held, {@code b' = 2c e^(-2bc)} and {@code c' = 2b e^(-2bc)}: the slope
   * {@code e^(-2bc)} has the derivative {@code -2 (b'c + bc') e^(-2bc) = -8 e^-4}.
   */
  @Test
  void theNextCoefficientIsTheDerivativeOfTheSlope() {
    assertThat(slopes.solveFirst(dyadics(0.5))).isTrue();
    series.execute(field.sloped(), 0);
    for (int p = 0; p < 3; p++) {
      if (!field.steered().contains(p)) {
        series.integrate(p, field.derivatives().get(p), 0);
      }
    }
    series.execute(field.ahead(), 1);
    series.execute(field.plain(), 1);
    assertThat(slopes.solve(1)).isTrue();
    Dyadic expected = Elementary.withBits(200).exp(Dyadic.of(-4)).multiply(Dyadic.of(-8));
    assertThat(series.coefficient(3, 1).subtract(expected).abs()).isLessThan(NEAR);
    Dyadic held = series.coefficient(field.pinnedPreActivations().get(0), 2);
    assertThat(held.abs()).isLessThan(NEAR);
  }

  @Test
  void whatNoSlopeMovesIsNotHeld() {
    FlowProblem problem = Fields.UNHELD;
    FieldProgram unheld =
        Fields.field(
            problem, GateTable.allOff(problem.network(), 1).with(Fields.ON_KINK, Gate.PINNED));
    PinnedSlopes none = new PinnedSlopes(unheld, begun(unheld, 1, -1, 0), BITS);
    assertThat(none.solveFirst(dyadics(0.5))).isFalse();
    FieldProgram smooth = Fields.field(Fields.BALANCED, Fields.allOn(Fields.BALANCED));
    assertThat(new PinnedSlopes(smooth, begun(smooth, 0, 1, 1), BITS).isEmpty()).isTrue();
  }
}
