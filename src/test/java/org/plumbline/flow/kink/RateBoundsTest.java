package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;

/**
 * A unit {@code c σ(a x + b y)} with {@code a = 0, b = 1, c = 3}, the sample (1, 0) on its kink.
 */
final class RateBoundsTest {
  private static final Pair PAIR = new Pair(0, 2);

  /** Slopes are allowed a margin. */
  private static final Offset<Double> NEAR = within(1e-4);

  private static Starts start(Activation activation, String data) {
    Starts start =
        Starts.of(
            Problems.layered(List.of(2, 1, 1), List.of(activation), "0 1 3", Problems.data(data)));
    assertThat(start.vanishing()).contains(PAIR);
    return start;
  }

  private static RateBounds bounds(Starts start) {
    return new RateBounds(start.problem(), start.ties(), start.rates(), start.vanishing());
  }

  private static RateBounds.Bounds of(Starts start, Gate gate, boolean isOpen) {
    BitSet open = new BitSet();
    open.set(PAIR.vertex(), isOpen);
    return bounds(start).bounds(PAIR, start.with(PAIR, gate), open);
  }

  private static boolean admits(Starts start, Gate gate) {
    return bounds(start).admits(start.with(PAIR, gate), List.of(PAIR));
  }

  /** {@code ds/dt = 3 g} with the slope {@code g} of the sample's own gate. */
  @Test
  void openGatesBoundAndChosenOnesDetermineTheRate() {
    Starts start = start(Activation.RELU, "1 0 +; 0 2 +");
    RateBounds.Bounds open = of(start, Gate.ON, true);
    assertThat(open.lower()).isCloseTo(0, NEAR);
    assertThat(open.upper()).isCloseTo(3, NEAR);
    RateBounds.Bounds on = of(start, Gate.ON, false);
    assertThat(on.lower()).isCloseTo(3, within(1e-12));
    assertThat(on.upper()).isCloseTo(3, within(1e-12));
    assertThat(on.size()).isGreaterThanOrEqualTo(3);
    assertThat(of(start, Gate.OFF, false).upper()).isZero();
    RateBounds.Bounds pinned = of(start, Gate.PINNED, false);
    assertThat(pinned.lower()).isCloseTo(0, NEAR);
    assertThat(pinned.upper()).isCloseTo(3, NEAR);
  }

  /** A label of -1 turns the interval round; the absolute value has slopes from -1. */
  @Test
  void boundsAreThoseOfTheSignsOfSampleAndSlope() {
    RateBounds.Bounds against = of(start(Activation.RELU, "1 0 -; 0 2 +"), Gate.ON, true);
    assertThat(against.lower()).isCloseTo(-3, NEAR);
    assertThat(against.upper()).isCloseTo(0, NEAR);
    Activation absolute = Activation.parse("abs").orElseThrow();
    RateBounds.Bounds both = of(start(absolute, "1 0 +; 0 2 +"), Gate.ON, true);
    assertThat(both.lower()).isCloseTo(-3, NEAR);
    assertThat(both.upper()).isCloseTo(3, NEAR);
  }

  @Test
  void gatesThatTheRateContradictsAreNotAdmitted() {
    Starts up = start(Activation.RELU, "1 0 +; 0 2 +");
    assertThat(admits(up, Gate.ON)).isTrue();
    assertThat(admits(up, Gate.OFF)).as("nothing moves it").isTrue();
    Starts down = start(Activation.RELU, "1 0 -; 0 2 +");
    assertThat(admits(down, Gate.ON)).isFalse();
    assertThat(admits(down, Gate.OFF)).isTrue();
    assertThat(admits(down, Gate.PINNED)).isTrue();
  }

  /**
   * The sample (1, 1) has a margin of 3 and lifts {@code a} by {@code 3 e^-3}, whatever is chosen.
   */
  @Test
  void whatTheOthersDoIsAddedToAllBounds() {
    Starts lifted = start(Activation.RELU, "1 0 +; 1 1 +");
    double others = 3 * Math.exp(-3);
    assertThat(of(lifted, Gate.OFF, false).lower()).isCloseTo(others, NEAR);
    assertThat(of(lifted, Gate.ON, true).lower()).isCloseTo(others, NEAR);
    assertThat(of(lifted, Gate.ON, true).upper()).isCloseTo(3 + others, NEAR);
    assertThat(admits(lifted, Gate.OFF)).isFalse();
    assertThat(admits(lifted, Gate.PINNED)).isFalse();
    assertThat(admits(lifted, Gate.ON)).isTrue();
  }

  /** The second sample, twice as strong, is on the kink as well: open, it may turn the sign. */
  @Test
  void whatIsStillOpenIsGivenTheBenefitOfTheDoubt() {
    Starts two = start(Activation.RELU, "1 0 +; 2 0 -; 0 2 +");
    Pair other = new Pair(1, 2);
    RateBounds bounds = bounds(two);
    for (Gate gate : Gate.values()) {
      assertThat(bounds.admits(two.with(PAIR, gate), List.of(PAIR))).as("%s", gate).isTrue();
    }
    List<Pair> both = List.of(PAIR, other);
    assertThat(bounds.admits(two.with(PAIR, Gate.ON).with(other, Gate.ON), both)).isFalse();
    assertThat(bounds.admits(two.with(PAIR, Gate.ON).with(other, Gate.OFF), both)).isFalse();
    assertThat(bounds.admits(two.with(PAIR, Gate.OFF).with(other, Gate.OFF), both)).isTrue();
  }
}
