package org.plumbline.flow.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** Where slopes leave [0, 1]. */
final class SlopeIntervalTest {
  private static final int BITS = 100;

  private static Optional<Dyadic> left(double... slope) {
    List<Dyadic> coefficients = Arrays.stream(slope).mapToObj(Dyadic::of).toList();
    return SlopeInterval.left(coefficients, BITS);
  }

  @Test
  void leavesAtTheNearerEnd() {
    assertThat(left(0.5, 1).orElseThrow().approximateDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(left(0.25, -1).orElseThrow().approximateDouble()).isCloseTo(0.25, within(1e-12));
    assertThat(left(0.5, 0.25)).isEmpty();
  }

  /** {@code 1/2 + 4τ - 4τ²} reaches 1 before it comes back. */
  @Test
  void theFirstOfBothEndsCounts() {
    double up = left(0.5, 4, -4).orElseThrow().approximateDouble();
    assertThat(up).isCloseTo((4 - Math.sqrt(8)) / 8, within(1e-12));
  }

  @Test
  void aSlopeThatStartsAtAnEndMovesIntoTheInterval() {
    assertThat(left(0, 0.5)).isEmpty();
    assertThat(left(1, -0.5)).isEmpty();
    assertThat(left(0, 2).orElseThrow().approximateDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(left(Math.scalb(-1.0, -60), 0.5)).isEmpty();
  }
}
