package org.plumbline.flow.lane;

import org.plumbline.network.Network;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/**
 * The series of back-signals {@code b_v^i = c_i y_i ∂f/∂s_v}, by vertex, samples in lanes and in
 * units of time: {@code b_v = g_v Σ_e w_e b_head(e)} over the edges out of {@code v}.
 */
final class DeepBackward {
  private final Network network;
  private final EdgeGroups groups;
  private final DeepMasks masks;
  private final LaneBank weights;
  private final LaneBank[] signals;
  private final int lanes;
  private final LaneSums part;
  private final LaneSums total;

  DeepBackward(
      FirstLayer layer,
      EdgeGroups groups,
      LaneBank weights,
      DeepMasks masks,
      int lanes,
      int orders,
      int limbs) {
    this.network = layer.network();
    this.groups = groups;
    this.weights = weights;
    this.masks = masks;
    this.lanes = lanes;
    this.signals = new LaneBank[network.size()];
    for (int v = 0; v < network.size(); v++) {
      signals[v] = new LaneBank(v >= network.inputs() ? lanes : 0, orders);
    }
    this.part = new LaneSums(limbs + 2, lanes);
    this.total = new LaneSums(limbs + 2, lanes);
  }

  /** Begins new series, at scales that sizes by vertex ask for. */
  void begin(double[] sizes, int room) {
    for (int v = network.inputs(); v < network.size(); v++) {
      signals[v].begin(LaneScale.exponent(sizes[v], room));
    }
  }

  /** Computes order {@code k} from that of the output, settled. */
  void execute(int k, int n, LaneSums output, DeepPins pins) {
    output.store(signals[network.output()], k, n);
    for (int v = network.output() - 1; v >= network.inputs(); v--) {
      LaneSums sum = sum(v, k, n);
      pins.read(v, sum);
      if (masks.isKinked(v)) {
        DeepForward.apply(masks, v, sum);
      }
      sum.store(signals[v], k, n);
      pins.put(v, k, signals[v], n);
    }
  }

  private LaneSums sum(int v, int k, int n) {
    int[][] outOf = groups.outOf(v);
    if (outOf.length == 1) {
      add(outOf[0], k, n);
      return part;
    }
    total.begin(signals[v].exponent(), n + 1, lanes);
    for (int[] group : outOf) {
      add(group, k, n);
      total.add(part);
    }
    total.settle();
    return total;
  }

  private void add(int[] group, int k, int n) {
    LaneBank first = signals[groups.edge(group[0]).to()];
    part.begin(weights.exponent() + first.exponent(), n, lanes);
    int pending = 0;
    for (int e : group) {
      pending = part.addMultiples(weights, e, signals[groups.edge(e).to()], k, n, pending);
    }
    part.settle();
  }

  /** The back-signals of a vertex. */
  LaneBank signals(int v) {
    return signals[v];
  }
}
