package org.plumbline.flow;

import java.util.Optional;
import org.plumbline.number.Rational;

/**
 * When an integration ends: at a time, or as soon as the risk is down to a value; whichever is
 * first if both are given.
 *
 * @param time the last time
 * @param risk the risk to reach
 */
public record Horizon(Optional<Rational> time, Optional<Rational> risk) {
  /**
   * A horizon.
   *
   * @throws IllegalArgumentException if neither is given, or one is negative
   */
  public Horizon {
    if (time.isEmpty() && risk.isEmpty()) {
      throw new IllegalArgumentException("a horizon needs a time or a risk");
    }
    if (time.filter(t -> t.signum() < 0).isPresent()
        || risk.filter(r -> r.signum() <= 0).isPresent()) {
      throw new IllegalArgumentException("a horizon must not be negative");
    }
  }

  /** The given time. */
  public static Horizon atTime(Rational time) {
    return new Horizon(Optional.of(time), Optional.empty());
  }

  /** The first moment at which the risk is at most the given value. */
  public static Horizon atRisk(Rational risk) {
    return new Horizon(Optional.empty(), Optional.of(risk));
  }
}
