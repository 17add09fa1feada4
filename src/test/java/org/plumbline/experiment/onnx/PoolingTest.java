package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.node;

import org.junit.jupiter.api.Test;

/** {@link Pooling}: averages and maxima of windows, against numbers found by hand. */
final class PoolingTest {
  private static final String SAMPLE = "1 2 6 -3 -1 -5";

  private static Proto pool(String operator, long[] kernel, Proto... others) {
    Proto[] all = new Proto[others.length + 1];
    all[0] = attribute("kernel_shape", kernel);
    System.arraycopy(others, 0, all, 1, others.length);
    return node(operator, "x", "p", all);
  }

  private static void requires(Proto proto, Integer[] shape, String expected) throws OnnxException {
    Applied applied = new Applied(shape);
    Value value = applied.apply(proto);
    assertThat(applied.at(value, SAMPLE)).isEqualTo(Applied.numbers(expected));
  }

  @Test
  void averages() throws OnnxException {
    Integer[] line = {1, 1, 6};
    long[] two = {2};
    requires(pool("AveragePool", two), line, "3/2 4 3/2 -2 -3");
    requires(pool("AveragePool", two, attribute("strides", new long[] {2})), line, "3/2 3/2 -3");
    Proto pads = attribute("pads", new long[] {1, 1});
    requires(pool("AveragePool", two, pads), line, "1 3/2 4 3/2 -2 -3 -5");
    requires(
        pool("AveragePool", two, pads, attribute("count_include_pad", 1)),
        line,
        "1/2 3/2 4 3/2 -2 -3 -5/2");
    requires(node("GlobalAveragePool", "x", "p"), new Integer[] {1, 2, 3}, "3 -3");
  }

  @Test
  void maxima() throws OnnxException {
    requires(pool("MaxPool", new long[] {3}), new Integer[] {1, 1, 6}, "6 6 6 -1");
    requires(
        pool("MaxPool", new long[] {2}, attribute("pads", new long[] {1, 1})),
        new Integer[] {1, 1, 6},
        "1 2 6 6 -1 -1 -5");
    requires(pool("MaxPool", new long[] {2, 2}), new Integer[] {1, 1, 2, 3}, "2 6");
    requires(node("GlobalMaxPool", "x", "p"), new Integer[] {1, 2, 3}, "6 -1");
  }

  @Test
  void theStepsOfAMaximumAreNamed() throws OnnxException {
    Applied applied = new Applied(1, 1, 2, 3);
    applied.apply(pool("MaxPool", new long[] {2, 2}));
    assertThat(applied.units().computed()).extracting(Unit::group).startsWith("p/max1", "p/max1");
    assertThat(applied.units().computed()).hasSize(2 * 3);
  }

  private static void refuses(Proto proto, Integer[] shape, String message) {
    assertThatThrownBy(() -> new Applied(shape).apply(proto))
        .isInstanceOf(OnnxException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatDoesNotFit() {
    Integer[] line = {1, 1, 5};
    long[] two = {2};
    refuses(node("MaxPool", "x", "p"), line, "kernel_shape is []; expected 1 positive integers");
    refuses(pool("MaxPool", new long[] {7}), line, "reaches over 7 of 5 numbers of axis 0");
    refuses(
        pool("MaxPool", two, attribute("pads", new long[] {2, 0})),
        line,
        "a window has nothing but padding");
    refuses(
        pool("AveragePool", two, attribute("strides", new long[] {2}), attribute("ceil_mode", 1)),
        line,
        "ceil_mode adds a window that is cut off along axis 0");
    refuses(pool("AveragePool", two), new Integer[] {1, 5}, "X of shape [1, 5]");
  }
}
