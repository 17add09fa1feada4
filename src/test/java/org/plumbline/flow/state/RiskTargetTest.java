package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.plumbline.flow.Fields.dyadics;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.GateTable;
import org.plumbline.field.Polynomial;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.Fields;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** One weight, whose risk is {@code e^-w}. */
final class RiskTargetTest {
  private static final int BITS = 128;

  private static RiskTarget target(Rational risk) {
    return new RiskTarget(Fields.LOGARITHM, risk, BITS);
  }

  private static ApproximateRisk.Estimate estimate(double weight) {
    return new ApproximateRisk(Fields.LOGARITHM).at(dyadics(weight));
  }

  private static PointState point(Dyadic weight) {
    return PointState.at(Fields.LOGARITHM, List.of(weight), BITS);
  }

  @Test
  void distancesAreInBits() {
    RiskTarget target = target(Rational.of(1, 8));
    assertThat(target.bitsBelow(estimate(0))).isCloseTo(3, within(1e-12));
    assertThat(target.bitsBelow(estimate(10 * Math.log(2)))).isCloseTo(-7, within(1e-12));
    assertThat(target(Rational.parse("1e-1000")).bitsBelow(estimate(0)))
        .isCloseTo(3321.928094887, within(1e-8));
  }

  /** In the doubt of doubles the exact risk decides: {@code e^0 = 1}, and a little less. */
  @Test
  void theTargetItselfIsReached() {
    RiskTarget one = target(Rational.ONE);
    assertThat(one.isReachedAt(point(Dyadic.ZERO), estimate(0))).isTrue();
    Dyadic little = Dyadic.ONE.scale(-70);
    assertThat(one.isReachedAt(point(little), estimate(0))).isTrue();
    assertThat(one.isReachedAt(point(little.negate()), estimate(0))).isFalse();
    assertThat(one.isReachedAt(point(Dyadic.of(-1)), estimate(-1))).isFalse();
    assertThat(one.isReachedAt(point(Dyadic.of(1)), estimate(1))).isTrue();
  }

  /** {@code w = 4τ} over the time from 3 to 5: {@code e^-w = 1/2} at {@code 3 + log(2)/2}. */
  @ParameterizedTest
  @ValueSource(longs = {2, 5, 50})
  void theTimeIsRoundedUpToTwentyFiveBits(long quotient) {
    TrajectoryStep step = step(3, 5, 4);
    Rational time = target(Rational.of(1, quotient)).reachedIn(step);
    double exact = 3 + Math.log(quotient) / 2;
    assertThat(time.approximateDouble()).isBetween(exact, exact + 0x1p-20);
    Dyadic units = Dyadic.approximate(time, 100);
    assertThat(units.toRational()).isEqualTo(time);
    assertThat(units.significand().bitLength()).isLessThanOrEqualTo(25);
  }

  private static TrajectoryStep step(long start, long end, double distance) {
    return TrajectoryStep.withoutSlopes(
        Rational.of(start),
        Rational.of(end),
        List.of(Polynomial.of(dyadics(0, distance))),
        GateTable.allOff(Fields.LOGARITHM.network(), 1));
  }

  /** {@code w = 2 (t - 3)} on steps whose ends have other denominators. */
  @ParameterizedTest
  @ValueSource(longs = {200, 201, 202, 203, 204, 205})
  void theTimeDoesNotDependOnHowTheStepsFell(long quotient) {
    RiskTarget target = target(Rational.of(1, quotient));
    TrajectoryStep thirds =
        TrajectoryStep.withoutSlopes(
            Rational.of(3),
            Rational.of(19, 3),
            List.of(Polynomial.of(dyadics(0, 20.0 / 3))),
            GateTable.allOff(Fields.LOGARITHM.network(), 1));
    assertThat(target.reachedIn(thirds)).isEqualTo(target.reachedIn(step(3, 6, 6)));
  }

  /** A time of 25 bits stays as it is; one that is reached at the end may lie beyond it. */
  @Test
  void theEndIsTheLastTime() {
    // 1 is the risk at the start: the first bisected instant that is reached is 2^-36 after it.
    Rational start = target(Rational.ONE).reachedIn(step(3, 5, 4));
    assertThat(start).isGreaterThan(Rational.of(3));
    assertThat(start.subtract(Rational.of(3))).isLessThanOrEqualTo(Rational.of(1, 1 << 21));
    Rational end = target(Rational.parse("1e-30")).reachedIn(step(3, 5, 4));
    assertThat(end).isEqualTo(Rational.of(5));
  }
}
