package org.plumbline.flow.taylor;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.TiedSamples;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.Obstacle;
import org.plumbline.flow.OfferedStep;
import org.plumbline.flow.Piece;
import org.plumbline.flow.Position;
import org.plumbline.flow.Stepper;
import org.plumbline.flow.Stillness;
import org.plumbline.flow.Stretch;
import org.plumbline.flow.StretchForm;
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.kink.GateResolver;
import org.plumbline.flow.kink.Resolution;
import org.plumbline.flow.lane.FieldInLanes;
import org.plumbline.flow.lane.LaneExpansion;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.flow.state.Expansion;
import org.plumbline.flow.state.StepSeries;
import org.plumbline.flow.state.StepSize;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Taylor steps: at each point the flow is expanded to as many orders as the digits need, and the
 * step is the longest over which the series can be trusted.
 *
 * <p>Why Taylor series: for digits by the dozen a step of order {@code N} costs {@code O(N²)}
 * products of numbers and is a fixed part of the radius of convergence long, so a run costs a power
 * of the digits; a method of fixed order would need a number of steps exponential in them. And the
 * polynomial of a step is what the verifier can enclose (proofs-notes/taylor-steps.md; A. Griewank,
 * A. Walther, Evaluating Derivatives, SIAM 2008, ch. 13; R. Barrio, Appl. Math. Comput. 163, 2005).
 */
final class TaylorStepper implements Stepper {
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
  private final ApproximateRisk risks;
  private final HiddenExponentials hidden;
  private final Reach reach = new Reach();
  private final FormChoice choice;

  private int steps;

  /** The lane form once it was wanted; empty inside if the problem has none. */
  private Optional<Optional<FieldInLanes>> knownLanes = Optional.empty();

  /** The lane form of the field, while it is the one in use. */
  private Optional<FieldInLanes> lanes = Optional.empty();

  /** What is to be remembered of the stretch that was begun elsewhere, until it is gone on with. */
  private Optional<StepperMemory> recalled = Optional.empty();

  /** What the form of the stretch remembers. */
  private Supplier<List<Long>> formMemory = List::of;

  TaylorStepper(
      FlowProblem problem, WorkingPrecision precision, SeriesArithmetic.Factory arithmetic) {
    this(problem, precision, arithmetic, FormChoice.byCost(problem));
  }

  TaylorStepper(
      FlowProblem problem,
      WorkingPrecision precision,
      SeriesArithmetic.Factory arithmetic,
      FormChoice choice) {
    this.choice = choice;
    this.problem = problem;
    this.precision = precision;
    this.arithmetic = arithmetic;
    this.ties = TiedSamples.of(problem.network(), problem.data());
    this.resolver = new GateResolver(problem, ties, arithmetic, precision);
    this.expander = new StepExpander(precision);
    this.risks = new ApproximateRisk(problem);
    this.hidden = new HiddenExponentials(problem.loss(), precision.toleranceBits());
  }

  @Override
  public WorkingPrecision precision() {
    return precision;
  }

  @Override
  public int workingBits() {
    return precision.bits();
  }

  @Override
  public GateResolver resolver() {
    return resolver;
  }

  @Override
  public Optional<Dyadic> unit() {
    return expander.unit();
  }

  @Override
  public Optional<Resolution.Unique> plainly(Position here, GateTable gates, Pair pair) {
    return lanes.flatMap(form -> form.pass(here, gates, pair));
  }

  @Override
  public Optional<Supplier<List<Long>>> memory(boolean isWithinStretch) {
    return Optional.of(() -> remembered(isWithinStretch).numbers());
  }

  private StepperMemory remembered(boolean isWithinStretch) {
    return new StepperMemory(
        steps,
        choice.stretches(),
        StepperMemory.Lanes.of(knownLanes.map(Optional::isPresent)),
        knownLanes.flatMap(known -> known).map(FieldInLanes::roomNeeded).orElse(0),
        lanes.isPresent(),
        reach.memory(),
        expander.memory(),
        isWithinStretch ? formMemory.get() : List.of());
  }

