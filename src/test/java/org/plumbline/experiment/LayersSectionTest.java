package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.array.ParameterBlock;
import org.plumbline.array.WeightNames;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/** {@link LayersSection}: what it reads, and what it refuses in one line. */
final class LayersSectionTest {
  private static final String TEXT =
      """
      name: base
      data:
        points: [[1, 1/2, 0, 1, 1/3, 2, 0, 1, 1]]
        labels: [1]
      network:
        input: [1, 3, 3]
        layers:
          - {kind: conv2d, channels: 2, kernel: 2, bias: true, activation: [relu, abs]}
          - {kind: max-pool, kernel: [1, 2]}
          - {kind: residual, skip: identity, activation: leaky:1/4, layers: [{kind: conv2d, channels: 2, kernel: 1}]}
          - {kind: flatten}
          - {kind: dense, units: 1, name: head}
      initialization: {seed: 1}
      flow:
        until: {time: 1}
      """;

  private static final String LAYERS =
      TEXT.substring(TEXT.indexOf("    - {kind"), TEXT.indexOf("initialization"));

  private static Experiment read(String layers, String initialization) {
    return Malformed.read(
        TEXT.replace(LAYERS, layers).replace("initialization: {seed: 1}\n", initialization));
  }

  private static List<String> names(Network network) {
    return IntStream.range(network.inputs(), network.size()).mapToObj(network::name).toList();
  }

  @Test
  void readsLayersByName() {
    Experiment experiment = Malformed.read(TEXT);
    Network network = experiment.network();
    assertThat(network.name(0)).isEqualTo("x[0,0,0]");
    assertThat(network.name(9)).isEqualTo("bias");
    assertThat(names(network))
        .containsSubsequence("conv1[0,0,0]", "conv1[1,1,1]", "pool1.max[0,0,0,1]", "pool1[1,1,0]")
        .containsSubsequence("residual1[0,0,0]", "residual1[1,1,0]", "o");
    assertThat(network.vertex(14).name()).isEqualTo("conv1[1,0,0]");
    assertThat(network.activation(14)).isEqualTo(Activation.ABSOLUTE_VALUE);
    assertThat(ParameterBlock.of(network))
        .containsExactly(
            new ParameterBlock("conv1.weight", List.of(2, 1, 2, 2)),
            new ParameterBlock("conv1.bias", List.of(2)),
            new ParameterBlock("conv2.weight", List.of(2, 2, 1, 1)),
            new ParameterBlock("head.weight", List.of(1, 4)));
    assertThat(experiment.data().dimension()).isEqualTo(10);
    assertThat(Malformed.read(ExperimentWriter.write(experiment))).matches(experiment::means);
    assertThat(Malformed.read(ExperimentJson.write(experiment))).matches(experiment::means);
  }

  @Test
  void readsWeightsArrayByArray() {
    Experiment experiment =
        read(
            """
                - {kind: conv2d, channels: 1, kernel: [2, 3], name: c}
                - {kind: average-pool, kernel: 1}
                - {kind: dense, units: 1, bias: true}
            """,
            """
            initialization:
              weights:
                dense1.bias: [9]
                dense1.weight: [[7, 8]]
                c.weight: [[[[1, 2, 3], [4, 5, 6]]]]
            """);
    assertThat(experiment.initialWeights())
        .isEqualTo(IntStream.rangeClosed(1, 9).mapToObj(Rational::of).toList());
    // Averages of one number are that number, so there are no units of their own.
    assertThat(names(experiment.network())).containsExactly("c[0,0,0]", "c[0,1,0]", "o");
  }

