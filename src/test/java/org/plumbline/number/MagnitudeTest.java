package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Zero, infinity, and the ends of the range of exponents. */
final class MagnitudeTest {
  private static final Magnitude HUGE = new Magnitude(1.5, Long.MAX_VALUE);
  private static final Magnitude TINY = new Magnitude(1.5, Long.MIN_VALUE);

  @Test
  void mantissasAreNormal() {
    assertThatThrownBy(() -> new Magnitude(2, 0)).hasMessageContaining("no magnitude");
    assertThatThrownBy(() -> new Magnitude(0.5, 0)).hasMessageContaining("no magnitude");
    assertThatThrownBy(() -> new Magnitude(0, 1)).hasMessageContaining("no magnitude");
    assertThatThrownBy(() -> new Magnitude(-1, 0)).hasMessageContaining("no magnitude");
    assertThatThrownBy(() -> new Magnitude(Double.NaN, 0)).hasMessageContaining("no magnitude");
  }

  @Test
  void zeroAndInfinityAbsorb() {
    assertThat(Magnitude.ZERO.multiply(Magnitude.INFINITY)).isEqualTo(Magnitude.ZERO);
    assertThat(Magnitude.ONE.multiply(Magnitude.INFINITY)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.ZERO.add(HUGE)).isEqualTo(HUGE);
    assertThat(HUGE.add(Magnitude.INFINITY)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.INFINITY.add(HUGE)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.ZERO.sqrtUpper()).isEqualTo(Magnitude.ZERO);
    assertThat(Magnitude.INFINITY.expUpper()).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.ZERO.expUpper()).isEqualTo(Magnitude.ONE);
    assertThat(Magnitude.enclosingAbove(Double.NaN)).isEqualTo(Magnitude.INFINITY);
    assertThatThrownBy(() -> HUGE.divideByLower(Magnitude.ZERO)).hasMessageContaining("division");
    assertThatThrownBy(() -> HUGE.divideByLower(Magnitude.INFINITY))
        .hasMessageContaining("division");
  }

  @Test
  void theEndsOfTheRangeRoundUpwards() {
    assertThat(HUGE.multiply(HUGE)).isEqualTo(Magnitude.INFINITY);
    assertThat(HUGE.scale(1)).isEqualTo(Magnitude.INFINITY);
    assertThat(HUGE.add(HUGE)).isEqualTo(Magnitude.INFINITY);
    assertThat(TINY.multiply(TINY)).isGreaterThan(TINY);
    assertThat(TINY.multiply(TINY).isInfinite()).isFalse();
    assertThat(HUGE.multiply(TINY)).isBetween(Magnitude.ONE, new Magnitude(1.25, 0));
    assertThat(HUGE.add(TINY).mantissa()).isEqualTo(Math.nextUp(1.5));
    assertThat(TINY.divideByLower(TINY)).isEqualTo(new Magnitude(Math.nextUp(1.0), 0));
    assertThat(TINY.divideByLower(HUGE)).isGreaterThan(TINY);
    assertThat(HUGE.divideByLower(TINY)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.expUpper(1e300)).isEqualTo(Magnitude.INFINITY);
    assertThat(Magnitude.expUpper(-1e300)).isLessThan(Magnitude.ONE);
    assertThat(Magnitude.expUpper(Double.NaN)).isEqualTo(Magnitude.INFINITY);
  }

  @Test
  void orderIsThatOfNumbers() {
    assertThat(Magnitude.ZERO).isLessThan(TINY);
    assertThat(TINY).isLessThan(HUGE);
    assertThat(HUGE).isLessThan(Magnitude.INFINITY);
    assertThat(new Magnitude(1.25, 3)).isLessThan(new Magnitude(1.5, 3));
    assertThat(Magnitude.INFINITY.max(HUGE)).isEqualTo(Magnitude.INFINITY);
  }

  @Test
  void doublesAboveAreNear() {
    assertThat(HUGE.doubleUpper()).isInfinite();
    assertThat(TINY.doubleUpper()).isEqualTo(Double.MIN_VALUE);
    assertThat(new Magnitude(1.5, 10).doubleUpper()).isEqualTo(1536);
    assertThat(Magnitude.enclosingAbove(1000.0).approximateLog10()).isBetween(2.999, 3.001);
  }
}
