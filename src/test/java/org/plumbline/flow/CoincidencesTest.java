package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/**
 * Small problems full of exact coincidences: zeros, halves, duplicates, opposite samples. Each is
 * integrated, or named for what it is, in few steps.
 */
final class CoincidencesTest {
  private static final List<String> NUMBERS = List.of("-1", "0", "1", "1/2", "2", "-1/2", "0");
  private static final int MOST_STEPS = 400;

  private static final List<Activation> RECTIFIED =
      List.of(Activation.leaky(Rational.of(1, 2)), Activation.RELU);
  private static final List<Activation> BENT = List.of(Activation.ABSOLUTE_VALUE, Activation.RELU);

  private static FlowProblem problem(Random random, List<Activation> units) {
    int hidden = 1 + random.nextInt(2);
    List<Integer> widths = new ArrayList<>();
    IntStream.rangeClosed(0, hidden).forEach(l -> widths.add(1 + random.nextInt(2)));
    widths.add(1);
    List<Activation> activations = new ArrayList<>();
    for (int l = 0; l < hidden; l++) {
      activations.add(units.get(random.nextBoolean() ? 1 : 0));
    }
    LayeredArchitecture network = new LayeredArchitecture(widths, activations, List.of());
    List<Rational> weights = numbers(random, network.network().parameters());
    Loss loss = random.nextBoolean() ? Loss.EXPONENTIAL : Loss.LOGISTIC;
    return new FlowProblem(
        network.network(), data(random, widths.get(0)), weights, loss, Reduction.SUM);
  }

  private static Dataset data(Random random, int dimension) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    int samples = 1 + random.nextInt(3);
    for (int i = 0; i < samples; i++) {
      Rational factor = Rational.of(List.of(-1, 1, 2).get(random.nextInt(3)));
      boolean isMultiple = i > 0 && random.nextInt(3) == 0;
      points.add(
          isMultiple
              ? points.get(0).stream().map(factor::multiply).toList()
              : numbers(random, dimension));
      labels.add(random.nextBoolean() ? 1 : -1);
    }
    return new Dataset(
        IntStream.range(0, dimension).mapToObj(a -> "x" + a).toList(), points, labels);
  }

  private static List<Rational> numbers(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(k -> Rational.parse(NUMBERS.get(random.nextInt(NUMBERS.size()))))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eachComesToAnEnd(long seed) {
    allComeToAnEnd(seed, RECTIFIED);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void eachOfAbsoluteValuesComesToAnEnd(long seed) {
    allComeToAnEnd(seed, BENT);
  }

  private static void allComeToAnEnd(long seed, List<Activation> units) {
    Random random = new Random(seed);
    WorkingPrecision precision = WorkingPrecision.forDigits(8);
    for (int k = 0; k < 12; k++) {
      FlowProblem problem = problem(random, units);
      int[] calls = {0};
      FlowResult result =
          TaylorFlow.integrate(
              problem,
              Horizon.atTime(Rational.ONE),
              precision,
              LimbSeries.withBits(precision.bits()),
              (steps, events, time, risk) -> ++calls[0] < MOST_STEPS);
      assertThat(result).as("problem %s of seed %s", k, seed).satisfies(CoincidencesTest::hasEnded);
    }
  }

  private static void hasEnded(FlowResult result) {
    assertThat(result).isNotInstanceOf(FlowResult.Stopped.class);
    if (result instanceof FlowResult.Unresolved unresolved) {
      assertThat(unresolved.pairs()).isNotEmpty();
    }
    if (result instanceof FlowResult.NotUnique several) {
      assertThat(several.pairs()).isNotEmpty();
    }
  }
}
