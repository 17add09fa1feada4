package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link DirectionalConvergence}: what it finds, and mutants it does not pass. */
final class DirectionalConvergenceTest {
  private final DirectionalConvergence claim = new DirectionalConvergence();

  @Test
  void seesTheArcLengthDecay() {
    assertThat(Examples.verdicts(claim, Examples.LINEAR.get())).containsExactly(Verdict.CONSISTENT);
  }

  @Test
  void isUndecidedWhereTheArcLengthGrows() {
    assertThat(Examples.verdicts(claim, Examples.reversed(Examples.LINEAR.get())))
        .containsExactly(Verdict.UNDECIDED);
  }

  @Test
  void isUndecidedOnTooFewSteps() {
    assertThat(Examples.verdicts(claim, Examples.cut(Examples.LINEAR.get(), 3)))
        .containsExactly(Verdict.UNDECIDED);
  }
}
