package org.plumbline.enclosure.box;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.enclosure.FixedGates;
import org.plumbline.field.Pair;

/** Strengths, jumps and rates against differences of fixed selections. */
final class KinkStrengthTest {
  /** The first and third vertex are on, the second is off. */
  private static final double[] W = {0.25, 0.5, -0.75, 1.5, -0.5, 0.75};

  private static final double[] GATES = {1, 0.25, 1};

  private static final EnclosedProblem PROBLEM = EnclosedProblem.enclosing(FixedGates.problem());
  private static final WeightBox POINT = WeightBox.of(W, W);

  private static SampleSignals signals() {
    return SampleSignals.ofSelections(PROBLEM, POINT, PossibleGates.enclosing(PROBLEM, POINT));
  }

  private static void assertNear(double found, double expected) {
    assertThat(found).isBetween(expected - 1e-7, expected + 1e-7);
  }

  private static double[] gates(double first, double second, double third) {
    return new double[] {first, second, third};
  }

  @Test
  void theGatesAreThose() {
    PossibleGates states = PossibleGates.enclosing(PROBLEM, POINT);
    assertThat(states.state(0, FixedGates.FIRST)).isEqualTo(GateState.ON);
    assertThat(states.state(0, FixedGates.SECOND)).isEqualTo(GateState.OFF);
    assertThat(states.state(0, FixedGates.THIRD)).isEqualTo(GateState.ON);
    assertThat(states.samples()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void gradientsAreThoseOfPreActivations(int v) {
    double[] gradient = FixedGates.gradient(w -> FixedGates.preActivation(v, GATES, w), W);
    assertNear(KinkStrength.gradientUpper(signals(), new Pair(0, v)), FixedGates.norm(gradient));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void strengthsAreThoseOfBackSignals(int v) {
    SampleSignals signals = signals();
    LossWeights losses = signals.lossWeights();
    KinkStrength kink = KinkStrength.enclosing(signals, losses, new Pair(0, v));
    double c = Math.exp(-FixedGates.preActivation(FixedGates.OUTPUT, GATES, W));
    double expected = c * FixedGates.back(v, GATES, W);
    double unit = Math.scalb(1.0, (int) kink.scale());
    assertNear(kink.strength().lower() * unit, expected);
    assertNear(kink.strength().upper() * unit, expected);
    assertThat(kink.isConvex()).isEqualTo(expected < 0);
  }

  /** {@code ⟨∇s_v, c∇f⟩}. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void ratesAreThoseOfTheField(int v) {
    SampleSignals signals = signals();
    LossWeights losses = signals.lossWeights();
    double[] gradient = FixedGates.gradient(w -> FixedGates.preActivation(v, GATES, w), W);
    double[] field = FixedGates.field(GATES, W);
    double expected = 0;
    for (int p = 0; p < W.length; p++) {
      expected += gradient[p] * field[p];
    }
    double unit = Math.scalb(1.0, (int) losses.scale());
    assertNear(FlowRates.enclosing(signals, losses).rate(new Pair(0, v)).lower() * unit, expected);
    assertNear(FlowRates.enclosing(signals, losses).rate(new Pair(0, v)).upper() * unit, expected);
  }

  /**
   * With any of the gates open, at least by how much the fields of two selections differ, for
   * weights of which one or another term decides; and not without measure more.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
  void jumpsAreThoseOfSelections(int open) {
    Random random = new Random(open);
    double most = 0;
    for (int draw = 0; draw < 60; draw++) {
      double[] w = random.doubles(W.length, -1, 1).toArray();
      int dominant = random.nextInt(W.length);
      w[dominant] *= random.nextBoolean() ? 8 : 0.01;
      double found = jump(open, w);
      double largest = largestDifference(open, w);
      assertThat(found).isGreaterThan(largest * (1 - 1e-6));
      most = Math.max(most, largest / found);
    }
    assertThat(most).isGreaterThan(0.5);
  }

  private static double jump(int open, double... w) {
    WeightBox point = WeightBox.of(w, w);
    PossibleGates states = PossibleGates.enclosing(PROBLEM, WeightBox.of(W, W));
    for (int k = 0; k < 3; k++) {
      states = (open >> k & 1) == 0 ? states : states.with(new Pair(0, 2 + k), GateState.EITHER);
    }
    SampleSignals signals = SampleSignals.ofSelections(PROBLEM, point, states);
    return GateJump.upper(signals, signals.lossWeights(), 0).doubleUpper();
  }

  private static double largestDifference(int open, double... w) {
    double largest = 0;
    for (int a = 0; a < 8; a++) {
      for (int b = 0; b < a; b++) {
        double[] first = FixedGates.field(selection(open, a), w);
        double[] second = FixedGates.field(selection(open, b), w);
        Arrays.setAll(first, p -> first[p] - second[p]);
        largest = Math.max(largest, FixedGates.norm(first));
      }
    }
    return largest;
  }

  private static double[] selection(int open, int choice) {
    double[] gates = gates(GATES[0], GATES[1], GATES[2]);
    for (int k = 0; k < 3; k++) {
      if ((open >> k & 1) != 0) {
        gates[k] = (choice >> k & 1) == 0 ? 0.25 : 1;
      }
    }
    return gates;
  }

  /** Held on one side of its kink a vertex has a certain gate, and what is behind follows. */
  @Test
  void onOneSideOfAKinkItsGateIsCertain() {
    double[] lower = W.clone();
    double[] upper = W.clone();
    lower[0] = -1.5;
    upper[0] = 0.5;
    WeightBox box = WeightBox.of(lower, upper);
    Pair first = new Pair(0, FixedGates.FIRST);
    assertThat(PossibleGates.enclosing(PROBLEM, box).state(first)).isEqualTo(GateState.EITHER);
    PossibleGates above = PossibleGates.onOneSide(PROBLEM, box, first, true);
    PossibleGates below = PossibleGates.onOneSide(PROBLEM, box, first, false);
    assertThat(above.state(first)).isEqualTo(GateState.ON);
    assertThat(below.state(first)).isEqualTo(GateState.OFF);
    assertThat(above.state(0, FixedGates.SECOND)).isEqualTo(GateState.OFF);
    assertThat(above.state(0, FixedGates.THIRD)).isEqualTo(GateState.ON);
  }
}
