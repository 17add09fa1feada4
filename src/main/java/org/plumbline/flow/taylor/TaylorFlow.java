package org.plumbline.flow.taylor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.TiedSamples;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.kink.GateChanges;
import org.plumbline.flow.kink.GateResolver;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.kink.VanishingPairs;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.StepSize;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.number.RangeException;
import org.plumbline.number.Rational;

/**
 * Integrates a flow problem by Taylor steps, from kink to kink.
 *
 * <p>Within a step gates are constant; where a pre-activation reaches zero or a slope leaves its
 * interval the step is cut, and {@link GateResolver} decides how the flow goes on. The result is a
 * proposal: nothing in it is rigorous.
 */
public final class TaylorFlow {
  /** The most events in a row without time passing, besides those that come back to one state. */
  private static final int MOST_AT_ONCE = 100;

  /**
   * How often a step is halved at most; one that is still wrong then does not pass verification.
   */
  private static final int MOST_HALVINGS = 60;

  private static final Rational HALF = Rational.of(1, 2);

  private final FlowProblem problem;
  private final WorkingPrecision precision;
  private final SeriesArithmetic.Factory arithmetic;
  private final TiedSamples ties;
  private final GateResolver resolver;
  private final StepExpander expander;
  private final Progress progress;
  private final ApproximateRisk approximateRisk;
  private final HiddenExponentials hidden;
  private final Reach reach = new Reach();
  private final List<TrajectoryStep> steps = new ArrayList<>();
  private final List<GateEvent> events = new ArrayList<>();

  private final Optional<RiskTarget> riskTarget;

  private Optional<Rational> deadline;
  private Rational time = Rational.ZERO;
  private PointState point;
  private ApproximateRisk.Estimate risk;
  private GateTable gates;

  /** The field under these gates, where they have just been resolved. */
  private Optional<FieldProgram> resolvedField = Optional.empty();

  private List<Dyadic> slopes = List.of();
  private LeadingOrders leadingOrders = LeadingOrders.NONE;

  /** The events since time last passed. */
  private final Set<Instant> now = new HashSet<>();

  private TaylorFlow(
      FlowProblem problem,
      Horizon horizon,
      WorkingPrecision precision,
      SeriesArithmetic.Factory arithmetic,
      Progress progress) {
    this.problem = problem;
    this.precision = precision;
    this.arithmetic = arithmetic;
    this.progress = progress;
    this.approximateRisk = new ApproximateRisk(problem);
    this.deadline = horizon.time();
    this.riskTarget = horizon.risk().map(risk -> new RiskTarget(problem, risk, precision.bits()));
    this.ties = TiedSamples.of(problem.network(), problem.data());
    this.resolver = new GateResolver(problem, ties, arithmetic, precision);
    this.expander = new StepExpander(arithmetic, precision);
    this.point = PointState.at(problem, initialWeights(problem, precision), precision.bits());
    this.risk = approximateRisk.at(point.weights());
    this.hidden = new HiddenExponentials(problem.loss(), precision.toleranceBits());
    this.gates = GateTable.allOff(problem.network(), problem.data().size());
  }

  /** Integrates {@code problem} from time 0 to {@code horizon}. */
  public static FlowResult integrate(
      FlowProblem problem,
      Horizon horizon,
      WorkingPrecision precision,
      SeriesArithmetic.Factory arithmetic,
      Progress progress) {
    TaylorFlow flow = new TaylorFlow(problem, horizon, precision, arithmetic, progress);
    try {
      return flow.run();
    } catch (RangeException e) {
      return new FlowResult.Stopped(flow.trajectory(), Reach.outOfRange(e));
    }
  }

  private static List<Dyadic> initialWeights(FlowProblem problem, WorkingPrecision precision) {
    return problem.initialWeights().stream()
        .map(w -> Dyadic.approximate(w, precision.bits()))
        .toList();
  }

  private FlowResult run() {
    progress.watchable(this::trajectory);
    Optional<FlowResult> end = resolve(VanishingPairs.atStart(problem));
    synchronized (steps) {
      events.removeIf(event -> event.kind() != GateEvent.Kind.PINNED);
    }
    if (riskTarget.filter(target -> target.isReachedAt(point, risk)).isPresent()) {
      deadline = Optional.of(Rational.ZERO);
    }
    while (end.isEmpty()) {
      end = stretch();
    }
    return end.get();
  }

