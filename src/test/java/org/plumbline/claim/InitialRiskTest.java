package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Rational;

/** {@link InitialRisk}: what it finds, and mutants it does not pass. */
final class InitialRiskTest {
  private final InitialRisk claim = new InitialRisk();

  @Test
  void findsTheInstantAfterWhichTheRiskIsLow() {
    Finding finding = claim.check(Examples.LINEAR.get()).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(finding.value()).isPresent();
  }

  @Test
  void provesItAtTimeZeroFromExactMargins() {
    FlowProblem p = Examples.linearProblem();
    List<Rational> large = Examples.rationals("4", "0", "0", "4", "4", "0", "0", "4", "4", "4");
    FlowProblem problem =
        new FlowProblem(p.network(), Examples.SEPARABLE, large, p.loss(), p.reduction());
    assertThat(Examples.verdicts(claim, Examples.untouched(problem)))
        .containsExactly(Verdict.PROVED);
  }

  @Test
  void doesNotProveAtTimeZeroWhatHoldsForAllSamplesButOne() {
    FlowProblem p = Examples.linearProblem();
    List<Rational> oneWrong = Examples.rationals("4", "0", "0", "0", "4", "0", "0", "4", "4", "4");
    Dataset data =
        new Dataset(
            List.of("a", "b"),
            List.of(Examples.rationals("1", "0"), Examples.rationals("0", "-1")),
            List.of(1, -1));
    FlowProblem problem = new FlowProblem(p.network(), data, oneWrong, p.loss(), p.reduction());
    assertThat(Examples.verdicts(claim, Examples.untouched(problem)))
        .containsExactly(Verdict.UNDECIDED);
  }

  /** A run of no step does not advise a longer one of the same kind. */
  @Test
  void adviceAfterARunOfNoStepIsOneThatCanWork() {
    Evidence none = Examples.none(Examples.linearProblem());
    assertThat(claim.check(none).get(0).reason())
        .startsWith("R(t) < ℓ(0) was not reached: the risk is ")
        .contains("; needed is below 1; the horizon is reached at the start: --until-risk 1e-1");
    assertThat(claim.check(none.endedBy("see continuation")).get(0).reason())
        .endsWith("the flow was not followed to its horizon: see continuation");
    assertThat(new StableActivation().check(Examples.none(Examples.reluProblem())))
        .extracting(Finding::reason)
        .containsExactly(
            "no step was taken: the risk is 2.648; needed is below 1; the horizon is reached at the"
                + " start: --until-risk 1e-1");
  }

  @Test
  void isUndecidedOnAShortHorizon() {
    assertThat(Examples.verdicts(claim, Examples.cut(Examples.LINEAR.get(), 2)))
        .containsExactly(Verdict.UNDECIDED);
  }
}
