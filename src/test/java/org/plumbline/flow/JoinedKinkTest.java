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
import org.plumbline.field.GateEvent;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * A sample joins a kink that others are pinned to: its own pre-activation starts from zero because
 * the vertex before it does, and says nothing of the slope they share.
 */
final class JoinedKinkTest {
  private static final Rational JOINS = Rational.parse("0.8375421836091477");

  @Test
  void theSlopeIsThatOfTheFactor() throws IOException {
    Trajectory coarse = flow(12);
    Trajectory fine = flow(24);
    List<Pair> pinned = fine.steps().get(fine.steps().size() - 1).gates().pinned();
    assertThat(pinned).hasSize(4).contains(new Pair(0, 6), new Pair(2, 6));
    assertThat(fine.events())
        .anySatisfy(
            event -> {
              assertThat(event.pair()).isEqualTo(new Pair(0, 6));
              assertThat(event.time().toRational().subtract(JOINS).abs())
                  .isLessThan(Rational.parse("1e-16"));
            });
    for (int p = 0; p < fine.finalWeights().size(); p++) {
      Rational weight = fine.finalWeights().get(p).toRational();
      assertThat(weight.subtract(coarse.finalWeights().get(p).toRational()).abs())
          .isLessThan(Rational.parse("1e-12").multiply(weight.abs().max(Rational.ONE)));
    }
  }

  /**
   * Where the weight out of a pinned vertex passes zero its rate on the far side is nothing but
   * noise.
   */
  @Test
  void aReleaseMayComeWithTheOutgoingWeightAtZero() throws IOException {
    assertThat(flow("vanishing-out-weight", 12).events())
        .anySatisfy(e -> assertThat(e.kind()).isEqualTo(GateEvent.Kind.RELEASED_OFF));
  }

  private static Trajectory flow(int digits) throws IOException {
    return flow("joined-kink", digits);
  }

  private static Trajectory flow(String name, int digits) throws IOException {
    try (InputStream stream =
        JoinedKinkTest.class.getResourceAsStream("/kinks/" + name + ".json")) {
      assertThat(stream).isNotNull();
      Experiment read = ExperimentReader.read(name, stream, Optional.empty());
      FlowProblem problem =
          new FlowProblem(
              read.network(), read.data(), read.initialWeights(), read.loss(), read.reduction());
      WorkingPrecision precision = WorkingPrecision.forDigits(digits);
      FlowResult result =
          TaylorFlow.integrate(
              problem,
              Horizon.atTime(Rational.ONE),
              precision,
              LimbSeries.withBits(precision.bits()),
              Progress.SILENT);
      assertThat(result).isInstanceOf(FlowResult.Completed.class);
      return result.trajectory();
    }
  }
}
