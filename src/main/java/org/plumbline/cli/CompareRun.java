package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.plumbline.cli.CompareCommand.Kind;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.gradient.BalancednessDefect;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.compare.gradient.DescentJudge;
import org.plumbline.compare.gradient.GradientClaim;
import org.plumbline.compare.gradient.GradientJudge;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.compare.recording.Recording;
import org.plumbline.compare.training.RunSuspicion;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.report.ComparisonReport;
import org.plumbline.report.ComparisonReport.Balance;
import org.plumbline.report.ComparisonReport.Elsewhere;
import org.plumbline.report.ComparisonReport.Outcome;
import org.plumbline.report.ComparisonReport.Row;
import org.plumbline.run.FlowProblems;
import org.plumbline.run.Patience;

/** Judges every claim of a recording and reports on it. */
final class CompareRun {
  /** After so many claims that are off, the rest is not looked at. */
  private static final int MOST_DIFFERING = 10;

  private static final int CHUNK = 64;
  private static final int EARLIER = 3;

  private static final int INITIAL_BITS = 256;

  /** Weights as near in proportion, as a power of two, were written in fewer digits. */
  private static final int SAME = -16;

  /** So many steps of a recording are looked at together. */
  private static final int WHOLE = 40;

  private final Experiment experiment;
  private final FlowProblem problem;
  private final Recording recording;
  private final String file;
  private final RunOptions options;
  private final Publication publication;

  /** What the steps look like together, once somebody has asked. */
  private Optional<Optional<Suspicion>> whole = Optional.empty();

  /**
   * A comparison that has nothing done yet but made sure that its report can be written.
   *
   * @throws InputException if it cannot
   */
  CompareRun(Experiment experiment, Recording recording, Path file, RunOptions options) {
    this.experiment = experiment;
    this.problem = FlowProblems.of(experiment);
    this.recording = recording;
    this.file = Terminal.oneLine(file.toString());
    this.options = options;
    this.publication = Publication.prepare(experiment, options);
  }

  /** A judged claim, with its worst defect of balancedness. */
  private record Judged(Row row, Optional<Balance> balance) {}

  /** Judges one kind of claims. */
  ExitCode run(Optional<Kind> stated, Optional<Dyadic> stepSize) {
    Kind kind = stated.orElse(recording.hasGradients() ? Kind.GRADIENT : Kind.DESCENT);
    int all = kind == Kind.GRADIENT ? recording.rows() : recording.rows() - 1;
    require(kind, all, stepSize);
    List<Judged> judged = new ArrayList<>();
    ForkJoinPool pool = new ForkJoinPool(options.threads);
    try (Interruption interruption = Interruption.listen()) {
      ProgressLine progress =
          new ProgressLine(
              Terminal.progress(options.quiet),
              Boolean.getBoolean("plumbline.terminal"),
              interruption);
      int differing = 0;
      for (int k = 0; k < all && differing < MOST_DIFFERING && !interruption.isRequested(); ) {
        int start = k;
        int end = Math.min(all, k + CHUNK);
        progress.counted("comparing", k, all, "point " + k + " of " + all);
        List<CompletableFuture<Judged>> chunk =
            IntStream.range(start, end)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> judge(kind, i, stepSize), pool))
                .toList();
        for (Judged one : finished(chunk, interruption)) {
          if (differing < MOST_DIFFERING) {
            judged.add(one);
            differing += one.row().outcome() == Outcome.DIFFERS ? 1 : 0;
          }
        }
        k = end;
      }
      progress.finish();
      return publication.publish(report(kind, all, judged));
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * What is judged of a chunk, from the first point on, when there is no more time for the rest.
   */
  private static List<Judged> finished(
      List<CompletableFuture<Judged>> chunk, Interruption interruption) {
    interruption.await(
        Patience.Phase.CHECKING,
        () -> {
          chunk.forEach(one -> one.handle((judged, failure) -> true).join());
          return true;
        },
        () -> false);
    try {
      return chunk.stream()
          .takeWhile(CompletableFuture::isDone)
          .map(CompletableFuture::join)
          .toList();
    } catch (CompletionException e) {
      throw Patience.thrown(e);
    }
  }

  private void require(Kind kind, int all, Optional<Dyadic> stepSize) {
    if (kind == Kind.GRADIENT && !recording.hasGradients()) {
      throw new InputException(
          file + ": no gradients; expected g of shape [T, N], or G1, G2, ..., or --kind descent");
    }
    if (kind == Kind.DESCENT && stepSize.isEmpty() && recording.stepSize(0).isEmpty()) {
      throw new InputException(file + ": no step size; expected eta, or --step-size");
    }
    if (all < 1) {
      throw new InputException(
          file
              + ": one set of weights, and nothing is claimed of it; expected two points or more for a"
              + " step, or gradients");
    }
    if (recording.pointsWithSamples() < all) {
      throw new InputException(
          file + ": batch has " + recording.pointsWithSamples() + " rows; expected " + all);
    }
    int size = problem.data().size();
    for (int k = 0; k < all; k++) {
      for (int sample : recording.batch(k).orElse(List.of())) {
        if (sample >= size) {
          throw new InputException(
              file
                  + ": batch["
                  + k
                  + "] has sample "
                  + sample
                  + "; expected numbers from 0 to "
                  + (size - 1));
        }
      }
    }
  }

