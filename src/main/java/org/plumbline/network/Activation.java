package org.plumbline.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.PolyRigorous;
import org.plumbline.number.qual.Rigorous;

/**
 * The function {@code σ(s) = s} for {@code s >= 0} and {@code negativeSlope · s} for {@code s < 0}.
 *
 * <p>Slope 1 is linear, slope 0 is ReLU, a slope strictly between is leaky ReLU, slope -1 is the
 * absolute value. With {@code α} the slope, {@code σ(s) = max(s, αs)}; the Clarke subdifferential
 * at 0 is {@code [α, 1]}; no secant is steeper than 1. Each is positively homogeneous: {@code σ(cs)
 * = cσ(s)} for {@code c >= 0}. All that is proved of kinks rests on these properties alone
 * (proofs-notes/setting.md).
 *
 * @param negativeSlope the slope on the negative side, in [0, 1] or -1
 */
public record Activation(@Rigorous Rational negativeSlope) {
  /** The identity. */
  public static final Activation LINEAR = new Activation(Rational.ONE);

  /** The function {@code max(s, 0)}. */
  public static final Activation RELU = new Activation(Rational.ZERO);

  /** The function {@code |s|}. */
  public static final Activation ABSOLUTE_VALUE = new Activation(Rational.of(-1));

  /** What an activation may be, for messages. */
  public static final String SPELLINGS = "linear, relu, abs or leaky:p/q";

  /** A spelling of each kind. */
  public static final List<String> EXAMPLES = List.of("linear", "relu", "abs", "leaky:1/4");

  private static final String LEAKY = "leaky:";

  /**
   * An activation with the given negative slope.
   *
   * @throws IllegalArgumentException if the slope is outside [0, 1] and not -1
   */
  public Activation {
    boolean isBetween = negativeSlope.signum() >= 0 && negativeSlope.compareTo(Rational.ONE) <= 0;
    if (!isBetween && !negativeSlope.equals(Rational.of(-1))) {
      throw new IllegalArgumentException(
          "negative slope " + negativeSlope + " is outside [0, 1] and not -1");
    }
  }

  /**
   * Leaky ReLU {@code max(s, αs)}.
   *
   * @throws IllegalArgumentException unless {@code 0 < α < 1}
   */
  public static Activation leaky(@Rigorous Rational alpha) {
    if (alpha.signum() <= 0 || alpha.compareTo(Rational.ONE) >= 0) {
      throw new IllegalArgumentException(
          "the slope of leaky ReLU must lie in (0, 1), not " + alpha);
    }
    return new Activation(alpha);
  }

  /** Whether this is the identity, which has no kink. */
  public boolean isLinear() {
    return negativeSlope.equals(Rational.ONE);
  }

  /** Whether this is ReLU, whose negative side is silent. */
  public boolean isRelu() {
    return negativeSlope.signum() == 0;
  }

  /** Whether this is the absolute value, which is even where the others are increasing. */
  public boolean isAbsoluteValue() {
    return negativeSlope.signum() < 0;
  }

  /** The sign of {@code σ(s)} for {@code s < 0}. */
  public int signBelow() {
    return -negativeSlope.signum();
  }

  /** The value {@code σ(s)}. */
  public Rational apply(Rational s) {
    return s.signum() >= 0 ? s : negativeSlope.multiply(s);
  }

  /**
   * The gate {@code σ'(s)}; at the kink {@code s = 0} the negative slope, one of the Clarke
   * selections.
   */
  public Rational gate(Rational s) {
    return s.signum() > 0 ? Rational.ONE : negativeSlope;
  }

  /**
   * Contains {@code σ(s)} for all {@code s} in an interval, to so many bits: {@code max(s, αs)} is
   * convex and has its kink at 0, so the ends of the two sides decide.
   */
  public @PolyRigorous DyadicInterval image(@PolyRigorous DyadicInterval s, int bits) {
    if (isLinear() || s.lower().signum() >= 0) {
      return s;
    }
    DyadicInterval negative = new DyadicInterval(s.lower(), s.upper().min(Dyadic.ZERO));
    DyadicInterval below = DyadicInterval.enclosing(negativeSlope, bits).multiply(negative);
    Dyadic upper = s.upper().signum() > 0 ? s.upper().max(below.upper()) : below.upper();
    return new DyadicInterval(below.lower(), upper).outward(bits);
  }

  /**
   * The activation written as {@link #toString} writes it; empty if the word is unknown.
   *
   * @throws IllegalArgumentException if the slope of a leaky one is not a number in (0, 1)
   */
  public static Optional<Activation> parse(String text) {
    if (text.startsWith(LEAKY)) {
      return Optional.of(leaky(Rational.parse(text.substring(LEAKY.length()))));
    }
    return Stream.of(LINEAR, RELU, ABSOLUTE_VALUE)
        .filter(a -> a.toString().equals(text))
        .findFirst();
  }

  /** The name in experiment files, one of {@link #SPELLINGS}. */
  @Override
  public String toString() {
    if (isLinear()) {
      return "linear";
    }
    return isRelu() ? "relu" : isAbsoluteValue() ? "abs" : LEAKY + negativeSlope;
  }
}
