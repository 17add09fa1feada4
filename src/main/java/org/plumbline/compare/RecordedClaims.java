package org.plumbline.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.gradient.BalancednessDefect;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.compare.gradient.DescentJudge;
import org.plumbline.compare.gradient.GradientClaim;
import org.plumbline.compare.gradient.GradientJudge;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.compare.recording.Recording;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.compare.training.RunDiagnosis;
import org.plumbline.compare.training.RunSuspicion;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.run.FlowProblems;
import org.plumbline.run.RunProgress;

/** The gradients, or the steps of gradient descent, that a recording claims. */
final class RecordedClaims {
  /** After so many claims that are off, the rest is not looked at. */
  private static final int MOST_DIFFERING = 10;

  private static final int EARLIER = 3;

  /** So many steps of a recording are looked at together. */
  private static final int WINDOW = 40;

  private final Experiment experiment;
  private final FlowProblem problem;
  private final Recording recording;
  private final RecordingKind kind;
  private final Optional<Dyadic> stepSize;
  private final int claims;

  /** What steps look like together, by the number of the first, once somebody has asked. */
  private final Map<Integer, RunDiagnosis> windows = new HashMap<>();

  private final Optional<String> times;

  private RecordedClaims(Experiment experiment, Recording recording, Stated stated) {
    this.experiment = experiment;
    this.problem = FlowProblems.of(experiment);
    this.recording = recording;
    this.kind = stated.kindOf(recording);
    this.stepSize = stated.stepSize();
    this.times = RecordedTimes.notice(recording, stated);
    this.claims = kind == RecordingKind.GRADIENT ? recording.rows() : recording.rows() - 1;
  }

  /**
   * The claims of a recording.
   *
   * @throws RecordingException if it makes none, or lacks what it takes to judge them
   */
  static RecordedClaims of(Experiment experiment, Recording recording, Stated stated)
      throws RecordingException {
    RecordedClaims recorded = new RecordedClaims(experiment, recording, stated);
    recorded.requireClaims();
    recorded.requireSamples();
    return recorded;
  }

  private void requireClaims() throws RecordingException {
    if (kind == RecordingKind.GRADIENT && !recording.hasGradients()) {
      throw new RecordingException(
          recording.name(),
          "there are no gradients",
          "g of shape [T, N], or G1, G2, ..., or --kind descent");
    }
    boolean isStep = kind == RecordingKind.DESCENT;
    if (isStep && stepSize.isEmpty() && recording.stepSize(0).isEmpty()) {
      throw new RecordingException(
          recording.name(), "there is no step size", "eta, or --step-size");
    }
    if (claims < 1) {
      throw new RecordingException(
          recording.name(),
          "there is one set of weights, and nothing is claimed of it",
          "two points or more for a step, or gradients");
    }
  }

  private void requireSamples() throws RecordingException {
    if (recording.pointsWithSamples() < claims) {
      throw new RecordingException(
          recording.name(),
          "batch has " + recording.pointsWithSamples() + " rows",
          String.valueOf(claims));
    }
    int size = problem.data().size();
    for (int k = 0; k < claims; k++) {
      for (int sample : recording.batch(k).orElse(List.of())) {
        if (sample >= size) {
          throw new RecordingException(
              recording.name(),
              "batch[" + k + "] has sample " + sample,
              "numbers from 0 to " + (size - 1));
        }
      }
    }
  }

  /** A judged claim, with the balance of its step. */
  private record Judged(JudgedClaim claim, Optional<StepBalance> balance) {
    boolean isFailure() {
      return claim.judgement().outcome() == Outcome.DIFFERS;
    }
  }

  /** Judges them. */
  GradientComparison compared(int threads, RunProgress progress) {
    List<Judged> judged =
        new ParallelJudging<>(threads, progress, MOST_DIFFERING, Judged::isFailure)
            .judged(claims, this::judge);
    return new GradientComparison(
        experiment,
        recording.shortName(),
        kind,
        recording.format(),
        OtherStart.of(problem, recording),
        claims,
        judged.stream().map(Judged::claim).toList(),
        judged.stream().flatMap(one -> one.balance().stream()).reduce(StepBalance::worse),
        times,
        judged.stream()
            .map(Judged::claim)
            .filter(RecordedClaims::isUnexplained)
            .findFirst()
            .map(claim -> tried(claim.point()))
            .orElse(List.of()));
  }

  private static boolean isUnexplained(JudgedClaim claim) {
    return claim.judgement() instanceof Judgement.Differs differs
        && differs.explanation() == Explanation.NONE;
  }

  private List<String> tried(int k) {
    return kind == RecordingKind.GRADIENT
        ? GradientJudge.tried()
        : Stream.concat(DescentJudge.tried().stream(), window(k).tried().stream()).toList();
  }

  private Judged judge(int k) {
    if (kind == RecordingKind.GRADIENT) {
      GradientClaim claim =
          new GradientClaim(recording.weights(k), recording.gradient(k), recording.batch(k));
      Judgement judgement = GradientJudge.of(problem, recording.format()).judge(claim, earlier(k));
      return new Judged(new JudgedClaim(k, judgement), Optional.empty());
    }
    DescentClaim claim = step(k);
    Judgement judgement =
        DescentJudge.of(problem, recording.format())
            .judge(claim, earlier(k), () -> window(k).suspicion());
    boolean isPlain =
        judgement instanceof Judgement.Agrees agrees
            && agrees.isConclusive()
            && !agrees.hasChosenGates();
    return new Judged(
        new JudgedClaim(k, judgement),
        isPlain
            ? StepBalance.of(k, BalancednessDefect.of(problem, recording.format(), claim))
            : Optional.empty());
  }

  /** The weights recorded before a point, the latest first. */
  private List<List<Dyadic>> earlier(int k) {
    List<List<Dyadic>> earlier = new ArrayList<>();
    for (int j = k - 1; j >= Math.max(0, k - EARLIER); j--) {
      earlier.add(recording.weights(j));
    }
    return earlier;
  }

  private DescentClaim step(int k) {
    Dyadic eta = stepSize.or(() -> recording.stepSize(k)).orElse(Dyadic.ONE);
    return new DescentClaim(
        recording.weights(k), recording.weights(k + 1), eta, recording.batch(k));
  }

  /** What the steps about step {@code k} look like together; found when it is first asked for. */
  private synchronized RunDiagnosis window(int k) {
    return windows.computeIfAbsent(
        k / WINDOW * WINDOW,
        first ->
            RunSuspicion.diagnosis(
                problem,
                recording.format(),
                first,
                IntStream.range(first, Math.min(first + WINDOW, recording.rows() - 1))
                    .mapToObj(this::step)
                    .toList()));
  }
}
