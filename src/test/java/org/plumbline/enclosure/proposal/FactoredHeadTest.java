package org.plumbline.enclosure.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;

/**
 * The ReLU 1 and the linear vertex 2 behind it and the input 0, before the output 3: weights 2, 3
 * and 5 of the chain, 7 from the input to the linear vertex, 11 from it to the output.
 */
final class FactoredHeadTest {
  private static final Network NETWORK =
      Network.of(
          1,
          List.of(
              new Vertex("x", Activation.LINEAR),
              new Vertex("h", Activation.RELU),
              new Vertex("k", Activation.LINEAR),
              new Vertex("o", Activation.LINEAR)),
          List.of(edge(0, 1, 0), edge(1, 2, 1), edge(2, 3, 2), edge(0, 2, 3), edge(0, 3, 4)),
          List.of("a", "b", "c", "d", "e"));

  private static Edge edge(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  /** With inputs that are halves, so that {@code Dq = 2}. */
  private static FactoredHead head() {
    FlowProblem problem = FactoredProblems.problem(NETWORK, Loss.EXPONENTIAL, "1/2 : 1");
    VerifierContext context = new VerifierContext(problem, FactoredProblems.COUNT);
    return FactoredHead.of(
        context.factored().orElseThrow(),
        FactoredProblems.constants(2, 3, 5, 7, 11),
        context.balls(4));
  }

  private static void assertConstants(List<SeriesBall> found, double... expected) {
    assertThat(found).hasSize(expected.length);
    for (int k = 0; k < expected.length; k++) {
      FactoredProblems.assertConstant(found.get(k), expected[k]);
    }
  }

  @Test
  void backSignalsAreProductsOfWeightsBehind() {
    FactoredHead head = head();
    assertConstants(List.of(head.back(1), head.back(2), head.back(3)), 15, 5, 1);
  }

  @Test
  void factorsAreBackSignalsOverTheDenominator() {
    assertConstants(head().factors(), 7.5, 0.5);
  }

  /** In the last lane what the input is multiplied by on its linear ways: {@code 7·5 + 11}. */
  @Test
  void edgesAreWeightsAndTheLinearWaysOfInputs() {
    assertConstants(head().edges(), 2, 46);
  }

  /** The sums at ReLU and input are 3 and 4, so {@code 3·3 + 7·4} and {@code 5·37 + 11·4}. */
  @Test
  void activationsGoForwardThroughLinearVertices() {
    SeriesBall[] found =
        head().activations(FactoredProblems.constants(6), FactoredProblems.constants(8));
    assertConstants(List.of(found), 4, 3, 37, 229);
  }
}
