package org.plumbline.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.StepArchive;
import org.plumbline.field.TiedSamples;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.kink.GateChanges;
import org.plumbline.flow.kink.GateResolver;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.kink.VanishingPairs;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.flow.state.FieldOnDemand;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.RiskTarget;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.number.RangeException;
import org.plumbline.number.Rational;

/**
 * Integrates a flow problem from kink to kink, whatever the method of the steps between them.
 *
 * <p>Under constant gates the field is analytic, and a {@link Stepper} follows it. Where a
 * pre-activation reaches zero or a slope leaves its interval the step is cut, and {@link
 * GateResolver} decides from the weights there how the flow goes on. The run ends at the horizon;
 * where the continuation is not unique, or none is found; or where the method cannot go on. The
 * result is a proposal: nothing in it is rigorous.
 */
public final class KinkDriver {
  private final FlowProblem problem;
  private final Stepper stepper;
  private final WorkingPrecision precision;
  private final Progress progress;
  private final Optional<RiskTarget> target;
  private final StepArchive archive = StepArchive.ofHeap();
  private final List<TrajectoryStep> steps = new ArrayList<>();
  private final List<GateEvent> events = new ArrayList<>();
  private final EventsAtOnce now = new EventsAtOnce();

  private Optional<Rational> deadline;
  private Position here;
  private GateTable gates;

  private KinkDriver(
      FlowProblem problem,
      Horizon horizon,
      List<Dyadic> weights,
      Stepper stepper,
      Progress progress) {
    this.problem = problem;
    this.stepper = stepper;
    this.precision = stepper.precision();
    this.progress = progress;
    this.target = horizon.risk().map(risk -> new RiskTarget(problem, risk, precision.bits()));
    this.deadline = horizon.time();
    PointState point = PointState.at(problem, weights, precision.bits());
    ApproximateRisk.Estimate risk = new ApproximateRisk(problem).at(weights);
    this.here = new Position(Rational.ZERO, point, risk, List.of(), LeadingOrders.NONE);
    this.gates = GateTable.allOff(problem.network(), problem.data().size());
  }

  /**
   * Integrates {@code problem} from time 0 to {@code horizon} in the steps of a method.
   *
   * @param weights the initial weights in the numbers of the method
   */
  public static FlowResult integrate(
      FlowProblem problem,
      Horizon horizon,
      List<Dyadic> weights,
      Stepper stepper,
      Progress progress) {
    KinkDriver driver = new KinkDriver(problem, horizon, weights, stepper, progress);
    try {
      return driver.run();
    } catch (RangeException e) {
      return driver.stopped(Remedy.outOfRange(e));
    }
  }

  /**
   * Goes on from where an integration of the same problem to the same horizon in the same steps
   * stood, to the same trajectory.
   */
  public static FlowResult resume(
      FlowProblem problem, Horizon horizon, Standing standing, Stepper stepper, Progress progress) {
    KinkDriver driver =
        new KinkDriver(problem, horizon, standing.point().weights(), stepper, progress);
    try {
      return driver.goOn(standing);
    } catch (RangeException e) {
      return driver.stopped(Remedy.outOfRange(e));
    }
  }

  /** What follows when a stretch is over. */
  private sealed interface Turn {
    /** The flow goes on under these gates. */
    record On(FieldOnDemand field) implements Turn {}

    /** The gate of a pair no longer holds. */
    record Kink(Pair pair) implements Turn {}

    /** The run is over. */
    record Over(FlowResult result) implements Turn {}
  }

  private FlowResult run() {
    progress.watchable(this::trajectory);
    Turn turn = resolve(VanishingPairs.atStart(problem));
    synchronized (steps) {
      events.removeIf(event -> event.kind() != GateEvent.Kind.PINNED);
    }
    if (isReached(here.point(), here.risk())) {
      deadline = Optional.of(Rational.ZERO);
    }
    return follow(turn);
  }

  /** Goes on until the run is over. */
  private FlowResult follow(Turn first) {
    Turn turn = first;
    while (turn instanceof Turn.On on) {
      turn = isAtDeadline() ? completed() : begin(on.field());
      if (turn instanceof Turn.Kink kink) {
        turn = pass(kink.pair());
      }
    }
    return ((Turn.Over) turn).result();
  }

  private FlowResult goOn(Standing standing) {
    progress.watchable(this::trajectory);
    standing.steps().forEach(step -> steps.add(archive.keep(step)));
    events.addAll(standing.events());
    now.recall(standing.now());
    deadline = standing.deadline();
    gates = standing.gates();
    Standing.Point point = standing.point();
    PointState state = PointState.at(problem, point.weights(), point.reach(), precision.bits());
    Rational time = steps.isEmpty() ? Rational.ZERO : steps.get(steps.size() - 1).end();
    here = new Position(time, state, here.risk(), point.slopes(), point.leadingOrders());
    stepper.recall(standing.memory(), gates, standing.isWithinStretch());
    TiedSamples ties = TiedSamples.of(problem.network(), problem.data());
    Turn turn = stretch(FieldOnDemand.by(() -> FieldCompiler.compile(problem, gates, ties)));
    return follow(turn instanceof Turn.Kink kink ? pass(kink.pair()) : turn);
  }

  /** Says where the run may be gone on from, if the method can do that from here. */
  private void rest(boolean isWithinStretch) {
    stepper
        .memory(isWithinStretch)
        .ifPresent(memory -> progress.resting(() -> standing(isWithinStretch, memory.get())));
  }

  private Standing standing(boolean isWithinStretch, List<Long> memory) {
    return new Standing(
        List.copyOf(steps),
        events,
        deadline,
        new Standing.Point(
            here.point().weights(), here.point().reach(), here.slopes(), here.leadingOrders()),
        gates,
        now.all(),
        isWithinStretch,
        memory);
  }

