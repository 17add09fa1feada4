package org.plumbline.enclosure.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Magnitude;

/** What crossings add to an error, against numbers worked out by hand. */
final class CrossingTest {
  private static final Offset<Double> ROUNDING = within(1e-12);

  private static Magnitude of(double value) {
    return Magnitude.enclosingAbove(value);
  }

  private static Crossing crossing(double gradient, double perOffset, double offset) {
    return new Crossing(of(gradient), of(perOffset), of(offset));
  }

  private static double added(double error, Crossing... crossings) {
    return Crossing.added(List.of(crossings), of(error)).doubleUpper();
  }

  /** {@code A = 2·3 = 6} times the error, and {@code B|s| = 3·5}, which it also multiplies. */
  @Test
  void oneCrossingAddsToTheErrorAndToItsOwnOffset() {
    assertThat(added(1, crossing(2, 3, 0))).isBetween(6.0, 6.0 + 1e-12);
    assertThat(added(0, crossing(2, 3, 5))).isBetween(15 + 6 * 15.0, 105.0 + 1e-10);
  }

  /** {@code (1 + 1)(1 + 2) - 1 = 5}. */
  @Test
  void factorsOfSeveralMultiplyInWhateverOrder() {
    Crossing one = crossing(1, 1, 0);
    Crossing two = crossing(1, 2, 0);
    assertThat(added(1, one, two)).isBetween(5.0, 5.0 + 1e-12);
    assertThat(added(1, two, one)).isBetween(5.0, 5.0 + 1e-12);
  }

  /** Whichever comes first, the offsets of both may be multiplied by the factor of the other. */
  @Test
  void offsetsAreMultipliedByAllFactors() {
    Crossing offset = crossing(0, 1, 1);
    Crossing factor = crossing(1, 4, 0);
    assertThat(added(0, offset, factor)).isGreaterThanOrEqualTo(5.0).isCloseTo(5, ROUNDING);
    assertThat(added(0, factor, offset)).isGreaterThanOrEqualTo(5.0).isCloseTo(5, ROUNDING);
  }

  @Test
  void growthIsThatOfTheOffset() {
    assertThat(crossing(2, 3, 5).grown(of(7)).offset().doubleUpper()).isCloseTo(35, ROUNDING);
    assertThat(crossing(2, 3, 5).grown(of(7)).gradient()).isEqualTo(of(2));
  }

  /** {@code (5 + 2·11)·7}. */
  @Test
  void beforeWindowsTheDistanceFromTheCurveIsAnOffset() {
    Crossing first = crossing(2, 3, 5).beforeWindows(of(11), of(7));
    assertThat(first.offset().doubleUpper()).isGreaterThanOrEqualTo(189).isCloseTo(189, ROUNDING);
    assertThat(first.gradient().isZero()).isTrue();
    assertThat(first.perOffset()).isEqualTo(of(3));
  }

  @Test
  void theWorseOfTwoSidesIsWorseInEveryEntry() {
    assertThat(crossing(2, 3, 5).or(crossing(1, 7, 6))).isEqualTo(crossing(2, 7, 6));
    assertThat(crossing(1, 7, 6).or(crossing(2, 3, 5))).isEqualTo(crossing(2, 7, 6));
  }
}
