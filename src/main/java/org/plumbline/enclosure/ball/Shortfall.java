package org.plumbline.enclosure.ball;

import java.util.Optional;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/**
 * By how much, and for how long, a series that should not be negative is so on a part of {@code [0,
 * 1]}: {@code T >= -depth} there, and {@code T < 0} on a set of length at most {@code duration}.
 *
 * <p>In the middle doubles decide. At the ends of a step, where pre-activations vanish, the exact
 * value and slope there are used with a bound of the slope or the curvature in doubles
 * (proofs-notes/verifier.md, V7).
 *
 * @param depth at least the largest negative part
 * @param duration at least the length of the set on which the series is negative
 */
public record Shortfall(Magnitude depth, Magnitude duration) {
  /** A series that is nowhere negative. */
  public static final Shortfall NONE = new Shortfall(Magnitude.ZERO, Magnitude.ZERO);

  /** Halvings of an interval at most. */
  private static final int MOST_HALVINGS = 48;

  /** A part this short is reached by halving. */
  private static final double SHORT = 0x1p-20;

  /** Ranges looked at before what is left is taken as it is. */
  private static final int MOST_RANGES = 1_000;

  /** The shortfall of every series in {@code ball} on {@code [from, to]}. */
  public static Shortfall of(SeriesBall ball, double from, double to) {
    return new Search(ball, false).on(from, to, MOST_HALVINGS);
  }

  /**
   * The shortfall on {@code [from, to]} of every series in {@code ball} that vanishes at 0.
   *
   * <p>What the radius stands for is then at most the radius times {@code τ}.
   */
  public static Shortfall vanishingAtStart(SeriesBall ball, double from, double to) {
    return new Search(ball.withoutConstant(), true).on(from, to, MOST_HALVINGS);
  }

  /** At least the integral of the negative part. */
  public Magnitude integral() {
    return depth.multiply(duration);
  }

  /** The one of two that says more, where both hold. */
  public Shortfall orLess(Shortfall other) {
    return other.integral().compareTo(integral()) < 0 ? other : this;
  }

  private Shortfall and(Shortfall other) {
    return new Shortfall(depth.max(other.depth), duration.add(other.duration));
  }

  /** The search on one series. */
  private static final class Search {
    private final SeriesBall ball;
    private final PolynomialRange values;
    private final PolynomialRange slopes;
    private final PolynomialRange curvatures;
    private final boolean vanishes;
    private int left = MOST_RANGES;

    Search(SeriesBall ball, boolean vanishes) {
      this.ball = ball;
      this.vanishes = vanishes;
      this.values = PolynomialRange.enclosing(ball);
      SeriesBall slope = ball.center().derivative();
      this.slopes = PolynomialRange.enclosing(slope);
      this.curvatures = PolynomialRange.enclosingDerivative(slope);
    }

    Shortfall on(double from, double to, int halvings) {
      DoubleInterval range = values.on(from, to);
      if (range.lower() >= 0 || (ball.isZero() && ball.radius().isZero())) {
        return NONE;
      }
      left--;
      boolean vanishesAtStart = from == 0 && values.on(0, 0).lower() < 0;
      boolean vanishesAtEnd = to == 1 && values.on(1, 1).lower() < 0;
      if (vanishesAtStart || vanishesAtEnd) {
        Optional<Shortfall> atEnd = atEnd(from, to, vanishesAtStart);
        if (atEnd.isPresent()) {
          return atEnd.get();
        }
      }
      double middle = (from + to) / 2;
      boolean isLast = halvings == 0 || left <= 0 || range.upper() < 0;
      if (isLast || !(from < middle && middle < to)) {
        Magnitude length = Magnitude.enclosingAbove(to - from);
        return new Shortfall(Magnitude.enclosingAbove(range.lower()), length);
      }
      return on(from, middle, halvings - 1).and(on(middle, to, halvings - 1));
    }

    /** From exact value and slope at 0 or 1, if the series bends or climbs away from there. */
    private Optional<Shortfall> atEnd(double from, double to, boolean isStart) {
      Dyadic value = isStart ? ball.coefficient(0) : ball.atOne();
      boolean isRestSlope = isStart && vanishes;
      Magnitude below = isRestSlope ? Magnitude.ZERO : negativePart(value).add(ball.radius());
      Magnitude length = Magnitude.enclosingAbove(to - from);
      DoubleInterval inward = isStart ? slopes.on(from, to) : slopes.on(from, to).negate();
      if (inward.lower() > 0 && !isRestSlope) {
        Magnitude climb = below.divideByLower(Magnitude.enclosingAbove(inward.lower()));
        return Optional.of(new Shortfall(below, climb.min(length)));
      }
      if (isRestSlope
          && Magnitude.enclosingAbove(Math.max(0, inward.lower())).compareTo(ball.radius()) > 0) {
        return Optional.of(NONE);
      }
      double bend = curvatures.on(from, to).lower();
      if (bend <= 0 || (to - from > SHORT && climbsAtFirst(isStart))) {
        return Optional.empty();
      }
      Dyadic slope = slopeAt(isStart);
      Magnitude flat = negativePart(isStart ? slope : slope.negate());
      Magnitude falling = isRestSlope ? flat.add(ball.radius()) : flat;
      Magnitude curvature = Magnitude.enclosingAbove(bend);
      Magnitude root =
          falling.multiply(falling).add(below.multiply(curvature).scale(1)).sqrtUpper();
      Magnitude until = falling.add(root).divideByLower(curvature).min(length);
      return Optional.of(new Shortfall(below.add(falling.multiply(until)), until));
    }

    /** Whether a shorter part would show a climb: then the bend alone would say too little. */
    private boolean climbsAtFirst(boolean isStart) {
      DoubleInterval slope = isStart ? slopes.on(0, SHORT) : slopes.on(1 - SHORT, 1).negate();
      return slope.lower() > 0;
    }

    /** The slope of the polynomial at 0 or 1. */
    private Dyadic slopeAt(boolean isStart) {
      return isStart ? ball.coefficient(1) : ball.center().derivative().atOne();
    }

    private static Magnitude negativePart(Dyadic value) {
      return value.signum() < 0 ? Magnitude.enclosingAbove(value) : Magnitude.ZERO;
    }
  }
}
