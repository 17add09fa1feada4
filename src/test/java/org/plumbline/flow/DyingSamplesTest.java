package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * Sample 5 is held at zero in both its active units of the first layer; when sample 4 loses its
 * last, seventeen pairs vanish, with 1.6 million assignments.
 */
final class DyingSamplesTest {
  @Test
  void aSampleDiesWhereAnotherIsHeldAtZero() throws IOException {
    FlowResult result = flow();
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    GateTable gates =
        result.trajectory().steps().get(result.trajectory().steps().size() - 1).gates();
    assertThat(gates.gate(4, 8)).isEqualTo(Gate.PINNED);
    assertThat(List.of(4, 5, 6, 7, 9)).allMatch(v -> gates.gate(4, v) == Gate.OFF);
    assertThat(result.trajectory().events())
        .anyMatch(e -> e.pair().equals(new Pair(4, 9)) && e.kind().label().equals("off"));
  }

  private static FlowResult flow() throws IOException {
    try (InputStream stream =
        DyingSamplesTest.class.getResourceAsStream("/kinks/dying-samples.json")) {
      assertThat(stream).isNotNull();
      Experiment read = ExperimentReader.read("dying-samples", stream, Optional.empty());
      FlowProblem problem =
          new FlowProblem(
              read.network(), read.data(), read.initialWeights(), read.loss(), read.reduction());
      WorkingPrecision precision = WorkingPrecision.forDigits(15);
      return TaylorFlow.integrate(
          problem,
          Horizon.atTime(Rational.parse("31/100")),
          precision,
          LimbSeries.withBits(precision.bits()),
          Progress.SILENT);
    }
  }
}
