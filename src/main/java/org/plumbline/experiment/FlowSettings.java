package org.plumbline.experiment;

import java.util.List;
import java.util.Optional;
import org.plumbline.number.Rational;

/**
 * How precisely and how far the flow is followed: until a time, or until the risk is certified at
 * most a bound, or until a claim is decided for all later times, whichever comes first.
 *
 * @param digits d: at the end every weight is known within {@code 10^-d · max(1, ‖w‖)}
 * @param untilTime the last time
 * @param untilRisk the risk to reach; with a claim and no time, {@link LaterClaims#GIVE_UP_RISK} if
 *     none is given
 * @param untilProved the claim to decide, one of {@link LaterClaims#names()}
 * @param at the times at which the flow is to be reported
 */
public record FlowSettings(
    int digits,
    Optional<Rational> untilTime,
    Optional<Rational> untilRisk,
    Optional<String> untilProved,
    List<Rational> at) {
  /** The digits where a file names none. */
  public static final int DEFAULT_DIGITS = 30;

  /** The most times at which the flow is reported. */
  public static final int MOST_TIMES = 10_000;

  /** The most digits accepted. */
  public static final int MOST_DIGITS = 1000;

  /**
   * Settings.
   *
   * @throws IllegalArgumentException if the digits are outside 1 … {@value #MOST_DIGITS}, a bound
   *     is not positive, a claim is unknown, nothing says when to stop, or a time to be reported is
   *     negative
   */
  public FlowSettings {
    at = List.copyOf(at);
    untilProved.flatMap(LaterClaims::complaint).ifPresent(FlowSettings::refuse);
    if (untilProved.isPresent() && untilTime.isEmpty() && untilRisk.isEmpty()) {
      untilRisk = Optional.of(LaterClaims.GIVE_UP_RISK);
    }
    if (digits < 1 || digits > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "digits must lie between 1 and " + MOST_DIGITS + ", not " + digits);
    }
    if (untilTime.isEmpty() && untilRisk.isEmpty()) {
      throw new IllegalArgumentException("neither a time nor a risk says when to stop");
    }
    untilTime.ifPresent(time -> requirePositive("time", time));
    untilRisk.ifPresent(risk -> requirePositive("risk", risk));
    if (at.size() > MOST_TIMES || at.stream().anyMatch(time -> time.signum() < 0)) {
      throw new IllegalArgumentException(
          "the flow is reported at up to " + MOST_TIMES + " times, none of them negative");
    }
  }

  /** Settings of a run that ends when a claim is decided, or at a time or a risk. */
  public FlowSettings(
      int digits,
      Optional<Rational> untilTime,
      Optional<Rational> untilRisk,
      Optional<String> untilProved) {
    this(digits, untilTime, untilRisk, untilProved, List.of());
  }

  /** Settings of a run that ends at a time or a risk. */
  public FlowSettings(int digits, Optional<Rational> untilTime, Optional<Rational> untilRisk) {
    this(digits, untilTime, untilRisk, Optional.empty());
  }

  /**
   * The same settings with other times at which the flow is to be reported.
   *
   * @throws IllegalArgumentException if they are too many or one is negative
   */
  public FlowSettings reportedAt(List<Rational> times) {
    return new FlowSettings(digits, untilTime, untilRisk, untilProved, times);
  }

  private static void refuse(String complaint) {
    throw new IllegalArgumentException(complaint);
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
    return new FlowSettings(newDigits, untilTime, untilRisk, untilProved, at);
  }

  /**
   * The same digits, until a claim is decided for all later times.
   *
   * @param claim one of {@link LaterClaims#names()}
   * @param time when to give up
   * @param risk the risk at which to give up; {@link LaterClaims#GIVE_UP_RISK} if neither is given
   * @throws IllegalArgumentException if the claim is unknown or a bound is not positive
   */
  public FlowSettings untilProved(String claim, Optional<Rational> time, Optional<Rational> risk) {
    return new FlowSettings(digits, time, risk, Optional.of(claim), at);
  }

  /**
   * The same digits, until a time or a risk, whichever comes first, and no claim.
   *
   * @throws IllegalArgumentException if neither is given, or one is not positive
   */
  public FlowSettings until(Optional<Rational> time, Optional<Rational> risk) {
    return new FlowSettings(digits, time, risk, Optional.empty(), at);
  }
}
