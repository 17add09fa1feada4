package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** What keeps its value, and what looks as if it did. */
final class FrozenParametersTest {
  private static Network layered(Activation activation, Integer... widths) {
    return new LayeredArchitecture(
            List.of(widths), Collections.nCopies(widths.length - 2, activation), List.of())
        .network();
  }

  private static List<Rational> numbers(String text) {
    return Stream.of(text.split(" ")).map(Rational::parse).toList();
  }

  private static FlowProblem problem(Network network, String weights, String... points) {
    List<String> names = IntStream.range(0, network.inputs()).mapToObj(j -> "x" + j).toList();
    List<List<Rational>> rows = Stream.of(points).map(text -> numbers(text)).toList();
    Dataset data = new Dataset(names, rows, Collections.nCopies(points.length, 1));
    return new FlowProblem(network, data, numbers(weights), Loss.EXPONENTIAL, Reduction.SUM);
  }

  private static List<Integer> frozen(FlowProblem problem) {
    FrozenParameters frozen = FrozenParameters.of(problem);
    return IntStream.range(0, problem.network().parameters())
        .filter(p -> frozen.value(p).isPresent())
        .boxed()
        .toList();
  }

  /** Weights {@code u0 u1 v0 v1} into two units and {@code a b} out of them. */
  @Test
  void aUnitWithoutWeightsRests() {
    FlowProblem problem = problem(layered(Activation.RELU, 2, 2, 1), "1 2 0 0 3 0", "1 1", "2 -1");
    assertThat(frozen(problem)).containsExactly(2, 3, 5);
    FrozenParameters found = FrozenParameters.of(problem);
    assertThat(found.isIdle(3)).isTrue();
    assertThat(found.isIdle(2)).isFalse();
    assertThat(found.isBehindIdle(4)).isTrue();
    assertThat(found.value(5).orElseThrow().isZero()).isTrue();
  }

  /** One of the two factors is enough to move the other, on either side. */
  @Test
  void aUnitWithWeightsOnOneSideMoves() {
    Network network = layered(Activation.RELU, 2, 2, 1);
    assertThat(frozen(problem(network, "1 2 0 0 3 1", "1 1"))).isEmpty();
    assertThat(frozen(problem(network, "1 2 0 1 3 0", "1 1"))).isEmpty();
    assertThat(frozen(problem(network, "1 2 1 2 0 0", "1 1"))).isEmpty();
  }

  /** With both layers above zero nothing reaches the first; with one of them it is moved. */
  @Test
  void layersOfZerosRestInPairs() {
    Network network = layered(Activation.RELU, 1, 1, 1, 1);
    assertThat(frozen(problem(network, "1 0 0", "1"))).containsExactly(0, 1, 2);
    assertThat(frozen(problem(network, "1 0 1", "1"))).isEmpty();
    assertThat(frozen(problem(network, "0 1 0", "1"))).containsExactly(0, 1, 2);
  }

  /** Off on all samples: strictly, or where the inputs are zero. */
  @Test
  void deadUnitsRest() {
    Network network = layered(Activation.RELU, 2, 2, 1);
    assertThat(frozen(problem(network, "-1 -1 1 1 3 4", "1 1", "2 1"))).containsExactly(0, 1, 4);
    assertThat(frozen(problem(network, "-1 -1 1 1 3 4", "1 1", "0 0"))).containsExactly(0, 1, 4);
    assertThat(frozen(problem(network, "-1 -1 1 1 3 4", "1 1", "1 -1"))).isEmpty();
    Network leaky = layered(Activation.leaky(Rational.of(1, 4)), 2, 2, 1);
    assertThat(frozen(problem(leaky, "-1 -1 1 1 3 4", "1 1", "2 1"))).isEmpty();
  }

  /** Units of a later layer may be woken by those in front. */
  @Test
  void unitsOfLaterLayersAreNotDead() {
    assertThat(frozen(problem(layered(Activation.RELU, 1, 1, 1, 1), "1 -1 1", "1"))).isEmpty();
  }

  @Test
  void coordinatesThatAreAlwaysZeroMoveNothing() {
    Network network = layered(Activation.RELU, 2, 2, 1);
    assertThat(frozen(problem(network, "1 2 1 3 3 4", "1 0", "2 0"))).containsExactly(1, 3);
  }

