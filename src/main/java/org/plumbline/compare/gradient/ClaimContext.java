package org.plumbline.compare.gradient;

import java.util.List;
import org.plumbline.compare.finding.Deviation;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;

/**
 * A claim that is outside of its bound, with what may explain it.
 *
 * @param problem the problem
 * @param format the format claimed
 * @param base what the gradient should have been taken of
 * @param claimed the numbers
 * @param earlier weights recorded before, the latest first
 */
record ClaimContext(
    FlowProblem problem,
    NumberFormat format,
    Setting base,
    Claimed claimed,
    List<List<Dyadic>> earlier) {

  /** The deviation from the gradient in another setting. */
  Deviation from(Setting setting) {
    return claimed.from(RiskGradient.of(problem, setting));
  }

  /** The passes at other weights. */
  SamplePasses passes(List<Dyadic> weights) {
    return new SamplePasses(problem, weights, format, base.passes().rounding());
  }
}