  @Override
  public void recall(List<Long> memory, GateTable gates, boolean isWithinStretch) {
    StepperMemory known = StepperMemory.of(memory);
    steps = known.steps();
    choice.recall(known.stretches());
    reach.recall(known.reach());
    expander.recall(known.expander());
    if (known.lanes() != StepperMemory.Lanes.UNKNOWN) {
      knownLanes = Optional.of(FieldInLanes.of(problem, ties, gates, precision));
      knownLanes.get().ifPresent(form -> form.recallRoom(known.room()));
    }
    if (isWithinStretch) {
      recalled = Optional.of(known);
    }
  }

  /** The lane form for a stretch, chosen anew unless the stretch had begun elsewhere. */
  private Optional<FieldInLanes> form(GateTable gates) {
    return recalled.isEmpty()
        ? lanes(gates)
        : recalled
            .filter(StepperMemory::isInLanes)
            .flatMap(known -> knownLanes)
            .flatMap(known -> known)
            .filter(form -> form.change(gates));
  }

  @Override
  public Optional<Obstacle> run(Stretch stretch, Listener listener) {
    lanes = form(stretch.gates());
    Position start = stretch.start();
    if (lanes.isPresent()) {
      Run<LaneExpansion> inLanes = new Run<>(lanes.get().stretch(), stretch, listener);
      if (inLanes.from(start)) {
        return inLanes.obstacle();
      }
      start = inLanes.reached();
      lanes = Optional.empty();
    }
    Run<Expansion> run =
        new Run<>(
            new ProgramForm(problem, stretch, ties, arithmetic, precision.bits()),
            stretch,
            listener);
    return run.from(start)
        ? run.obstacle()
        : Optional.of(
            new Obstacle.Unheld(
                stretch.gates().pinned(),
                "no slopes were found that hold the pinned pairs at zero"));
  }

  /** The lane form under the gates of the next stretch, if it is to be preferred. */
  private Optional<FieldInLanes> lanes(GateTable gates) {
    if (!choice.prefersLanes(gates, steps)) {
      return Optional.empty();
    }
    Optional<FieldInLanes> known =
        knownLanes.orElseGet(() -> FieldInLanes.of(problem, ties, gates, precision));
    knownLanes = Optional.of(known);
    return known.filter(form -> form.change(gates));
  }

  /** The steps of a stretch in one form of its field. */
  private final class Run<S extends StepSeries> {
    private final StretchForm<S> form;
    private final Stretch stretch;
    private final Listener listener;
    private Optional<Obstacle> obstacle = Optional.empty();
    private Position here;

    Run(StretchForm<S> form, Stretch stretch, Listener listener) {
      this.form = form;
      this.stretch = stretch;
      this.listener = listener;
      this.here = stretch.start();
      recalled.ifPresent(known -> form.recall(known.form()));
      recalled = Optional.empty();
      formMemory = form::memory;
    }

    /** What ended it, other than the listener. */
    Optional<Obstacle> obstacle() {
      return obstacle;
    }

    /** Where it has come to. */
    Position reached() {
      return here;
    }

    /** Steps until an obstacle or the listener ends it; false where there is no expansion. */
    boolean from(Position start) {
      Optional<Position> goesOn = Optional.of(start);
      while (goesOn.isPresent()) {
        here = goesOn.get();
        Optional<StepExpander.Expanded<S>> expanded = expand();
        if (expanded.isEmpty()) {
          return false;
        }
        double logStep = expanded.get().logStep();
        obstacle =
            TaylorStepper.this.obstacle(stretch, here, logStep).map(Obstacle.Standstill::new);
        if (obstacle.isPresent()) {
          return true;
        }
        S expansion = expanded.get().expansion();
        Rational longest = duration(stretch, here, logStep);
        steps++;
        goesOn = listener.take(new Offer<>(form, stretch, here, expansion).upTo(longest));
        expansion.release();
      }
      return true;
    }

