package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** What a graph tells of its vertices and edges, and the graphs that are none. */
final class NetworkTest {
  private static final List<Vertex> VERTICES =
      List.of(linear("x"), linear("y"), relu("h"), linear("k"), linear("o"));
  private static final Edge X_TO_H = trained(0, 2, 0);
  private static final Edge Y_TO_H = trained(1, 2, 1);
  private static final Edge Y_TO_K = trained(1, 3, 1);
  private static final Edge X_TO_K = trained(0, 3, 2);
  private static final Edge K_TO_O = trained(3, 4, 3);
  private static final Edge H_TO_O = new Edge(2, 4, new Weight.Fixed(Rational.of(2)));

  /** Both hidden vertices read both inputs; one weight is shared, one fixed. */
  private static final Network NETWORK =
      Network.of(
          2,
          VERTICES,
          List.of(X_TO_H, Y_TO_H, Y_TO_K, X_TO_K, K_TO_O, H_TO_O),
          List.of("a", "b", "c", "d"));

  private static Vertex linear(String name) {
    return new Vertex(name, Activation.LINEAR);
  }

  private static Vertex relu(String name) {
    return new Vertex(name, Activation.RELU);
  }

  private static Edge trained(int from, int to, int parameter) {
    return new Edge(from, to, new Weight.Parameter(parameter));
  }

  private static void assertRefused(
      int inputs, List<Vertex> vertices, List<Edge> edges, List<String> names, String message) {
    assertThatThrownBy(() -> Network.of(inputs, vertices, edges, names))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void hiddenVerticesLieBetweenInputsAndOutput() {
    assertThat(NETWORK.hidden()).containsExactly(2, 3);
    assertThat(NETWORK.kinked()).containsExactly(2);
    assertThat(List.of(1, 2, 3, 4).stream().filter(NETWORK::isHidden)).containsExactly(2, 3);
    assertThat(NETWORK.output()).isEqualTo(4);
  }

  @Test
  void edgesAreListedAtBothEndsAndSortedByTheOther() {
    assertThat(NETWORK.incoming(3)).containsExactly(Y_TO_K, X_TO_K);
    assertThat(NETWORK.incomingBySource(3)).containsExactly(X_TO_K, Y_TO_K);
    assertThat(NETWORK.sources(3)).containsExactly(0, 1);
    assertThat(NETWORK.outgoing(1)).containsExactly(Y_TO_H, Y_TO_K);
    assertThat(NETWORK.targets(0)).containsExactly(2, 3);
    assertThat(NETWORK.incoming(4)).containsExactly(K_TO_O, H_TO_O);
    assertThat(NETWORK.outgoing(4)).isEmpty();
  }

  @Test
  void onlyWeightsOfOneEdgeAreUnshared() {
    assertThat(NETWORK.edges().stream().filter(NETWORK::isUnshared))
        .containsExactly(X_TO_H, X_TO_K, K_TO_O);
    List<Edge> edges = List.of(trained(0, 1, 0), trained(0, 2, 1), trained(1, 3, 2), fixed(2, 3));
    Network network =
        Network.of(
            1,
            List.of(linear("x"), relu("g"), relu("h"), linear("o")),
            edges,
            List.of("p", "q", "r"));
    assertThat(network.hidden().stream().filter(network::isFreelyTrained)).containsExactly(1);
    assertThat(NETWORK.hidden().stream().filter(NETWORK::isFreelyTrained)).isEmpty();
  }

  private static Edge fixed(int from, int to) {
    return new Edge(from, to, new Weight.Fixed(Rational.ONE));
  }

  @Test
  void twinsHaveTheSameNeighboursAsOften() {
    assertThat(NETWORK.areTwins(2, 3)).isTrue();
    Network doubled =
        Network.of(
            2,
            VERTICES,
            List.of(X_TO_H, Y_TO_H, trained(0, 2, 4), Y_TO_K, X_TO_K, K_TO_O, H_TO_O),
            List.of("a", "b", "c", "d", "e"));
    assertThat(doubled.areTwins(2, 3)).isFalse();
    assertThat(doubled.sources(2)).containsExactly(0, 0, 1);
  }

  @Test
  void theFirstBreachOfTheContractIsNamed() {
    List<Vertex> two = List.of(linear("x"), linear("o"));
    List<Edge> edge = List.of(trained(0, 1, 0));
    List<String> name = List.of("w");
    String few = "a network needs at least one input and an output";
    assertRefused(0, two, edge, name, few);
    assertRefused(2, two, edge, name, few);
    String twice = "two vertices are named x";
    assertRefused(1, List.of(linear("x"), linear("x")), edge, name, twice);
    String kinked = " is an input or output and must be linear";
    assertRefused(1, List.of(relu("x"), linear("o")), edge, name, "x" + kinked);
    assertRefused(1, List.of(linear("x"), relu("o")), edge, name, "o" + kinked);
    assertRefused(1, two, edge, List.of("w", "v"), "parameter v belongs to no edge");
  }

  @Test
  void edgesLeadForwardsAndNotIntoInputs() {
    List<String> name = List.of("w");
    List<Vertex> vertices = List.of(linear("x"), linear("y"), relu("h"), linear("o"));
    for (int[] ends : new int[][] {{2, 2}, {3, 2}, {0, 1}, {-1, 2}, {2, 4}}) {
      assertRefused(
          2,
          vertices,
          List.of(trained(ends[0], ends[1], 0)),
          name,
          "edge " + ends[0] + " → " + ends[1] + " is not in topological order");
    }
  }
}
