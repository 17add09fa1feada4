package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link GradientAlignment}: what it finds, and mutants it does not pass. */
final class GradientAlignmentTest {
  private final GradientAlignment claim = new GradientAlignment();

  @Test
  void seesTheAngleShrink() {
    assertThat(Examples.verdicts(claim, Examples.LINEAR.get())).containsExactly(Verdict.CONSISTENT);
  }

  @Test
  void doesNotPassAFlowRunBackwards() {
    assertThat(Examples.verdicts(claim, Examples.reversed(Examples.LINEAR.get())))
        .containsExactly(Verdict.UNDECIDED);
  }

  @Test
  void isUndecidedOnAShortHorizon() {
    assertThat(Examples.verdicts(claim, Examples.cut(Examples.LINEAR.get(), 2)))
        .containsExactly(Verdict.UNDECIDED);
  }

  @Test
  void doesNotApplyWithoutHomogeneity() {
    assertThat(Examples.verdicts(claim, Examples.untouched(Examples.skipProblem())))
        .containsExactly(Verdict.NOT_APPLICABLE);
  }
}
