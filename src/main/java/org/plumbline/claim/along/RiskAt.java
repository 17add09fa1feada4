package org.plumbline.claim.along;

import java.util.List;
import java.util.Optional;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.RangeException;

/**
 * Margins and risk at a knot, allowing for its radius.
 *
 * @param knot the instant
 * @param margins an interval for each margin {@code p_i}
 * @param sum an interval for {@code Σ ℓ(p_i)}, whatever the reduction; empty if that may be beyond
 *     {@code e^(2^60)}
 */
public record RiskAt(Instant knot, List<DyadicInterval> margins, Optional<DyadicInterval> sum) {
  /**
   * The interval for {@code Σ ℓ(p_i)}.
   *
   * @throws RangeException if it may be beyond {@code e^(2^60)}
   */
  public DyadicInterval lossSum() {
    return sum.orElseThrow(() -> new RangeException("a risk that may be beyond e^(2^60)"));
  }
}
