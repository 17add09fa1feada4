package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.flow.lane.LaneGather.Source;
import org.plumbline.network.Edge;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/**
 * What is behind the first layer: linear, so that back-signals {@code δ_v = ∂f/∂s_v} are the same
 * on all samples, and of forward signals only the sums {@code Z_v = Σ_i c_i y_i z_v^i} are needed.
 *
 * <p>{@code δ_v = Σ_e w_e δ_head(e)} over the edges out of {@code v}, {@code Z_v = Σ_e w_e
 * Z_tail(e)} over those into it, and {@code dw_e/dt = δ_head(e) Z_tail(e)}: a chain of linear
 * layers costs what its weights do, whatever the number of samples. Products of one level lie side
 * by side.
 */
final class LinearTail {
  private final Edge[] edges;
  private final int output;
  private final LaneBank weights;
  private final SignalLevels levels;
  private final int[] products;
  private final LaneGather productSignals;
  private final LaneGather productSums;

  LinearTail(FirstLayer layer, LaneBank weights, LaneBank headSums, int orders) {
    this.edges = layer.hiddenEdges();
    this.output = layer.network().output();
    this.weights = weights;
    this.levels = new SignalLevels(layer, weights, headSums, orders);
    List<Source> signals = new ArrayList<>();
    List<Source> tails = new ArrayList<>();
    List<Integer> lanes = new ArrayList<>();
    for (int e = 0; e < edges.length; e++) {
      if (edges[e].to() != output) {
        lanes.add(e);
        signals.add(levels.backSignal(edges[e].to()));
        tails.add(levels.sum(edges[e].from()));
      }
    }
    this.products = SignalLevels.ints(lanes);
    this.productSignals = new LaneGather(signals, orders);
    this.productSums = new LaneGather(tails, orders);
  }

  /** Begins new series at scales that estimates of back-signals and of sums, by vertex, ask for. */
  void begin(double[] signalEstimates, double[] sumEstimates, int room) {
    levels.begin(signalEstimates, sumEstimates, room);
    productSignals.begin();
    productSums.begin();
  }

  /** Where the back-signal of a vertex other than the output is. */
  Source backSignal(int vertex) {
    return levels.backSignal(vertex);
  }

  /** Computes order {@code k} of the back-signals from the weights. */
  void signals(int k, int n, LaneSums scratch, LaneSums total) {
    levels.signals(k, n, scratch, total);
  }

  /** Computes order {@code k} of the sums from those of the heads. */
  void sums(int k, int n, LaneSums scratch, LaneSums total) {
    levels.sums(k, n, scratch, total);
  }

  /** Computes order {@code k} of the derivatives of the weights, by edge. */
  void derivatives(int k, int n, LaneSums scratch, LaneSums total) {
    int exponent = weights.exponent();
    if (products.length > 0) {
      productSignals.fill(k, n, scratch);
      productSums.fill(k, n, scratch);
      scratch.convolve(productSignals.bank(), productSums.bank(), 0, k, n);
      exponent = scratch.exponent();
    }
    total.begin(exponent, n + 1, edges.length);
    for (int p = 0; products.length > 0 && p <= scratch.last(); p++) {
      double[] from = scratch.column(p);
      double[] to = total.column(p);
      for (int j = 0; j < products.length; j++) {
        to[products[j]] = from[j];
      }
    }
    for (int e = 0; e < edges.length; e++) {
      if (edges[e].to() == output) {
        Source tail = levels.sum(edges[e].from());
        total.add(tail.bank(), k, tail.lane(), e);
      }
    }
    total.settle();
  }
}
