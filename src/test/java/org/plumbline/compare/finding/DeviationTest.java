package org.plumbline.compare.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/** Differences against bounds of their own. */
final class DeviationTest {
  private final Deviation.Gathering gathering = new Deviation.Gathering();

  private void add(int p, Dyadic difference, Magnitude bound) {
    gathering.add(p, DyadicInterval.of(difference), bound, Magnitude.ONE, NumberFormat.FLOAT32);
  }

  private static Dyadic power(int exponent) {
    return Dyadic.ONE.scale(exponent);
  }

  @Test
  void nothingIsWithin() {
    assertThat(gathering.result().fits()).isTrue();
    assertThat(gathering.result().outside()).isZero();
  }

  @Test
  void boundItselfIsWithin() {
    add(0, power(-24).negate(), Magnitude.ONE.scale(-24));
    Deviation deviation = gathering.result();
    assertThat(deviation.fits()).isTrue();
    assertThat(deviation.excess()).isEqualTo(1);
    assertThat(deviation.ulps()).isEqualTo(0.5);
  }

  /** However little it is beyond: no double tells this proportion from 1. */
  @Test
  void whatIsBarelyBeyondIsOutside() {
    add(0, power(-24), Magnitude.ONE.scale(-24));
    add(1, power(-24).add(power(-300)), Magnitude.ONE.scale(-24));
    Deviation deviation = gathering.result();
    assertThat(deviation.isWithin()).isFalse();
    assertThat(deviation.outside()).isEqualTo(1);
    assertThat(deviation.worst()).isEqualTo(1);
    assertThat(deviation.excess()).isGreaterThan(1);
  }

  /** The worst is so in proportion to its bound, not by size. */
  @Test
  void worstIsSoInProportion() {
    add(0, power(-3), Magnitude.ONE.scale(-2));
    add(1, power(-20), Magnitude.ONE.scale(-24));
    Deviation deviation = gathering.result();
    assertThat(deviation.worst()).isEqualTo(1);
    assertThat(deviation.excess()).isEqualTo(16);
    assertThat(deviation.worstUlps()).isEqualTo(8);
    assertThat(deviation.ulps()).isEqualTo(Math.scalb(1.0, 20));
  }

  @Test
  void infiniteBoundTellsNothing() {
    add(0, power(100), Magnitude.INFINITY);
    Deviation deviation = gathering.result();
    assertThat(deviation.isWithin()).isTrue();
    assertThat(deviation.isVacuous()).isTrue();
    assertThat(deviation.fits()).isFalse();
  }

  @Test
  void nothingMayBeOffByNothing() {
    add(3, power(-1000), Magnitude.ZERO);
    assertThat(gathering.result().excess()).isInfinite();
    assertThat(gathering.result().worst()).isEqualTo(3);
  }

  /** An enclosure that reaches into the bound proves nothing. */
  @Test
  void outsideIsProvedOfTheWholeEnclosure() {
    Magnitude bound = Magnitude.ONE.scale(-10);
    gathering.add(
        0, new DyadicInterval(power(-10), Dyadic.ONE), bound, Magnitude.ONE, NumberFormat.FLOAT32);
    assertThat(gathering.result().isWithin()).isTrue();
    gathering.add(
        1,
        new DyadicInterval(power(-10).add(power(-90)), Dyadic.ONE),
        bound,
        Magnitude.ONE,
        NumberFormat.FLOAT32);
    assertThat(gathering.result().isWithin()).isFalse();
  }
}
