package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.attribute;
import static org.plumbline.experiment.onnx.Proto.model;
import static org.plumbline.experiment.onnx.Proto.node;
import static org.plumbline.experiment.onnx.Proto.tensor;
import static org.plumbline.experiment.onnx.Proto.value;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/**
 * Kernels along one axis, against sums written out: the input is 1, 2, 3, … in one channel, or two,
 * and the output of the model is the sum of those of the kernel, each times its own power of 1024.
 */
final class ConvolutionTest {
  /** A kernel and what it is applied to. */
  private record Case(int channels, int extent, float[] kernel, long[] shape, int outputs) {
    private OnnxNetwork read(Proto convolution) throws OnnxException {
      float[] last = new float[outputs];
      for (int k = 0; k < outputs; k++) {
        last[k] = (float) Math.pow(1024, k);
      }
      byte[] bytes =
          model(
                  new Proto()
                      .message(1, convolution)
                      .message(1, node("Flatten", "c", "h"))
                      .message(1, node("MatMul", "h v", "y"))
                      .message(5, tensor("k", kernel, shape))
                      .message(5, tensor("b", new float[] {7}, 1))
                      .message(5, tensor("v", last, outputs, 1))
                      .message(11, value("x", 1, channels, extent))
                      .message(12, value("y", 0, 0)))
              .array();
      return OnnxReader.read(bytes, OnnxRequest.of(channels * extent, false));
    }

    /** Each output number, for the input 1, 2, 3, …. */
    private List<Integer> computed(Proto... attributes) throws OnnxException {
      return outputsOf(node("Conv", "x k", "c", attributes));
    }

    private List<Integer> outputsOf(Proto convolution) throws OnnxException {
      List<Rational> input = new ArrayList<>();
      for (int k = 0; k < channels * extent; k++) {
        input.add(Rational.of(k + 1));
      }
      long all = Models.output(read(convolution), input, false).numerator().longValueExact();
      List<Integer> found = new ArrayList<>();
      for (int k = 0; k < outputs; k++) {
        found.add((int) (all % 1024));
        all /= 1024;
      }
      assertThat(all).isZero();
      return found;
    }

    private void assertRefused(String keyword, Proto... attributes) {
      assertThatThrownBy(() -> read(node("Conv", "x k", "c", attributes)))
          .isInstanceOf(OnnxException.class)
          .hasMessageContaining(keyword);
    }
  }

  private static Case one(int outputs) {
    return new Case(1, 4, new float[] {1, 2}, new long[] {1, 1, 2}, outputs);
  }

  /** {@code x_k + 2 x_(k+1)} for x = 1, 2, 3, 4: not turned round. */
  @Test
  void kernelsSlideAlongTheInput() throws OnnxException {
    assertThat(one(3).computed()).containsExactly(5, 8, 11);
    assertThat(one(3).outputsOf(node("Conv", "x k b", "c"))).containsExactly(12, 15, 18);
  }

  @Test
  void stridesAndDilations() throws OnnxException {
    assertThat(one(2).computed(attribute("strides", new long[] {2}))).containsExactly(5, 11);
    assertThat(one(2).computed(attribute("dilations", new long[] {2}))).containsExactly(7, 10);
    assertThat(one(1).computed(attribute("dilations", new long[] {3}))).containsExactly(9);
  }

  @Test
  void paddingIsZeros() throws OnnxException {
    assertThat(one(5).computed(attribute("pads", new long[] {1, 1})))
        .containsExactly(2, 5, 8, 11, 4);
    assertThat(one(4).computed(attribute("pads", new long[] {1, 0}))).containsExactly(2, 5, 8, 11);
    assertThat(one(4).computed(attribute("auto_pad", "SAME_UPPER"))).containsExactly(5, 8, 11, 4);
    assertThat(one(4).computed(attribute("auto_pad", "SAME_LOWER"))).containsExactly(2, 5, 8, 11);
    assertThat(one(3).computed(attribute("auto_pad", "VALID"))).containsExactly(5, 8, 11);
    assertThat(
            one(2)
                .computed(
                    attribute("auto_pad", "SAME_UPPER"), attribute("strides", new long[] {2})))
        .containsExactly(5, 11);
  }

  /** Two channels of 1, 2 and 3, 4: a filter of both, or one for each. */
  @Test
  void channelsAreAddedWithinTheirGroup() throws OnnxException {
    Case both = new Case(2, 2, new float[] {1, 2, 10, 20}, new long[] {1, 2, 2}, 1);
    assertThat(both.computed()).containsExactly(1 + 4 + 30 + 80);
    Case apart = new Case(2, 2, new float[] {1, 2, 10, 20}, new long[] {2, 1, 2}, 2);
    assertThat(apart.computed(attribute("group", 2L))).containsExactly(5, 110);
  }

  /** The weights of a kernel are shared by all places of it. */
  @Test
  void weightsAreShared() throws OnnxException {
    assertThat(one(3).read(node("Conv", "x k", "c")).network().parameters()).isEqualTo(2 + 3);
  }

  @Test
  void kernelsThatDoNotFitAreRefused() {
    one(1).assertRefused("reaches over 5 of 4", attribute("dilations", new long[] {4}));
    one(1).assertRefused("group 2", attribute("group", 2L));
    one(1).assertRefused("group 0", attribute("group", 0L));
    one(1).assertRefused("kernel_shape", attribute("kernel_shape", new long[] {3}));
    one(1).assertRefused("strides", attribute("strides", new long[] {0}));
    one(1).assertRefused("dilations", attribute("dilations", new long[] {1, 1}));
    one(1).assertRefused("pads", attribute("pads", new long[] {-1, 0}));
    one(1)
        .assertRefused(
            "auto_pad", attribute("auto_pad", "VALID"), attribute("pads", new long[] {0, 0}));
    one(1).assertRefused("auto_pad", attribute("auto_pad", "SAME"));
    new Case(2, 2, new float[] {1, 2}, new long[] {1, 1, 2}, 1).assertRefused("group 1");
  }
}
