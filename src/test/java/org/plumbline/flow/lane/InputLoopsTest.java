package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.lane.LaneNumbers.bank;
import static org.plumbline.flow.lane.LaneNumbers.value;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.InputColumns;
import org.plumbline.flow.lane.LaneProblems.Inputs;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** Both loops against exact sums, with inputs so long that carries are taken on the way. */
final class InputLoopsTest {
  private static final int LIMBS = 3;
  private static final int SAMPLES = 1100;

  private final Dataset data = new LaneProblems(3).data(Inputs.LONG, SAMPLES, 19);
  private final InputColumns inputs = InputColumns.approximate(data, 20, 60);

  private static double[] numbers(int n, double first) {
    double[] numbers = new double[n];
    for (int s = 0; s < n; s++) {
      numbers[s] = first * (1 + s % 7) * (s % 2 == 0 ? 1 : -1) + s * 0x1p-30;
    }
    return numbers;
  }

  @Test
  void theWeightsOfAHeadAreAddedUpOverColumns() {
    int[] samples = {5, 0, 1099};
    InputLoops loops = new InputLoops(inputs, samples);
    double[] weights = numbers(2 * loops.columns(), 0.3);
    LaneBank bank = bank(6, LIMBS, weights);
    LaneSums sums = LaneNumbers.room(LIMBS, samples.length);
    loops.forward(bank, loops.columns(), LIMBS, sums);
    for (int s = 0; s < samples.length; s++) {
      Dyadic expected = Dyadic.ZERO;
      for (int c = 0; c < loops.columns(); c++) {
        Dyadic w = value(bank, 0, loops.columns() + c);
        expected = expected.add(w.multiply(Dyadic.of(inputs.column(c)[samples[s]])));
      }
      assertThat(value(sums, s)).isEqualTo(expected);
    }
  }

  @Test
  void theSignalsOfAVertexAreAddedUpOverSamples() {
    int[] all = new int[SAMPLES];
    Arrays.setAll(all, i -> i);
    InputLoops loops = new InputLoops(inputs, all);
    LaneBank bank = bank(6, LIMBS, numbers(SAMPLES, 0.3), numbers(SAMPLES, -0.7));
    LaneSums sums = LaneNumbers.room(LIMBS, loops.columns());
    loops.backward(bank, 1, LIMBS, sums);
    for (int c = 0; c < loops.columns(); c++) {
      Dyadic expected = Dyadic.ZERO;
      for (int i = 0; i < SAMPLES; i++) {
        expected = expected.add(value(bank, 1, i).multiply(Dyadic.of(inputs.column(c)[i])));
      }
      assertThat(value(sums, c)).isEqualTo(expected);
    }
  }
}
