package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Decision;
import org.plumbline.claim.Finding;
import org.plumbline.claim.GatesForever;
import org.plumbline.claim.Verdict;
import org.plumbline.claim.along.Interval;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Rational;

/** {@link Answer}: it says no more than the findings do. */
final class AnswerTest {
  private static final Finding SEPARABLE =
      Decision.proved("separability", "data", "it is separable", "a vector").finding();
  private static final Finding RANK_ONE =
      Decision.proved("rank-one-limit", "W2", "it tends to 1", "by the bound")
          .withInterval(Interval.from(Rational.ONE))
          .finding();

  private static Answer answer(Finding... findings) {
    Experiment experiment = BundledExamples.read("small-relu");
    Notices none = new Notices(Optional.empty(), List.of());
    return new Answer(
        new Report(
            "0", experiment, none, List.of(findings), List.of(), Optional.empty(), Map.of()));
  }

  private static Finding row(String id, Verdict verdict) {
    return Finding.of(id, "network", verdict, "it is so", "a reason");
  }

  @Test
  void allProved() {
    assertThat(answer(SEPARABLE, RANK_ONE).sentences())
        .containsExactly(
            "Nothing is violated and nothing is left undecided: 2 findings are proved.",
            "Everything that the theorems suppose is proved for this run.",
            "For all later times it is proved: W2 tends to rank one.");
  }

  @Test
  void whatIsConsistentIsNotSaidToBeProved() {
    Finding stable = row("stable-activation", Verdict.CONSISTENT);
    assertThat(answer(SEPARABLE, stable).sentences())
        .containsExactly(
            "Nothing is violated and nothing is left undecided: 1 finding is proved, and 1 agrees"
                + " with the computed trajectory, which is evidence and no proof.",
            "Of what the theorems suppose, all is proved except stable-activation (CONSISTENT).");
  }

  @Test
  void limitsThatAreOnlyConsistentAreNotInTheAnswer() {
    Finding limit =
        row("rank-one-limit", Verdict.CONSISTENT).withInterval(Interval.from(Rational.ONE));
    assertThat(String.join(" ", answer(SEPARABLE, limit).sentences())).doesNotContain("rank one");
  }

  /** What is proved of the gates of some samples, or of shares, is not said of all gates. */
  @Test
  void gatesOfTheOwnLabelAreNotAllGates() {
    Finding all = gates("h1[0]", "no gate of the unit changes at any time t >= T");
    Finding own =
        gates(
            "h1[1]",
            "no gate of the unit on a sample of its own label, the sign of its outer weight, changes"
                + " at any t >= T");
    Finding share = gates("class h1[1]", "‖Σ α_v w_v‖ >= f Π‖W_l‖_F");
    assertThat(answer(SEPARABLE, all, own, share).sentences())
        .last()
        .isEqualTo(
            "For all later times it is proved: the gates of h1[0] never change again; the gates of"
                + " h1[1] on samples of their own label never change again.");
    assertThat(GatesForever.isOfAllGates(own) || GatesForever.isOfOwnGates(all)).isFalse();
  }

  private static Finding gates(String subject, String claim) {
    return Decision.proved("gates-forever", subject, claim, "by C1")
        .withInterval(Interval.from(Rational.ONE))
        .finding();
  }

  @Test
  void theOpenComesFirst() {
    Answer answer = answer(SEPARABLE, row("risk-to-zero", Verdict.UNDECIDED));
    assertThat(answer.sentences().get(0))
        .isEqualTo(
            "Nothing is violated, but 1 finding is left undecided (risk-to-zero); 1 finding is"
                + " proved.");
    assertThat(answer.open()).extracting(Finding::id).containsExactly("risk-to-zero");
  }

  @Test
  void violationsComeBeforeAllElse() {
    Finding violated = Decision.violated("separability", "data", "it is", "it is not").finding();
    Answer answer = answer(row("energy", Verdict.UNDECIDED), violated);
    assertThat(answer.sentences().get(0))
        .isEqualTo("1 finding is excluded by proof: separability.");
    assertThat(answer.sentences().get(1)).contains("except separability (VIOLATED)");
    assertThat(answer.open()).extracting(Finding::id).containsExactly("separability", "energy");
  }

  @Test
  void whatDoesNotApplyDoesNotMatter() {
    Answer answer = answer(SEPARABLE, row("rank-one-bound", Verdict.NOT_APPLICABLE), RANK_ONE);
    assertThat(answer.mattering()).containsExactly(RANK_ONE);
    assertThat(answer.hypotheses()).containsExactly(SEPARABLE);
  }
}
