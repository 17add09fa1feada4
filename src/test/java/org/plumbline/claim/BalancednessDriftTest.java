package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.Check;
import org.plumbline.CheckReport;
import org.plumbline.ExperimentFiles;
import org.plumbline.claim.law.FixedEdgeUnit;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/** {@link BalancednessDrift}: what it finds, and mutants it does not pass. */
final class BalancednessDriftTest {
  private final BalancednessDrift claim = new BalancednessDrift();

  @Test
  void provesTheRateOfEveryUnitWithAFixedEdge() {
    List<Finding> findings = claim.check(Examples.untouched(Examples.skipProblem()));
    assertThat(findings)
        .extracting(f -> f.subject() + " " + f.verdict())
        .containsExactly("h2[0] PROVED", "h2[1] PROVED");
    assertThat(findings.get(0).value()).isEmpty();
  }

  @Test
  void doesNotApplyWithoutFixedEdges() {
    assertThat(Examples.verdicts(claim, Examples.RELU.get()))
        .containsExactly(Verdict.NOT_APPLICABLE);
  }

  @Test
  void enclosesTheChangeAtTheHorizon() {
    CheckReport report = Check.of(ExperimentFiles.example("identity-skip")).withThreads(1).run();
    List<Finding> changes =
        report.findings("balancedness-drift").stream().filter(f -> f.value().isPresent()).toList();
    assertThat(changes).hasSize(6).allMatch(f -> f.verdict() == Verdict.PROVED);
    // The units that a skip joins form a set, whose law holds: what one gains the other loses.
    for (int j = 0; j < 3; j++) {
      DyadicInterval sum = change(changes.get(j)).add(change(changes.get(j + 3)));
      assertThat(sum.contains(Dyadic.ZERO)).isTrue();
      assertThat(change(changes.get(j)).contains(Dyadic.ZERO)).isFalse();
    }
    assertThat(report.findings("balancedness"))
        .extracting(Finding::subject)
        .contains("h1[0]+h3[0]", "h1[1]+h3[1]", "h1[2]+h3[2]");
  }

  private static DyadicInterval change(Finding finding) {
    return ((Quantity.Enclosed) finding.value().orElseThrow()).value();
  }

  @Test
  void refutesALawThatCountsAWeightTwiceOrNotAtAll() {
    Evidence evidence = Examples.untouched(Examples.skipProblem());
    FixedEdgeUnit unit = FixedEdgeUnit.of(evidence.problem().network()).get(0);
    List<QuadraticLaw.Term> terms = new ArrayList<>(unit.law().terms());
    assertThat(BalancednessDrift.refutation(evidence, unit, unit.law())).isEmpty();
    QuadraticLaw less = new QuadraticLaw(terms.subList(1, terms.size()));
    assertThat(BalancednessDrift.refutation(evidence, unit, less)).isPresent();
    terms.add(terms.get(0));
    assertThat(BalancednessDrift.refutation(evidence, unit, new QuadraticLaw(terms))).isPresent();
  }
}
