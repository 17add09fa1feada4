package org.plumbline.engine;

import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Standing;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.series.Team;
import org.plumbline.series.program.LimbSeries;

/** The Taylor integrator on limb series: the fast engine, and the default. */
public final class TaylorEngine implements Engine {
  /** Levels of a program are short: more threads would wait for one another. */
  private static final int MOST_THREADS = 4;

  private final int threads;

  /** The engine in the caller's thread alone. */
  public TaylorEngine() {
    this(1);
  }

  private TaylorEngine(int threads) {
    this.threads = threads;
  }

  @Override
  public String name() {
    return "taylor";
  }

  @Override
  public FlowResult integrate(FlowProblem problem, Horizon horizon, int digits, Progress progress) {
    WorkingPrecision precision = WorkingPrecision.forDigits(digits);
    try (Team team = Team.of(Math.min(threads, MOST_THREADS))) {
      return TaylorFlow.integrate(
          problem, horizon, precision, LimbSeries.withBits(precision.bits(), team), progress);
    }
  }

  @Override
  public FlowResult resume(
      FlowProblem problem, Horizon horizon, int digits, Standing standing, Progress progress) {
    WorkingPrecision precision = WorkingPrecision.forDigits(digits);
    try (Team team = Team.of(Math.min(threads, MOST_THREADS))) {
      return TaylorFlow.resume(
          problem,
          horizon,
          precision,
          LimbSeries.withBits(precision.bits(), team),
          standing,
          progress);
    }
  }

  @Override
  public Engine withThreads(int most) {
    return new TaylorEngine(most);
  }
}
