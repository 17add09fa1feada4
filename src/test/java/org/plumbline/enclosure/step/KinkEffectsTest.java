package org.plumbline.enclosure.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.enclosure.SingleStep.assertNear;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.kink.GateWindow;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/** Sums of what gates do. */
final class KinkEffectsTest {
  private static final Pair FIRST = new Pair(0, 1);
  private static final Pair SECOND = new Pair(1, 1);
  private static final Crossing CROSSING = new Crossing(Magnitude.ONE, number(2), Magnitude.ZERO);
  private static final GateWindow WINDOW = new GateWindow(Magnitude.ONE, List.of());

  private static Magnitude number(double value) {
    return Magnitude.enclosingAbove(value);
  }

  @Test
  void nothingDoesNothing() {
    KinkEffects none = new KinkEffects();
    assertThat(none.gap().isZero()).isTrue();
    assertThat(none.growth().isZero()).isTrue();
    assertThat(none.disturbance().isZero()).isTrue();
    assertThat(none.crossings()).isEmpty();
    assertThat(none.windows()).isEmpty();
    assertThat(none.tied()).isEmpty();
  }

  @Test
  void effectsOfSamplesAddUp() {
    KinkEffects one = new KinkEffects();
    one.addGap(number(1));
    one.addGap(number(2));
    one.addDisturbance(number(4), number(8));
    one.addCrossing(FIRST, CROSSING);
    KinkEffects other = new KinkEffects();
    other.addGap(number(16));
    other.addDisturbance(number(32), number(64));
    other.addCrossing(SECOND, CROSSING);
    other.addTied(SECOND, Optional.of(WINDOW));
    one.add(other);
    assertNear(one.gap(), 19, 1e-9);
    assertNear(one.disturbance(), 36, 1e-9);
    assertNear(one.growth(), 72, 1e-9);
    assertThat(one.crossings()).containsOnlyKeys(FIRST, SECOND);
    assertThat(one.windows()).containsExactly(WINDOW);
    assertThat(one.tied()).contains(SECOND);
  }

  /** Samples may be tied without a window; the pair named is the first. */
  @Test
  void theFirstTiedPairIsKept() {
    KinkEffects one = new KinkEffects();
    one.addTied(FIRST, Optional.empty());
    KinkEffects other = new KinkEffects();
    other.addTied(SECOND, Optional.of(WINDOW));
    one.add(other);
    assertThat(one.tied()).contains(FIRST);
    assertThat(one.windows()).containsExactly(WINDOW);
  }
}
