package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.experiment.onnx.Proto.node;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.plumbline.array.BinaryType;

/** A node with an input of each kind: activations, nothing, floats, integers, truth, a matrix. */
final class ApplicationTest {
  private final Applied applied =
      new Applied(1, 2)
          .floats("w", List.of(1, 2), "1 2")
          .integers("k", 3, -4)
          .array(BinaryType.BOOL, "flag", List.of(), "1")
          .array(BinaryType.INT64, "m", List.of(1, 1), "5");

  private Application application;

  @BeforeEach
  void read() throws OnnxException {
    application = applied.application(node("Concat", "x - w k flag m", "y"));
  }

  private static void assertRefused(ThrowingCallable reading, String message) {
    assertThatThrownBy(reading)
        .isInstanceOf(OnnxException.class)
        .hasMessage("node 'y' (Concat): the input " + message);
  }

  @Test
  void inputsMayBeLeftOut() throws OnnxException {
    assertThat(application.optional(1)).isEmpty();
    assertThat(application.optional(6)).isEmpty();
    assertThat(application.optional(9)).isEmpty();
    assertThat(application.input(2)).isSameAs(applied.value("w"));
    assertRefused(() -> application.input(1), "1 is left out; expected it");
    assertThat(application.truth(1)).isFalse();
  }

  @Test
  void activationsAndConstantsAreToldApart() throws OnnxException {
    assertThat(application.activations(0)).isSameAs(applied.value("x"));
    assertRefused(
        () -> application.activations(2), "2 is constant; expected one that depends on the sample");
    assertRefused(() -> application.constant(0), "0 depends on the sample; expected a constant");
    assertThat(application.areConstant()).isFalse();
    assertThat(applied.application(node("Add", "w k", "y")).areConstant()).isTrue();
    assertThat(applied.application(node("Clip", "w - k", "y")).areConstant()).isFalse();
  }

  @Test
  void weightsAreFloats() throws OnnxException {
    assertThat(application.weights(2)).isSameAs(applied.value("w"));
    assertRefused(
        () -> application.weights(3),
        "3 is not an array of constant floats; expected weights from an initializer");
  }

  @Test
  void integersAreListsOfNoTruths() throws OnnxException {
    assertThat(application.integers(3)).containsExactly(3L, -4L);
    for (int k : new int[] {0, 2, 4, 5}) {
      assertRefused(
          () -> application.integers(k),
          k + " is not a list of constant integers; expected one from an initializer");
    }
  }

  @Test
  void aTruthIsASingleOne() throws OnnxException {
    assertThat(application.truth(4)).isTrue();
    assertRefused(
        () -> application.truth(3),
        "3 is not a constant truth value; expected one from an initializer");
  }
}