  /** Fan-in and fan-out as PyTorch counts them: channels times the extents of the kernel. */
  @Test
  void drawsByFanIn() {
    Network network = Malformed.read(TEXT).network();
    List<Fan> fans = Fan.ofGraph(network);
    assertThat(fans.get(0)).isEqualTo(new Fan(4, 8, false));
    assertThat(fans.get(8).isBias()).isTrue();
    assertThat(fans.get(10)).isEqualTo(new Fan(2, 2, false));
    assertThat(fans.get(14)).isEqualTo(new Fan(4, 1, false));
    SeededWeights he =
        new SeededWeights(
            1, Rational.ONE, SeededWeights.Kind.HE, SeededWeights.Distribution.UNIFORM);
    List<Rational> weights = he.weights(network, Optional.empty());
    assertThat(weights.subList(8, 10)).containsOnly(Rational.ZERO);
  }

  /** A state dict of PyTorch has the very names. */
  @Test
  void stateDictsFit() throws Exception {
    List<ParameterBlock> blocks = ParameterBlock.of(Malformed.read(TEXT).network());
    Map<String, List<Integer>> own = new LinkedHashMap<>();
    blocks.forEach(block -> own.put(block.key(), block.shape()));
    assertThat(WeightNames.matched("f", blocks, own, false).keySet())
        .isEqualTo(Map.copyOf(own).keySet());
    Map<String, List<Integer>> sequential =
        Map.of(
            "0.weight", List.of(2, 1, 2, 2),
            "0.bias", List.of(2),
            "2.weight", List.of(2, 2, 1, 1),
            "5.weight", List.of(1, 4));
    assertThat(WeightNames.matched("f", blocks, sequential, false))
        .containsEntry("head.weight", "5.weight")
        .containsEntry("conv1.bias", "0.bias");
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void refusesInOneLine(String layers, String message) {
    Malformed.requireMessage(TEXT.replace(LAYERS, layers.indent(4)), "file.yaml:" + message);
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(
            "- {kind: cnv2d}",
            "8: network.layers[0].kind: unknown kind of layer 'cnv2d' (did you mean conv2d?); expected one of average-pool, conv1d, conv2d, dense, flatten, max-pool, residual"),
        Arguments.of(
            "- {kind: conv2d, channels: 1, kernel: 4}",
            "8: network.layers[0].kernel: the kernel reaches over 4 of 3 numbers of axis 0; expected a smaller kernel, or padding"),
        Arguments.of(
            "- {kind: conv2d, channels: 1, kernel: [1, 2, 3]}",
            "8: network.layers[0].kernel: found 3 items; expected 2 numbers, one per axis"),
        Arguments.of(
            "- {kind: conv2d, channels: 1, kernel: 2, stride: 2}",
            "8: network.layers[0].stride: stride 2 leaves the last 1 of 3 numbers of axis 0 to no window; expected one that fits, or crop: true"),
        Arguments.of(
            "- {kind: conv2d, channels: 1, kernel: 2, stride: 0}",
            "8: network.layers[0].stride: found '0'; expected an integer from 1 to 1000000"),
        Arguments.of(
            "- {kind: conv2d, channels: 1, kernel: 2, padding: 2}",
            "8: network.layers[0].padding: padding 2 holds a whole kernel of 2 along axis 0; expected less"),
        Arguments.of(
            "- {kind: conv1d, channels: 1, kernel: 2}",
            "8: network.layers[0].kind: the layer reads an array of shape [1, 3, 3]; expected [channels, length], as network.input or the layer before gives it"),
        Arguments.of(
            "- {kind: dense, units: 2}\n- {kind: average-pool, kernel: 2}",
            "9: network.layers[1].kind: the layer reads an array of shape [2]; expected [channels, length], as network.input or the layer before gives it"),
        Arguments.of(
            "- {kind: residual, skip: identity, layers: [{kind: dense, units: 2}]}",
            "8: network.layers[0].skip: found 'identity'; expected free, because it leads from an array of shape [1, 3, 3] to one of shape [2]"),
        Arguments.of(
            "- {kind: dense, units: 2, activation: [relu, relu, relu]}",
            "8: network.layers[0].activation: found 3 items; expected 2 activations, one per unit"),
        Arguments.of(
            "- {kind: dense, units: 2}",
            "8: network.layers[0]: the last layer gives an array of shape [2]; expected one number, the output"),
        Arguments.of(
            "- {kind: dense, units: 1, activation: relu}",
            "8: network.layers[0].activation: found 'relu'; expected linear, because the layer is the output"),
        Arguments.of(
            "- {kind: dense, units: 1, kernel: 2}",
            "8: network.layers[0].kernel: unknown key; expected one of kind, name, units, bias, activation"),
        Arguments.of(
            "- {kind: dense, units: 1, name: dense2}\n- {kind: dense, units: 1}",
            "9: network.layers[1]: the name 'dense2' is taken already; expected another one"),
        Arguments.of(
            "- {kind: dense, units: 1, name: skip1}",
            "8: network.layers[0].name: found 'skip1'; expected a letter and at most 39 letters, digits and _ - behind it, and not skip1 or the like"),
        Arguments.of(
            "- {kind: max-pool, kernel: 1000000, padding: 999999}",
            "8: network.layers[0]: the layer has more than 1000000 edges; expected fewer"),
        Arguments.of("- 3", "8: network.layers[0]: found '3'; expected a mapping"),
        Arguments.of(
            "- {kind: conv2d, channels: 200000, kernel: 2}",
            "8: network.layers[0]: the layer has more than 1000000 edges; expected fewer"),
        Arguments.of(
            "- {kind: conv2d, channels: 1, kernel: 3}\n- {kind: conv2d, channels: 1, kernel: 3, padding: 1}",
            "8: network.layers: parameter conv2.weight[0,0,0,0] belongs to no edge; expected layers that use all their weights"));
  }

