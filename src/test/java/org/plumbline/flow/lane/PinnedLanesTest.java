package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.flow.lane.LaneNumbers.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneOverflow;
import org.plumbline.series.lane.LaneSums;

/** Two heads of two features: lanes 0 and 1 are the sums of vertex 2, lanes 2 and 3 of vertex 3. */
final class PinnedLanesTest {
  private static final int LIMBS = 5;
  private static final int BITS = 100;
  private static final int UNIT = -90;
  private static final FlowProblem PROBLEM =
      Problems.layered(
          List.of(2, 2, 1),
          List.of(Activation.RELU),
          "1 1 1 1 1 1",
          Problems.data("3 4 +; 1 0.1 -; 6 8 +"));

  private static PinnedLanes pinned(Pair... pairs) {
    Dataset data = PROBLEM.data();
    FirstLayer layer = FirstLayer.of(PROBLEM.network()).orElseThrow();
    PinnedLanes pinned =
        PinnedLanes.of(layer, data, new ExactInputs(data, BITS), List.of(pairs), BITS);
    pinned.begin(UNIT);
    return pinned;
  }

  private static Dyadic rho(PinnedLanes pinned, int j, int order) {
    return Dyadic.of(pinned.slope(j).get(order), pinned.unit());
  }

  /** {@code M = (1, 2)}, {@code x = (3, 4)}: {@code ρ = -11/25} leaves {@code (-8/25, 6/25)}. */
  @Test
  void theSumsBecomeOrthogonalToThePinnedSample() {
    PinnedLanes pinned = pinned(new Pair(0, 2));
    LaneSums sums = LaneNumbers.sums(8, LIMBS, 1, 2, 5, 7);
    pinned.correct(sums);
    LaneNumbers.assertNear(value(sums, 0), Dyadic.approximate(Rational.of(-8, 25), 200), 80);
    LaneNumbers.assertNear(value(sums, 1), Dyadic.approximate(Rational.of(6, 25), 200), 80);
    assertThat(value(sums, 2)).as("another head").isEqualTo(Dyadic.of(5));
    assertThat(value(sums, 3)).isEqualTo(Dyadic.of(7));
    assertThat(pinned.slope(0)).hasSize(1);
    LaneNumbers.assertNear(rho(pinned, 0, 0), Dyadic.approximate(Rational.of(-11, 25), 200), 80);
  }

  /** Two independent samples of one head leave nothing, and one of another head goes by itself. */
  @Test
  void thePairsOfEachHeadAreHeldTogether() {
    PinnedLanes pinned = pinned(new Pair(0, 2), new Pair(0, 3), new Pair(1, 2));
    assertThat(pinned.pairs()).hasSize(3);
    LaneSums sums = LaneNumbers.sums(8, LIMBS, 1, 2, 5, 7);
    pinned.correct(sums);
    LaneNumbers.assertNear(value(sums, 0), Dyadic.ZERO, 75);
    LaneNumbers.assertNear(value(sums, 1), Dyadic.ZERO, 75);
    // (5, 7) - 43/25 (3, 4) = (-4/25, 3/25)
    LaneNumbers.assertNear(value(sums, 2), Dyadic.approximate(Rational.of(-4, 25), 200), 80);
    LaneNumbers.assertNear(rho(pinned, 1, 0), Dyadic.approximate(Rational.of(-43, 25), 200), 80);
    // (1, 2) + a (3, 4) + b (1, 1/10) = 0 for a = -19/37, b = 20/37
    LaneNumbers.assertNear(rho(pinned, 0, 0), Dyadic.approximate(Rational.of(-19, 37), 200), 70);
    LaneNumbers.assertNear(rho(pinned, 2, 0), Dyadic.approximate(Rational.of(20, 37), 200), 70);
  }

  @Test
  void ordersFollowOneAnotherAndANewSeriesForgetsThem() {
    PinnedLanes pinned = pinned(new Pair(0, 2));
    pinned.correct(LaneNumbers.sums(8, LIMBS, 3, 4, 0, 0));
    pinned.correct(LaneNumbers.sums(8, LIMBS, -4, 3, 0, 0));
    assertThat(pinned.slope(0)).hasSize(2);
    LaneNumbers.assertNear(rho(pinned, 0, 0), Dyadic.of(-1), 80);
    LaneNumbers.assertNear(rho(pinned, 0, 1), Dyadic.ZERO, 80);
    pinned.begin(-50);
    assertThat(pinned.slope(0)).isEmpty();
    assertThat(pinned.unit()).isEqualTo(-50);
    pinned.correct(LaneNumbers.sums(8, LIMBS, 3, 4, 0, 0));
    LaneNumbers.assertNear(rho(pinned, 0, 0), Dyadic.of(-1), 40);
    assertThat(pinned().isEmpty()).isTrue();
    assertThat(pinned.isEmpty()).isFalse();
  }

  /** (3, 4) and (6, 8): other slopes may do the same. */
  @Test
  void dependentSamplesOfOneHeadAreRefused() {
    assertThatThrownBy(() -> pinned(new Pair(0, 2), new Pair(2, 2)))
        .isInstanceOf(LaneOverflow.class)
        .hasMessage("dependent samples are pinned");
    assertThat(pinned(new Pair(0, 2), new Pair(2, 3)).pairs()).hasSize(2);
  }
}
