package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** {@link Energy}: what it finds, and mutants it does not pass. */
final class EnergyTest {
  private final Energy claim = new Energy();

  @Test
  void provesAndMeasuresBothIdentities() {
    assertThat(Examples.verdicts(claim, Examples.LEAKY.get()))
        .containsExactly(Verdict.PROVED, Verdict.CONSISTENT, Verdict.PROVED, Verdict.CONSISTENT);
  }

  @Test
  void doesNotPassAVelocityThatIsOff() {
    Dyadic amount = Dyadic.ONE.scale(-30);
    List<Finding> findings = claim.check(Examples.replaced(Examples.LINEAR.get(), 7, 2, 1, amount));
    assertThat(findings.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(findings.get(3).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(findings.get(3).reason()).contains("step 7");
  }

  @Test
  void doesNotPassAFlowRunBackwards() {
    List<Finding> findings = claim.check(Examples.reversed(Examples.LINEAR.get()));
    assertThat(findings.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void growthOfTheNormNeedsHomogeneity() {
    List<Finding> findings = claim.check(Examples.untouched(Examples.skipProblem()));
    assertThat(findings)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.NOT_APPLICABLE);
  }
}
