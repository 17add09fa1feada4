package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** One unit of slope 1/4 on (1/3, 2, 0) of label 1 and (-1/7, 1, 0) of label -1. */
final class InputSumsTest {
  private static final EnclosedProblem PROBLEM =
      EnclosedProblem.enclosing(
          SingleStep.problem(
              SingleStep.layers(Activation.leaky(Rational.of(1, 4)), 3, 1, 1),
              List.of(
                  List.of(Rational.of(1, 3), Rational.of(2), Rational.ZERO),
                  List.of(Rational.of(-1, 7), Rational.ONE, Rational.ZERO)),
              List.of(1, -1)));

  private static final int UNIT = 3;
  private static final DoubleInterval SEVEN = DoubleInterval.of(7);
  private static final DoubleInterval ELEVEN = DoubleInterval.of(11);

  /** The sums for the weights (first, 1, 0) of the unit. */
  private static InputSums sums(DoubleInterval first, DoubleInterval... losses) {
    WeightBox box =
        WeightBox.of(List.of(first, DoubleInterval.ONE, DoubleInterval.ZERO, DoubleInterval.of(5)));
    SampleSignals signals =
        SampleSignals.ofSelections(PROBLEM, box, PossibleGates.enclosing(PROBLEM, box));
    return InputSums.enclosing(signals, new LossWeights(List.of(losses), 0), UNIT);
  }

  private static void assertJustContains(DoubleInterval found, Rational least, Rational most) {
    assertThat(found.contains(least)).isTrue();
    assertThat(found.contains(most)).isTrue();
    Rational room = Rational.of(1, 1L << 40);
    assertThat(found.contains(least.subtract(room))).isFalse();
    assertThat(found.contains(most.add(room))).isFalse();
  }

  @Test
  void samplesCountWithTheirLabelsAndGates() {
    InputSums both = sums(DoubleInterval.ZERO, SEVEN, ELEVEN);
    assertJustContains(both.entry(0), Rational.of(82, 21), Rational.of(82, 21));
    assertJustContains(both.entry(1), Rational.of(3), Rational.of(3));
    // the first sample is on, the second off
    InputSums one = sums(DoubleInterval.of(30), SEVEN, ELEVEN);
    Rational entry = Rational.of(7, 3).add(Rational.of(11, 28));
    assertJustContains(one.entry(0), entry, entry);
  }

  @Test
  void intervalsOfLossesAndGatesGiveIntervals() {
    InputSums losses = sums(DoubleInterval.ZERO, new DoubleInterval(6, 9), ELEVEN);
    assertJustContains(losses.entry(1), Rational.ONE, Rational.of(7));
    // the second sample may be on or off
    InputSums gates = sums(new DoubleInterval(0, 30), SEVEN, ELEVEN);
    assertJustContains(gates.entry(1), Rational.of(3), Rational.of(45, 4));
  }

  /** Three times (1/3, 2), of norm {@code √37}. */
  @Test
  void theNormIsThatOfAllEntries() {
    DoubleInterval norm =
        sums(DoubleInterval.ZERO, DoubleInterval.of(3), DoubleInterval.ZERO).norm(UNIT);
    DoubleInterval exact = DoubleInterval.of(37).sqrt();
    assertThat(norm.contains(exact)).isTrue();
    assertThat(norm.upper() - norm.lower()).isLessThan(0x1p-40);
  }

  @Test
  void coordinatesThatAreZeroHaveExactZeros() {
    assertThat(sums(DoubleInterval.ZERO, SEVEN, ELEVEN).entry(2)).isEqualTo(DoubleInterval.ZERO);
  }

  @Test
  void losesItsBoundsWhereALossHasNone() {
    DoubleInterval positive = new DoubleInterval(1, Double.POSITIVE_INFINITY);
    for (DoubleInterval unbounded : List.of(DoubleInterval.ENTIRE, positive)) {
      InputSums sums = sums(DoubleInterval.ZERO, SEVEN, unbounded);
      assertThat(sums.entry(0)).isEqualTo(DoubleInterval.ENTIRE);
      assertThat(sums.norm(UNIT)).isEqualTo(new DoubleInterval(0, Double.POSITIVE_INFINITY));
    }
  }
}
