package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.network.Edge;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** Edges between an input a, a vertex h and the output o. */
final class GraphEdgesTest {
  private static final String SHARED =
      "{from: h, to: o}, {from: a, to: h, weight: s}, {from: a, to: o, weight: s},"
          + " {from: a, to: o, fixed: -1/2}";

  private static GraphEdges read(String edges, String more) {
    return new GraphEdges(
        Cursors.top("{edges: [%s]%s}".formatted(edges, more)),
        Map.of("a", 0, "h", 1, "o", 2),
        1,
        2);
  }

  @Test
  void parametersAreNumberedAsEdgesNameThem() {
    GraphEdges graph = read(SHARED, "");
    assertThat(graph.parameterNames()).containsExactly("h->o", "s");
    assertThat(graph.edges())
        .containsExactly(
            new Edge(1, 2, new Weight.Parameter(0)),
            new Edge(0, 1, new Weight.Parameter(1)),
            new Edge(0, 2, new Weight.Parameter(1)),
            new Edge(0, 2, new Weight.Fixed(Rational.of(-1, 2))));
    assertThat(graph.arcs().get(1)).isEqualTo(new TopologicalSort.Arc(0, 1));
    assertThat(graph.inputs()).isOne();
  }

  @Test
  void aListNumbersParametersOtherwise() {
    GraphEdges graph = read(SHARED, ", parameters: [s, h->o]");
    assertThat(graph.parameterNames()).containsExactly("s", "h->o");
    assertThat(graph.edges().get(0)).isEqualTo(new Edge(1, 2, new Weight.Parameter(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[s] | : the parameter 'h->o' is missing; expected all or no list",
        "[s, h->o, t] | : the parameter 't' belongs to no edge; expected those of edges",
        "[s, h->o, s] | [2]: the parameter is already in the list; expected each name once",
      })
  void aListHasAllParametersOnce(String list, String message) {
    assertThatThrownBy(() -> read(SHARED, ", parameters: " + list))
        .hasMessage("e.yaml:1: parameters" + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{from: o, to: h} | [0].from: found 'o'; expected another vertex, because this one is the output",
        "{from: h, to: a} | [0].to: found 'a'; expected a vertex, because this is an input",
        "{from: q, to: o} | [0].from: unknown vertex 'q'; expected one of a, h, o",
        "{from: a, to: o, weight: s, fixed: 1} | [0].fixed: conflicts with weight; expected only one of them",
        "{from: a, to: o}, {from: a, to: o} | [1]: the parameter name a->o is taken; expected a weight with a name",
        "{from: a, to: h, weight: a->o}, {from: a, to: o} | [1]: the parameter name a->o is taken; expected a weight with a name",
        "{from: a, to: o}, {from: a, to: h, weight: a->o} | [1].weight: an edge without weight has this name; expected another one",
        "{from: a, to: h} | : no edge leads to the output; expected at least one",
      })
  void refusesWhatIsNoEdge(String edges, String message) {
    assertThatThrownBy(() -> read(edges, ""))
        .isInstanceOf(ExperimentException.class)
        .hasMessage("e.yaml:1: edges" + message);
  }
}
