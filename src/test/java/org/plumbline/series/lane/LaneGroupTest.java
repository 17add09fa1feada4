package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Instruction;
import org.plumbline.number.Rational;

final class LaneGroupTest {
  private static final Rational ZERO = Rational.ZERO;

  private static LaneGroup group(Rational constant) {
    List<LaneGroup.Sample> samples =
        List.of(
            LaneSamples.sample(0, List.of(4, 2), List.of(Rational.of(40), Rational.of(20)), ZERO),
            LaneSamples.sample(
                1, List.of(2, 4), List.of(Rational.of(-2), Rational.of(-4)), constant));
    List<Instruction.Combination> sums =
        List.of(
            LaneSamples.sum(5, List.of(Rational.of(7), Rational.of(8))),
            LaneSamples.sum(6, List.of(ZERO, Rational.of(1, 3))));
    return LaneGroup.of(samples, sums, 5);
  }

  /** Register 2 comes first, in whatever order a sample names its sources. */
  @Test
  void coefficientsBelongToTheirSources() {
    LaneGroup group = group(Rational.of(9));
    assertThat(group.size()).isEqualTo(2);
    assertThat(group.sources()).isEqualTo(2);
    assertThat(group.source(0)).isEqualTo(2);
    assertThat(group.source(1)).isEqualTo(4);
    double[][] expected = {{20, -2}, {40, -4}, {0, 9}};
    double unit = group.margins().lanes(0, 0, new int[] {0})[0] / 20;
    for (int a = 0; a <= 2; a++) {
      for (int i = 0; i <= 1; i++) {
        assertThat(group.approximate(a, i)).isEqualTo(expected[a][i]);
        assertThat(group.margins().lanes(a, 0, new int[] {i})[0]).isEqualTo(unit * expected[a][i]);
      }
    }
    assertThat(group.argument(1)).isEqualTo(12);
    assertThat(group.exponential(1)).isEqualTo(13);
  }

  @Test
  void oneConstantMakesTheGroupBiased() {
    assertThat(group(Rational.of(9)).isBiased()).isTrue();
    assertThat(group(ZERO).isBiased()).isFalse();
  }

  @Test
  void aSampleThatIsNotInASumHasNoWeight() {
    LaneGroup group = group(ZERO);
    assertThat(group.sums()).isEqualTo(2);
    assertThat(group.sum(1).target()).isEqualTo(6);
    assertThat(group.weights(0).isZero(0, 0)).isFalse();
    assertThat(group.weights(1).isZero(0, 0)).isTrue();
    assertThat(group.weights(1).isZero(0, 1)).isFalse();
    assertThat(group.weights(1).divisor()).isEqualTo(3);
    double[] weights = group.weights(0).lanes(0, 0, new int[] {0, 1});
    assertThat(weights[0] * 8).isEqualTo(weights[1] * 7);
  }
}
