package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.FarkasCombination;
import org.plumbline.data.SeparabilityCertificate;
import org.plumbline.data.Separator;
import org.plumbline.field.FlowProblem;

/** {@link Separability}: what it finds, and mutants it does not pass. */
final class SeparabilityTest {
  private final Separability claim = new Separability();

  private static FlowProblem contradictory() {
    FlowProblem p = Examples.linearProblem();
    Dataset data =
        new Dataset(
            List.of("a", "b"),
            List.of(Examples.rationals("1", "1"), Examples.rationals("2", "2")),
            List.of(1, -1));
    return new FlowProblem(p.network(), data, p.initialWeights(), p.loss(), p.reduction());
  }

  @Test
  void provesSeparationAndTheMargin() {
    List<Finding> findings = claim.check(Examples.untouched(Examples.linearProblem()));
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(findings).extracting(Finding::subject).containsExactly("data", "margin");
  }

  @Test
  void refutesContradictoryLabels() {
    assertThat(Examples.verdicts(claim, Examples.untouched(contradictory())))
        .containsExactly(Verdict.VIOLATED);
  }

  @Test
  void rejectsCertificatesThatDoNotVerify() {
    List<SeparabilityCertificate> forged =
        List.of(
            new Separator(Examples.rationals("-1", "1")),
            new FarkasCombination(Examples.rationals("1", "0", "0", "0")));
    assertThat(forged)
        .extracting(c -> Separability.decided(c, Examples.SEPARABLE).verdict())
        .containsOnly(Verdict.UNDECIDED);
  }
}
