package org.plumbline.experiment;

import static org.plumbline.experiment.Malformed.change;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong layers and weights, with the exact complaint. */
final class MalformedNetworkTest {
  private static final String WEIGHTS =
      """
        weights:
          - [[1/2, 1/4], [-1/4, 1/2]]
          - [[1/2, -1/4]]
      """;

  @ParameterizedTest
  @MethodSource("network")
  void refusesNetwork(String text, String message) {
    Malformed.requireMessage(text, message);
  }

  static Stream<Arguments> network() {
    return Stream.of(
        change(
            "widths: [2, 2, 1]",
            "widths: [3, 2, 1]",
            "file.yaml:6: network.widths[0]: found '3'; expected 2, the coordinates of a sample, bias included"),
        change(
            "widths: [2, 2, 1]",
            "widths: [2, 2, 2]",
            "file.yaml:6: network.widths[2]: found '2'; expected 1, the width of the output"),
        change(
            "widths: [2, 2, 1]",
            "widths: [2, 0, 1]",
            "file.yaml:6: network.widths[1]: found '0'; expected an integer from 1 to 1000000"),
        change(
            "widths: [2, 2, 1]",
            "widths: [2, 1/2, 1]",
            "file.yaml:6: network.widths[1]: found '1/2'; expected an integer from 1 to 1000000"),
        change(
            "widths: [2, 2, 1]",
            "widths: [2]",
            "file.yaml:6: network.widths: found 1 width; expected 2 to 1000, input to output"),
        change(
            "widths: [2, 2, 1]",
            "widths: [2, 1000000, 1]",
            "file.yaml:6: network: the network has 3000000 edges; expected at most 1000000"),
        change(
            "widths: [2, 2, 1]",
            "widths: 2",
            "file.yaml:6: network.widths: found '2'; expected a list of widths, from the inputs to the single output"),
        change(
            "activations: [relu]",
            "activations: [relu, relu]",
            "file.yaml:7: network.activations: found 2 items; expected 1 activation, one per hidden layer"),
        change(
            "activations: [relu]",
            "activations: []",
            "file.yaml:7: network.activations: found 0 items; expected 1 activation, one per hidden layer"),
        change(
            "activations: [relu]",
            "activations: [rely]",
            "file.yaml:7: network.activations[0]: unknown activation 'rely' (did you mean relu?); expected one of linear, relu, abs, leaky:1/4"),
        change(
            "activations: [relu]",
            "activations: [sigmoid]",
            "file.yaml:7: network.activations[0]: unknown activation 'sigmoid'; expected one of linear, relu, abs, leaky:1/4"),
        change(
            "activations: [relu]",
            "activations: ['leaky:1']",
            "file.yaml:7: network.activations[0]: found 'leaky:1'; expected leaky:p/q with a slope p/q between 0 and 1"),
        change(
            "activations: [relu]",
            "activations: ['leaky:x']",
            "file.yaml:7: network.activations[0]: found 'leaky:x'; expected leaky:p/q with a slope p/q between 0 and 1"),
        change(
            "activations: [relu]",
            "activations: [{leaky: 1/4}]",
            "file.yaml:7: network.activations[0]: found a mapping; expected linear, relu, abs or leaky:p/q"),
        change(
            "activations: [relu]",
            "activations: [relu]\n  skips: [{from: 0, to: 3, kind: free}]",
            "file.yaml:8: network.skips[0].to: found '3'; expected an integer from 1 to 2"),
        change(
            "activations: [relu]",
            "activations: [relu]\n  skips: [{from: 2, to: 2, kind: free}]",
            "file.yaml:8: network.skips[0].from: found '2'; expected an integer from 0 to 1"),
        change(
            "activations: [relu]",
            "activations: [relu]\n  skips: [{from: 0, to: 2, kind: identity}]",
            "file.yaml:8: network.skips[0].kind: found 'identity'; expected free, because layers 0 and 2 have different widths 2 and 1"),
        change(
            "activations: [relu]",
            "activations: [relu]\n  skips: [{from: 0, to: 2, kind: dense}]",
            "file.yaml:8: network.skips[0].kind: unknown kind 'dense'; expected one of diagonal, free, identity"),
        change(
            "activations: [relu]",
            "activations: [relu]\n  skips: [{from: 0, kind: free}]",
            "file.yaml:8: network.skips[0]: a key is missing; expected to"),
        change(
            "activations: [relu]",
            "activations: [relu]\n  skips: [{from: 0, to: 2, kind: free}]",
            "file.yaml:10: initialization: a key is missing; expected skipWeights"),
        change(
            "activations: [relu]",
            "activations: [relu]\n  graph: {}",
            "file.yaml:6: network.widths: conflicts with graph; expected either layers or a graph"),
        change(
            "activations: [relu]",
            "activations: [relu]\n  onnx: a.onnx",
            "file.yaml:6: network.widths: conflicts with onnx; expected either layers or a model"),
        change(
            "  widths: [2, 2, 1]\n  activations: [relu]",
            "  onnx: a.onnx",
            "file.yaml:6: network.onnx: no-such-folder/a.onnx: there is no such file; expected an existing file"));
  }

