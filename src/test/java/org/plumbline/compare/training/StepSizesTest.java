package org.plumbline.compare.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.number.DoubleInterval;

/** The sizes with which the gradient reproduces steps of two weights in double. */
final class StepSizesTest {
  @Test
  void sizesAreThoseOfTheRun() {
    StepSizes sizes = StepSizes.plain(Runs.of((k, w, g, m) -> -Runs.STEP / (1 + k) * g));
    assertThat(sizes.areWhole()).isTrue();
    assertThat(sizes.areConstant()).isFalse();
    for (int k = 0; k < sizes.steps(); k++) {
      DoubleInterval size = sizes.sizes().get(k);
      assertThat(size.contains(Runs.STEP / (1 + k))).isTrue();
      assertThat(size.upper() - size.lower()).isLessThan(1e-13);
    }
    assertThat(sizes.telling()).isEqualTo(24);
  }

  @Test
  void oneSizeIsCommon() {
    StepSizes sizes = StepSizes.plain(Runs.plain());
    assertThat(sizes.areConstant()).isTrue();
    assertThat(sizes.common().get(0).contains(Runs.STEP)).isTrue();
    assertThat(sizes.common().get(0).contains(Runs.STEP * (1 + 1e-12))).isFalse();
  }

  /** A weight that is off by a few roundings more, stays, or goes the other way ends it. */
  @Test
  void stepsThatAreOffHaveNoSize() {
    int[] calls = new int[1];
    for (double factor : new double[] {1 + 1e-12, 0, -1}) {
      calls[0] = 0;
      StepSizes sizes =
          StepSizes.plain(Runs.of((k, w, g, m) -> (calls[0]++ == 7 ? factor : 1) * -Runs.STEP * g));
      assertThat(sizes.areWhole()).isFalse();
      assertThat(sizes.sizes()).hasSize(3);
    }
  }

  /** Only the weight that is 0 itself has digits for steps so short. */
  @Test
  void stepsThatAreLostTellNothing() {
    StepSizes sizes = StepSizes.plain(Runs.of((k, w, g, m) -> -1e-30 * g));
    assertThat(sizes.telling()).isEqualTo(12);
  }
}
