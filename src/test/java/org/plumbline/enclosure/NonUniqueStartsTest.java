package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * Starts exactly on a kink that repels: flows from either side, begun so near that only the kink
 * tells them apart, are each a good proposal, and none of them is the flow.
 */
final class NonUniqueStartsTest {
  private static final Activation LEAKY = Activation.leaky(Rational.of(1, 16));
  private static final String NEAR = "1e-30";

  /**
   * A start.
   *
   * @param widths the layers' widths
   * @param second the second coordinate of the sample {@code (1, ·)}; the other one is {@code (0,
   *     1)}
   * @param weights those of the start
   * @param free the parameters that decide the side
   */
  private record Start(
      Activation activation, List<Integer> widths, String second, String weights, int... free) {
    FlowProblem problem(String moved) {
      List<List<Rational>> points = new ArrayList<>();
      points.add(List.of(Rational.ONE, Rational.parse(second)));
      points.add(List.of(Rational.ZERO, Rational.ONE));
      Network network = SingleStep.layers(activation, widths.toArray(Integer[]::new));
      List<Rational> start =
          new ArrayList<>(Stream.of(weights.split(" ")).map(Rational::parse).toList());
      for (int p : free) {
        start.set(p, start.get(p).add(Rational.parse(moved)));
      }
      Dataset data = new Dataset(List.of("x", "y"), points, List.of(1, 1));
      return new FlowProblem(network, data, start, Loss.EXPONENTIAL, Reduction.SUM);
    }
  }

  static List<Start> starts() {
    List<Integer> one = List.of(2, 1, 1);
    List<Integer> twins = List.of(2, 2, 1);
    return List.of(
        new Start(Activation.RELU, one, "0", "1/4 0 1", 1),
        new Start(Activation.RELU, one, "-1/8", "1/4 0 1/2", 1),
        new Start(LEAKY, one, "-1/8", "1/4 0 1", 1),
        new Start(Activation.RELU, twins, "0", "1/4 0 1/4 0 1 1", 1, 3),
        new Start(Activation.RELU, twins, "-1/8", "1/4 0 1/4 0 1 1", 1, 3),
        new Start(LEAKY, twins, "-1/8", "1/4 0 1/4 0 1/2 1/2", 1, 3),
        // the kink has no strength at first: its unit counts for nothing
        new Start(Activation.RELU, one, "0", "1 0 0", 1),
        new Start(Activation.RELU, one, "-1/8", "1/2 0 0", 1),
        new Start(Activation.RELU, List.of(2, 1, 1, 1), "0", "1 0 1 0", 1),
        // a unit at rest that may begin at any time
        new Start(Activation.RELU, one, "0", "0 0 1", 0, 1));
  }

  private static FlowResult run(FlowProblem problem) {
    WorkingPrecision precision = WorkingPrecision.forDigits(15);
    return TaylorFlow.integrate(
        problem,
        Horizon.atTime(Rational.of(1, 2)),
        precision,
        LimbSeries.withBits(precision.bits()),
        Progress.SILENT);
  }

  @ParameterizedTest
  @MethodSource("starts")
  void noneOfSeveralFlowsIsEnclosed(Start start) {
    FlowProblem problem = start.problem("0");
    assertThat(run(problem)).isInstanceOf(FlowResult.NotUnique.class);
    int branches = 0;
    for (String moved : List.of(NEAR, "-" + NEAR)) {
      if (run(start.problem(moved)) instanceof FlowResult.Completed branch) {
        Verification found = TrajectoryVerifier.verify(problem, branch.trajectory());
        assertThat(found).isInstanceOf(Verification.Failed.class);
        assertThat(found.enclosed().steps()).isEmpty();
        branches++;
      }
    }
    assertThat(branches).isPositive();
  }
}
