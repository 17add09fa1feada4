package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The registry as a whole. */
final class ClaimsTest {
  static List<Claim> claims() {
    return Claims.all();
  }

  @Test
  void idsAreThoseOfTheReportInOrder() {
    assertThat(Claims.all())
        .extracting(Claim::id)
        .containsExactly(
            "enclosure",
            "separability",
            "initial-risk",
            "homogeneity",
            "directional-convergence",
            "stable-activation",
            "balancedness",
            "balancedness-drift",
            "pair-balancedness",
            "layer-balancedness",
            "law-count",
            "energy",
            "smoothed-margin",
            "rank-one-bound",
            "alignment-bound",
            "active-submatrix",
            "gradient-alignment",
            "margin-direction",
            "decomposition",
            "constant-subnetwork",
            "risk-to-zero",
            "norm-growth",
            "rank-one-limit",
            "alignment-limit",
            "gates-forever",
            "active-submatrix-limit",
            "rank-limit",
            "margin-direction-limit",
            "direction-limit",
            "full-matrix-counterexample");
  }

  @ParameterizedTest
  @MethodSource("claims")
  void isFoundByItsId(Claim claim) {
    assertThat(Claims.withId(claim.id())).contains(claim);
  }

  @ParameterizedTest
  @MethodSource("claims")
  void nothingIsRefutedOnSoundTrajectories(Claim claim) {
    for (Evidence evidence :
        List.of(
            Examples.LINEAR.get(),
            Examples.RELU.get(),
            Examples.LEAKY.get(),
            Examples.ENCLOSED_LINEAR.get(),
            Examples.ENCLOSED_RELU.get(),
            Examples.ENCLOSED_LEAKY.get())) {
      requireSound(claim, evidence);
    }
  }

  /** What nobody verified is for the claim on enclosures to say. */
  private static void requireSound(Claim claim, Evidence evidence) {
    if (claim instanceof Enclosure && evidence.verification().isEmpty()) {
      return;
    }
    List<Finding> findings = claim.check(evidence);
    assertThat(findings).isNotEmpty().allMatch(finding -> finding.id().equals(claim.id()));
    assertThat(findings)
        .noneMatch(
            finding ->
                finding.verdict() == Verdict.VIOLATED || finding.verdict() == Verdict.UNDECIDED);
  }

  @ParameterizedTest
  @MethodSource("claims")
  void withoutATrajectoryNothingIsConsistent(Claim claim) {
    Evidence evidence = Examples.untouched(Examples.leakyProblem());
    assertThat(claim.check(evidence))
        .isNotEmpty()
        .noneMatch(finding -> finding.verdict() == Verdict.CONSISTENT);
  }
}