  @ParameterizedTest
  @MethodSource("initialization")
  void refusesInitialization(String text, String message) {
    Malformed.requireMessage(text, message);
  }

  static Stream<Arguments> initialization() {
    return Stream.of(
        change(
            "[[1/2, -1/4]]",
            "[[1/2, -1/4, 3]]",
            "file.yaml:11: initialization.weights[1][0]: found 3 items; expected 2 numbers, one per unit of hidden layer 1"),
        change(
            "[-1/4, 1/2]]",
            "[-1/4]]",
            "file.yaml:10: initialization.weights[0][1]: found 1 item; expected 2 numbers, one per unit of the inputs"),
        change(
            "[[1/2, 1/4], [-1/4, 1/2]]",
            "[[1/2, 1/4]]",
            "file.yaml:10: initialization.weights[0]: found 1 item; expected 2 rows, one per unit of hidden layer 1"),
        change(
            "    - [[1/2, -1/4]]\n",
            "",
            "file.yaml:10: initialization.weights: found 1 item; expected 2 matrices, one per layer of weights"),
        change(
            "[[1/2, -1/4]]",
            "[1/2, -1/4]",
            "file.yaml:11: initialization.weights[1]: found 2 items; expected 1 row, one per unit of the output"),
        change(
            WEIGHTS,
            "  scale: 1\n",
            "file.yaml:9: initialization.scale: belongs to a seed; expected a seed beside it"),
        change(
            WEIGHTS,
            "  npz: a.npz\n",
            "file.yaml:9: initialization.npz: no-such-folder/a.npz: there is no such file; expected an existing file"),
        change(
            WEIGHTS,
            "  safetensors: a.npz\n",
            "file.yaml:9: initialization.safetensors: no-such-folder/a.npz: there is no such file; expected an existing file"),
        change(
            WEIGHTS,
            "  onnx: [a]\n",
            "file.yaml:9: initialization.onnx: found a list; expected the path of an ONNX file"),
        change(
            WEIGHTS,
            "  npz: a.npz\n  weights: []\n",
            "file.yaml:10: initialization.weights: conflicts with npz; expected only one source of weights"),
        change(
            WEIGHTS,
            "  onnx: a.onnx\n  skipWeights: []\n",
            "file.yaml:10: initialization.skipWeights: conflicts with onnx; expected only one source of weights"),
        change(
            WEIGHTS,
            "  npz: a.npz\n  seed: 1\n",
            "file.yaml:9: initialization.npz: conflicts with seed; expected either listed or drawn weights"),
        change(
            WEIGHTS,
            "  npz: a.npz\n  scale: 1\n",
            "file.yaml:10: initialization.scale: belongs to a seed; expected a seed beside it"),
        change(
            WEIGHTS,
            "  seed: 1/2\n",
            "file.yaml:9: initialization.seed: found '1/2'; expected an integer from -9223372036854775808 to 9223372036854775807"),
        change(
            WEIGHTS,
            "  seed: 99999999999999999999\n",
            "file.yaml:9: initialization.seed: found '99999999999999999999'; expected an integer from -9223372036854775808 to 9223372036854775807"),
        change(
            WEIGHTS,
            "  seed: 1\n  scale: 0\n",
            "file.yaml:10: initialization.scale: found '0'; expected a positive number"),
        change(
            WEIGHTS,
            "  weights:\n    - [[1/2, 1/4], [-1/4, 1/2]]\n    - [[1/2, -1/4]]\n  seed: 1\n",
            "file.yaml:10: initialization.weights: conflicts with seed; expected either listed or drawn weights"),
        change(
            WEIGHTS,
            "  weights:\n    - [[1/2, 1/4], [-1/4, 1/2]]\n    - [[1/2, -1/4]]\n  skipWeights: [[]]\n",
            "file.yaml:12: initialization.skipWeights: found 1 item; expected 0, one per skip that is trained"),
        change(
            WEIGHTS,
            "  kind: he\n",
            "file.yaml:9: initialization.kind: belongs to a seed; expected a seed beside it"),
        change(
            WEIGHTS,
            "  npz: a.npz\n  distribution: uniform\n",
            "file.yaml:10: initialization.distribution: belongs to a seed; expected a seed beside it"),
        change(
            WEIGHTS,
            "  seed: 1\n  kind: xaver\n",
            "file.yaml:10: initialization.kind: unknown kind 'xaver' (did you mean xavier?); expected one of balanced, glorot, he, xavier"),
        change(
            WEIGHTS,
            "  seed: 1\n  distribution: normal\n",
            "file.yaml:10: initialization.distribution: unknown distribution 'normal'; expected one of gaussian, uniform"),
        change(
            "  activations: [relu]\ninitialization:\n" + WEIGHTS,
            "  activations: [relu]\n  skips: [{from: 0, to: 1, kind: identity}]\ninitialization:\n  seed: 1\n  kind: balanced\n",
            "file.yaml:11: initialization.kind: the network has skips; expected layers without skips for balanced weights"),
        change(
            WEIGHTS,
            "  {}\n",
            "file.yaml:9: initialization: no weights are given; expected one of weights, seed, npz, safetensors, onnx"));
  }
}
