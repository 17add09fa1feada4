package org.plumbline.claim;

import java.util.List;

/**
 * The last linear layers tend to matrices of rank one: {@code ‖W_l‖_F²/‖W_l‖_2² - 1 <= D_l/(F_l -
 * D_l)} for all later times, where {@code F_l(t) = ‖W_l(T)‖_F² + 2N(t) → ∞} for a layer that no
 * path bypasses (proofs-notes/rank-one-limit.md; Le &amp; Jegelka 2022, theorem 1).
 */
public final class RankOneLimit implements Claim {
  private static final LimitRows ROWS =
      new LimitRows(
          "stable rank of W - 1",
          new Statement(
              "rank-one-limit", "stable rank of W → 1: every limit of W/‖W‖ has rank one"));

  @Override
  public String id() {
    return ROWS.rows().id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    return ROWS.check(
        evidence, constant -> new LimitRows.Bound(constant.value(), constant.value()));
  }
}