  /** The parameter that closes one unit is used by another, which moves it. */
  @Test
  void sharedParametersMoveIfOneUseDoes() {
    Vertex x = new Vertex("x", Activation.LINEAR);
    Vertex y = new Vertex("y", Activation.LINEAR);
    Vertex g = new Vertex("g", Activation.RELU);
    Vertex h = new Vertex("h", Activation.RELU);
    Vertex o = new Vertex("o", Activation.LINEAR);
    Network network =
        Network.of(
            2,
            List.of(x, y, g, h, o),
            List.of(edge(0, 2, 0), edge(1, 3, 0), edge(2, 4, 1), edge(3, 4, 2)),
            List.of("w", "a", "b"));
    assertThat(frozen(problem(network, "-1 1 1", "1 -1"))).isEmpty();
    assertThat(frozen(problem(network, "-1 1 1", "1 1"))).containsExactly(0, 1, 2);
  }

  private static Edge edge(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  private static List<Integer> vertices(FlowProblem problem, IntPredicate condition) {
    return IntStream.range(0, problem.network().size()).filter(condition).boxed().toList();
  }

  /** Reached and leading nowhere, or leading and never reached; and what stands behind them. */
  @Test
  void idleVerticesPassNothingOnForEver() {
    FlowProblem chain = problem(layered(Activation.RELU, 1, 1, 1, 1, 1), "1 0 0 1", "1");
    FrozenParameters found = FrozenParameters.of(chain);
    assertThat(vertices(chain, found::isIdle)).containsExactly(1, 2, 3);
    assertThat(vertices(chain, found::isBehindIdle)).containsExactly(2, 3, 4);
    assertThat(found.hasIdleVertices()).isTrue();
    assertThat(found.network()).isSameAs(chain.network());
    FlowProblem beside = problem(layered(Activation.RELU, 1, 2, 2, 1), "0 1 1 1 1 1 1 1", "1");
    FrozenParameters other = FrozenParameters.of(beside);
    assertThat(vertices(beside, other::isIdle)).isEmpty();
    assertThat(other.hasIdleVertices()).isFalse();
  }

  /** Vertex 1 has no weights; 3 is behind it, and 4 behind that. */
  @Test
  void whatIsBehindIsFoundStepByStep() {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("x", Activation.LINEAR),
                new Vertex("u", Activation.RELU),
                new Vertex("v", Activation.RELU),
                new Vertex("t", Activation.RELU),
                new Vertex("o", Activation.LINEAR)),
            List.of(edge(0, 1, 0), edge(0, 2, 1), edge(1, 3, 2), edge(2, 3, 3), edge(3, 4, 4)),
            List.of("a", "b", "c", "d", "e"));
    FlowProblem problem = problem(network, "0 1 0 1 1", "1");
    FrozenParameters found = FrozenParameters.of(problem);
    assertThat(vertices(problem, found::isIdle)).containsExactly(1);
    assertThat(vertices(problem, found::isBehindIdle)).containsExactly(3, 4);
  }

  /** Units that are off for good are not idle: their gates are what they are. */
  @Test
  void deadUnitsAreNotIdle() {
    FlowProblem problem = problem(layered(Activation.RELU, 2, 2, 1), "-1 -1 1 1 3 4", "1 1");
    assertThat(FrozenParameters.of(problem).hasIdleVertices()).isFalse();
    assertThat(vertices(problem, FrozenParameters.of(problem)::isIdle)).isEmpty();
  }

  /** A fixed weight opens a path unless it is 0. */
  @Test
  void fixedWeightsOpenPaths() {
    for (int fixed : new int[] {0, 1}) {
      Network network =
          Network.of(
              1,
              List.of(
                  new Vertex("x", Activation.LINEAR),
                  new Vertex("u", Activation.RELU),
                  new Vertex("o", Activation.LINEAR)),
              List.of(edge(0, 1, 0), new Edge(1, 2, new Weight.Fixed(Rational.of(fixed)))),
              List.of("a"));
      assertThat(frozen(problem(network, "1", "1"))).hasSize(1 - fixed);
    }
  }

  @Test
  void nothingIsFrozenWhereNothingIsTaken() {
    Network network = layered(Activation.RELU, 2, 2, 1);
    FrozenParameters none = FrozenParameters.none(network);
    for (int p = 0; p < network.parameters(); p++) {
      assertThat(none.value(p)).isEmpty();
    }
    assertThat(none.hasIdleVertices()).isFalse();
    WeightBox box = WeightBox.of(new double[] {1, 2, 3, 4, 5, 6}, new double[] {2, 3, 4, 5, 6, 7});
    assertThat(none.within(box).range(3)).isEqualTo(box.range(3));
    FlowProblem zero = problem(network, "1 2 0 0 3 0", "1 1");
    WeightBox within = FrozenParameters.of(zero).within(box);
    assertThat(within.range(0)).isEqualTo(box.range(0));
    assertThat(within.range(2).isZero()).isTrue();
  }
}