  private Turn begin(FieldOnDemand field) {
    rest(false);
    return stretch(field);
  }

  /** Steps under constant gates up to the next event or the end. */
  private Turn stretch(FieldOnDemand field) {
    Taken taken = new Taken();
    Optional<Obstacle> obstacle =
        stepper.run(new Stretch(gates, field, here, deadline, target), taken);
    return obstacle.<Turn>map(this::over).orElseGet(taken::turn);
  }

  /** Takes the steps of one stretch, and knows what follows it. */
  private final class Taken implements Stepper.Listener {
    private Optional<Turn> turn = Optional.empty();

    @Override
    public Optional<Position> take(OfferedStep offered) {
      turn = next(offered);
      return turn.isEmpty() ? Optional.of(here) : Optional.empty();
    }

    Turn turn() {
      return turn.orElseThrow();
    }
  }

  /** Goes a step further; what follows if the stretch is over with it. */
  private Optional<Turn> next(OfferedStep offered) {
    Optional<Piece> whole = offered.whole();
    whole.ifPresent(this::aim);
    Optional<Piece> cut =
        whole.filter(this::isBeyondDeadline).map(tooLong -> offered.until(deadline.orElseThrow()));
    cut.or(() -> whole).ifPresent(this::keep);
    if (!progress.advanced(steps.size(), events.size(), here.time(), here.risk().log10())) {
      return Optional.of(new Turn.Over(stopped("the run was interrupted")));
    }
    if (cut.isEmpty() && offered.event().isPresent()) {
      return offered.event().map(Turn.Kink::new);
    }
    if (whole.isEmpty()) {
      return Optional.of(new Turn.Over(stopped("the steps became too small for time to advance")));
    }
    if (isAtDeadline()) {
      return Optional.of(completed());
    }
    rest(true);
    return Optional.empty();
  }

  /** Ends the run where the risk reaches its target, if that is on this piece. */
  private void aim(Piece piece) {
    if (target.isPresent() && isReached(here.point().next(piece.endWeights()), piece.risk())) {
      Rational goal = target.get().reachedIn(piece.step());
      deadline = Optional.of(deadline.map(goal::min).orElse(goal));
    }
  }

  private void keep(Piece piece) {
    if (hasPassed(piece.step())) {
      now.clear();
    }
    synchronized (steps) {
      steps.add(archive.keep(piece.step()));
      here = here.after(piece, precision.bits());
    }
  }

  /** Whether a step took more time than rounding does, in the unit in which the flow goes on. */
  private boolean hasPassed(TrajectoryStep step) {
    Dyadic duration = Dyadic.approximate(step.end().subtract(step.start()), precision.bits());
    return stepper
        .unit()
        .map(unit -> unit.scale(-precision.vanishingBits()))
        .filter(least -> duration.compareTo(least) <= 0)
        .isEmpty();
  }

  private boolean isReached(PointState point, ApproximateRisk.Estimate risk) {
    return target.filter(t -> t.isReachedAt(point, risk)).isPresent();
  }

  private boolean isAtDeadline() {
    return deadline.filter(end -> here.time().compareTo(end) >= 0).isPresent();
  }

  private boolean isBeyondDeadline(Piece piece) {
    return deadline.filter(end -> piece.step().end().compareTo(end) > 0).isPresent();
  }

  /** Goes on after the event the last step ended at. */
  private Turn pass(Pair pair) {
    if (!now.add(gates, pair)) {
      return new Turn.Over(
          unresolved(now.pairs(), "gates change again and again without time advancing"));
    }
    Optional<Resolution.Unique> plain = stepper.plainly(here, gates, pair);
    return plain.isPresent()
        ? goOn(plain.get())
        : resolve(VanishingPairs.at(problem, here.point(), gates, pair, precision.vanishingBits()));
  }

  /** Finds the gates from here on, or what ends the run. */
  private Turn resolve(List<Pair> vanishing) {
    Resolution resolution = stepper.resolver().resolve(here.point(), vanishing, stepper.unit());
    if (resolution instanceof Resolution.NotUnique several) {
      return new Turn.Over(
          new FlowResult.NotUnique(
              trajectory(), here.time(), several.pairs(), several.continuations()));
    }
    if (resolution instanceof Resolution.Unresolved none) {
      return new Turn.Over(unresolved(none.pairs(), none.reason()));
    }
    return goOn((Resolution.Unique) resolution);
  }

  private Turn.On goOn(Resolution.Unique unique) {
    Dyadic instant = Dyadic.approximate(here.time(), precision.bits());
    synchronized (steps) {
      events.addAll(GateChanges.between(problem, gates, unique.gates(), instant));
      here = here.with(unique.slopes(), unique.leadingOrders());
    }
    gates = unique.gates();
    return new Turn.On(unique.field());
  }

  private Turn.Over over(Obstacle obstacle) {
    return new Turn.Over(
        obstacle instanceof Obstacle.Unheld unheld
            ? unresolved(unheld.pairs(), unheld.reason())
            : stopped(((Obstacle.Standstill) obstacle).reason()));
  }

  private Turn.Over completed() {
    return new Turn.Over(new FlowResult.Completed(trajectory()));
  }

  private FlowResult unresolved(List<Pair> pairs, String reason) {
    return new FlowResult.Unresolved(trajectory(), here.time(), pairs, reason);
  }

  private FlowResult stopped(String reason) {
    return new FlowResult.Stopped(trajectory(), reason);
  }

  /** The trajectory so far; other threads may ask for it while a step is under way. */
  private Trajectory trajectory() {
    synchronized (steps) {
      return new Trajectory(problem, steps, events, stepper.workingBits(), here.point().weights());
    }
  }
}