  /** Steps under constant gates up to the next event or the end. */
  private Optional<FlowResult> stretch() {
    FieldProgram field = resolvedField.orElseGet(() -> FieldCompiler.compile(problem, gates, ties));
    resolvedField = Optional.empty();
    EventScan scan = new EventScan(problem, gates, ties, arithmetic, precision.bits());
    while (deadline.filter(end -> time.compareTo(end) >= 0).isEmpty()) {
      Optional<StepExpander.Expanded> expanded =
          expander.expand(
              new Expansion.Point(point.weights(), slopes),
              field,
              logRest(),
              (beginning, length) -> foreseenEnd(beginning, length, scan));
      if (expanded.isEmpty()) {
        return Optional.of(unresolved(gates.pinned(), "no slopes hold the pinned pairs"));
      }
      double logStep = expanded.get().logStep();
      Optional<String> obstacle = reach.after(logStep, logRest(), logDecades());
      if (obstacle.isPresent()) {
        return Optional.of(new FlowResult.Stopped(trajectory(), obstacle.get()));
      }
      if (logStep == Double.POSITIVE_INFINITY && deadline.isEmpty()) {
        return Optional.of(
            new FlowResult.Stopped(trajectory(), "nothing moves any more, and the risk stays"));
      }
      int before = steps.size();
      Optional<EventScan.Event> event =
          advance(expanded.get().expansion(), duration(logStep), scan);
      expanded.get().expansion().release();
      if (!progress.advanced(steps.size(), events.size(), time, risk.log10())) {
        return Optional.of(new FlowResult.Stopped(trajectory(), "interrupted"));
      }
      if (event.isPresent()) {
        return pass(event.get());
      }
      if (steps.size() == before) {
        return Optional.of(
            new FlowResult.Stopped(trajectory(), "steps became too small to move time"));
      }
    }
    return Optional.of(new FlowResult.Completed(trajectory()));
  }

