package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.Problems.LEAKY;
import static org.plumbline.flow.Problems.data;
import static org.plumbline.flow.Problems.events;
import static org.plumbline.flow.Problems.flow;
import static org.plumbline.flow.Problems.layered;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.dormandprince.DoubleFlow;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** What leaves zero late, what never does, and slopes near the end of their interval. */
final class IdenticalZerosTest {
  private static final List<Activation> RELU = List.of(Activation.RELU);

  private static FlowProblem read(String name) throws IOException {
    try (InputStream stream = IdenticalZerosTest.class.getResourceAsStream("/cases/" + name)) {
      assertThat(stream).isNotNull();
      Experiment read = ExperimentReader.read(name, stream, Optional.empty());
      return new FlowProblem(
          read.network(), read.data(), read.initialWeights(), read.loss(), read.reduction());
    }
  }

  private static void assertLeft(FlowResult result) {
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    Dyadic b = result.trajectory().finalWeights().get(9);
    assertThat(b.approximateDouble()).isBetween(1.00000140, 1.00000141);
  }

  @Test
  void aProductOfNineWeightsLeavesZero() throws IOException {
    assertLeft(flow(read("gate-leaves-zero-at-order-9.json"), "2", 20));
  }

  @Test
  void aProductOfNineWeightsLeavesZeroInDoubleToo() throws IOException {
    FlowProblem problem = read("gate-leaves-zero-at-order-9.json");
    assertLeft(DoubleFlow.integrate(problem, Horizon.atTime(Rational.parse("2")), Progress.SILENT));
  }

  @Test
  void twinsThatCancelStayAtZero() {
    // both units of the first layer move alike, and so do the weights behind them, apart their sign
    FlowProblem problem =
        layered(
            List.of(1, 2, 2, 1),
            List.of(Activation.LINEAR, LEAKY),
            "1 1 1 -1 1 1 0 1",
            data("1 +; 2 +"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result)).isEmpty();
  }

  @Test
  void aSaddleOfWeightAndPreActivationIsAtRest() {
    // s = 0 and the weight behind it = 0: each moves only with the other
    FlowProblem problem =
        layered(List.of(3, 1, 1, 1), List.of(LEAKY, LEAKY), "-1/2 2 1 0 2", data("2 1/2 0 -"));
    FlowResult result = flow(problem, "1", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(result.trajectory().finalWeights().get(3)).isEqualTo(Dyadic.ZERO);
  }

  @Test
  void aSideThatStaysAtZeroIsNoEvent() throws IOException {
    // behind the pinned unit a weight is 0 and stays so, until its sample comes on again: there it
    // may leave zero or not
    FlowResult result = flow(read("side-turns-without-end.json"), "5", 12);
    assertThat(events(result)).containsExactly("1,2 pinned", "1,4 off");
    assertThat(result).isInstanceOf(FlowResult.NotUnique.class);
    FlowResult.NotUnique several = (FlowResult.NotUnique) result;
    assertThat(several.pairs()).containsExactly(new Pair(1, 3), new Pair(2, 3));
    assertThat(several.time().approximateDouble()).isBetween(0.5945, 0.5946);
  }

  @Test
  void aSlopeFarBelowRoundingHoldsItsPair() {
    // sample 0 pulls with e^-816; sample 1, held at zero, pulls back with weight 1
    FlowProblem problem =
        layered(List.of(2, 2, 1), RELU, "15 15 3 -10 18 -1", data("1 2 +; -1 1 -"));
    FlowResult result = flow(problem, "1e354", 10);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    assertThat(events(result)).containsExactly("1,2 pinned");
    List<Dyadic> end = result.trajectory().finalWeights();
    Dyadic apart = end.get(0).subtract(end.get(1)).abs();
    assertThat(apart).isLessThan(Dyadic.ONE.scale(-60));
    assertThat(end.get(0).approximateDouble()).isGreaterThan(15.01);
  }

  @Test
  void aHorizonFarShorterThanTheUnitOfTimeIsReached() {
    FlowProblem problem =
        layered(List.of(2, 2, 1), RELU, "15 15 3 -10 18 -1", data("1 2 +; -1 1 -"));
    assertThat(flow(problem, "1", 10)).isInstanceOf(FlowResult.Completed.class);
  }
}
