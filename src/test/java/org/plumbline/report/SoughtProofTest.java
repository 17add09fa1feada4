package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;

/** What is said of runs that were to go on until claims are decided. */
final class SoughtProofTest {
  private static final Optional<Rational> NONE = Optional.empty();
  private static final Trajectory TRAJECTORY = Samples.trajectory();
  private static final Verification NOTHING =
      TrajectoryVerifier.unverified(TRAJECTORY.problem(), TRAJECTORY, "a bound failed", "digits");

  private static Finding finding(String id, String subject, Verdict verdict) {
    return Finding.of(id, subject, verdict, "claim", "the reason of " + subject);
  }

  private static Optional<SoughtProof> sought(
      Experiment experiment, FlowResult result, Finding... findings) {
    Report.Run run = new Report.Run("some", result, NOTHING, Optional.empty(), List.of());
    Notices notices = Notices.of(experiment, FlowProblems.of(experiment));
    return SoughtProof.of(
        new Report(
            "1", experiment, notices, List.of(findings), List.of(), Optional.of(run), Map.of()));
  }

  private static Experiment until(String claim) {
    return Samples.experiment()
        .untilProved(claim, Optional.of(Rational.of(7)), Optional.of(Rational.of(1, 3)));
  }

  @Test
  void otherRunsSoughtNothing() {
    assertThat(sought(Samples.experiment(), new FlowResult.Completed(TRAJECTORY))).isEmpty();
  }

  @Test
  void whatIsInTheWayIsSaid() {
    SoughtProof proof =
        sought(
                until("all"),
                new FlowResult.Stopped(TRAJECTORY, "it was interrupted"),
                finding("energy", "flow", Verdict.UNDECIDED),
                finding("norm-growth", "W1", Verdict.CONSISTENT),
                finding("norm-growth", "W2", Verdict.NOT_APPLICABLE),
                finding("rank-limit", "W1", Verdict.NOT_APPLICABLE),
                finding("gates-forever", "h1[0]", Verdict.UNDECIDED))
            .orElseThrow();
    assertThat(proof.text())
        .isEqualTo(
            "Not decided for all later times: norm-growth, gates-forever; the run ended at t = 2,"
                + " before the time 7 or a risk of 0.333333. What is in the way: norm-growth of W1,"
                + " the reason of W1 (and 1 more finding).");
    assertThat(proof.json())
        .containsEntry("claim", "all")
        .containsEntry("giveUp", Map.of("time", "7", "risk", "1/3"))
        .containsEntry("decided", false)
        .containsEntry("ending", "stopped")
        .containsEntry(
            "claims",
            List.of(
                Map.of("id", "norm-growth", "decided", false),
                Map.of("id", "gates-forever", "decided", false)));
  }

  @Test
  void aFlowThatIsNotEnclosedWasNotGivenUp() {
    SoughtProof proof =
        sought(
                until("norm-growth"),
                new FlowResult.Completed(TRAJECTORY),
                finding("norm-growth", "W1", Verdict.CONSISTENT))
            .orElseThrow();
    assertThat(proof.json()).containsEntry("ending", "not-enclosed");
    assertThat(proof.text())
        .isEqualTo(
            "Not decided for all later times: norm-growth; the flow is not enclosed all the way to"
                + " t = 2, where the run ended. What is in the way: norm-growth of W1, the reason of"
                + " W1.");
  }

  @Test
  void whatDoesNotApplyIsDecided() {
    SoughtProof proof =
        sought(
                Samples.experiment().untilProved("rank-limit", NONE, NONE),
                new FlowResult.Completed(TRAJECTORY),
                finding("rank-limit", "W1", Verdict.NOT_APPLICABLE))
            .orElseThrow();
    assertThat(proof.json()).containsEntry("decided", true).containsEntry("claims", List.of());
    assertThat(proof.text()).isEqualTo("Followed until decided: rank-limit, which does not apply.");
  }
}
