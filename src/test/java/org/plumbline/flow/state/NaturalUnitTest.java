package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Fields.dyadics;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.number.Dyadic;
import org.plumbline.series.program.LimbSeries;

final class NaturalUnitTest {
  private static final int BITS = 128;
  private static final NaturalUnit UNITS = new NaturalUnit(LimbSeries.withBits(BITS), BITS);

  private static FieldProgram field(FlowProblem problem) {
    return Fields.field(problem, GateTable.allOff(problem.network(), problem.data().size()));
  }

  /** {@code w' = e^-w}: the velocity is {@code e^1000} at -1000, and {@code e^-50} at 50. */
  @ParameterizedTest
  @ValueSource(doubles = {-1000, -1, 1, 50})
  void firstCoefficientsAreSmallAgainstTheWeights(double weight) {
    Expansion.Point point = new Expansion.Point(dyadics(weight), List.of());
    Expansion found = UNITS.beginning(point, field(Fields.LOGARITHM), 9).orElseThrow();
    assertThat(found.order()).isEqualTo(2);
    assertThat(found.scale().order()).isEqualTo(9);
    Dyadic unit = found.scale().timeUnit();
    assertThat(unit).isEqualTo(Dyadic.ONE.scale(unit.magnitudeExponent() - 1));
    double size = StepSize.logNorm(found, 0);
    assertThat(StepSize.logNorm(found, 1)).isBetween(size - 9, size - 1);
    // A guess within 6 bits is not made again: of these the second coefficient feels twice 4.
    assertThat(StepSize.logNorm(found, 2)).isLessThan(size + 8);
  }

  /** {@code w = log(1 + t)} from 0: there is no size to be small against but that of the speed. */
  @Test
  void weightsMayAllBeZero() {
    Expansion.Point point = new Expansion.Point(dyadics(0), List.of());
    Expansion found = UNITS.beginning(point, field(Fields.LOGARITHM), 3).orElseThrow();
    assertThat(StepSize.logNorm(found, 2)).isLessThanOrEqualTo(StepSize.logNorm(found, 1) - 1);
  }

  /** From a guess that is off by far the unit is looked for again, near one it is kept. */
  @Test
  void aGuessIsKeptIfItIsNear() {
    Expansion.Point point = new Expansion.Point(dyadics(1), List.of());
    FieldProgram field = field(Fields.LOGARITHM);
    Dyadic near = Dyadic.of(3).scale(-5);
    assertThat(UNITS.beginning(point, field, 3, near).orElseThrow().scale().timeUnit())
        .isEqualTo(near);
    Dyadic far = Dyadic.of(3).scale(20);
    Expansion found = UNITS.beginning(point, field, 3, far).orElseThrow();
    assertThat(found.scale().timeUnit()).isLessThan(Dyadic.of(8));
    assertThat(found.scale().timeUnit()).isGreaterThan(Dyadic.ONE.scale(-20));
  }

  @Test
  void withoutSlopesThatHoldThereIsNone() {
    FlowProblem problem = Fields.UNHELD;
    GateTable gates = GateTable.allOff(problem.network(), 1).with(Fields.ON_KINK, Gate.PINNED);
    Expansion.Point point = new Expansion.Point(dyadics(1, -1, 0), dyadics(0.5));
    Optional<Expansion> found = UNITS.beginning(point, Fields.field(problem, gates), 3);
    assertThat(found).isEmpty();
  }

  @Test
  void whereNothingMovesTheUnitIsOne() {
    FlowProblem still =
        Problems.layered(List.of(1, 1, 1), List.of(Problems.LEAKY), "0 0", Problems.data("1 +"));
    Expansion.Point point = new Expansion.Point(dyadics(0, 0), List.of());
    Expansion found = UNITS.beginning(point, field(still), 3).orElseThrow();
    assertThat(found.scale().timeUnit()).isEqualTo(Dyadic.ONE);
  }
}
