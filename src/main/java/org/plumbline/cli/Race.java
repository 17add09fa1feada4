package org.plumbline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.plumbline.report.BenchmarkRow;
import org.plumbline.report.Timings;

/**
 * Times contestants in turn: each repetition runs every one of them once, so that what disturbs the
 * machine for a while hits all alike.
 *
 * <p>Before that all are run until the compiler has settled, and all of them before any is timed:
 * code they share is compiled for what it has seen, and must not be seen in a new role later.
 */
final class Race {
  /** A single run this long leaves the compiler nothing to do in another. */
  private static final long AMPLE_SECONDS = 10;

  private static final int LEAST_WARM_UPS = 2;

  private final List<Contestant> contestants;
  private final BenchmarkOptions options;
  private final ProgressLine progress;
  private final Interruption interruption;
  private final List<Lane> lanes = new ArrayList<>();

  Race(
      List<Contestant> contestants,
      BenchmarkOptions options,
      ProgressLine progress,
      Interruption interruption) {
    this.contestants = contestants;
    this.options = options;
    this.progress = progress;
    this.interruption = interruption;
  }

  /** What is known of one contestant so far. */
  private static final class Lane {
    private final Contestant contestant;
    private final List<Double> warmUps = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> verifySeconds = new ArrayList<>();
    private Optional<Double> verifying = Optional.empty();
    private Optional<Integer> steps = Optional.empty();
    private Optional<String> shortfall = Optional.empty();

    Lane(Contestant contestant) {
      this.contestant = contestant;
    }

    boolean isWarm(long leastSeconds) {
      if (contestant.isColdEachTime()) {
        return !warmUps.isEmpty();
      }
      double spent = warmUps.stream().mapToDouble(Double::doubleValue).sum();
      return spent >= AMPLE_SECONDS || (warmUps.size() >= LEAST_WARM_UPS && spent >= leastSeconds);
    }

    /**
     * Runs once more to be warm; verification counts, or that of a short run would take for ever.
     */
    void warmUp(Interruption interruption) {
      double integrating = timed(interruption);
      warmUps.add(integrating + verifying.orElse(0.0));
    }

    double timed(Interruption interruption) {
      long start = System.nanoTime();
      Contestant.Finish finish = contestant.run(interruption);
      double taken = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
      steps = finish.steps();
      shortfall = finish.shortfall();
      verifying = finish.verifySeconds();
      return taken - verifying.orElse(0.0);
    }

    /** Keeps a time, and that of the verification that went with it. */
    void keep(double taken) {
      seconds.add(taken);
      verifying.ifPresent(verifySeconds::add);
    }

    String title() {
      return contestant.experiment()
          + ", "
          + contestant.digits()
          + " digits, "
          + contestant.engine();
    }

    BenchmarkRow row() {
      return new BenchmarkRow(
          contestant.experiment(),
          contestant.engine(),
          contestant.digits(),
          contestant.threads(),
          steps,
          new Timings(seconds),
          verifySeconds.isEmpty() ? Optional.empty() : Optional.of(new Timings(verifySeconds)));
    }
  }

  /** The rows in the order of the contestants; none if interrupted before the first repetition. */
  List<BenchmarkRow> run() {
    contestants.forEach(contestant -> lanes.add(new Lane(contestant)));
    warmUp();
    for (int repetition = 0; repetition < options.repeat; repetition++) {
      if (!repeat(repetition)) {
        break;
      }
    }
    return lanes.stream().filter(lane -> !lane.seconds.isEmpty()).map(Lane::row).toList();
  }

  /** What kept contestants from their horizon, one line each. */
  List<String> shortfalls() {
    List<String> lines = new ArrayList<>();
    for (Lane lane : lanes) {
      lane.shortfall.ifPresent(
          reason -> lines.add(lane.title() + ": ended before its horizon: " + reason));
    }
    return lines;
  }

  private void warmUp() {
    boolean isSettled = false;
    while (!isSettled) {
      isSettled = true;
      for (Lane lane : lanes) {
        if (!lane.isWarm(options.warmUp) && !interruption.isRequested()) {
          progress.counted("warming up", lanes.indexOf(lane), lanes.size(), lane.title());
          lane.warmUp(interruption);
          isSettled = false;
        }
      }
    }
  }

  /** One more time of every contestant, or of none if interrupted. */
  private boolean repeat(int repetition) {
    List<Double> round = new ArrayList<>();
    for (Lane lane : lanes) {
      if (interruption.isRequested()) {
        return false;
      }
      int done = repetition * lanes.size() + round.size();
      progress.counted("timing", done, options.repeat * lanes.size(), lane.title());
      // What the others left behind is theirs to clear away.
      System.gc();
      round.add(lane.timed(interruption));
    }
    if (interruption.isRequested()) {
      return false;
    }
    for (int k = 0; k < round.size(); k++) {
      lanes.get(k).keep(round.get(k));
    }
    return true;
  }
}
