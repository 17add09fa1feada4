package org.plumbline.enclosure.proposal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.plumbline.enclosure.ball.FixedDigits;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.box.MovingInterval;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/**
 * A proposed step as the verifier takes it: polynomials cut to its own precision, and exact from
 * there on.
 */
public final class ProposedStep {
  /** Orders beyond the proposal's that the defect is computed to; the rest is bounded. */
  private static final int MORE_ORDERS = 2;

  /** The least order: products of short polynomials have many more terms than these. */
  private static final int LEAST_ORDER = 32;

  /** The largest coefficients looked at, as a power of two. */
  private static final long LARGEST = 1 << 20;

  private final boolean isFit;
  private final List<SeriesBall> weights;
  private final List<SeriesBall> slopes;
  private final List<PolynomialRange> ranges;
  private final List<Dyadic> start;
  private final List<Dyadic> end;
  private final Magnitude cut;
  private final IntFunction<Optional<DoubleInterval>> frozen;

  private ProposedStep(
      boolean isFit,
      List<SeriesBall> weights,
      List<SeriesBall> slopes,
      Magnitude cut,
      IntFunction<Optional<DoubleInterval>> frozen) {
    this.frozen = frozen;
    this.isFit = isFit;
    this.weights = weights;
    this.slopes = slopes;
    this.cut = cut;
    this.start = weights.stream().map(w -> w.coefficient(0)).toList();
    this.end = weights.stream().map(SeriesBall::atOne).toList();
    this.ranges = weights.stream().map(PolynomialRange::enclosing).toList();
  }

  /** The step cut to {@code count} limbs; at rest at 0 if it is not {@link #isFit}. */
  public static ProposedStep of(TrajectoryStep step, int count) {
    return of(step, count, p -> Optional.empty());
  }

  /**
   * The same for a flow some of whose parameters have values that are known throughout.
   *
   * @param frozen contains the value of a parameter that is known
   */
  public static ProposedStep of(
      TrajectoryStep step, int count, IntFunction<Optional<DoubleInterval>> frozen) {
    List<SeriesBall> weights = new ArrayList<>();
    Magnitude squares = Magnitude.ZERO;
    for (Polynomial polynomial : step.weights()) {
      FixedDigits.Cut cut = FixedDigits.cut(polynomial, count);
      weights.add(cut.series());
      squares = squares.add(cut.lost().multiply(cut.lost()));
    }
    List<SeriesBall> slopes =
        step.slopes().stream().map(s -> FixedDigits.cut(s, count).series()).toList();
    return Stream.concat(weights.stream(), slopes.stream()).allMatch(ProposedStep::isFit)
        ? new ProposedStep(true, List.copyOf(weights), slopes, squares.sqrtUpper(), frozen)
        : new ProposedStep(
            false,
            Collections.nCopies(weights.size(), SeriesBall.ZERO),
            List.of(),
            Magnitude.ZERO,
            frozen);
  }

  private static boolean isFit(SeriesBall polynomial) {
    return polynomial.length() + MORE_ORDERS <= SeriesBall.MOST_ORDER
        && SeriesBall.BITS * polynomial.top() <= LARGEST;
  }

  /** Whether the polynomials are short enough to be summed, and their coefficients in range. */
  public boolean isFit() {
    return isFit;
  }

  public List<SeriesBall> weights() {
    return weights;
  }

  public List<SeriesBall> slopes() {
    return slopes;
  }

  /** The order to which series are computed. */
  public int order() {
    int length =
        Stream.concat(weights.stream(), slopes.stream())
            .mapToInt(SeriesBall::length)
            .max()
            .orElse(1);
    return Math.max(length - 1 + MORE_ORDERS, LEAST_ORDER);
  }

  /** At least the distance of these polynomials from those proposed, at any time of the step. */
  public Magnitude cut() {
    return cut;
  }

  /**
   * A box that contains, in its interior, the step's part {@code [from, to]} and all weights within
   * {@code tube} of it that the flow may have.
   */
  public WeightBox box(double from, double to, Magnitude tube) {
    List<DoubleInterval> path = new ArrayList<>();
    ranges.forEach(range -> path.add(range.on(from, to)));
    WeightBox wide = WeightBox.of(path).widened(tube.doubleUpper());
    List<DoubleInterval> box = new ArrayList<>();
    for (int p = 0; p < path.size(); p++) {
      DoubleInterval along = path.get(p);
      box.add(frozen.apply(p).map(value -> along.hull(value).wider()).orElse(wide.range(p)));
    }
    return WeightBox.of(box);
  }

  /** The ranges of a parameter's polynomial. */
  PolynomialRange range(int parameter) {
    return ranges.get(parameter);
  }

  /** Whether a parameter of the flow is known throughout. */
  public boolean isFrozen(int parameter) {
    return frozen.apply(parameter).isPresent();
  }

  /** The weights within {@code tube} of the part, and their rates along it in scaled time. */
  public List<MovingInterval> moving(double from, double to, Magnitude tube) {
    WeightBox box = box(from, to, tube);
    return IntStream.range(0, weights.size())
        .mapToObj(
            p ->
                new MovingInterval(
                    box.range(p), PolynomialRange.enclosingDerivative(weights.get(p)).on(from, to)))
        .toList();
  }

  public List<Dyadic> start() {
    return start;
  }

  public List<Dyadic> end() {
    return end;
  }
}