    private Optional<StepExpander.Expanded<S>> expand() {
      return expander.expand(
          form.at(here),
          logRest(stretch, here),
          (beginning, length) -> {
            double most =
                stretch
                    .rest(here.time())
                    .map(rest -> length(beginning, rest).approximateDouble())
                    .map(rest -> Math.min(rest, length))
                    .orElse(length);
            return form.foreseen(beginning, most, here.leadingOrders());
          });
    }
  }

  private Optional<String> obstacle(Stretch stretch, Position here, double logStep) {
    double risk = stretch.target().map(target -> target.bitsBelow(here.risk())).orElse(0.0);
    Optional<String> obstacle = reach.after(logStep, logRest(stretch, here), risk);
    boolean isStill = logStep == Double.POSITIVE_INFINITY && stretch.deadline().isEmpty();
    return obstacle.isEmpty() && isStill
        ? Optional.of(Stillness.reason(problem, stretch.gates()))
        : obstacle;
  }

  /** The binary logarithm of the time that is left; infinite without an end. */
  private double logRest(Stretch stretch, Position here) {
    return stretch
        .rest(here.time())
        .map(rest -> StepSize.logSize(Dyadic.approximate(rest, precision.bits())))
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** The step's length in time: the one chosen, unless the deadline comes first. */
  private Rational duration(Stretch stretch, Position here, double logStep) {
    Optional<Rational> rest = stretch.rest(here.time());
    if (logStep > logRest(stretch, here) + 1) {
      return rest.orElse(Rational.ZERO);
    }
    Rational chosen = StepSize.rounded(logStep).toRational();
    return rest.map(chosen::min).orElse(chosen);
  }

  /** A duration in the expansion's unit of time. */
  private Dyadic length(StepSeries expansion, Rational duration) {
    return Dyadic.approximate(duration, precision.bits())
        .approximateQuotient(expansion.scale().timeUnit(), precision.bits());
  }

  /** A step of an expansion, up to the first event on it. */
  private final class Offer<S extends StepSeries> implements OfferedStep {
    private final StretchForm<S> form;
    private final Stretch stretch;
    private final Position here;
    private final S expansion;
    private Optional<Pair> event = Optional.empty();
    private Optional<Piece> whole = Optional.empty();

    Offer(StretchForm<S> form, Stretch stretch, Position here, S expansion) {
      this.form = form;
      this.stretch = stretch;
      this.here = here;
      this.expansion = expansion;
    }

    /**
     * Chooses the step: of at most the given length, and cut at the first event.
     *
     * <p>A step that hides an exponential from its series is halved until it does not.
     */
    Offer<S> upTo(Rational longest) {
      Rational most = longest;
      for (int halvings = 0; ; halvings++) {
        Optional<EventScan.Event> first =
            form.first(expansion, length(expansion, most), here.leadingOrders());
        Rational duration = first.isPresent() ? shortened(most, first.get().tau()) : most;
        event = first.map(EventScan.Event::pair);
        whole = duration.signum() > 0 ? Optional.of(piece(duration)) : Optional.empty();
        if (halvings == MOST_HALVINGS || !hides()) {
          return this;
        }
        most = most.multiply(HALF);
      }
    }

    private boolean hides() {
      return whole
          .filter(piece -> hidden.grow(here.risk(), piece.risk(), expansion.order()))
          .isPresent();
    }

    private Rational shortened(Rational duration, Dyadic tau) {
      return Dyadic.approximate(duration, precision.bits())
          .multiply(tau)
          .round(precision.bits())
          .toRational();
    }

    private Piece piece(Rational duration) {
      Dyadic length = length(expansion, duration);
      TrajectoryStep step =
          new TrajectoryStep(
              here.time(),
              here.time().add(duration),
              expansion.weights(length),
              expansion.slopes(length),
              stretch.gates());
      List<Dyadic> end = step.endWeights().stream().map(w -> w.round(precision.bits())).toList();
      return new Piece(step, end, risks.at(end));
    }

    @Override
    public Optional<Pair> event() {
      return event;
    }

    @Override
    public Optional<Piece> whole() {
      return whole;
    }

    @Override
    public Piece until(Rational instant) {
      return piece(instant.subtract(here.time()));
    }
  }
}
