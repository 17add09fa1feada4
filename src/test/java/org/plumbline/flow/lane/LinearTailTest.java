package org.plumbline.flow.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plumbline.flow.lane.LaneNumbers.value;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** {@code dw_e/dt = δ_head(e) Z_tail(e)} with weights and sums that are lines. */
final class LinearTailTest {
  private static final int LIMBS = 4;

  private static FirstLayer layer(Integer... widths) {
    List<Activation> activations =
        widths.length == 3 ? List.of(Activation.RELU) : List.of(Activation.RELU, Activation.LINEAR);
    return FirstLayer.of(new LayeredArchitecture(List.of(widths), activations, List.of()).network())
        .orElseThrow();
  }

  /** The derivatives of order {@code k} with the weights {@code 2 + 3t, 3 + 4t, …} of the edges. */
  private static LaneSums derivatives(FirstLayer layer, int order) {
    int edges = layer.hiddenEdges().length;
    double[] first = new double[edges];
    double[] second = new double[edges];
    for (int e = 0; e < edges; e++) {
      first[e] = layer.hiddenEdges()[e].to();
      second[e] = first[e] + 1;
    }
    LaneBank weights = LaneNumbers.bank(10, LIMBS, first, second);
    double[] headFirst = new double[layer.heads()];
    double[] headSecond = new double[layer.heads()];
    Arrays.setAll(headFirst, h -> 5 + h);
    Arrays.setAll(headSecond, h -> 7 + h);
    LaneBank heads = LaneNumbers.bank(12, LIMBS, headFirst, headSecond);
    LinearTail tail = new LinearTail(layer, weights, heads, 2);
    double[] large = new double[layer.network().size()];
    Arrays.fill(large, 1000);
    tail.begin(large, large, 6);
    LaneSums total = LaneNumbers.room(LIMBS, 8);
    for (int k = 0; k <= order; k++) {
      tail.signals(k, LIMBS, LaneNumbers.room(LIMBS, 8), total);
      tail.sums(k, LIMBS, LaneNumbers.room(LIMBS, 8), total);
      tail.derivatives(k, LIMBS, LaneNumbers.room(LIMBS, 8), total);
    }
    return total;
  }

  private static Dyadic into(FirstLayer layer, LaneSums derivatives, int vertex) {
    for (int e = 0; e < layer.hiddenEdges().length; e++) {
      if (layer.hiddenEdges()[e].to() == vertex) {
        return value(derivatives, e);
      }
    }
    throw new AssertionError();
  }

  /** Vertices 1, 2, 3: {@code δ_2 = 3 + 4t}, {@code Z_1 = 5 + 7t}, {@code Z_2 = (2 + 3t) Z_1}. */
  @Test
  void aChainMultipliesSignalsAndSums() {
    FirstLayer layer = layer(1, 1, 1, 1);
    assertThat(layer.hiddenEdges()).extracting(Edge::to).containsExactly(2, 3);
    LaneSums zero = derivatives(layer, 0);
    assertThat(into(layer, zero, 2)).isEqualTo(Dyadic.of(3 * 5));
    assertThat(into(layer, zero, 3)).isEqualTo(Dyadic.of(2 * 5));
    LaneSums one = derivatives(layer, 1);
    assertThat(into(layer, one, 2)).isEqualTo(Dyadic.of(3 * 7 + 4 * 5));
    assertThat(into(layer, one, 3)).isEqualTo(Dyadic.of(2 * 7 + 3 * 5));
  }

  /** Edges into the output take the sums as they are: there is no product at all. */
  @Test
  void weightsOfTheOutputMoveWithTheSums() {
    FirstLayer layer = layer(1, 2, 1);
    LaneSums one = derivatives(layer, 1);
    for (int e = 0; e < 2; e++) {
      int head = layer.headOf(layer.hiddenEdges()[e].from());
      assertThat(value(one, e)).isEqualTo(Dyadic.of(7 + head));
    }
  }
}
