package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.model;
import static org.plumbline.experiment.onnx.Proto.node;
import static org.plumbline.experiment.onnx.Proto.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A last node from s, reshaped to the output y. */
final class SquashingTest {
  private static final OutputChoice DIFFERENCE = OutputChoice.difference(1, 0);

  private final Units units = new Units(2);

  private Set<OnnxNode> before(OutputChoice choice, Proto... nodes) throws OnnxException {
    Proto graph = new Proto();
    for (Proto node : nodes) {
      graph.message(1, node);
    }
    graph.message(11, value("x", 1, 2)).message(12, value("y", 0, 0));
    Model model = Model.read(model(graph).array());
    Map<String, Integer> uses = new HashMap<>();
    model.nodes().forEach(node -> node.inputs().forEach(name -> uses.merge(name, 1, Integer::sum)));
    uses.merge(model.output(), 1, Integer::sum);
    return Squashing.before(model, choice, uses, units);
  }

  private static Proto relu() {
    return node("Relu", "x", "s");
  }

  private static Proto last() {
    return node("Identity", "p", "y");
  }

  @Test
  void aSigmoidBeforeTheOutputIsLeftOut() throws OnnxException {
    assertThat(before(OutputChoice.of(1), relu(), node("Sigmoid", "s", "p"), last()))
        .singleElement()
        .extracting(OnnxNode::place)
        .isEqualTo("node 'p' (Sigmoid)");
    assertThat(units.notes())
        .containsExactly(
            "node 'p' (Sigmoid): left out, because it belongs to the loss; the margin is its"
                + " argument.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Softmax", "LogSoftmax"})
  void aSoftmaxIsLeftOutOfADifference(String operator) throws OnnxException {
    assertThat(before(DIFFERENCE, relu(), node(operator, "s", "p"), last())).hasSize(1);
    assertThat(units.notes())
        .containsExactly(
            "node 'p' (%s): left out, because it belongs to the loss; the margin is the difference of two of its arguments."
                .formatted(operator));
  }

  @Test
  void marginsAreOfTheirKind() {
    assertThatThrownBy(() -> before(OutputChoice.of(1), relu(), node("Softmax", "s", "p"), last()))
        .hasMessage(
            "node 'p' (Softmax): one output of Softmax is not a margin; expected network.output:"
                + " {plus: 1, minus: 0}, a difference of its arguments");
    assertThatThrownBy(() -> before(DIFFERENCE, relu(), node("Sigmoid", "s", "p"), last()))
        .hasMessage(
            "node 'p' (Sigmoid): a difference of outputs of Sigmoid is not a margin; expected"
                + " network.output: 1, one of its arguments");
  }

  @Test
  void whatIsReadElsewhereOrFollowedByOthersStays() throws OnnxException {
    assertThat(
            before(
                OutputChoice.ONLY,
                relu(),
                node("Sigmoid", "s", "p"),
                last(),
                node("Relu", "p", "other")))
        .isEmpty();
    assertThat(before(OutputChoice.ONLY, node("Sigmoid", "x", "s"), node("Relu", "s", "p"), last()))
        .isEmpty();
    assertThat(before(OutputChoice.ONLY, relu())).isEmpty();
    assertThat(before(OutputChoice.ONLY, node("Identity", "y", "y"))).isEmpty();
    assertThat(units.notes()).isEmpty();
  }
}
