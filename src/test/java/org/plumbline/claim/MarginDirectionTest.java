package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link MarginDirection}: what it finds, and mutants it does not pass. */
final class MarginDirectionTest {
  private final MarginDirection claim = new MarginDirection();

  @Test
  void seesTheAngleShrink() {
    assertThat(Examples.verdicts(claim, Examples.LINEAR.get())).containsExactly(Verdict.CONSISTENT);
  }

  /** Where the limit is proved it is no matter of evidence, and no measured number is compared. */
  @Test
  void isProvedWhereItsLimitIs() {
    Finding proved = claim.check(Examples.ENCLOSED_LINEAR.get()).get(0);
    List<Finding> limit = new MarginDirectionLimit().check(Examples.ENCLOSED_LINEAR.get());
    assertThat(limit.get(0).verdict()).isEqualTo(Verdict.PROVED);
    assertThat(proved.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(proved.interval()).isEqualTo(limit.get(0).interval());
    assertThat(proved.value()).isEmpty();
    assertThat(proved.reason())
        .startsWith(
            "it is proved: see margin-direction-limit; measured, the angle in radians was ");
    assertThat(claim.check(Examples.LINEAR.get()).get(0).reason())
        .endsWith("; for all later times see margin-direction-limit");
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
