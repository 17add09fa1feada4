package org.plumbline.compare.flow;

import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/**
 * Decides whether recorded weights are those of the flow, given what is proved of the flow at their
 * time: rounded once, and moved by errors that the engine admits to (proofs-notes/comparison.md,
 * F1).
 */
public final class FlowJudge {
  private static final int BITS_OF_RATIO = 60;

  private final NumberFormat format;

  private FlowJudge(NumberFormat format) {
    this.format = format;
  }

  /** The judge of points recorded in a format. */
  public static FlowJudge of(NumberFormat format) {
    return new FlowJudge(format);
  }

  /**
   * At least the Euclidean length of what rounding {@code weights}, or numbers that are rounded to
   * them, may move.
   */
  public Magnitude roundingUpper(List<Dyadic> weights) {
    Magnitude squares = Magnitude.ZERO;
    for (Dyadic weight : weights) {
      Magnitude half = roundingUpper(weight);
      squares = squares.add(half.multiply(half));
    }
    return squares.sqrtUpper();
  }

  /** At least the distance of a number of the format from any that is rounded to it. */
  private Magnitude roundingUpper(Dyadic weight) {
    if (format == NumberFormat.EXACT) {
      return Magnitude.ZERO;
    }
    return Magnitude.enclosingAbove(format.ulp(weight.abs()))
        .scale(-1)
        .add(format.underflowUpper());
  }

  /** About how far weights are at most from others, beyond what a rounding explains. */
  public double beyondRounding(List<Dyadic> weights, List<DyadicInterval> others) {
    double largest = 0;
    for (int p = 0; p < weights.size(); p++) {
      Dyadic apart = weights.get(p).subtract(others.get(p).middle()).abs();
      Dyadic beyond = apart.subtract(roundingUpper(weights.get(p)).toDyadic());
      largest = Math.max(largest, beyond.approximateDouble());
    }
    return largest;
  }

  /**
   * Judges the weights of one point.
   *
   * @param proposed one interval per parameter
   * @param radius at least the distance of the flow from some point of these intervals
   * @param allowed at least the distance, from any point of these intervals, of every path that the
   *     claim permits; nothing if that is not bounded
   */
  public FlowFinding judge(
      List<Dyadic> weights,
      List<DyadicInterval> proposed,
      Magnitude radius,
      Optional<Magnitude> allowed) {
    Magnitude permitted = allowed.orElse(Magnitude.INFINITY);
    DyadicInterval around = DyadicInterval.around(Dyadic.ZERO, radius.toDyadic());
    Worst byRatio = new Worst();
    Worst byDistance = new Worst();
    boolean isOutside = false;
    for (int p = 0; p < weights.size(); p++) {
      DyadicInterval apart = DyadicInterval.of(weights.get(p)).subtract(proposed.get(p));
      DyadicInterval distance = absolute(apart.add(around));
      Magnitude bound = permitted.add(roundingUpper(weights.get(p)));
      isOutside |= !bound.isInfinite() && !apart.isWithin(bound.toDyadic());
      byRatio.offer(p, distance, ratio(absolute(apart).middle(), bound));
      byDistance.offer(p, distance, distance.upper().approximateDouble());
    }
    boolean isKnown = !permitted.isInfinite() && isFine(weights, radius, permitted);
    Outcome agreement = isKnown ? Outcome.CONFIRMED : Outcome.UNDECIDED;
    int p = byRatio.parameter;
    Dyadic size = weights.get(p).abs();
    Dyadic middle = byRatio.distance.middle();
    return new FlowFinding(
        isOutside ? Outcome.DIFFERS : agreement,
        p,
        byRatio.distance,
        permitted.add(roundingUpper(weights.get(p))),
        byRatio.measure,
        quotient(middle, format.ulp(size)),
        quotient(middle, size.max(Dyadic.ONE)),
        byDistance.parameter,
        byDistance.distance);
  }

  /** The parameter with the largest measure of those offered, the first of equal ones. */
  private static final class Worst {
    private int parameter;
    private double measure = -1;
    private DyadicInterval distance = DyadicInterval.ZERO;

    void offer(int p, DyadicInterval apart, double by) {
      if (by > measure) {
        parameter = p;
        measure = by;
        distance = apart;
      }
    }
  }

  /** Whether the flow is known to a rounding of the largest weight, or to what is permitted. */
  private boolean isFine(List<Dyadic> weights, Magnitude radius, Magnitude permitted) {
    Dyadic largest = weights.stream().map(w -> w.abs()).reduce(Dyadic.ZERO, (a, b) -> a.max(b));
    boolean isRoundedOnly = permitted.compareTo(radius) <= 0;
    return !isRoundedOnly || radius.compareTo(roundingUpper(largest)) <= 0;
  }

  private static double ratio(Dyadic distance, Magnitude bound) {
    if (distance.signum() == 0 || bound.isInfinite()) {
      return 0;
    }
    return bound.isZero()
        ? Double.POSITIVE_INFINITY
        : distance.approximateQuotient(bound.toDyadic(), BITS_OF_RATIO).approximateDouble();
  }

  private static double quotient(Dyadic a, Dyadic b) {
    return a.signum() == 0 ? 0 : a.approximateQuotient(b, BITS_OF_RATIO).approximateDouble();
  }

  private static DyadicInterval absolute(DyadicInterval set) {
    if (set.lower().signum() >= 0) {
      return set;
    }
    return set.upper().signum() <= 0
        ? set.negate()
        : new DyadicInterval(Dyadic.ZERO, set.magnitude());
  }
}
