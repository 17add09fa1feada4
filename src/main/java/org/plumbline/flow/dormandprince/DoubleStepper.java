package org.plumbline.flow.dormandprince;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
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
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * Steps in double precision by the Dormand-Prince method of order 8(5,3).
 *
 * <p>{@link DoubleStretch} steps on the {@link DoubleField}; {@link DoubleScan} finds where a gate
 * ceases to hold on the dense output. Kinks are decided from the weights in double, exactly as for
 * Taylor steps but with what double leaves taken for zero ({@link #RESOLVING};
 * proofs-notes/double-steps.md).
 */
final class DoubleStepper implements Stepper {
  /** The bits of the numbers a trajectory is made of. */
  static final int WORKING_BITS = 53;

  /**
   * How gates are decided: in numbers of 64 bits, so that 2^-38 of its natural size counts as zero
   * in a pre-activation (local errors of 2^-43 leave about that much where it vanishes) and 2^-25
   * in a Taylor coefficient.
   */
  private static final WorkingPrecision RESOLVING =
      new WorkingPrecision(64, DoubleScan.ORDER, WORKING_BITS);

  /** Series at an event are computed with more, so that they add nothing to what is taken for 0. */
  private static final int RESOLVER_BITS = 128;

  /** Times beyond this are left to other engines. */
  private static final double LATEST = 1e300;

  private final FlowProblem problem;
  private final TiedSamples ties;
  private final GateResolver resolver;
  private final ApproximateRisk risks;

  DoubleStepper(FlowProblem problem) {
    this.problem = problem;
    this.ties = TiedSamples.of(problem.network(), problem.data());
    this.resolver = new GateResolver(problem, ties, LimbSeries.withBits(RESOLVER_BITS), RESOLVING);
    this.risks = new ApproximateRisk(problem);
  }

  @Override
  public WorkingPrecision precision() {
    return RESOLVING;
  }

  @Override
  public int workingBits() {
    return WORKING_BITS;
  }

  @Override
  public GateResolver resolver() {
    return resolver;
  }

  @Override
  public Optional<Dyadic> unit() {
    return Optional.empty();
  }

  /** Within a stretch the method remembers stages of its last step, which are not told here. */
  @Override
  public Optional<Supplier<List<Long>>> memory(boolean isWithinStretch) {
    return isWithinStretch ? Optional.empty() : Optional.of(List::of);
  }

  @Override
  public Optional<Obstacle> run(Stretch stretch, Listener listener) {
    Position start = stretch.start();
    double[] slopes = doubles(start.slopes());
    while (true) {
      double[] weights = doubles(start.point().weights());
      DoubleField field = new DoubleField(stretch.field().get(), slopes);
      Optional<Obstacle> obstacle = obstacle(stretch, field.computeDerivatives(0, weights));
      if (obstacle.isPresent()) {
        return obstacle;
      }
      Attempt attempt = new Attempt(stretch, start, field, listener);
      DoubleStretch.End end =
          DoubleStretch.run(field, weights, attempt.span.length(), attempt::take);
      if (attempt.here.isEmpty()) {
        return Optional.empty();
      }
      Position reached = attempt.here.get();
      if (end != DoubleStretch.End.OUT_OF_RANGE || reached.time().equals(start.time())) {
        return Optional.of(new Obstacle.Standstill(reason(end)));
      }
      // The last attempt at a step was too long; begin again with a short one.
      start = reached;
      slopes = field.slopesAt(doubles(reached.point().weights()));
    }
  }

  private static double[] doubles(List<Dyadic> numbers) {
    return numbers.stream().mapToDouble(Dyadic::approximateDouble).toArray();
  }

  private Optional<Obstacle> obstacle(Stretch stretch, double[] velocity) {
    List<Pair> pinned = stretch.gates().pinned();
    if (!Arrays.stream(velocity).allMatch(Double::isFinite)) {
      return Optional.of(
          pinned.isEmpty()
              ? new Obstacle.Standstill(reason(DoubleStretch.End.OUT_OF_RANGE))
              : new Obstacle.Unheld(
                  pinned,
                  "no slopes were found in double arithmetic that hold the pinned pairs at zero"));
    }
    return stretch.deadline().isEmpty() && Arrays.stream(velocity).allMatch(v -> v == 0)
        ? Optional.of(
            new Obstacle.Standstill(
                "in double arithmetic " + Stillness.reason(problem, stretch.gates())))
        : Optional.empty();
  }

  private static String reason(DoubleStretch.End end) {
    return switch (end) {
      case STALLED -> "steps in double arithmetic became too small for time to advance";
      case OUT_OF_RANGE -> "numbers left the range of double arithmetic";
      case COVERED -> "time left the range of double arithmetic before the horizon";
    };
  }

  /** The time from the start of an attempt to the horizon, exact and in double. */
  private record Span(Rational start, Rational end, double length) {
    static Span of(Rational start, Optional<Rational> deadline) {
      Rational latest = start.add(Dyadic.of(LATEST).toRational());
      Rational last = deadline.map(latest::min).orElse(latest);
      return new Span(start, last, last.subtract(start).approximateDouble());
    }

    Rational instant(double elapsed) {
      return elapsed >= length ? end : start.add(Dyadic.of(elapsed).toRational());
    }
  }

  /** One run of the method, in whose own time it starts at 0. */
  private final class Attempt {
    private final GateTable gates;
    private final DoubleScan scan;
    private final Listener listener;
    private final Span span;
    private Optional<Position> here;

    Attempt(Stretch stretch, Position start, DoubleField field, Listener listener) {
      this.gates = stretch.gates();
      this.scan = new DoubleScan(problem, gates, ties, field, RESOLVING.bits());
      this.listener = listener;
      this.span = Span.of(start.time(), stretch.deadline());
      this.here = Optional.of(start);
    }

    /** Offers a step to the listener; whether it wants more. */
    boolean take(DoubleStep whole) {
      here = here.flatMap(before -> listener.take(new Offer(this, before, whole)));
      return here.isPresent();
    }
  }

  /** A step of the method, up to the first event on it. */
  private final class Offer implements OfferedStep {
    private final Attempt attempt;
    private final Position here;
    private final DoubleStep dense;
    private final Optional<EventScan.Event> event;

    Offer(Attempt attempt, Position here, DoubleStep dense) {
      this.attempt = attempt;
      this.here = here;
      this.dense = dense;
      this.event = attempt.scan.first(dense, here.leadingOrders());
    }

    @Override
    public Optional<Pair> event() {
      return event.map(EventScan.Event::pair);
    }

    @Override
    public Optional<Piece> whole() {
      DoubleStep part = event.map(e -> dense.until(e.tau().approximateDouble())).orElse(dense);
      Rational end = attempt.span.instant(part.end());
      return end.compareTo(here.time()) > 0 ? Optional.of(piece(part, end)) : Optional.empty();
    }

    @Override
    public Piece until(Rational instant) {
      double elapsed = instant.subtract(attempt.span.start()).approximateDouble();
      double tau = (elapsed - dense.start()) / (dense.end() - dense.start());
      return piece(dense.until(tau), instant);
    }

    private Piece piece(DoubleStep part, Rational end) {
      TrajectoryStep step =
          TrajectoryStep.withoutSlopes(here.time(), end, part.polynomials(), attempt.gates);
      List<Dyadic> weights = DoubleStep.dyadics(part.endWeights());
      return new Piece(step, weights, risks.at(weights));
    }
  }
}
