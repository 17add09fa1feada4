package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.model;
import static org.plumbline.experiment.onnx.Proto.node;
import static org.plumbline.experiment.onnx.Proto.tensor;
import static org.plumbline.experiment.onnx.Proto.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/**
 * Numbers in other places: {@code x} of shape (1, 2, 3) holds 1, 10, …, 100000, and the output is
 * its product with a row of weights, once it has the shape (1, 6).
 */
final class ReshapingTest {
  private static final float[] WEIGHTS = {1, 2, 3, 4, 5, 6};

  private static OnnxNetwork read(Proto... nodes) throws OnnxException {
    Proto graph = new Proto();
    for (Proto node : nodes) {
      graph.message(1, node);
    }
    byte[] bytes =
        model(
                graph
                    .message(5, tensor("v", WEIGHTS, 6, 1))
                    .message(11, value("x", 1, 2, 3))
                    .message(12, value("y", 0, 0)))
            .array();
    return OnnxReader.read(bytes, OnnxRequest.of(6, false));
  }

  /** The digits of the output say where each number of the input went. */
  private static String weights(Proto... nodes) throws OnnxException {
    List<Proto> all = new ArrayList<>(Arrays.asList(nodes));
    all.add(node("MatMul", "h v", "y"));
    List<Rational> input = new ArrayList<>();
    Rational power = Rational.ONE;
    for (int k = 0; k < 6; k++) {
      input.add(power);
      power = power.multiply(Rational.of(10));
    }
    String digits = Models.output(read(all.toArray(new Proto[0])), input, false).toString();
    return new StringBuilder(digits).reverse().toString();
  }

  private static Proto integers(String name, long... values) {
    return node("Constant", "", name, attribute("value_ints", values));
  }

  private static Proto flat(String from) {
    return node("Flatten", from, "h");
  }

  private static void assertRefused(String keyword, Proto... nodes) {
    assertThatThrownBy(() -> read(nodes))
        .isInstanceOf(OnnxException.class)
        .hasMessageContaining(keyword);
  }

  @Test
  void flatteningKeepsTheOrder() throws OnnxException {
    assertThat(weights(flat("x"))).isEqualTo("123456");
    assertThat(weights(node("Flatten", "x", "h", attribute("axis", -2L)))).isEqualTo("123456");
    assertThat(weights(node("Flatten", "x", "h", attribute("axis", 0L)))).isEqualTo("123456");
    assertRefused("axis is 4", node("Flatten", "x", "h", attribute("axis", 4L)));
    assertRefused("axis is -4", node("Flatten", "x", "h", attribute("axis", -4L)));
  }

  /** With its last axis in front the array of (1, 2, 3) is one of (3, 1, 2): 1, 4, 2, 5, 3, 6. */
  @Test
  void transpositionMovesAxes() throws OnnxException {
    Proto turned = node("Transpose", "x", "t", attribute("perm", new long[] {0, 2, 1}));
    // x_1 = 10 goes to place 2, x_3 = 1000 to place 1
    assertThat(weights(turned, flat("t"))).isEqualTo("135246");
    Proto front = node("Transpose", "x", "t", attribute("perm", new long[] {2, 0, 1}));
    assertThat(weights(front, integers("s", 1, 6), node("Reshape", "t s", "h")))
        .isEqualTo("135246");
    // without perm all axes are reversed: (3, 2, 1)
    assertThat(
            weights(node("Transpose", "x", "t"), integers("s", 1, 6), node("Reshape", "t s", "h")))
        .isEqualTo("135246");
    assertRefused(
        "permutation", node("Transpose", "x", "t", attribute("perm", new long[] {0, 1, 1})));
    assertRefused("permutation", node("Transpose", "x", "t", attribute("perm", new long[] {0, 1})));
  }

  /** 0 keeps an extent, -1 is what is left. */
  @Test
  void reshapingTakesWhatIsLeft() throws OnnxException {
    assertThat(weights(integers("s", 0, -1), node("Reshape", "x s", "h"))).isEqualTo("123456");
    assertThat(weights(integers("s", -1, 6), node("Reshape", "x s", "h"))).isEqualTo("123456");
    assertRefused("[-1, -1]", integers("s", -1, -1), node("Reshape", "x s", "h"));
    assertRefused("[4, -1]", integers("s", 4, -1), node("Reshape", "x s", "h"));
    assertRefused("[2, 2]", integers("s", 2, 2), node("Reshape", "x s", "h"));
    assertRefused("[-2, 3]", integers("s", -2, 3), node("Reshape", "x s", "h"));
    assertRefused(
        "[0, 6]", integers("s", 0, 6), node("Reshape", "x s", "h", attribute("allowzero", 1L)));
    assertRefused(
        "9223372036854775807", integers("s", Long.MAX_VALUE, 1), node("Reshape", "x s", "h"));
  }

  /** Axes are an input since version 13; only extents of 1 are dropped. */
  @Test
  void extentsOfOneComeAndGo() throws OnnxException {
    Proto flat = node("Flatten", "q", "h", attribute("axis", 0L));
    assertThat(weights(node("Squeeze", "x", "q"), flat)).isEqualTo("123456");
    assertThat(weights(integers("a", 0), node("Squeeze", "x a", "q"), flat)).isEqualTo("123456");
    assertThat(weights(integers("a", -3), node("Squeeze", "x a", "q"), flat)).isEqualTo("123456");
    assertThat(weights(integers("a", 0, 4), node("Unsqueeze", "x a", "q"), flat))
        .isEqualTo("123456");
    assertRefused("extent 1", integers("a", 1), node("Squeeze", "x a", "q"));
    assertRefused("axes [3]", integers("a", 3), node("Squeeze", "x a", "q"));
    assertRefused("axes [0, -3]", integers("a", 0, -3), node("Squeeze", "x a", "q"));
    assertRefused("axes [4]", integers("a", 4), node("Unsqueeze", "x a", "q"));
    assertRefused("attribute", node("Squeeze", "x", "q", attribute("axes", new long[] {0})));
  }

  @Test
  void thereAreNotAnyNumberOfExtents() {
    long[] axes = new long[14];
    Arrays.setAll(axes, k -> k);
    assertRefused("17 extents", integers("a", axes), node("Unsqueeze", "x a", "q"));
  }
}
