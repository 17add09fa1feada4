package org.plumbline.flow.dormandprince;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.field.FieldCompiler;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
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
import org.plumbline.flow.state.LeadingOrders;
import org.plumbline.flow.state.PointState;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.ApproximateRisk;
import org.plumbline.flow.taylor.Reach;
import org.plumbline.flow.taylor.RiskTarget;
import org.plumbline.number.Dyadic;
import org.plumbline.number.RangeException;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * Integrates a flow problem in double precision from kink to kink, by the Dormand-Prince method of
 * order 8(5,3).
 *
 * <p>Between kinks {@link DoubleStretch} steps on the {@link DoubleField}; {@link DoubleScan} finds
 * where a gate ceases to hold on the dense output, the step is cut there, and {@link GateResolver}
 * decides how the flow goes on, from the weights in double, exactly as for the Taylor engine but
 * with what double leaves taken for zero ({@link #RESOLVING}). The result is a proposal: nothing in
 * it is rigorous (proofs-notes/double-steps.md).
 */
public final class DoubleFlow {
  /** The bits of the numbers a trajectory is made of. */
  private static final int WORKING_BITS = 53;

  /**
   * How gates are decided: in numbers of 64 bits, so that 2^-38 of its natural size counts as zero
   * in a pre-activation (local errors of 2^-43 leave about that much where it vanishes) and 2^-25
   * in a Taylor coefficient.
   */
  private static final WorkingPrecision RESOLVING =
      new WorkingPrecision(64, DoubleScan.ORDER, WORKING_BITS);

  /** Series at an event are computed with more, so that they add nothing to what is taken for 0. */
  private static final int RESOLVER_BITS = 128;

  /** The most events in a row without time passing, besides those that come back to one state. */
  private static final int MOST_AT_ONCE = 100;

  /** Times beyond this are left to other engines. */
  private static final double LATEST = 1e300;

  private final FlowProblem problem;
  private final Progress progress;
  private final TiedSamples ties;
  private final GateResolver resolver;
  private final ApproximateRisk approximateRisk;
  private final Optional<RiskTarget> riskTarget;
  private final List<TrajectoryStep> steps = new ArrayList<>();
  private final List<GateEvent> events = new ArrayList<>();

  private Optional<Rational> deadline;
  private Optional<FlowResult> end = Optional.empty();
  private Optional<EventScan.Event> event = Optional.empty();
  private Rational time = Rational.ZERO;
  private double[] weights;
  private PointState point;
  private double logRisk;
  private GateTable gates;
  private double[] slopes = new double[0];
  private LeadingOrders leadingOrders = LeadingOrders.NONE;

  /** The events since time last passed. */
  private final Set<Instant> now = new HashSet<>();

  private DoubleFlow(FlowProblem problem, Horizon horizon, double[] weights, Progress progress) {
    this.problem = problem;
    this.progress = progress;
    this.weights = weights;
    this.approximateRisk = new ApproximateRisk(problem);
    this.deadline = horizon.time();
    this.riskTarget = horizon.risk().map(risk -> new RiskTarget(problem, risk, RESOLVING.bits()));
    this.ties = TiedSamples.of(problem.network(), problem.data());
    this.resolver = new GateResolver(problem, ties, LimbSeries.withBits(RESOLVER_BITS), RESOLVING);
    this.point = PointState.at(problem, DoubleStep.dyadics(weights), RESOLVING.bits());
    this.gates = GateTable.allOff(problem.network(), problem.data().size());
  }

  /** Integrates {@code problem} from time 0 to {@code horizon}. */
  public static FlowResult integrate(FlowProblem problem, Horizon horizon, Progress progress) {
    double[] weights =
        problem.initialWeights().stream().mapToDouble(Rational::approximateDouble).toArray();
    if (!Arrays.stream(weights).allMatch(Double::isFinite)) {
      List<Dyadic> exact =
          problem.initialWeights().stream().map(w -> Dyadic.approximate(w, WORKING_BITS)).toList();
      return new FlowResult.Stopped(
          new Trajectory(problem, List.of(), List.of(), WORKING_BITS, exact),
          "the initial weights are beyond the range of double");
    }
    DoubleFlow flow = new DoubleFlow(problem, horizon, weights, progress);
    try {
      return flow.run();
    } catch (RangeException e) {
      return flow.stopped(Reach.outOfRange(e));
    }
  }

  private FlowResult run() {
    progress.watchable(this::trajectory);
    end = resolve(VanishingPairs.atStart(problem));
    ApproximateRisk.Estimate initial = approximateRisk.at(point.weights());
    logRisk = initial.log10();
    synchronized (steps) {
      events.removeIf(event -> event.kind() != GateEvent.Kind.PINNED);
    }
    if (riskTarget.filter(target -> target.isReachedAt(point, initial)).isPresent()) {
      deadline = Optional.of(Rational.ZERO);
    }
    while (end.isEmpty()) {
      if (hasReached(deadline)) {
        return new FlowResult.Completed(trajectory());
      }
      end = stretch();
    }
    return end.get();
  }

  /** Steps under constant gates up to the next event or the end; what ends the run, if it does. */
  private Optional<FlowResult> stretch() {
    DoubleField field = new DoubleField(FieldCompiler.compile(problem, gates, ties), slopes);
    double[] velocity = field.computeDerivatives(0, weights);
    if (!Arrays.stream(velocity).allMatch(Double::isFinite)) {
      return Optional.of(
          gates.pinned().isEmpty()
              ? stopped("numbers left the range of double")
              : unresolved(gates.pinned(), "no slopes hold the pinned pairs in double"));
    }
    if (deadline.isEmpty() && Arrays.stream(velocity).allMatch(v -> v == 0)) {
      return Optional.of(stopped("nothing moves any more in double, and the risk stays"));
    }
    DoubleScan scan = new DoubleScan(problem, gates, ties, field, RESOLVING.bits());
    Span span = span();
    DoubleStretch.End how =
        DoubleStretch.run(field, weights, span.length(), step -> take(step, span, scan));
    slopes = field.slopesAt(weights);
    if (end.isPresent() || hasReached(deadline)) {
      return end;
    }
    if (event.isPresent()) {
      return pass(event.get());
    }
    if (how == DoubleStretch.End.OUT_OF_RANGE && time.compareTo(span.start()) > 0) {
      // The last attempt at a step was too long; begin again with a short one.
      return Optional.empty();
    }
    return Optional.of(
        stopped(
            switch (how) {
              case STALLED -> "steps in double became too small to move time";
              case OUT_OF_RANGE -> "numbers left the range of double";
              case COVERED -> "time left the range of double before the horizon";
            }));
  }

  /** The time from the start of a stretch to the horizon, exact and in double. */
  private record Span(Rational start, Rational end, double length) {
    Rational instant(double elapsed) {
      return elapsed >= length ? end : start.add(Dyadic.of(elapsed).toRational());
    }
  }

  private Span span() {
    Rational latest = time.add(Dyadic.of(LATEST).toRational());
    Rational last = deadline.map(latest::min).orElse(latest);
    return new Span(time, last, last.subtract(time).approximateDouble());
  }

  private boolean hasReached(Optional<Rational> instant) {
    return instant.filter(last -> time.compareTo(last) >= 0).isPresent();
  }

  /** An event: the gates before it, and the pair whose gate no longer holds. */
  private record Instant(GateTable gates, Pair pair) {}

  /** A step for the trajectory, and the state it leads to. */
  private record Piece(
      DoubleStep dense, TrajectoryStep step, PointState end, ApproximateRisk.Estimate risk) {}

  /** Takes a step, cut at the first event and at the horizon; whether the stretch goes on. */
  private boolean take(DoubleStep whole, Span span, DoubleScan scan) {
    event = scan.first(whole, leadingOrders);
    DoubleStep dense = event.map(e -> whole.until(e.tau().approximateDouble())).orElse(whole);
    Rational until = span.instant(dense.end());
    if (deadline.filter(last -> last.compareTo(until) < 0).isPresent()) {
      return finish(whole, span, deadline.get());
    }
    if (until.compareTo(time) <= 0) {
      return false;
    }
    Piece piece = piece(dense, until);
    if (riskTarget.filter(target -> target.isReachedAt(piece.end(), piece.risk())).isPresent()) {
      Rational goal = riskTarget.get().reachedIn(piece.step());
      deadline = Optional.of(deadline.map(goal::min).orElse(goal));
      if (deadline.get().compareTo(until) < 0) {
        return finish(whole, span, deadline.get());
      }
    }
    return keep(piece) && event.isEmpty() && !hasReached(deadline);
  }

  /** Takes the part of a step up to the last instant of the run. */
  private boolean finish(DoubleStep whole, Span span, Rational last) {
    event = Optional.empty();
    double elapsed = last.subtract(span.start()).approximateDouble();
    keep(piece(whole.until((elapsed - whole.start()) / (whole.end() - whole.start())), last));
    return false;
  }

  private Piece piece(DoubleStep dense, Rational until) {
    TrajectoryStep step = TrajectoryStep.withoutSlopes(time, until, dense.polynomials(), gates);
    PointState reached = point.next(DoubleStep.dyadics(dense.endWeights()));
    return new Piece(dense, step, reached, approximateRisk.at(reached.weights()));
  }

  /** Adds a step to the trajectory; whether the run may go on. */
  private boolean keep(Piece piece) {
    now.clear();
    synchronized (steps) {
      steps.add(piece.step());
      point = piece.end();
    }
    time = piece.step().end();
    weights = piece.dense().endWeights();
    logRisk = piece.risk().log10();
    leadingOrders = leadingOrders.later();
    if (!progress.advanced(steps.size(), events.size(), time, logRisk)) {
      end = Optional.of(stopped("interrupted"));
    }
    return end.isEmpty();
  }

  /** Goes on after the event the last step ended at. */
  private Optional<FlowResult> pass(EventScan.Event passed) {
    event = Optional.empty();
    if (!now.add(new Instant(gates, passed.pair())) || now.size() > MOST_AT_ONCE) {
      List<Pair> pairs = now.stream().map(Instant::pair).distinct().sorted().toList();
      return Optional.of(unresolved(pairs, "events follow without time passing"));
    }
    return resolve(
        VanishingPairs.at(problem, point, gates, passed.pair(), RESOLVING.vanishingBits()));
  }

  /** Finds the gates from here on; what ends the run, if anything does. */
  private Optional<FlowResult> resolve(List<Pair> vanishing) {
    Resolution resolution = resolver.resolve(point, vanishing, Optional.empty());
    if (resolution instanceof Resolution.NotUnique several) {
      return Optional.of(
          new FlowResult.NotUnique(trajectory(), time, several.pairs(), several.continuations()));
    }
    if (resolution instanceof Resolution.Unresolved none) {
      return Optional.of(unresolved(none.pairs(), none.reason()));
    }
    Resolution.Unique unique = (Resolution.Unique) resolution;
    Dyadic instant = Dyadic.approximate(time, RESOLVING.bits());
    synchronized (steps) {
      events.addAll(GateChanges.between(problem, gates, unique.gates(), instant));
    }
    gates = unique.gates();
    slopes = unique.slopes().stream().mapToDouble(Dyadic::approximateDouble).toArray();
    leadingOrders = unique.leadingOrders();
    return Optional.empty();
  }

  private FlowResult unresolved(List<Pair> pairs, String reason) {
    return new FlowResult.Unresolved(trajectory(), time, pairs, reason);
  }

  private FlowResult stopped(String reason) {
    return new FlowResult.Stopped(trajectory(), reason);
  }

  /** The trajectory so far; other threads may ask for it while a step is under way. */
  private Trajectory trajectory() {
    synchronized (steps) {
      return new Trajectory(problem, steps, events, WORKING_BITS, point.weights());
    }
  }
}
