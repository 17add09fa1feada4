package org.plumbline.experiment;

import static org.plumbline.experiment.Malformed.change;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong graphs, with the exact complaint. */
final class MalformedGraphTest {
  private static final String LAYERS =
      """
        widths: [2, 2, 1]
        activations: [relu]
      """;

  @ParameterizedTest
  @MethodSource("graphs")
  void refusesGraphs(String text, String message) {
    Malformed.requireMessage(text, message);
  }

  static Stream<Arguments> graphs() {
    return Stream.of(
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    edges: [{from: a, to: h}, {from: b, to: h}, {from: h, to: o}]\n",
            "file.yaml:12: initialization.weights: found a list; expected a mapping with the keys a->h, b->h, h->o"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a]\n    vertices: [{name: o}]\n    edges: []\n",
            "file.yaml:7: network.graph.inputs: found 1 item; expected 2 names, one per coordinate of a sample, bias included"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: []\n    edges: []\n",
            "file.yaml:8: network.graph.vertices: the list is empty; expected at least the output"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, a]\n    vertices: [{name: o}]\n    edges: []\n",
            "file.yaml:7: network.graph.inputs[1]: the name 'a' is taken already; expected another one"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h}, {name: o}]\n    edges: []\n",
            "file.yaml:8: network.graph.vertices[0]: a key is missing; expected activation"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: o, activation: relu}]\n    edges: []\n",
            "file.yaml:8: network.graph.vertices[0].activation: found 'relu'; expected linear, because this vertex is the output"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: o}]\n    output: a\n    edges: []\n",
            "file.yaml:9: network.graph.output: unknown vertex 'a'; expected o"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: o}]\n    output: p\n    edges: []\n",
            "file.yaml:9: network.graph.output: unknown vertex 'p'; expected o"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    edges: []\n",
            "file.yaml:9: network.graph.edges: no edge leads to the output; expected at least one"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    edges: [{from: a, to: g}]\n",
            "file.yaml:9: network.graph.edges[0].to: unknown vertex 'g'; expected one of a, b, h, o"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    edges: [{from: h, to: a}]\n",
            "file.yaml:9: network.graph.edges[0].to: found 'a'; expected a vertex, because this is an input"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    edges: [{from: o, to: h}]\n",
            "file.yaml:9: network.graph.edges[0].from: found 'o'; expected another vertex, because this one is the output"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    edges: [{from: a, to: h, weight: w, fixed: 1}]\n",
            "file.yaml:9: network.graph.edges[0].fixed: conflicts with weight; expected only one of them"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    edges: [{from: h, to: h}, {from: h, to: o}]\n",
            "file.yaml:9: network.graph.edges: the edges form the cycle h -> h; expected a graph without cycles"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: g, activation: relu}, {name: h, activation: relu}, {name: o}]\n    edges: [{from: a, to: g}, {from: g, to: h}, {from: h, to: g}, {from: h, to: o}]\n",
            "file.yaml:9: network.graph.edges: the edges form the cycle g -> h -> g; expected a graph without cycles"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    edges: [{from: a, to: h}, {from: a, to: h}, {from: h, to: o}]\n",
            "file.yaml:9: network.graph.edges[1]: the parameter name a->h is taken; expected a weight with a name"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    edges: [{from: a, to: h}, {from: b, to: h, weight: a->h}, {from: h, to: o}]\n",
            "file.yaml:9: network.graph.edges[1].weight: an edge without weight has this name; expected another one"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    parameters: [w, w]\n    edges: [{from: a, to: h}, {from: b, to: h}, {from: h, to: o}]\n",
            "file.yaml:9: network.graph.parameters[1]: the parameter is already in the list; expected each name once"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    parameters: [w]\n    edges: [{from: a, to: h}, {from: b, to: h}, {from: h, to: o}]\n",
            "file.yaml:9: network.graph.parameters: the parameter 'w' belongs to no edge; expected those of edges"),
        change(
            LAYERS,
            "  graph:\n    inputs: [a, b]\n    vertices: [{name: h, activation: relu}, {name: o}]\n    parameters: [\"a->h\", \"b->h\", \"h->o\", u]\n    edges: [{from: a, to: h}, {from: b, to: h}, {from: h, to: o}]\n",
            "file.yaml:9: network.graph.parameters: the parameter 'u' belongs to no edge; expected those of edges"));
  }
}
