package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.InputColumns;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.flow.Problems;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** Small inputs, and ones so large that carries are needed on the way. */
final class ConstantLoopsTest {
  private static final int LIMBS = 3;
  private static final int EXPONENT = 4;

  private final Random random = new Random(3);

  private FlowProblem problem(int samples, int features, int largest) {
    String data =
        IntStream.range(0, samples)
            .mapToObj(i -> point(i, features, largest) + (i % 9 == 0 ? "-" : "+"))
            .collect(Collectors.joining("; "));
    String weights = "1 ".repeat(2 * features + 2);
    Activation third = Activation.leaky(Rational.of(1, 3));
    return Problems.layered(List.of(features, 2, 1), List.of(third), weights, Problems.data(data));
  }

  /** The first two samples make sure that a feature is a multiple of nothing but 1. */
  private String point(int sample, int features, int largest) {
    return IntStream.range(0, features)
        .mapToObj(a -> largest - (sample < 2 ? sample : random.nextInt(1 + largest / 1000)))
        .map(x -> x + " ")
        .collect(Collectors.joining());
  }

  private double[] numbers(int count) {
    return random.doubles(count, 3.9, 4).map(x -> Math.rint(Math.scalb(x, 45)) * 0x1p-45).toArray();
  }

  @ParameterizedTest
  @CsvSource({"19, 3, 9999", "5, 20, 9999", "2, 2300, 1048575", "1500, 1, 1048575"})
  void bothLoopsAreExact(int samples, int features, int largest) {
    FlowProblem problem = problem(samples, features, largest);
    FirstLayer layer = FirstLayer.of(problem.network()).orElseThrow();
    InputColumns inputs = LaneNumbers.columns(problem.data(), 60);
    assertThat(inputs.isPlain()).isTrue();
    GateTable gates =
        GateTable.of(
            problem.network(),
            samples,
            pair ->
                pair.vertex() == features || pair.vertex() == features + 1 && pair.sample() > 2);
    GateMasks masks = new GateMasks(layer, inputs, problem.data(), gates);
    ConstantLoops loops = new ConstantLoops(inputs, 2, samples, LIMBS);
    LaneSums sums = LaneNumbers.room(LIMBS, Math.max(samples, 2 * features));

    LaneBank products = LaneNumbers.bank(EXPONENT, LIMBS, numbers(2 * features));
    loops.margins(products, LIMBS, masks, sums);
    for (int i = 0; i < samples; i++) {
      Dyadic exact = Dyadic.ZERO;
      for (int lane = 0; lane < 2 * features; lane++) {
        Dyadic row = Dyadic.of(masks.rows()[i][lane]);
        exact = exact.subtract(row.multiply(LaneNumbers.value(products, 0, lane)));
      }
      assertThat(LaneNumbers.value(sums, i)).as("sample %d", i).isEqualTo(exact);
    }

    LaneBank weights = LaneNumbers.bank(EXPONENT, LIMBS, numbers(samples), numbers(samples));
    loops.gradients(weights, 1, LIMBS, masks, sums);
    assertThat(sums.lanes()).isEqualTo(2 * features);
    for (int lane = 0; lane < 2 * features; lane++) {
      int column = lane;
      Dyadic exact =
          IntStream.range(0, samples)
              .mapToObj(
                  i ->
                      Dyadic.of(masks.rows()[i][column]).multiply(LaneNumbers.value(weights, 1, i)))
              .reduce(Dyadic.ZERO, Dyadic::add);
      assertThat(LaneNumbers.value(sums, lane)).as("lane %d", lane).isEqualTo(exact);
    }
    double[] last = sums.column(LIMBS);
    assertThat(Arrays.stream(last).map(Math::abs).max().orElseThrow()).isLessThanOrEqualTo(0x1p23);
  }
}
