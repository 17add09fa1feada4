package org.plumbline.claim.theorem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Examples;
import org.plumbline.claim.Finding;
import org.plumbline.claim.GatesForever;
import org.plumbline.claim.SmallGraph;
import org.plumbline.claim.Verdict;
import org.plumbline.network.Network;

/** What theorems suppose of runs, and what runs show beside that. */
final class HypothesesOfRunsTest {
  private static Grounds grounds(Evidence evidence) {
    return new Grounds(evidence, Claims.checkAll(evidence));
  }

  private static Finding finding(String id, String subject, Verdict verdict) {
    return Finding.of(id, subject, verdict, "claim", "so it is");
  }

  @Test
  void gatesAreAMatterOfTheRun() {
    Hypothesis hypothesis = new StablyActiveUnits();
    assertThat(Cases.assess(hypothesis, Examples.linearProblem()).isProved()).isTrue();
    assertThat(Cases.assess(hypothesis, Examples.reluProblem()).standing())
        .isEqualTo(Standing.AFTER_THE_RUN);
    Assessment after = hypothesis.assess(grounds(Examples.ENCLOSED_RELU.get()));
    assertThat(after.standing()).isNotIn(Standing.AFTER_THE_RUN);
  }

  /** Mutant: a run that nothing encloses, taken for one that proves its gates. */
  @Test
  void withoutAnEnclosureNothingIsProvedOfARun() {
    Grounds open = grounds(Examples.RELU.get());
    for (Hypothesis hypothesis :
        List.of(
            new StablyActiveUnits(),
            new RiskGetsLow(),
            new DirectionSettles(),
            new SignsSettle(),
            new SmallStart())) {
      assertThat(hypothesis.assess(open).isProved()).as(hypothesis.id()).isFalse();
    }
    assertThat(new RiskGetsLow().assess(open).standing()).isEqualTo(Standing.EVIDENCE);
    assertThat(new RiskGetsLow().assess(grounds(Examples.ENCLOSED_RELU.get())).isProved()).isTrue();
  }

  @Test
  void directionsSettleByTheoremOrByEvidence() {
    Hypothesis hypothesis = new DirectionSettles();
    assertThat(Cases.assess(hypothesis, Examples.reluProblem()).standing())
        .isEqualTo(Standing.AFTER_THE_RUN);
    Assessment proved = hypothesis.assess(grounds(Examples.ENCLOSED_RELU.get()));
    assertThat(proved.reason()).contains("convergence-in-direction");
    assertThat(proved.isProved()).isTrue();
    Assessment skipping = Cases.assess(hypothesis, skipping());
    assertThat(skipping.standing()).isEqualTo(Standing.CANNOT_BE_KNOWN);
    assertThat(skipping.change()).hasValue("leave out x → o");
  }

  private static Network skipping() {
    return SmallGraph.of(1, "x H o", "x H a", "H o b", "x o c");
  }

  @Test
  void signsAreAMatterOfTheLimit() {
    Hypothesis hypothesis = new SignsSettle();
    assertThat(Cases.assess(hypothesis, Examples.linearProblem()).isProved()).isTrue();
    assertThat(Cases.assess(hypothesis, Examples.reluProblem()).standing())
        .isEqualTo(Standing.AFTER_THE_RUN);
    Assessment after = hypothesis.assess(grounds(Examples.ENCLOSED_RELU.get()));
    assertThat(after.reason()).contains("|w|/‖w‖ = ~");
  }

  @Test
  void nearestWeightsComeFirst() {
    List<NearZero> nearest = NearZero.nearest(Examples.RELU.get(), 20);
    assertThat(nearest).isSortedAccordingTo((a, b) -> Double.compare(a.share(), b.share()));
    assertThat(nearest).hasSize(9);
    double square = nearest.stream().mapToDouble(near -> near.share() * near.share()).sum();
    assertThat(square).isBetween(1 - 1e-9, 1 + 1e-9);
    assertThat(new NearZero("w", 1, 2).isFalling()).isTrue();
    assertThat(new NearZero("w", 2, 2).isFalling()).isFalse();
  }

  @Test
  void eventsOfTheLastTenthAreLate() {
    Evidence run = Examples.RELU.get();
    LateEvents late = LateEvents.of(run, run.trajectory().orElseThrow());
    assertThat(late.all()).isEqualTo(run.trajectory().orElseThrow().events().size());
    assertThat(late.inTime()).isBetween(0L, (long) late.all());
    assertThat(late.last()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void whatStoppedTheRunIsKept() {
    Grounds grounds = grounds(Examples.RELU.get());
    Finding stop = finding("continuation", "flow", Verdict.UNDECIDED);
    assertThat(RunAudit.of(grounds, Optional.of(stop)).orElseThrow().continuation()).hasValue(stop);
    assertThat(RunAudit.of(grounds, Optional.empty()).orElseThrow().continuation()).isEmpty();
    assertThat(RunAudit.of(Cases.before(Examples.reluProblem()), Optional.of(stop))).isEmpty();
  }

  /** Mutants: findings that only agree, or that are of another subject, taken for proofs. */
  @Test
  void findingsThatAgreeProveNothing() {
    Evidence evidence = Examples.ENCLOSED_RELU.get();
    Grounds agreeing =
        new Grounds(
            evidence,
            List.of(
                finding("separability", "data", Verdict.CONSISTENT),
                finding("initial-risk", "data", Verdict.CONSISTENT),
                finding("constant-subnetwork", "gates", Verdict.CONSISTENT)));
    assertThat(new SeparableSamples().assess(agreeing).standing())
        .isEqualTo(Standing.CANNOT_BE_KNOWN);
    assertThat(new RiskGetsLow().assess(agreeing).standing()).isEqualTo(Standing.EVIDENCE);
    assertThat(new SmallStart().assess(agreeing).isProved()).isFalse();
    assertThat(new SeparableSamples().assess(new Grounds(evidence, List.of())).isProved())
        .isFalse();
  }

  /** As the findings of the claim have it, and never without an enclosure. */
  @Test
  void gatesAreForEverWhereTheClaimProvesIt() {
    for (Evidence evidence : List.of(Examples.RELU.get(), Examples.ENCLOSED_RELU.get())) {
      Grounds grounds = grounds(evidence);
      for (int v : evidence.problem().network().kinked()) {
        List<Finding> rows = grounds.of("gates-forever", evidence.problem().network().name(v));
        assertThat(rows).hasSize(1);
        assertThat(grounds.hasGatesForever(v))
            .isEqualTo(Grounds.isProved(rows.get(0)) && GatesForever.isOfAllGates(rows.get(0)));
      }
    }
    Grounds open = grounds(Examples.RELU.get());
    assertThat(open.network().kinked()).noneMatch(open::hasGatesForever);
  }

  @Test
  void aTheoremIsKnownAsItsLeastKnownHypothesis() {
    Grounds before = Cases.before(Examples.linearProblem());
    for (TheoremAudit audit : Theorems.audit(before)) {
      List<Standing> all = audit.rows().stream().map(TheoremAudit.Row::standing).toList();
      boolean fails = all.contains(Standing.FAILS);
      assertThat(audit.standing() == Standing.FAILS).isEqualTo(fails);
      assertThat(audit.standing() == Standing.PROVED)
          .isEqualTo(all.stream().allMatch(each -> each == Standing.PROVED));
      assertThat(audit.rows())
          .allMatch(
              row -> (row.standing() == Standing.FAILS) == row.assessment().witness().isPresent());
    }
  }
}
