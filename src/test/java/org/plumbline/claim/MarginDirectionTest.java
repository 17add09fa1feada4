package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** {@link MarginDirection}: what it finds, and mutants it does not pass. */
final class MarginDirectionTest {
  private final MarginDirection claim = new MarginDirection();

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
  void appliesToLinearChainsOnly() {
    assertThat(Examples.verdicts(claim, Examples.untouched(Examples.reluProblem())))
        .containsExactly(Verdict.NOT_APPLICABLE);
    assertThat(Examples.verdicts(claim, Examples.untouched(Examples.skipProblem())))
        .containsExactly(Verdict.NOT_APPLICABLE);
  }
}
