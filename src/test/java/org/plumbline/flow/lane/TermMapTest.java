package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.lane.LaneNumbers.value;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.InputColumns;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneSums;

/** Two heads; the first feature has the unit 1/8, the second 3000. */
final class TermMapTest {
  private static final int LIMBS = 4;
  private static final Dataset DATA = Problems.data("0.5 3000 +; 0.125 -6000 -; 0 9000 +");

  private static FirstLayer layer(Activation activation) {
    return FirstLayer.of(
            new LayeredArchitecture(List.of(2, 2, 1), List.of(activation), List.of()).network())
        .orElseThrow();
  }

  private static TermMap map(Activation activation, Dataset data) {
    return new TermMap(layer(activation), LaneNumbers.columns(data, 60), LIMBS);
  }

  private static LaneSums room() {
    return LaneNumbers.room(LIMBS, 8);
  }

  @Test
  void integersAndReluAreLeftAsTheyAre() {
    assertThat(map(Activation.RELU, Problems.data("1 5 +; 2 -7 -")).isPlain()).isTrue();
    assertThat(map(Activation.RELU, DATA).isPlain()).isFalse();
    assertThat(map(Problems.LEAKY, Problems.data("1 5 +; 2 -7 -")).isPlain()).isFalse();
  }

  @Test
  void featuresAreMultipliedIntoColumns() {
    TermMap map = map(Activation.RELU, DATA);
    assertThat(map.lanes()).isEqualTo(4);
    LaneSums into = room();
    map.toColumns(LaneNumbers.sums(10, LIMBS, 1, 2, -4, 0.5), room(), room(), into);
    assertThat(into.lanes()).isEqualTo(4);
    double[] expected = {0.125, 6000, -0.5, 1500};
    for (int lane = 0; lane < 4; lane++) {
      LaneNumbers.assertNear(value(into, lane), Dyadic.of(expected[lane]), 60);
    }
  }

  /** A third feature of differences that are short takes two columns; the way back adds them up. */
  @Test
  void columnsOfOneFeatureAreAddedUp() {
    Dataset shifted = Problems.data("1000000.5 1 +; 1000001 0 -; 1000000 -1 +");
    InputColumns inputs = LaneNumbers.columns(shifted, 60);
    Activation third = Activation.leaky(Rational.of(1, 3));
    TermMap map = new TermMap(layer(third), inputs, LIMBS);
    int columns = inputs.count();
    double[] numbers = new double[2 * columns];
    for (int c = 0; c < numbers.length; c++) {
      numbers[c] = c + 1;
    }
    Rational[] expected = {Rational.ZERO, Rational.ZERO, Rational.ZERO, Rational.ZERO};
    for (InputColumns.Term term : inputs.terms()) {
      for (int h = 0; h < 2; h++) {
        Rational number = Rational.of(h * columns + term.column() + 1L, 3);
        int lane = 2 * h + term.feature();
        expected[lane] = expected[lane].add(term.factor().multiply(number));
      }
    }
    LaneSums into = LaneNumbers.room(LIMBS, 2 * columns + 8);
    LaneSums gathered = LaneNumbers.room(LIMBS, 2 * columns + 8);
    LaneSums products = LaneNumbers.room(LIMBS, 2 * columns + 8);
    map.toFeatures(LaneNumbers.sums(10, LIMBS, numbers), gathered, products, into);
    assertThat(inputs.terms()).as("several for one feature").hasSizeGreaterThan(2);
    for (int lane = 0; lane < 4; lane++) {
      LaneNumbers.assertNear(value(into, lane), Dyadic.approximate(expected[lane], 200), 50);
    }
  }
}
