package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Loss;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/** Loss weights overlap those computed with many digits, are tight, and share a scale near 1. */
final class LossWeightsTest {
  private static final int BITS = 120;

  private static DyadicInterval exact(Loss loss, double margin) {
    if (loss == Loss.SQUAREPLUS) {
      DyadicInterval p = DyadicInterval.of(Dyadic.of(margin));
      DyadicInterval s = p.square().add(DyadicInterval.of(Dyadic.of(4))).sqrt(2 * BITS);
      return DyadicInterval.ONE.subtract(p.divide(s, 2 * BITS)).scale(-1);
    }
    DyadicInterval exponential = DyadicInterval.of(Dyadic.of(-margin)).exp(BITS);
    return loss == Loss.EXPONENTIAL
        ? exponential
        : exponential.divide(exponential.add(DyadicInterval.ONE), BITS);
  }

  private static DyadicInterval scaled(LossWeights losses, int i) {
    DoubleInterval weight = losses.weights().get(i);
    return new DyadicInterval(Dyadic.of(weight.lower()), Dyadic.of(weight.upper()))
        .scale(losses.scale());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1e6, -700, -3, -0.5, 0, 0.25, 1, 40, 750, 1e5, 1e6 - 0.1})
  void weightsAreEnclosedTightly(double margin) {
    for (Loss loss : Loss.values()) {
      LossWeights losses =
          LossWeights.enclosing(
              loss,
              DoubleInterval.ONE,
              List.of(DoubleInterval.of(margin), DoubleInterval.of(margin + 1)));
      for (int i = 0; i < 2; i++) {
        DyadicInterval found = scaled(losses, i);
        DyadicInterval expected = exact(loss, margin + i);
        assertThat(found.isBelow(expected) || expected.isBelow(found)).isFalse();
        Dyadic width = found.upper().subtract(found.lower());
        assertThat(width).isLessThanOrEqualTo(expected.upper().scale(-28));
      }
      DoubleInterval first = losses.weights().get(0);
      assertThat(first.lower()).isGreaterThan(0.25);
      assertThat(first.upper()).isLessThan(4);
    }
  }

  @Test
  void anotherMarginOfOneSampleChangesItsWeightAlone() {
    for (Loss loss : Loss.values()) {
      List<DoubleInterval> margins = List.of(DoubleInterval.of(3), DoubleInterval.of(5));
      LossWeights losses = LossWeights.enclosing(loss, DoubleInterval.ONE, margins);
      for (double margin : new double[] {-2, 5.5, 700}) {
        LossWeights changed = losses.with(loss, DoubleInterval.ONE, 1, DoubleInterval.of(margin));
        assertThat(changed.scale()).isEqualTo(losses.scale());
        assertThat(changed.weights().get(0)).isEqualTo(losses.weights().get(0));
        DyadicInterval found = scaled(changed, 1);
        DyadicInterval expected = exact(loss, margin);
        assertThat(found.isBelow(expected) || expected.isBelow(found)).isFalse();
        assertThat(found.upper().subtract(found.lower()))
            .isLessThanOrEqualTo(expected.upper().scale(-28));
      }
    }
  }

  /** Weights fall with the margin: the ends of an interval give the ends of the weight. */
  @Test
  void intervalsReachFromEndToEnd() {
    for (Loss loss : Loss.values()) {
      LossWeights losses =
          LossWeights.enclosing(
              loss,
              new DoubleInterval(0.5, 0.5),
              List.of(new DoubleInterval(-1, 2), DoubleInterval.of(-1), DoubleInterval.of(2)));
      DoubleInterval both = losses.weights().get(1).hull(losses.weights().get(2));
      assertThat(losses.weights().get(0)).isEqualTo(both);
    }
  }

  @Test
  void unboundedMarginsLeaveWeightsUnbounded() {
    LossWeights losses =
        LossWeights.enclosing(Loss.EXPONENTIAL, DoubleInterval.ONE, List.of(DoubleInterval.ENTIRE));
    assertThat(losses.weights()).containsExactly(new DoubleInterval(0, Double.POSITIVE_INFINITY));
    assertThat(losses.scale()).isZero();
  }
}
