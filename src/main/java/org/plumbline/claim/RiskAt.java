package org.plumbline.claim;

import java.util.List;
import org.plumbline.number.DyadicInterval;

/**
 * Margins and risk at a knot, allowing for its radius.
 *
 * @param knot the instant
 * @param margins an interval for each margin {@code p_i}
 * @param lossSum an interval for {@code Σ ℓ(p_i)}, whatever the reduction
 */
record RiskAt(Knot knot, List<DyadicInterval> margins, DyadicInterval lossSum) {}
