package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** The least margin of {@code f = b σ(a x)} on the samples 1 and -1 of either label. */
final class MarginRangeTest {
  private static final EnclosedProblem PROBLEM =
      EnclosedProblem.enclosing(
          SingleStep.problem(
              SingleStep.layers(Activation.leaky(Rational.of(1, 4)), 1, 1, 1),
              List.of(List.of(Rational.ONE), List.of(Rational.of(-1))),
              List.of(1, -1)));

  private static DoubleInterval least(DoubleInterval a, DoubleInterval b) {
    return MarginRange.least(PROBLEM, WeightBox.of(List.of(a, b)));
  }

  @Test
  void theSmallerMarginCounts() {
    assertHolds(least(DoubleInterval.of(4), DoubleInterval.of(3)), 3, 3);
    assertHolds(least(DoubleInterval.of(-4), DoubleInterval.of(3)), -12, -12);
  }

  /** {@code a ∈ [-4, 4]}: margins {@code σ(a)} and {@code -σ(-a)}, in [-1, 4] and [-4, 1]. */
  @Test
  void kinksAreInTheRange() {
    assertHolds(least(new DoubleInterval(-4, 4), DoubleInterval.ONE), -4, 1);
  }

  /** The interval contains another and is hardly wider. */
  private static void assertHolds(DoubleInterval found, double lower, double upper) {
    double room = 1e-12 * Math.max(1, Math.max(Math.abs(lower), Math.abs(upper)));
    assertThat(found.lower()).isBetween(lower - room, lower);
    assertThat(found.upper()).isBetween(upper, upper + room);
  }
}
