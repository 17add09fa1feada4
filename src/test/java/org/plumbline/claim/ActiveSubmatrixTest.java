package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** {@link ActiveSubmatrix}: what it finds, and mutants it does not pass. */
final class ActiveSubmatrixTest {
  private final ActiveSubmatrix claim = new ActiveSubmatrix();

  @Test
  void boundsTheSetsActiveTogetherAndTheLayer() {
    List<Finding> findings = claim.check(Examples.RELU.get());
    assertThat(findings).extracting(Finding::subject).containsExactly("W1[h1[0],h1[2]]", "W1");
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.CONSISTENT);
    assertThat(findings.get(1).reason()).startsWith("K = 2");
  }

  @Test
  void doesNotPassASubmatrixThatLeftTheRankOneMatrices() {
    int last = Examples.RELU.get().observations().steps().size() - 1;
    Evidence wrong = Examples.moved(Examples.RELU.get(), last, 0, Dyadic.of(3));
    assertThat(Examples.verdicts(claim, wrong)).containsOnly(Verdict.UNDECIDED);
  }

  @Test
  void doesNotApplyToLinearNetworks() {
    assertThat(Examples.verdicts(claim, Examples.LINEAR.get()))
        .containsExactly(Verdict.NOT_APPLICABLE);
  }
}
