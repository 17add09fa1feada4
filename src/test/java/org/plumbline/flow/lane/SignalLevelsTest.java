package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.lane.LaneNumbers.value;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;

/** A chain 1 - 1 - 1 - output behind one input, whose second vertex also reads the input. */
final class SignalLevelsTest {
  private static final int LIMBS = 4;

  private final FirstLayer layer = FirstLayer.of(network()).orElseThrow();
  private final LaneBank weights = bank(weights(0), weights(1));

  /** The sums of the heads, vertices 1 and 2: {@code 5 + 7t} and {@code 11 + 13t}. */
  private final LaneBank headSums = bank(new double[] {5, 11}, new double[] {7, 13});

  private final SignalLevels levels = new SignalLevels(layer, weights, headSums, 2);

  private static Network network() {
    return new LayeredArchitecture(
            List.of(1, 1, 1, 1, 1),
            List.of(Activation.RELU, Activation.LINEAR, Activation.LINEAR),
            List.of(new Skip(0, 2, Skip.Kind.FREE)))
        .network();
  }

  private static LaneBank bank(double[]... orders) {
    return LaneNumbers.bank(10, LIMBS, orders);
  }

  /** The edge into vertex {@code v} has the weight {@code v + (v + 1) t}. */
  private double[] weights(int k) {
    return Arrays.stream(layer.hiddenEdges()).mapToInt(Edge::to).mapToDouble(v -> v + k).toArray();
  }

  private void run() {
    double[] large = new double[network().size()];
    Arrays.fill(large, 1000);
    levels.begin(large, large, 6);
    for (int k = 0; k < 2; k++) {
      levels.signals(k, LIMBS, LaneNumbers.room(LIMBS, 8), LaneNumbers.room(LIMBS, 8));
      levels.sums(k, LIMBS, LaneNumbers.room(LIMBS, 8), LaneNumbers.room(LIMBS, 8));
    }
  }

  private static void assertSeries(LaneGather.Source source, double first, double second) {
    assertThat(value(source.bank(), 0, source.lane())).isEqualTo(Dyadic.of(first));
    assertThat(value(source.bank(), 1, source.lane())).isEqualTo(Dyadic.of(second));
  }

  /**
   * Edges lead into vertices 2, 3 and 4: products of {@code 2 + 3t}, {@code 3 + 4t}, {@code 4 +
   * 5t}.
   */
  @Test
  void backSignalsAreProductsOfWhatLeadsToTheOutput() {
    assertThat(layer.hiddenEdges()).extracting(Edge::to).containsExactlyInAnyOrder(2, 3, 4);
    run();
    assertSeries(levels.backSignal(3), 4, 5);
    assertSeries(levels.backSignal(2), 3 * 4, 3 * 5 + 4 * 4);
    assertSeries(levels.backSignal(1), 2 * 12, 2 * 31 + 3 * 12);
  }

  /** {@code Z_2 = 11 + 13t + (2 + 3t) Z_1}, {@code Z_3 = (3 + 4t) Z_2}. */
  @Test
  void sumsAreThoseOfTheHeadsAndOfWhatLeadsToThem() {
    run();
    assertSeries(levels.sum(1), 5, 7);
    assertSeries(levels.sum(2), 11 + 2 * 5, 13 + 2 * 7 + 3 * 5);
    assertSeries(levels.sum(3), 3 * 21, 3 * 42 + 4 * 21);
  }

  /** The edge from {@code u} to {@code v} has the weight {@code 10 u + v}, all heads the sum 5. */
  private static SignalLevels constant(Integer... widths) {
    FirstLayer layer =
        FirstLayer.of(
                new LayeredArchitecture(
                        List.of(widths), List.of(Activation.RELU, Activation.LINEAR), List.of())
                    .network())
            .orElseThrow();
    double[] numbers =
        Arrays.stream(layer.hiddenEdges()).mapToDouble(e -> 10 * e.from() + e.to()).toArray();
    double[] fives = new double[layer.heads()];
    Arrays.fill(fives, 5);
    SignalLevels levels = new SignalLevels(layer, bank(numbers), bank(fives), 1);
    double[] large = new double[layer.network().size()];
    Arrays.fill(large, 100_000);
    levels.begin(large, large, 6);
    levels.signals(0, LIMBS, LaneNumbers.room(LIMBS, 8), LaneNumbers.room(LIMBS, 8));
    levels.sums(0, LIMBS, LaneNumbers.room(LIMBS, 8), LaneNumbers.room(LIMBS, 8));
    return levels;
  }

  @Test
  void whatLeadsOverSeveralEdgesAddsUp() {
    LaneGather.Source signal = constant(1, 1, 2, 1).backSignal(1);
    assertThat(value(signal.bank(), 0, signal.lane())).isEqualTo(Dyadic.of(12 * 24 + 13 * 34));
    LaneGather.Source sum = constant(1, 2, 1, 1).sum(3);
    assertThat(value(sum.bank(), 0, sum.lane())).isEqualTo(Dyadic.of(5 * 13 + 5 * 23));
  }
}
