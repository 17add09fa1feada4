package org.plumbline.experiment;

import java.util.Optional;
import org.plumbline.number.Rational;

/**
 * How precisely and how far the flow is followed: until a time, or until the risk is certified at
 * most a bound, whichever comes first where both are given.
 *
 * @param digits d: at the end every weight is known within {@code 10^-d · max(1, ‖w‖)}
 * @param untilTime the last time
 * @param untilRisk the risk to reach
 */
public record FlowSettings(int digits, Optional<Rational> untilTime, Optional<Rational> untilRisk) {
  /** The digits where a file names none. */
  public static final int DEFAULT_DIGITS = 30;

  /** The most digits accepted. */
  public static final int MOST_DIGITS = 1000;

  /**
   * Settings.
   *
   * @throws IllegalArgumentException if the digits are outside 1 … {@value #MOST_DIGITS}, a bound
   *     is not positive, or neither bound is given
   */
  public FlowSettings {
    if (digits < 1 || digits > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "digits must lie between 1 and " + MOST_DIGITS + ", not " + digits);
    }
    if (untilTime.isEmpty() && untilRisk.isEmpty()) {
      throw new IllegalArgumentException("neither a time nor a risk says when to stop");
    }
    untilTime.ifPresent(time -> requirePositive("time", time));
    untilRisk.ifPresent(risk -> requirePositive("risk", risk));
  }

  private static void requirePositive(String what, Rational value) {
    if (value.signum() <= 0) {
      throw new IllegalArgumentException("the " + what + " must be positive, not " + value);
    }
  }

  /**
   * The same bounds with other digits.
   *
   * @throws IllegalArgumentException if the digits are outside 1 … {@value #MOST_DIGITS}
   */
  public FlowSettings withDigits(int newDigits) {
    return new FlowSettings(newDigits, untilTime, untilRisk);
  }
}
