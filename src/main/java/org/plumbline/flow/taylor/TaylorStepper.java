package org.plumbline.flow.taylor;

import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
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
import org.plumbline.flow.event.EventScan;
import org.plumbline.flow.kink.GateResolver;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.flow.state.Expansion;
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

  TaylorStepper(
      FlowProblem problem, WorkingPrecision precision, SeriesArithmetic.Factory arithmetic) {
    this.problem = problem;
    this.precision = precision;
    this.arithmetic = arithmetic;
    this.ties = TiedSamples.of(problem.network(), problem.data());
    this.resolver = new GateResolver(problem, ties, arithmetic, precision);
    this.expander = new StepExpander(arithmetic, precision);
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
  public Optional<Obstacle> run(Stretch stretch, Listener listener) {
    EventScan scan = new EventScan(problem, stretch.gates(), ties, arithmetic, precision.bits());
    Optional<Position> goesOn = Optional.of(stretch.start());
    while (goesOn.isPresent()) {
      Position here = goesOn.get();
      Optional<StepExpander.Expanded> expanded = expand(stretch, here, scan);
      if (expanded.isEmpty()) {
        return Optional.of(
            new Obstacle.Unheld(
                stretch.gates().pinned(),
                "no slopes were found that hold the pinned pairs at zero"));
      }
      double logStep = expanded.get().logStep();
      Optional<String> obstacle = obstacle(stretch, here, logStep);
      if (obstacle.isPresent()) {
        return obstacle.map(Obstacle.Standstill::new);
      }
      Expansion expansion = expanded.get().expansion();
      Rational longest = duration(stretch, here, logStep);
      goesOn = listener.take(new Offer(stretch, here, expansion, scan).upTo(longest));
      expansion.release();
    }
    return Optional.empty();
  }

  private Optional<StepExpander.Expanded> expand(Stretch stretch, Position here, EventScan scan) {
    return expander.expand(
        new Expansion.Point(here.point().weights(), here.slopes()),
        stretch.field(),
        logRest(stretch, here),
        (beginning, length) -> {
          double most =
              stretch
                  .rest(here.time())
                  .map(rest -> length(beginning, rest).approximateDouble())
                  .map(rest -> Math.min(rest, length))
                  .orElse(length);
          return scan.foreseen(beginning, most, here.leadingOrders());
        });
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
  private Dyadic length(Expansion expansion, Rational duration) {
    return Dyadic.approximate(duration, precision.bits())
        .approximateQuotient(expansion.scale().timeUnit(), precision.bits());
  }

  /** A step of an expansion, up to the first event on it. */
  private final class Offer implements OfferedStep {
    private final Stretch stretch;
    private final Position here;
    private final Expansion expansion;
    private final EventScan scan;
    private Optional<Pair> event = Optional.empty();
    private Optional<Piece> whole = Optional.empty();

    Offer(Stretch stretch, Position here, Expansion expansion, EventScan scan) {
      this.stretch = stretch;
      this.here = here;
      this.expansion = expansion;
      this.scan = scan;
    }

    /**
     * Chooses the step: of at most the given length, and cut at the first event.
     *
     * <p>A step that hides an exponential from its series is halved until it does not.
     */
    Offer upTo(Rational longest) {
      Rational most = longest;
      for (int halvings = 0; ; halvings++) {
        Optional<EventScan.Event> first =
            scan.first(expansion, length(expansion, most), here.leadingOrders());
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
