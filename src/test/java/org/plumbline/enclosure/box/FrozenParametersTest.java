package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
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
}
