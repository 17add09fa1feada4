package org.plumbline.claim;

import java.util.List;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.number.Rational;
import org.plumbline.number.SpectralBounds;
import org.plumbline.number.qual.Rigorous;

/**
 * Consecutive last linear layers align: {@code 1 - ⟨u_l, v_{l+1}⟩² <= (λ_max(C_l) -
 * λ_min(C_l))/(F_l - 2D_l)} for all later times, where {@code F_l(t) = ‖W_l(T)‖_F² + 2N(t) → ∞} for
 * a layer that no path bypasses (proofs-notes/alignment-limit.md; Ji &amp; Telgarsky 2019, theorem
 * 2.2).
 */
public final class AlignmentLimit implements Claim {
  private static final LimitRows ROWS =
      new LimitRows(
          "1 - ⟨u_l, v_{l+1}⟩²",
          new Statement("alignment-limit", "1 - ⟨u_l, v_{l+1}⟩² → 0: layers align"));

  @Override
  public String id() {
    return ROWS.rows().id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    return ROWS.check(evidence, AlignmentLimit::bound);
  }

  private static LimitRows.Bound bound(RankOneConstant.Known constant) {
    @Rigorous SpectralBounds spectrum = constant.spectrum();
    Rational spread = spectrum.upper().subtract(spectrum.lower());
    return new LimitRows.Bound(spread, constant.value().multiply(Rational.of(2)));
  }
}
