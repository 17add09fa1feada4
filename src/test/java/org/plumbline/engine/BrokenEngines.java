package org.plumbline.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Polynomial;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** The fast engine with one thing wrong, each kind with its test of the contract. */
final class BrokenEngines {
  private BrokenEngines() {}

  private static FlowResult sound(FlowProblem problem, Horizon horizon, int digits, Progress p) {
    return new TaylorEngine().integrate(problem, horizon, digits, p);
  }

  private static Engine changing(UnaryOperator<Trajectory> change) {
    return (Simple)
        (problem, horizon, digits, progress) -> {
          FlowResult result = sound(problem, horizon, digits, progress);
          return result.trajectory().steps().isEmpty()
              ? result
              : result.with(change.apply(result.trajectory()));
        };
  }

  private interface Simple extends Engine {
    @Override
    default String name() {
      return "broken";
    }
  }

  private static Trajectory with(Trajectory t, int k, UnaryOperator<TrajectoryStep> change) {
    List<TrajectoryStep> steps = new ArrayList<>(t.steps());
    steps.set(k, change.apply(steps.get(k)));
    return t.with(steps);
  }

  private static TrajectoryStep shifted(TrajectoryStep step, Dyadic by) {
    List<Polynomial> weights = new ArrayList<>(step.weights());
    List<Dyadic> first = new ArrayList<>(weights.get(0).coefficients());
    first.set(0, first.get(0).add(by));
    weights.set(0, Polynomial.of(first));
    return new TrajectoryStep(step.start(), step.end(), weights, step.slopes(), step.gates());
  }

  private static Trajectory ending(Trajectory t, List<Dyadic> weights) {
    return new Trajectory(t.problem(), t.steps(), t.events(), t.workingBits(), weights);
  }

  /** Nothing is wrong. */
  static final class Sound extends EngineContractTest {
    @Override
    protected Engine engine() {
      return changing(t -> t);
    }
  }

  /** A weight of the first step is off in its tenth digit. */
  static final class OffByLittle extends EngineContractTest {
    @Override
    protected Engine engine() {
      return changing(t -> with(t, 0, step -> shifted(step, Dyadic.ONE.scale(-24))));
    }
  }

  /** A gate is the other one. */
  static final class WrongGate extends EngineContractTest {
    @Override
    protected Engine engine() {
      return changing(t -> with(t, 0, step -> swapped(t.problem(), step)));
    }

    private static TrajectoryStep swapped(FlowProblem problem, TrajectoryStep step) {
      if (problem.network().kinked().isEmpty()) {
        return step;
      }
      Pair pair = new Pair(0, problem.network().kinked().get(0));
      Gate other = step.gates().gate(pair) == Gate.ON ? Gate.OFF : Gate.ON;
      GateTable gates = step.gates().with(pair, other);
      return new TrajectoryStep(step.start(), step.end(), step.weights(), List.of(), gates);
    }
  }

  /** It switches gates and pins none. */
  static final class Unpinned extends EngineContractTest {
    @Override
    protected Engine engine() {
      return changing(t -> t.with(t.steps().stream().map(Unpinned::switched).toList()));
    }

    private static TrajectoryStep switched(TrajectoryStep step) {
      GateTable gates = step.gates();
      for (Pair pair : step.gates().pinned()) {
        gates = gates.with(pair, Gate.OFF);
      }
      return TrajectoryStep.withoutSlopes(step.start(), step.end(), step.weights(), gates);
    }
  }