  /** The binary logarithm of the time that is left; infinite without an end. */
  private double logRest() {
    return deadline
        .map(end -> StepSize.logSize(Dyadic.approximate(end.subtract(time), precision.bits())))
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** By how many bits the risk is above its target; 0 without one. */
  private double logDecades() {
    return riskTarget.map(target -> target.bitsBelow(risk)).orElse(0.0);
  }

  private double foreseenEnd(Expansion beginning, double length, EventScan scan) {
    double most =
        deadline
            .map(end -> length(beginning, end.subtract(time)).approximateDouble())
            .map(rest -> Math.min(rest, length))
            .orElse(length);
    return scan.foreseen(beginning, most, leadingOrders);
  }

  /**
   * Takes one step of at most the given length, cut at the first event and where the risk reaches
   * its target; the event it ended at, if any.
   *
   * <p>A step that hides an exponential from its series is halved until it does not.
   */
  private Optional<EventScan.Event> advance(Expansion expansion, Rational longest, EventScan scan) {
    Rational most = longest;
    for (int halvings = 0; ; halvings++) {
      Optional<EventScan.Event> event =
          scan.first(expansion, length(expansion, most), leadingOrders);
      Rational duration = event.isPresent() ? shortened(most, event.get().tau()) : most;
      if (duration.signum() <= 0) {
        return event;
      }
      Piece piece = piece(expansion, duration);
      if (halvings == MOST_HALVINGS || !hidden.grow(risk, piece.risk(), expansion.order())) {
        return take(expansion, piece) ? event : Optional.empty();
      }
      most = most.multiply(HALF);
    }
  }

  /** An event: the gates before it, and the pair whose gate no longer holds. */
  private record Instant(GateTable gates, Pair pair) {}

  /** A step for the trajectory, and the state it leads to. */
  private record Piece(TrajectoryStep step, PointState end, ApproximateRisk.Estimate risk) {
    Rational duration() {
      return step.end().subtract(step.start());
    }
  }

  private Piece piece(Expansion expansion, Rational duration) {
    TrajectoryStep step = step(expansion, duration);
    PointState end = point.next(rounded(step.endWeights()));
    return new Piece(step, end, approximateRisk.at(end.weights()));
  }

  /** The step's length in time: the one chosen, unless the deadline comes first. */
  private Rational duration(double logStep) {
    Optional<Rational> rest = deadline.map(end -> end.subtract(time));
    if (logStep > logRest() + 1) {
      return rest.orElse(Rational.ZERO);
    }
    Rational chosen = StepSize.rounded(logStep).toRational();
    return rest.map(chosen::min).orElse(chosen);
  }

  /** A duration in the expansion's unit of time. */
  private Dyadic length(Expansion expansion, Rational duration) {
    return Dyadic.approximate(duration, precision.bits())
        .approximateQuotient(expansion.scale().timeUnit(), precision.bits());
  }

  private Rational shortened(Rational duration, Dyadic tau) {
    return Dyadic.approximate(duration, precision.bits())
        .multiply(tau)
        .round(precision.bits())
        .toRational();
  }

  /**
   * Adds a piece, up to where the risk reaches its target, to the trajectory; whether all of it.
   */
  private boolean take(Expansion expansion, Piece piece) {
    Rational limited =
        riskTarget
            .filter(target -> target.isReachedAt(piece.end(), piece.risk()))
            .map(target -> untilRisk(target, piece.step()))
            .orElse(piece.duration());
    boolean isWhole = limited.compareTo(piece.duration()) >= 0;
    keep(expansion, isWhole ? piece : piece(expansion, limited));
    return isWhole;
  }

  private void keep(Expansion expansion, Piece piece) {
    Dyadic length = length(expansion, piece.duration());
    if (hasPassed(piece.duration())) {
      now.clear();
    }
    synchronized (steps) {
      steps.add(piece.step());
      point = piece.end();
    }
    time = piece.step().end();
    risk = piece.risk();
    slopes = expansion.slopes(length).stream().map(s -> s.atEnd().round(precision.bits())).toList();
    leadingOrders = leadingOrders.later();
  }

  /** Whether a time is more than rounding, in the unit in which the flow goes on. */
  private boolean hasPassed(Rational duration) {
    return expander
        .unit()
        .map(unit -> unit.scale(-precision.vanishingBits()))
        .filter(least -> Dyadic.approximate(duration, precision.bits()).compareTo(least) <= 0)
        .isEmpty();
  }

  private TrajectoryStep step(Expansion expansion, Rational duration) {
    Dyadic length = length(expansion, duration);
    return new TrajectoryStep(
        time, time.add(duration), expansion.weights(length), expansion.slopes(length), gates);
  }

  private List<Dyadic> rounded(List<Dyadic> weights) {
    return weights.stream().map(w -> w.round(precision.bits())).toList();
  }

  /**
   * The part of a step, at whose end the risk is below the target, until it is reached; if that is
   * rounded up beyond the end of the step it becomes the deadline.
   */
  private Rational untilRisk(RiskTarget target, TrajectoryStep step) {
    Rational reached = target.reachedIn(step);
    Rational end = deadline.map(reached::min).orElse(reached);
    deadline = Optional.of(end);
    return end.subtract(time).min(step.end().subtract(step.start()));
  }

  /** Goes on after the event the last step ended at. */
  private Optional<FlowResult> pass(EventScan.Event event) {
    if (!now.add(new Instant(gates, event.pair())) || now.size() > MOST_AT_ONCE) {
      List<Pair> pairs = now.stream().map(Instant::pair).distinct().sorted().toList();
      return Optional.of(unresolved(pairs, "events follow without time passing"));
    }
    return resolve(
        VanishingPairs.at(problem, point, gates, event.pair(), precision.vanishingBits()));
  }

  /** Finds the gates from here on; what ends the run, if anything does. */
  private Optional<FlowResult> resolve(List<Pair> vanishing) {
    Resolution resolution = resolver.resolve(point, vanishing, expander.unit());
    if (resolution instanceof Resolution.NotUnique several) {
      return Optional.of(
          new FlowResult.NotUnique(trajectory(), time, several.pairs(), several.continuations()));
    }
    if (resolution instanceof Resolution.Unresolved none) {
      return Optional.of(unresolved(none.pairs(), none.reason()));
    }
    Resolution.Unique unique = (Resolution.Unique) resolution;
    Dyadic instant = Dyadic.approximate(time, precision.bits());
    synchronized (steps) {
      events.addAll(GateChanges.between(problem, gates, unique.gates(), instant));
    }
    gates = unique.gates();
    resolvedField = Optional.of(unique.field());
    slopes = unique.slopes();
    leadingOrders = unique.leadingOrders();
    return Optional.empty();
  }

  private FlowResult unresolved(List<Pair> pairs, String reason) {
    return new FlowResult.Unresolved(trajectory(), time, pairs, reason);
  }

  /** The trajectory so far; other threads may ask for it while a step is under way. */
  private Trajectory trajectory() {
    synchronized (steps) {
      return new Trajectory(problem, steps, events, precision.bits(), point.weights());
    }
  }
}
