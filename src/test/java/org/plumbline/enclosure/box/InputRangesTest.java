package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.enclosure.SingleStep;
import org.plumbline.network.Activation;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Two units that two inputs feed, on the samples (1/3, 1/7), (-1/3, 5), (1, 1) and (0.1, 0.1) in
 * double.
 */
final class InputRangesTest {
  private static final List<List<Rational>> POINTS =
      List.of(
          List.of(Rational.of(1, 3), Rational.of(1, 7)),
          List.of(Rational.of(-1, 3), Rational.of(5)),
          List.of(Rational.ONE, Rational.ONE),
          List.of(Dyadic.of(0.1).toRational(), Dyadic.of(0.1).toRational()));

  private static final EnclosedProblem PROBLEM =
      EnclosedProblem.enclosing(
          SingleStep.problem(
              SingleStep.layers(Activation.RELU, 2, 2, 1), POINTS, List.of(1, 1, -1, 1)));

  /** The same samples over and over: beyond a number of them signs are looked at otherwise. */
  private static final EnclosedProblem MANY =
      EnclosedProblem.enclosing(
          SingleStep.problem(
              SingleStep.layers(Activation.RELU, 2, 2, 1),
              Collections.nCopies(8, POINTS).stream().flatMap(List::stream).toList(),
              Collections.nCopies(8 * POINTS.size(), 1)));

  private static DoubleInterval preActivation(int i, int v, DoubleInterval... parameters) {
    return preActivation(PROBLEM, i, v, parameters);
  }

  private static DoubleInterval preActivation(
      EnclosedProblem problem, int i, int v, DoubleInterval... parameters) {
    DoubleInterval[] weights = problem.weights(WeightBox.of(List.of(parameters)));
    DoubleInterval[] z = new DoubleInterval[problem.size()];
    for (int a = 0; a < 2; a++) {
      z[a] = DoubleInterval.enclosing(POINTS.get(i % POINTS.size()).get(a));
      z[2 + a] = DoubleInterval.of(a + 10);
    }
    return InputRanges.enclosing(problem, weights).preActivation(i, v, z);
  }

  private static DoubleInterval[] weights(DoubleInterval first, DoubleInterval second) {
    DoubleInterval three = DoubleInterval.of(3);
    return new DoubleInterval[] {first, second, three, three, DoubleInterval.ONE, three};
  }

  private static DoubleInterval interval(double lower, double upper) {
    return new DoubleInterval(lower, upper);
  }

  private static void assertJustContains(DoubleInterval found, Rational least, Rational most) {
    assertThat(found.contains(least)).isTrue();
    assertThat(found.contains(most)).isTrue();
    Rational room = most.abs().max(least.abs()).multiply(Rational.of(1, 1L << 45));
    assertThat(found.contains(least.subtract(room))).isFalse();
    assertThat(found.contains(most.add(room))).isFalse();
  }

  @Test
  void containTheSumsForAllWeightsOfTheBox() {
    DoubleInterval[] box = weights(interval(1, 2), interval(3, 4));
    assertJustContains(preActivation(0, 2, box), Rational.of(16, 21), Rational.of(26, 21));
    assertJustContains(preActivation(1, 2, box), Rational.of(43, 3), Rational.of(59, 3));
    DoubleInterval[] negative = weights(interval(-2, -1), interval(-4, -3));
    assertJustContains(preActivation(0, 2, negative), Rational.of(-26, 21), Rational.of(-16, 21));
  }

  /** Of sums of either sign, of one that is hardly negative, and of one that is not. */
  @Test
  void containTheSumsOfManySamples() {
    DoubleInterval[] either = weights(interval(-1, 2), interval(-1, 2));
    assertJustContains(preActivation(MANY, 5, 2, either), Rational.of(-17, 3), Rational.of(31, 3));
    assertJustContains(
        preActivation(MANY, 0, 2, either), Rational.of(-10, 21), Rational.of(20, 21));
    DoubleInterval[] hardly = weights(DoubleInterval.ONE, interval(-1 - 0x1p-50, 0));
    assertThat(preActivation(MANY, 2, 2, hardly).contains(-0x1p-50)).isTrue();
    DoubleInterval[] never = weights(DoubleInterval.ONE, interval(-1 + 0x1p-53, 0));
    assertThat(preActivation(MANY, 2, 2, never).isPositive()).isTrue();
  }

  @Test
  void containTheSumAtAPoint() {
    Rational exact = Rational.of(10, 7);
    DoubleInterval[] point = weights(DoubleInterval.ONE, DoubleInterval.ONE);
    assertJustContains(preActivation(0, 3, point), exact, exact);
  }

  /** In sums of middles the sign of {@code 1 - (1 - 2^-53)} is lost among errors of rounding. */
  @Test
  void weakSignsAreThoseOfIntervalArithmetic() {
    DoubleInterval almost = DoubleInterval.of(-1 + 0x1p-53);
    DoubleInterval weak = preActivation(2, 2, weights(DoubleInterval.ONE, almost));
    assertThat(weak.isPositive()).isTrue();
    assertThat(weak.contains(0x1p-53)).isTrue();
  }

  /** Of {@code 0.3 x - 0.2999999 x} what products lose by rounding is much of what is left. */
  @Test
  void whatRoundingLosesIsInTheRange() {
    Rational tenth = Dyadic.of(0.1).toRational();
    for (double second : new double[] {-0.2999999, -0.29999991, -0.29999987, -0.2999993}) {
      Rational exact = Dyadic.of(0.3).add(Dyadic.of(second)).toRational().multiply(tenth);
      DoubleInterval found =
          preActivation(3, 2, weights(DoubleInterval.of(0.3), DoubleInterval.of(second)));
      assertThat(found.contains(exact)).isTrue();
      assertThat(found.isPositive()).isTrue();
    }
  }

  @Test
  void verticesBehindOthersReadWhatReachesThem() {
    DoubleInterval output = preActivation(0, 4, weights(DoubleInterval.ONE, DoubleInterval.ONE));
    assertJustContains(output, Rational.of(10 + 3 * 11), Rational.of(43));
  }
}
