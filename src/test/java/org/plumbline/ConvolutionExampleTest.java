package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.ExampleRuns.rows;
import static org.plumbline.ExampleRuns.runWithoutDoubt;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the bundled convolution with a linear head shows. */
final class ConvolutionExampleTest {
  @Test
  void channelsAreBalancedAndTheHeadTendsToRankOne() {
    CheckReport report = runWithoutDoubt("conv-linear-head");
    assertThat(rows(report, "enclosure")).containsExactly("flow PROVED");
    assertThat(rows(report, "homogeneity")).containsExactly("network PROVED");
    assertThat(rows(report, "balancedness"))
        .containsExactly(
            "dense1[0] PROVED", "dense1[1] PROVED", "conv1[0] PROVED", "conv1[1] PROVED");
    assertThat(rows(report, "layer-balancedness"))
        .containsExactly("dense1.weight PROVED", "conv1 PROVED");
    for (String id : List.of("rank-one-bound", "alignment-bound", "rank-one-limit")) {
      assertThat(rows(report, id))
          .containsExactly(
              "dense1.weight PROVED", "conv1[0] NOT_APPLICABLE", "conv1[1] NOT_APPLICABLE");
    }
    assertThat(rows(report, "norm-growth"))
        .containsExactly("conv1.weight PROVED", "dense1.weight PROVED", "dense2.weight PROVED");
    assertThat(report.findings("active-submatrix"))
        .allSatisfy(f -> assertThat(f.reason()).contains("is shared"));
  }
}