  private Judged judge(Kind kind, int k, Optional<Dyadic> stepSize) {
    List<List<Dyadic>> earlier = new ArrayList<>();
    for (int j = k - 1; j >= Math.max(0, k - EARLIER); j--) {
      earlier.add(recording.weights(j));
    }
    if (kind == Kind.GRADIENT) {
      GradientClaim claim =
          new GradientClaim(recording.weights(k), recording.gradient(k), recording.batch(k));
      GradientJudge judge = GradientJudge.of(problem, recording.format());
      return new Judged(row(k, judge.judge(claim, earlier)), Optional.empty());
    }
    DescentClaim claim = step(k, stepSize);
    Judgement judgement =
        DescentJudge.of(problem, recording.format()).judge(claim, earlier, () -> whole(stepSize));
    boolean isPlain =
        judgement instanceof Judgement.Agrees agrees
            && agrees.isConclusive()
            && !agrees.hasChosenGates();
    return new Judged(row(k, judgement), isPlain ? balance(k, claim) : Optional.empty());
  }

  private DescentClaim step(int k, Optional<Dyadic> stepSize) {
    Dyadic eta = stepSize.or(() -> recording.stepSize(k)).orElse(Dyadic.ONE);
    return new DescentClaim(
        recording.weights(k), recording.weights(k + 1), eta, recording.batch(k));
  }

  /** What the steps look like together; found when it is first asked for. */
  private synchronized Optional<Suspicion> whole(Optional<Dyadic> stepSize) {
    if (whole.isEmpty()) {
      List<DescentClaim> steps =
          IntStream.range(0, Math.min(WHOLE, recording.rows() - 1))
              .mapToObj(k -> step(k, stepSize))
              .toList();
      whole = Optional.of(RunSuspicion.of(problem, recording.format(), steps));
    }
    return whole.get();
  }

  private Optional<Balance> balance(int k, DescentClaim claim) {
    return BalancednessDefect.of(problem, recording.format(), claim).stream()
        .map(
            defect ->
                new Balance(
                    problem.network().name(defect.vertex()), k, defect.defect(), defect.isWithin()))
        .reduce((one, other) -> worse(one, other));
  }

  private static Balance worse(Balance one, Balance other) {
    if (one.isWithin() != other.isWithin()) {
      return one.isWithin() ? other : one;
    }
    return other.defect().compareTo(one.defect()) > 0 ? other : one;
  }

  private Row row(int k, Judgement judgement) {
    if (judgement instanceof Judgement.Differs differs) {
      String weight = problem.network().parameterNames().get(differs.parameter());
      return new Row(
          k, Outcome.DIFFERS, differs.ulps(), weight, differs.explanation().name(), differs.text());
    }
    Judgement.Agrees agrees = (Judgement.Agrees) judgement;
    Outcome outcome = agrees.isConclusive() ? Outcome.CONFIRMED : Outcome.UNDECIDED;
    return new Row(k, outcome, agrees.ulps(), "", "", agrees.how());
  }

  private ComparisonReport report(Kind kind, int all, List<Judged> judged) {
    return new ComparisonReport(
        Version.number(),
        experiment,
        file,
        kind.spelling(),
        recording.format().spelling(),
        elsewhere(),
        all,
        judged.stream().map(j -> j.row()).toList(),
        judged.stream().flatMap(j -> j.balance().stream()).reduce((a, b) -> worse(a, b)));
  }

  /**
   * How far the first weights are from the experiment's, unless they are these, rounded. A single
   * gradient is no run, and starts nowhere.
   */
  private Optional<Elsewhere> elsewhere() {
    List<Dyadic> first = recording.weights(0);
    Optional<Elsewhere> farthest = Optional.empty();
    for (int p = 0; p < first.size() && recording.rows() > 1; p++) {
      Dyadic initial = Dyadic.approximate(problem.initialWeights().get(p), INITIAL_BITS);
      Dyadic apart = first.get(p).subtract(initial).abs();
      boolean isRounded =
          recording
                  .format()
                  .nearest(problem.initialWeights().get(p))
                  .equals(Optional.of(first.get(p)))
              || apart.compareTo(initial.abs().scale(SAME)) <= 0;
      boolean isFarther = farthest.isEmpty() || apart.compareTo(farthest.get().distance()) > 0;
      if (!isRounded && isFarther) {
        farthest = Optional.of(new Elsewhere(problem.network().parameterNames().get(p), apart));
      }
    }
    return farthest;
  }
}
