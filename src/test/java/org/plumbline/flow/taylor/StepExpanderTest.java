package org.plumbline.flow.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Fields.dyadics;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.flow.Fields;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.ExpandableProgram;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.StepSize;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.series.program.LimbSeries;

/** {@code w = log(e^w(0) + t)}, whose series has the radius {@code e^w(0)}. */
final class StepExpanderTest {
  private static final WorkingPrecision PRECISION = WorkingPrecision.forDigits(15);
  private static final double UNLIMITED = Double.POSITIVE_INFINITY;
  private static final StepExpander.Foresight<Expansion> WHOLE = (beginning, length) -> length;

  private final StepExpander expander = new StepExpander(PRECISION);

  private static ExpandableProgram at(FlowProblem problem, GateTable gates, double... weights) {
    double[] slopes = new double[gates.pinned().size()];
    return new ExpandableProgram(
        new Expansion.Point(dyadics(weights), dyadics(slopes)),
        Fields.field(problem, gates),
        LimbSeries.withBits(PRECISION.bits()),
        PRECISION.bits());
  }

  private static ExpandableProgram logarithm(double weight) {
    return at(Fields.LOGARITHM, GateTable.allOff(Fields.LOGARITHM.network(), 1), weight);
  }

  /** The step is a fixed part of the radius, and over it the series is right to the tolerance. */
  @ParameterizedTest
  @ValueSource(longs = {-300, 0, 7, 300})
  void theStepIsAsLongAsTheSeriesCanBeTrusted(long weight) {
    StepExpander.Expanded<Expansion> expanded =
        expander.expand(logarithm(weight), UNLIMITED, WHOLE).orElseThrow();
    double radius = weight / Math.log(2);
    assertThat(expanded.logStep()).isBetween(radius - 4, radius - 1);
    Dyadic step = StepSize.rounded(expanded.logStep());
    Expansion expansion = expanded.expansion();
    Dyadic length = step.approximateQuotient(expansion.scale().timeUnit(), PRECISION.bits());
    Dyadic end = expansion.weights(length).get(0).atEnd();
    Elementary elementary = Elementary.withBits(800);
    Dyadic exact = elementary.log(elementary.exp(Dyadic.of(weight)).add(step));
    Dyadic size = exact.abs().max(Dyadic.ONE);
    assertThat(end.subtract(exact).abs()).isLessThan(size.scale(6L - PRECISION.toleranceBits()));
    assertThat(expander.unit()).isPresent();
  }

  /** An end that is foreseen takes fewer orders, and the step goes little beyond it. */
  @Test
  void aForeseenEndShortensTheExpansion() {
    Expansion whole = expander.expand(logarithm(0), UNLIMITED, WHOLE).orElseThrow().expansion();
    StepExpander.Expanded<Expansion> cut =
        expander.expand(logarithm(0), UNLIMITED, (beginning, length) -> 0x1p-20).orElseThrow();
    assertThat(cut.expansion().order()).isLessThan(whole.order());
    double unit = StepSize.logSize(cut.expansion().scale().timeUnit());
    assertThat(cut.logStep()).isBetween(unit - 20, unit - 19.9);
  }

  @Test
  void whatDoesNotMoveHasAStepWithoutEnd() {
    FlowProblem still =
        Problems.layered(List.of(1, 1, 1), List.of(Problems.LEAKY), "0 0", Problems.data("1 +"));
    ExpandableProgram field = at(still, GateTable.allOff(still.network(), 1), 0, 0);
    assertThat(expander.expand(field, UNLIMITED, WHOLE).orElseThrow().logStep())
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void withoutSlopesThatHoldThereIsNone() {
    FlowProblem problem = Fields.UNHELD;
    GateTable gates = GateTable.allOff(problem.network(), 1).with(Fields.ON_KINK, Gate.PINNED);
    assertThat(expander.unit()).isEmpty();
    assertThat(expander.expand(at(problem, gates, 1, -1, 0), UNLIMITED, WHOLE)).isEmpty();
    assertThat(expander.unit()).isEmpty();
  }

  /** Far on, the unit follows the radius from one expansion to the next. */
  @Test
  void theUnitOfTheNextExpansionIsNearTheRadius() {
    for (double weight = 0; weight <= 4; weight += 0.25) {
      expander.expand(logarithm(weight), UNLIMITED, WHOLE).orElseThrow();
      double unit = StepSize.logSize(expander.unit().orElseThrow());
      double radius = weight / Math.log(2);
      assertThat(unit).isBetween(radius - 1.5, radius + 0.5);
    }
    // A radius that has become far smaller is found as well.
    double smaller = expander.expand(logarithm(-300), UNLIMITED, WHOLE).orElseThrow().logStep();
    assertThat(smaller).isBetween(-300 / Math.log(2) - 4, -300 / Math.log(2) - 1);
  }
}
