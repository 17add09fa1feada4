package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Progress;

/** The built-in series: what grows does, and nothing else. */
final class ScalingSeriesTest {
  private static List<TimedEngine> rows(ScalingSeries series, Integer... digits) {
    return series.groups(new TaylorEngine(), ScalingSeries.DEFAULT_SEED, List.of(digits)).stream()
        .flatMap(List::stream)
        .map(TimedEngine.class::cast)
        .toList();
  }

  private static FlowResult flow(TimedEngine row) {
    return row.integrator().integrate(row.problem(), row.horizon(), row.digits(), Progress.SILENT);
  }

  @Test
  void moreSamplesMeetTheSameGates() {
    List<TimedEngine> rows = rows(ScalingSeries.SAMPLES, 8);
    assertThat(rows).extracting(row -> row.problem().data().size()).containsExactly(10, 100, 1000);
    for (TimedEngine row : rows.subList(0, 2)) {
      FlowResult result = flow(row);
      assertThat(result).isInstanceOf(FlowResult.Completed.class);
      assertThat(result.trajectory().events()).isEmpty();
      assertThat(result.trajectory().steps()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void widerLayersHaveMoreEdges() {
    List<TimedEngine> rows = rows(ScalingSeries.EDGES, 8);
    assertThat(rows).extracting(TimedEngine::experiment).startsWith("edges-66", "edges-252");
    assertThat(rows)
        .extracting(row -> row.problem().network().edges().size())
        .containsExactly(66, 252, 984);
    assertThat(flow(rows.get(1))).isInstanceOf(FlowResult.Completed.class);
  }

  @Test
  void digitsAreThoseGivenOrTheSeries() {
    assertThat(rows(ScalingSeries.DIGITS))
        .extracting(TimedEngine::digits)
        .containsExactly(20, 50, 100, 200, 500);
    assertThat(rows(ScalingSeries.DIGITS, 6, 12))
        .extracting(TimedEngine::digits)
        .containsExactly(6, 12);
    assertThat(rows(ScalingSeries.EDGES, 6, 12))
        .extracting(TimedEngine::digits)
        .containsExactly(6, 6, 6, 12, 12, 12);
  }

  @Test
  void theHorizonIsReached() {
    TimedEngine second = rows(ScalingSeries.HORIZON, 8).get(1);
    assertThat(second.experiment()).isEqualTo("risk-1e-100");
    FlowResult result = flow(second);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(result.trajectory().events()).isEmpty();
  }

  @Test
  void theSeedIsAllThatIsDrawnFrom() {
    List<FlowProblem> problems =
        rows(ScalingSeries.EDGES).stream().map(TimedEngine::problem).toList();
    List<FlowProblem> again = rows(ScalingSeries.EDGES).stream().map(TimedEngine::problem).toList();
    assertThat(problems)
        .extracting(FlowProblem::initialWeights)
        .isEqualTo(again.stream().map(FlowProblem::initialWeights).toList());
    assertThat(problems)
        .extracting(FlowProblem::data)
        .isEqualTo(again.stream().map(FlowProblem::data).toList());
  }
}
