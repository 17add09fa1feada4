package org.plumbline.cli;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.engine.Engine;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.dormandprince.Refinement;

/**
 * An engine on a problem.
 *
 * @param experiment the name of the problem
 * @param problem the problem
 * @param horizon where it ends
 * @param integrator the engine
 * @param digits the digits asked for
 * @param isVerified whether its trajectories are verified
 * @param count the threads that engine and verifier may use
 */
record TimedEngine(
    String experiment,
    FlowProblem problem,
    Horizon horizon,
    Engine integrator,
    int digits,
    boolean isVerified,
    int count)
    implements Contestant {

  @Override
  public String engine() {
    return integrator.name();
  }

  /** The same in at most so many threads. */
  TimedEngine inThreads(int most) {
    return new TimedEngine(experiment, problem, horizon, integrator, digits, isVerified, most);
  }

  @Override
  public Optional<Integer> threads() {
    return Optional.of(count);
  }

  @Override
  public boolean isColdEachTime() {
    return false;
  }

  @Override
  public Finish run(Interruption interruption) {
    FlowResult result =
        integrator
            .withThreads(count)
            .integrate(
                problem,
                horizon,
                digits,
                (steps, events, time, logRisk) -> !interruption.isRequested());
    return new Finish(
        Optional.of(result.trajectory().steps().size()),
        shortfall(result),
        isVerified ? Optional.of(verifySeconds(result, interruption)) : Optional.empty());
  }

  private double verifySeconds(FlowResult result, Interruption interruption) {
    long start = System.nanoTime();
    TrajectoryVerifier.verify(
        problem,
        Refinement.of(result.trajectory()),
        digits,
        count,
        (done, all) -> !interruption.isRequested());
    return (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
  }

  private static Optional<String> shortfall(FlowResult result) {
    if (result instanceof FlowResult.NotUnique) {
      return Optional.of("the continuation is not unique");
    }
    if (result instanceof FlowResult.Unresolved unresolved) {
      return Optional.of(unresolved.reason());
    }
    return result instanceof FlowResult.Stopped stopped
        ? Optional.of(stopped.reason())
        : Optional.empty();
  }
}
