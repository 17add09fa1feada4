package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Claims;

/** The names of the claims that runs go on for are those of the claims about all later times. */
final class LaterClaimsTest {
  /** The ids for all later times that files and scripts rely on, there or to come. */
  private static final List<String> PROMISED =
      List.of(
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

  @Test
  void allThatAreThereCanBeNamed() {
    List<String> there = Claims.all().stream().map(Claim::id).filter(PROMISED::contains).toList();
    assertThat(LaterClaims.ids()).containsExactlyElementsOf(there);
    assertThat(LaterClaims.names()).startsWith("risk-to-zero").endsWith(LaterClaims.ALL);
  }

  @Test
  void allLeavesOutWhatManyNetworksNeverDecide() {
    assertThat(LaterClaims.named(LaterClaims.ALL))
        .hasSize(LaterClaims.ids().size() - 2)
        .contains("margin-direction-limit")
        .doesNotContain("direction-limit", "full-matrix-counterexample");
    assertThat(LaterClaims.named("full-matrix-counterexample"))
        .containsExactly("full-matrix-counterexample");
    assertThat(LaterClaims.named("balancedness")).isEmpty();
  }

  @Test
  void theNearestNameIsOffered() {
    assertThat(LaterClaims.complaint("rank-limit")).isEqualTo(Optional.empty());
    assertThat(LaterClaims.complaint(LaterClaims.ALL)).isEqualTo(Optional.empty());
    assertThat(LaterClaims.complaint("gates"))
        .hasValueSatisfying(
            text -> assertThat(text).startsWith("unknown claim 'gates'; expected one of risk-to"));
    assertThat(LaterClaims.complaint("balancedness")).isPresent();
  }
}
