package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The bound of all terms together. */
final class TermsTest {
  @Test
  void termsAddUp() throws OnnxException {
    Terms terms = new Terms();
    terms.require("node 1", Terms.MOST - 1);
    assertThatCode(() -> terms.require("node 2", 1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> terms.require("node 3", 1))
        .isInstanceOf(OnnxException.class)
        .hasMessageContaining("node 3");
  }

  @Test
  void countsBeyondAllBoundsDoNotWrapAround() {
    Terms terms = new Terms();
    for (int k = 0; k < 3; k++) {
      assertThatThrownBy(() -> terms.require("node", Long.MAX_VALUE))
          .isInstanceOf(OnnxException.class);
    }
  }
}
