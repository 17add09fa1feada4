package org.plumbline.flow.lane;

import org.plumbline.network.Network;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneCombination;
import org.plumbline.series.lane.LaneSums;

/**
 * The series of pre-activations {@code s_v} and activations {@code z_v} of some samples, vertex by
 * vertex: inputs enter as constants, edges behind them as one series times series in lanes.
 */
final class DeepForward {
  private final Network network;
  private final FirstLayer layer;
  private final EdgeGroups groups;
  private final InputLoops inputs;
  private final LaneBank weights;
  private final LaneBank[] values;
  private final LaneBank[] activations;
  private final LaneSums part;
  private final LaneSums total;
  private DeepMasks masks;
  private LaneSums output;

  DeepForward(
      FirstLayer layer,
      EdgeGroups groups,
      InputLoops inputs,
      LaneBank weights,
      DeepMasks masks,
      int orders,
      int limbs) {
    this.layer = layer;
    this.network = layer.network();
    this.groups = groups;
    this.inputs = inputs;
    this.weights = weights;
    this.masks = masks;
    int lanes = inputs.samples();
    this.values = new LaneBank[network.size()];
    this.activations = new LaneBank[network.size()];
    for (int v = 0; v < network.size(); v++) {
      boolean isComputed = v >= network.inputs();
      values[v] = new LaneBank(isComputed ? lanes : 0, orders);
      activations[v] = masks.isKinked(v) ? new LaneBank(lanes, orders) : values[v];
    }
    this.part = new LaneSums(limbs + 2, lanes);
    this.total = new LaneSums(limbs + 2, lanes);
    this.output = total;
  }

  /** Begins new series, at scales that sizes by vertex ask for. */
  void begin(double[] sizes, int room) {
    for (int v = network.inputs(); v < network.size(); v++) {
      int exponent = LaneScale.exponent(sizes[v], room);
      values[v].begin(exponent);
      if (masks.isKinked(v)) {
        activations[v].begin(exponent);
      }
    }
  }

  /**
   * Computes order {@code k}.
   *
   * @param inputWeights the weights from inputs, by head and column, as coefficient 0
   */
  void execute(int k, int n, LaneBank inputWeights) {
    for (int v = network.inputs(); v < network.size(); v++) {
      LaneSums sum = sum(v, k, n, inputWeights);
      sum.store(values[v], k, n);
      if (masks.isKinked(v)) {
        pass(v, k, n, sum);
      }
      output = sum;
    }
  }

  private LaneSums sum(int v, int k, int n, LaneBank inputWeights) {
    int[][] into = groups.into(v);
    int head = layer.headOf(v);
    if (into.length == 0 && head >= 0) {
      inputs.forward(inputWeights, head * inputs.columns(), n, part);
      return part;
    }
    if (into.length == 1 && head < 0) {
      add(into[0], k, n);
      return part;
    }
    total.begin(values[v].exponent(), n + 1, inputs.samples());
    if (head >= 0) {
      inputs.forward(inputWeights, head * inputs.columns(), n, part);
      total.add(part);
    }
    for (int[] group : into) {
      add(group, k, n);
      total.add(part);
    }
    total.settle();
    return total;
  }

  /** What some edges from one level bring. */
  private void add(int[] group, int k, int n) {
    LaneBank first = activations[groups.edge(group[0]).from()];
    part.begin(weights.exponent() + first.exponent(), n, inputs.samples());
    int pending = 0;
    for (int e : group) {
      LaneBank from = activations[groups.edge(e).from()];
      pending = part.addMultiples(weights, e, from, k, n, pending);
    }
    part.settle();
  }

  /** Multiplies pre-activations by the slopes of their gates. */
  private void pass(int v, int k, int n, LaneSums sum) {
    double[] mask = masks.of(v);
    if (masks.isDirect(v)) {
      double[][] put = activations[v].prepare(k, n);
      for (int p = 0; p < n; p++) {
        System.arraycopy(values[v].at(k)[p], 0, put[p], 0, mask.length);
        LaneCombination.multiply(put[p], mask, mask.length);
      }
      return;
    }
    apply(masks, v, sum);
    sum.store(activations[v], k, n);
  }

  /** Multiplies settled numbers by the slopes of a vertex. */
  static void apply(DeepMasks masks, int v, LaneSums sum) {
    double[] mask = masks.of(v);
    for (int p = 0; p <= sum.last(); p++) {
      LaneCombination.multiply(sum.column(p), mask, mask.length);
    }
    sum.settle();
    if (masks.denominator(v) > 1) {
      sum.divide(masks.denominator(v));
    }
  }

  /** The pre-activations of a vertex. */
  LaneBank values(int v) {
    return values[v];
  }

  /** The activations of a vertex. */
  LaneBank activations(int v) {
    return activations[v];
  }

  /** The output at the last order, settled; what becomes of it does not matter. */
  LaneSums output() {
    return output;
  }
}