  @Test
  void refusesOtherNeighbours() {
    requireMessage(
        "input: [1, 3, 3]",
        "input: [3, 4]",
        "file.yaml:6: network.input: the shape [3, 4] holds other numbers than a sample; expected 1 to 3 extents with the product 9");
    requireMessage(
        "input: [1, 3, 3]",
        "widths: [9, 1]",
        "file.yaml:6: network.widths: conflicts with layers; expected either widths or layers");
    requireMessage(
        "input: [1, 3, 3]",
        "graph: {}",
        "file.yaml:8: network.layers: conflicts with graph; expected either layers or a graph");
    requireMessage(
        "  labels: [1]\n",
        "  labels: [1]\n  bias: true\n",
        "file.yaml:7: network.input: the shape [1, 3, 3] holds other numbers than a sample; expected 1 to 3 extents with the product 10");
    requireMessage(
        "input: [1, 3, 3]",
        "input: [1, 3, 3]\n  skips: [{from: conv9, to: head, kind: free}]",
        "file.yaml:7: network.skips[0].from: unknown layer 'conv9' (did you mean conv1?); expected one of input, conv1, pool1, residual1, flatten1, head");
    requireMessage(
        "input: [1, 3, 3]",
        "input: [1, 3, 3]\n  skips: [{from: head, to: conv1, kind: free}]",
        "file.yaml:7: network.skips[0].to: found 'conv1'; expected a layer behind head");
    requireMessage(
        "input: [1, 3, 3]",
        "input: [1, 3, 3]\n  skips: [{from: pool1, to: head, kind: diagonal}]",
        "file.yaml:7: network.skips[0].kind: found 'diagonal'; expected free, because it leads from an array of shape [2, 2, 1] to one of shape [1]");
    requireMessage(
        "{seed: 1}",
        "{weights: {conv1.weight: [[1]]}}",
        "file.yaml:13: initialization.weights.conv1.weight: found 1 item; expected 2 arrays, as conv1.weight has the shape [2, 1, 2, 2]");
    requireMessage(
        "{seed: 1}",
        "{weights: {conv1.wieght: [[1]]}}",
        "file.yaml:13: initialization.weights.conv1.wieght: unknown key (did you mean conv1.weight?); expected one of conv1.weight, conv1.bias, conv2.weight, head.weight");
  }

  private static void requireMessage(String part, String replacement, String message) {
    assertThat(TEXT).contains(part);
    Malformed.requireMessage(TEXT.replace(part, replacement), message);
  }
}
