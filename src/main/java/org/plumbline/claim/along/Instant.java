package org.plumbline.claim.along;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * The weights recorded at one instant, with the distance from each of them within which the true
 * weight lies: for certain, where the verifier has enclosed the flow there, and otherwise if the
 * trajectory is as accurate as it was asked to be.
 *
 * <p>A claim evaluated on {@link #tube()} allows for that distance and for nothing else: its
 * allowances are derived from the digits asked for, never tuned.
 *
 * @param step the number of the step the instant belongs to, from 0; -1 for the exact initial
 *     weights
 * @param time the instant
 * @param weights the recorded weights, rounded to the bits of {@link Observations#bits()}
 * @param radius the distance, rounding included
 * @param isEnclosed whether the true weights lie within the radius for certain
 */
public record Instant(
    int step, @Rigorous Rational time, List<Dyadic> weights, Dyadic radius, boolean isEnclosed) {
  private static final int RADIUS_BITS = 32;

  /** The knot of weights recorded with the given accuracy relative to {@code max(1, ‖w‖)}. */
  static Instant of(
      int step, @Rigorous Rational time, List<Dyadic> recorded, ReadingPrecision precision) {
    List<Dyadic> weights = recorded.stream().map(w -> w.round(precision.bits())).toList();
    Dyadic rounding = largest(weights).scale(1L - precision.bits());
    Dyadic norm = norm(weights).max(Dyadic.ONE);
    Dyadic radius = precision.relativeError().multiply(norm).add(rounding);
    return new Instant(step, time, weights, upwards(radius), false);
  }

  /** The knot of weights whose distance from the true ones the verifier has bounded. */
  static Instant enclosed(
      int step,
      @Rigorous Rational time,
      List<Dyadic> recorded,
      Magnitude proved,
      ReadingPrecision precision) {
    List<Dyadic> weights = recorded.stream().map(w -> w.round(precision.bits())).toList();
    Dyadic rounding = largest(weights).scale(1L - precision.bits());
    return new Instant(step, time, weights, upwards(proved.toDyadic().add(rounding)), true);
  }

  /**
   * An interval that holds for all weights within the radius as one that holds for the flow.
   *
   * @throws IllegalStateException unless the flow is enclosed here
   */
  @SuppressWarnings("rigorous") // the verifier's: the true weights are within the radius
  public @Rigorous DyadicInterval certain(DyadicInterval forAllWithinRadius) {
    if (!isEnclosed) {
      throw new IllegalStateException("nothing encloses the flow at " + time);
    }
    return forAllWithinRadius;
  }

  /** The knot of exact weights, enclosed by rounding only. */
  public static Instant exact(List<Rational> exact, int bits) {
    List<Dyadic> weights = exact.stream().map(w -> Dyadic.approximate(w, bits)).toList();
    boolean lossless = true;
    for (int p = 0; p < weights.size() && lossless; p++) {
      lossless = weights.get(p).toRational().equals(exact.get(p));
    }
    Dyadic radius = lossless ? Dyadic.ZERO : largest(weights).scale(1L - bits);
    return new Instant(-1, Rational.ZERO, weights, radius, true);
  }

  /** An interval around each weight that contains the true one. */
  public List<DyadicInterval> tube() {
    List<DyadicInterval> tube = new ArrayList<>(weights.size());
    weights.forEach(w -> tube.add(DyadicInterval.around(w, radius)));
    return tube;
  }

  /** An interval around the weight of parameter {@code p} that contains the true one. */
  public DyadicInterval tube(int p) {
    return DyadicInterval.around(weights.get(p), radius);
  }

  private static Dyadic largest(List<Dyadic> weights) {
    return weights.stream().map(w -> w.abs()).reduce(Dyadic.ZERO, Dyadic::max);
  }

  private static Dyadic norm(List<Dyadic> weights) {
    Dyadic sum = weights.stream().map(w -> w.multiply(w)).reduce(Dyadic.ZERO, Dyadic::add);
    return DyadicInterval.of(sum).outward(RADIUS_BITS).sqrt(RADIUS_BITS).upper();
  }

  private static Dyadic upwards(Dyadic radius) {
    return DyadicInterval.of(radius).outward(RADIUS_BITS).upper();
  }
}
