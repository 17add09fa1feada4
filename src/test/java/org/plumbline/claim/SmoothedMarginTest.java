package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Rational;

/** {@link SmoothedMargin}: what it finds, and mutants it does not pass. */
final class SmoothedMarginTest {
  private final SmoothedMargin claim = new SmoothedMargin();

  @Test
  void seesNoDecrease() {
    assertThat(Examples.verdicts(claim, Examples.LEAKY.get())).containsExactly(Verdict.CONSISTENT);
  }

  @Test
  void doesNotPassAFlowRunBackwards() {
    assertThat(Examples.verdicts(claim, Examples.reversed(Examples.LEAKY.get())))
        .containsExactly(Verdict.UNDECIDED);
  }

  @Test
  void isUndecidedBeforeTheRiskIsLow() {
    assertThat(Examples.verdicts(claim, Examples.cut(Examples.LEAKY.get(), 2)))
        .containsExactly(Verdict.UNDECIDED);
  }

  /** The condition on the mean is that of the sum divided by their number. */
  @Test
  void namesTheConditionThatWasNotReached() {
    assertThat(reason(Examples.cut(Examples.LEAKY.get(), 2)))
        .isEqualTo(
            "R(t) < ℓ(0)/n was not reached: the risk is 0.4135; needed is below 0.173287; about 3.7"
                + " more units of time at this rate: --until-risk 1e-2");
    assertThat(reason(Examples.cut(Examples.LINEAR.get(), 2)))
        .startsWith("R(t) < ℓ(0) was not reached: the risk is ")
        .contains("; needed is below 1; about ")
        .endsWith(" more units of time at this rate: --until-risk 1e-1");
  }

  /** What was reached is not said to be missing: there is nothing to compare it with. */
  @Test
  void saysSoWhereTheRiskIsLowAtOneInstantOnly() {
    FlowProblem p = Examples.linearProblem();
    List<Rational> large = Examples.rationals("4", "0", "0", "4", "4", "0", "0", "4", "4", "4");
    Evidence reached =
        Examples.none(
            new FlowProblem(p.network(), Examples.SEPARABLE, large, p.loss(), p.reduction()));
    assertThat(reason(reached))
        .isEqualTo(
            "R(t) < ℓ(0) holds at t = 0, but no step was taken: the horizon is reached at the start, where the risk is 4.781e-25, and a lower one may decide it: --until-risk 1e-26");
    assertThat(reason(reached.endedBy("see continuation")))
        .isEqualTo(
            "R(t) < ℓ(0) holds at t = 0, but no step was taken: the flow was not followed to its"
                + " horizon: see continuation");
    assertThat(reason(Examples.none(p)))
        .isEqualTo(
            "R(t) < ℓ(0) was not reached: the risk is 2.654; needed is below 1; the horizon is"
                + " reached at the start: --until-risk 1e-1");
  }

  @Test
  void oneLowStepEndIsNotEnough() {
    Evidence whole = Examples.LINEAR.get();
    int first = whole.observations().firstLow().orElseThrow().step();
    assertThat(reason(Examples.cut(whole, first + 1)))
        .isEqualTo(
            "R(t) < ℓ(0) holds only at the end of the last step: the risk is 0.9345, and a lower"
                + " one may decide it: --until-risk 1e-2");
    assertThat(Examples.verdicts(claim, Examples.cut(whole, first + 2)))
        .containsExactly(Verdict.CONSISTENT);
  }

  private String reason(Evidence evidence) {
    return claim.check(evidence).get(0).reason();
  }

  @Test
  void doesNotApplyWithoutHomogeneity() {
    assertThat(Examples.verdicts(claim, Examples.untouched(Examples.skipProblem())))
        .containsExactly(Verdict.NOT_APPLICABLE);
  }
}
