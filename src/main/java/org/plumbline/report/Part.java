package org.plumbline.report;

import java.util.List;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Claims;
import org.plumbline.experiment.LaterClaims;

/** The parts of the table of findings: first what the paper promises. */
enum Part {
  /** The bounds that hold at every time. */
  BOUNDS("The paper's bounds"),
  /** What holds for all later times. */
  LATER("For all later times"),
  /** What the theorems suppose. */
  HYPOTHESES("What the theorems suppose"),
  /** All else. */
  FLOW("Along the flow");

  private static final List<String> BOUND_IDS =
      List.of("rank-one-bound", "alignment-bound", "active-submatrix");
  private static final List<String> HYPOTHESIS_IDS =
      Claims.hypotheses().stream().map(Claim::id).toList();

  private final String title;

  Part(String title) {
    this.title = title;
  }

  /** What stands above it. */
  String title() {
    return title;
  }

  /** The part that the findings of a claim belong to. */
  static Part of(String id) {
    if (BOUND_IDS.contains(id)) {
      return BOUNDS;
    }
    if (LaterClaims.ids().contains(id)) {
      return LATER;
    }
    return HYPOTHESIS_IDS.contains(id) ? HYPOTHESES : FLOW;
  }
}
