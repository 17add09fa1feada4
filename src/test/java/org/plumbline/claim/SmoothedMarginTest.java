package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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

  @Test
  void doesNotApplyWithoutHomogeneity() {
    assertThat(Examples.verdicts(claim, Examples.untouched(Examples.skipProblem())))
        .containsExactly(Verdict.NOT_APPLICABLE);
  }
}
