package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.data.SlopeFunctions;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Loss weights overlap those computed with many digits, are tight, and share a scale near 1. */
final class LossWeightsTest {
  private static final int BITS = 120;

  private static DyadicInterval exact(Loss loss, double margin) {
    if (loss == Loss.SQUARE) {
      return DyadicInterval.ONE.subtract(DyadicInterval.of(Dyadic.of(margin)));
    }
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
        assertThat(width)
            .isLessThanOrEqualTo(expected.magnitude().max(Dyadic.ONE.scale(-900)).scale(-28));
      }
      if (!loss.isDecreasing()) {
        assertThat(losses.scale()).isZero(); // there is nothing to hold its logarithm against
        continue;
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
            .isLessThanOrEqualTo(expected.magnitude().scale(-28));
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

  /** Beyond margin 1 samples pull back: there is no least weight. */
  @Test
  void weightsOfTheSquareLossAreOfEitherSign() {
    LossWeights losses =
        LossWeights.enclosing(
            Loss.SQUARE,
            DoubleInterval.of(0.5),
            List.of(
                DoubleInterval.ENTIRE,
                new DoubleInterval(0.5, 3),
                new DoubleInterval(2, Double.POSITIVE_INFINITY)));
    assertThat(losses.weights().get(0)).isEqualTo(DoubleInterval.ENTIRE);
    assertThat(losses.weights().get(1).contains(new DoubleInterval(-1, 0.25))).isTrue();
    assertThat(new DoubleInterval(-1.01, 0.26).contains(losses.weights().get(1))).isTrue();
    assertThat(losses.weights().get(2).lower()).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(losses.weights().get(2).upper()).isBetween(-0.5, -0.49);
  }

  /** {@code ℓ'' = 1} where {@code c} may be anything, 0 too; elsewhere it is at most {@code c}. */
  @Test
  void theCurvatureIsThatOfTheLoss() {
    for (Loss loss : Loss.values()) {
      FlowProblem problem =
          new FlowProblem(
              new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(),
              new Dataset(
                  List.of("a"),
                  List.of(List.of(Rational.ONE), List.of(Rational.ONE)),
                  List.of(1, 1)),
              List.of(Rational.ONE),
              loss,
              Reduction.MEAN);
      EnclosedProblem enclosed = EnclosedProblem.enclosing(problem);
      DoubleInterval margin = new DoubleInterval(0.75, 1.25);
      LossWeights losses = LossWeights.enclosing(enclosed, List.of(margin, margin));
      double found = Math.scalb(losses.curvatureUpper(enclosed, 1), (int) losses.scale());
      double h = 0x1p-20;
      for (double p = 0.75; p + h <= 1.25; p += 0.03125) {
        double below = loss.slope(SlopeFunctions.DOUBLE, p);
        double above = loss.slope(SlopeFunctions.DOUBLE, p + h);
        assertThat((below - above) / h / 2).isLessThanOrEqualTo(found * (1 + 1e-9));
      }
      assertThat(found).isLessThanOrEqualTo(loss == Loss.SQUARE ? 0.5 : 0.25);
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
