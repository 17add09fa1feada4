package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.network.Network;

/** {@link Balancedness}: what it finds, and mutants it does not pass. */
final class BalancednessTest {
  private final Balancedness claim = new Balancedness();

  @Test
  void provesTheLawAndMeasuresItsDrift() {
    List<Verdict> verdicts = Examples.verdicts(claim, Examples.RELU.get());
    assertThat(verdicts.subList(0, 3)).containsOnly(Verdict.PROVED);
    assertThat(verdicts.subList(3, 6)).containsOnly(Verdict.CONSISTENT);
  }

  @Test
  void doesNotPassAWeightThatIsOff() {
    List<Finding> findings = claim.check(Examples.moved(Examples.RELU.get(), 5, 0, Examples.SMALL));
    assertThat(findings.get(3).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(findings.get(3).reason()).contains("step 5");
    assertThat(findings.get(4).verdict()).isEqualTo(Verdict.CONSISTENT);
  }

  @Test
  void refutesALawWithOneSignWrong() {
    Evidence evidence = Examples.untouched(Examples.reluProblem());
    Network network = evidence.problem().network();
    List<QuadraticLaw.Term> terms = new ArrayList<>(QuadraticLaw.ofVertex(network, 2).terms());
    QuadraticLaw.Term last = terms.remove(terms.size() - 1);
    terms.add(new QuadraticLaw.Term(-last.sign(), last.first(), last.second()));
    Conservation.Subject wrong =
        new Conservation.Subject("wrong", "wrong", new QuadraticLaw(terms), List.of(2));
    Conservation conservation = new Conservation(new Statement("id", "claim"), evidence);
    assertThat(conservation.refutation(wrong)).isPresent();
    assertThat(conservation.findings(List.of(wrong)))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.VIOLATED);
  }

  @Test
  void doesNotApplyBesideAFixedEdge() {
    List<Finding> findings = claim.check(Examples.untouched(Examples.skipProblem()));
    assertThat(findings)
        .filteredOn(finding -> finding.verdict() == Verdict.NOT_APPLICABLE)
        .extracting(Finding::subject)
        .containsExactly("h2[0]", "h2[1]");
    assertThat(findings.get(findings.size() - 1).reason()).contains("fixed");
  }
}
