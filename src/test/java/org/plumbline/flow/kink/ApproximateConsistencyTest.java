package org.plumbline.flow.kink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;

/** Assignments to one pair on its kink: which are plainly wrong, and the slope of a pinned one. */
final class ApproximateConsistencyTest {
  private static final Pair PAIR = new Pair(0, 2);

  /** {@code s = a} for (1, 0), with {@code a = 0}; others push {@code a} as well. */
  private static Optional<double[]> slopes(String data, Gate gate) {
    Starts start =
        Starts.of(
            Problems.layered(
                List.of(2, 1, 1), List.of(Activation.RELU), "0 1 1", Problems.data(data)));
    assertThat(start.vanishing()).containsExactly(PAIR);
    return new ApproximateConsistency(
            start.rates(), start.ties(), start.problem(), start.vanishing())
        .slopes(start.with(PAIR, gate));
  }

  /** The label 1 lifts {@code s} where the gate is on, and does nothing where it is off. */
  @Test
  void pushedUpTheGateIsOn() {
    assertThat(slopes("1 0 +; 0 2 +", Gate.ON)).isPresent();
    assertThat(slopes("1 0 +; 0 2 +", Gate.OFF)).isPresent();
    assertThat(slopes("1 0 -; 0 2 +", Gate.ON)).isEmpty();
    assertThat(slopes("1 0 -; 0 2 +", Gate.OFF)).isPresent();
  }

  /**
   * The sample (1, 2) lifts {@code a} by {@code e^-2} as long as its unit is on, and (1, 0) with
   * the label -1 lowers it by its slope: at {@code e^-2} they are even.
   */
  @Test
  void theSlopeOfAPinnedPairHoldsItAtZero() {
    String data = "1 0 -; 1 2 +";
    assertThat(slopes(data, Gate.ON)).isEmpty();
    assertThat(slopes(data, Gate.OFF)).isEmpty();
    assertThat(slopes(data, Gate.PINNED).orElseThrow())
        .containsExactly(new double[] {Math.exp(-2)}, within(1e-12));
  }

  /** A slope beyond [0, 1] is no slope: nothing else pushes down, or too much does. */
  @Test
  void slopesBeyondTheirRangeAreRefused() {
    assertThat(slopes("1 0 +; 1 2 +", Gate.PINNED)).isEmpty();
    assertThat(slopes("1 0 +; 1 2 +", Gate.ON)).isPresent();
  }
}
