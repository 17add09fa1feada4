package org.plumbline.claim.along;

import java.util.Optional;
import org.plumbline.number.Rational;

/**
 * A closed interval of time, or all times from one on.
 *
 * @param start its beginning
 * @param last its end; empty if it has none
 */
public record Interval(Rational start, Optional<Rational> last) {
  /** The times from {@code start} to {@code end}. */
  public Interval(Rational start, Rational end) {
    this(start, Optional.of(end));
  }

  /** All times from {@code start} on. */
  public static Interval from(Rational start) {
    return new Interval(start, Optional.empty());
  }

  /**
   * The end.
   *
   * @throws IllegalStateException if there is none
   */
  public Rational end() {
    return last.orElseThrow(() -> new IllegalStateException("the interval has no end"));
  }
}
