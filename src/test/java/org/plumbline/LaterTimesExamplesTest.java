package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.ExampleRuns.rows;
import static org.plumbline.ExampleRuns.runWithoutDoubt;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;

/** What the bundled experiments on later times show: the verdicts that their comments promise. */
final class LaterTimesExamplesTest {
  private static final List<String> FOR_EVER =
      List.of("gates-forever", "rank-limit", "direction-limit", "active-submatrix-limit");

  private static void requireForEver(Finding finding) {
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.interval().orElseThrow().last()).isEmpty();
  }

  private static double number(Finding finding) {
    return ((Quantity.Enclosed) finding.bound().orElseThrow()).value().lower().approximateDouble();
  }

  /** All gates stay, so the layer tends to rank 2 in directions that are enclosed. */
  private static void requireSettled(CheckReport report) {
    for (String id : FOR_EVER) {
      assertThat(report.findings(id)).isNotEmpty().allSatisfy(f -> requireForEver(f));
    }
    assertThat(report.findings("rank-limit").get(0).reason()).contains("K = 2");
    assertThat(rows(report, "gates-forever"))
        .contains("h1[0] PROVED", "h1[3] PROVED", "class h1[0],h1[1] PROVED");
  }

  @Test
  void orthogonallySeparableDataSettleAllGates() {
    CheckReport report = runWithoutDoubt("orthogonal");
    requireSettled(report);
    assertThat(rows(report, "full-matrix-counterexample")).containsExactly("W1 CONSISTENT");
  }

  /** Its squared distance to rank one is about 0.33, and never below the bound. */
  @Test
  void theWholeMatrixStaysAwayFromRankOne() {
    CheckReport report = runWithoutDoubt("full-matrix");
    requireSettled(report);
    Finding finding = report.findings("full-matrix-counterexample").get(0);
    requireForEver(finding);
    assertThat(number(finding)).isBetween(0.002, 0.33);
    Quantity now = finding.value().orElseThrow();
    assertThat(((Quantity.Enclosed) now).value().lower().approximateDouble()).isBetween(0.3, 0.4);
  }

  @Test
  void layersAboveDoNotUnsettleThem() {
    CheckReport report = runWithoutDoubt("orthogonal-deep");
    requireSettled(report);
    assertThat(report.findings("gates-forever").get(0).reason()).startsWith("C3");
    assertThat(rows(report, "rank-one-limit")).contains("W2 PROVED");
    assertThat(rows(report, "full-matrix-counterexample")).containsExactly("W1 PROVED");
  }

  @Test
  void aDeepLinearNetworkTurnsToTheMaximumMargin() {
    CheckReport report = runWithoutDoubt("max-margin");
    report.findings("margin-direction-limit").forEach(f -> requireForEver(f));
    report.findings("direction-limit").forEach(f -> requireForEver(f));
    assertThat(rows(report, "rank-one-limit")).containsExactly("W1 PROVED", "W2 PROVED");
    assertThat(rows(report, "alignment-limit")).containsExactly("W1 PROVED", "W2 PROVED");
    assertThat(number(report.findings("margin-direction-limit").get(0))).isLessThan(0.05);
  }

  /** C2 without all gates: nothing follows of ranks, or of the limit's direction. */
  @Test
  void aPinnedUnitKeepsTheGatesOfItsOwnLabel() {
    CheckReport report = runWithoutDoubt("own-labels");
    assertThat(rows(report, "gates-forever"))
        .containsExactly(
            "h1[0] PROVED", "h1[1] PROVED", "class h1[0] PROVED", "class h1[1] PROVED");
    assertThat(report.findings("gates-forever").get(0).claim()).contains("own label");
    assertThat(report.findings("gates-forever").get(1).claim()).contains("own label");
    assertThat(rows(report, "rank-limit")).containsExactly("W1 CONSISTENT");
    assertThat(rows(report, "direction-limit")).containsExactly("W1 CONSISTENT");
    assertThat(report.json()).contains("\"kind\": \"pinned\"");
  }

  @Test
  void aLayerThatASkipBypassesNeedNotGrow() {
    CheckReport report = runWithoutDoubt("bypass");
    assertThat(rows(report, "norm-growth"))
        .containsExactly("W1 PROVED", "W2 NOT_APPLICABLE", "W2+S0 PROVED", "W3+S0 PROVED");
    assertThat(report.findings("norm-growth").get(1).reason())
        .isEqualTo("the path x[0] → h1[0] → o bypasses it");
  }
}