  /** It starts from weights in eight bits. */
  static final class RoughStart extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) -> {
            List<Rational> rough =
                problem.initialWeights().stream()
                    .map(w -> Dyadic.approximate(w.multiply(Rational.of(3)), 8).toRational())
                    .map(w -> w.divide(Rational.of(3)))
                    .toList();
            FlowProblem other =
                new FlowProblem(
                    problem.network(), problem.data(), rough, problem.loss(), problem.reduction());
            FlowResult result = sound(other, horizon, digits, progress);
            Trajectory t = result.trajectory();
            return result.with(
                new Trajectory(problem, t.steps(), t.events(), t.workingBits(), t.finalWeights()));
          };
    }
  }

  /** It does not stop when told to. */
  static final class Deaf extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) ->
              sound(
                  problem,
                  horizon,
                  digits,
                  (steps, events, time, risk) -> {
                    progress.advanced(steps, events, time, risk);
                    return true;
                  });
    }
  }

  /** It tells nobody how far it is. */
  static final class Mute extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) -> sound(problem, horizon, digits, Progress.SILENT);
    }
  }

  /** It goes on beyond the horizon. */
  static final class Overshooting extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) ->
              sound(
                  problem,
                  new Horizon(horizon.time().map(t -> t.add(Rational.of(1, 8))), horizon.risk()),
                  digits,
                  progress);
    }
  }

  /** It ends before the horizon and says it was there. */
  static final class Short extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) ->
              new FlowResult.Completed(
                  sound(
                          problem,
                          new Horizon(
                              horizon.time().map(t -> t.multiply(Rational.of(7, 8))),
                              horizon.risk()),
                          digits,
                          progress)
                      .trajectory());
    }
  }

  /** It goes on until a risk that is twice what was asked. */
  static final class HighRisk extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) ->
              sound(
                  problem,
                  new Horizon(
                      horizon.time(), horizon.risk().map(r -> r.multiply(Rational.of(5, 4)))),
                  digits,
                  progress);
    }
  }

  /** It does not know that two horizons can be given. */
  static final class OneHorizon extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) ->
              sound(problem, horizon.risk().map(Horizon::atRisk).orElse(horizon), digits, progress);
    }
  }

  /** Every other run takes more digits. */
  static final class Moody extends EngineContractTest {
    private int runs;

    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) ->
              sound(problem, horizon, digits + 3 * (runs++ % 2), progress);
    }
  }

  /** With more threads it computes other numbers. */
  static final class ThreadBound extends EngineContractTest {
    @Override
    protected Engine engine() {
      return new Engine() {
        @Override
        public String name() {
          return "broken";
        }

        @Override
        public FlowResult integrate(FlowProblem p, Horizon horizon, int digits, Progress progress) {
          return sound(p, horizon, digits, progress);
        }

        @Override
        public Engine withThreads(int threads) {
          return (Simple) (p, horizon, digits, progress) -> sound(p, horizon, digits + 3, progress);
        }
      };
    }
  }

  /** It takes numbers of five digits and promises what is asked. */
  static final class Boastful extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) -> {
            FlowResult result = sound(problem, horizon, Math.min(5, digits), progress);
            Trajectory t = result.trajectory();
            return result.with(
                new Trajectory(
                    t.problem(), t.steps(), t.events(), t.workingBits() + 120, t.finalWeights()));
          };
    }
  }

  /** Its numbers are too short for what it must hold. */
  static final class Modest extends EngineContractTest {
    @Override
    protected Engine engine() {
      return changing(
          t -> new Trajectory(t.problem(), t.steps(), t.events(), 20, t.finalWeights()));
    }
  }

  /** The final weights are those of the start. */
  static final class OldWeights extends EngineContractTest {
    @Override
    protected Engine engine() {
      return changing(t -> ending(t, t.steps().get(0).startWeights()));
    }
  }

  /** A step is missing. */
  static final class Gap extends EngineContractTest {
    @Override
    protected Engine engine() {
      return changing(t -> t.with(t.steps().subList(1, t.steps().size())));
    }
  }

  /** The answer is to another problem. */
  static final class Swapped extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) -> {
            List<Rational> other =
                problem.initialWeights().stream().map(w -> w.add(Rational.ONE)).toList();
            return sound(
                new FlowProblem(
                    problem.network(), problem.data(), other, problem.loss(), problem.reduction()),
                horizon,
                digits,
                progress);
          };
    }
  }

  /** It gives up at once. */
  static final class Idle extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) -> {
            FlowResult none =
                sound(
                    problem,
                    new Horizon(Optional.of(Rational.ZERO), Optional.empty()),
                    digits,
                    progress);
            return new FlowResult.Stopped(none.trajectory(), "no wish to go on");
          };
    }
  }

  /** It throws. */
  static final class Crashing extends EngineContractTest {
    @Override
    protected Engine engine() {
      return (Simple)
          (problem, horizon, digits, progress) -> {
            throw new IllegalStateException("out of order");
          };
    }
  }
}
