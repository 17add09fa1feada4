package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.flow.lane.LaneGather.Source;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/**
 * The back-signals {@code δ_v = Σ_e w_e δ_head(e)} and the sums {@code Z_v = Σ_e w_e Z_tail(e)}
 * behind the first layer, level by level, products of one level side by side.
 */
final class SignalLevels {
  private final Network network;
  private final FirstLayer layer;
  private final LaneBank weights;
  private final LaneBank headSums;

  /** By vertex where its back-signal is; of the output none, since it is 1. */
  private final Source[] backSignals;

  /** By vertex where its sum is. */
  private final Source[] sums;

  private final List<Level> backward = new ArrayList<>();
  private final List<Level> forward = new ArrayList<>();

  SignalLevels(FirstLayer layer, LaneBank weights, LaneBank headSums, int orders) {
    this.network = layer.network();
    this.layer = layer;
    this.weights = weights;
    this.headSums = headSums;
    this.backSignals = new Source[network.size()];
    this.sums = new Source[network.size()];
    for (List<Integer> level : levels(false)) {
      backward.add(new Level(level, false, orders));
    }
    for (List<Integer> level : levels(true)) {
      forward.add(new Level(level, true, orders));
    }
  }

  static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The vertices that are not inputs, by how many edges they are from the output or the inputs. */
  private List<List<Integer>> levels(boolean isForward) {
    int[] depth = new int[network.size()];
    List<List<Integer>> levels = new ArrayList<>();
    int size = network.size();
    for (int j = network.inputs(); j < size; j++) {
      int v = isForward ? j : size - 1 - (j - network.inputs());
      for (Edge edge : isForward ? network.incoming(v) : network.outgoing(v)) {
        int other = isForward ? edge.from() : edge.to();
        if (other >= network.inputs()) {
          depth[v] = Math.max(depth[v], depth[other] + 1);
        }
      }
      boolean isWanted = v != network.output();
      if (isWanted) {
        while (levels.size() <= depth[v]) {
          levels.add(new ArrayList<>());
        }
        levels.get(depth[v]).add(v);
      }
    }
    levels.removeIf(List::isEmpty);
    return levels;
  }

  /** Signals of some vertices that are sums of products of signals known before. */
  private final class Level {
    private final List<Integer> vertices;
    private final LaneBank result;
    private final LaneGather factors;
    private final LaneGather signals;
    private final int[] targets;

    /** Lanes that are taken as they are, and where they go. */
    private final Source[] copies;

    private final int[] copyTargets;

    Level(List<Integer> vertices, boolean isForward, int orders) {
      this.vertices = vertices;
      this.result = new LaneBank(vertices.size(), orders);
      List<Source> edgeWeights = new ArrayList<>();
      List<Source> known = new ArrayList<>();
      List<Integer> into = new ArrayList<>();
      List<Source> taken = new ArrayList<>();
      List<Integer> takenInto = new ArrayList<>();
      Edge[] edges = layer.hiddenEdges();
      for (int e = 0; e < edges.length; e++) {
        int target = vertices.indexOf(isForward ? edges[e].to() : edges[e].from());
        if (target < 0) {
          continue;
        }
        Source weight = new Source(weights, e);
        if (!isForward && edges[e].to() == network.output()) {
          taken.add(weight);
          takenInto.add(target);
        } else {
          edgeWeights.add(weight);
          known.add(isForward ? sums[edges[e].from()] : backSignals[edges[e].to()]);
          into.add(target);
        }
      }
      for (int j = 0; j < vertices.size(); j++) {
        int v = vertices.get(j);
        if (isForward && layer.headOf(v) >= 0) {
          taken.add(new Source(headSums, layer.headOf(v)));
          takenInto.add(j);
        }
        (isForward ? sums : backSignals)[v] = new Source(result, j);
      }
      this.targets = ints(into);
      this.copies = taken.toArray(new Source[0]);
      this.copyTargets = ints(takenInto);
      this.factors = new LaneGather(edgeWeights, orders);
      this.signals = new LaneGather(known, orders);
    }

    void begin(double[] estimates, int room) {
      double largest = 0;
      for (int v : vertices) {
        largest = Math.max(largest, Math.abs(estimates[v]));
      }
      result.begin(LaneScale.exponent(largest, room));
      factors.begin();
      signals.begin();
    }

    void execute(int k, int n, LaneSums products, LaneSums total) {
      int exponent = result.exponent();
      if (targets.length > 0) {
        factors.fill(k, n, products);
        signals.fill(k, n, products);
        products.convolve(factors.bank(), signals.bank(), 0, k, n);
        exponent = products.exponent();
      }
      total.begin(exponent, n + 1, vertices.size());
      for (int p = 0; targets.length > 0 && p <= products.last(); p++) {
        double[] from = products.column(p);
        double[] to = total.column(p);
        for (int j = 0; j < targets.length; j++) {
          to[targets[j]] += from[j];
        }
      }
      for (int j = 0; j < copies.length; j++) {
        total.add(copies[j].bank(), k, copies[j].lane(), copyTargets[j]);
      }
      total.settle();
      total.store(result, k, n);
    }
  }

  /** Begins new series at scales that estimates of back-signals and of sums, by vertex, ask for. */
  void begin(double[] signalEstimates, double[] sumEstimates, int room) {
    backward.forEach(level -> level.begin(signalEstimates, room));
    forward.forEach(level -> level.begin(sumEstimates, room + 2));
  }

  /** Where the back-signal of a vertex other than the output is. */
  Source backSignal(int vertex) {
    return backSignals[vertex];
  }

  /** Where the sum of a vertex other than the output is. */
  Source sum(int vertex) {
    return sums[vertex];
  }

  /** Computes order {@code k} of the back-signals from the weights. */
  void signals(int k, int n, LaneSums scratch, LaneSums total) {
    backward.forEach(level -> level.execute(k, n, scratch, total));
  }

  /** Computes order {@code k} of the sums from those of the heads. */
  void sums(int k, int n, LaneSums scratch, LaneSums total) {
    forward.forEach(level -> level.execute(k, n, scratch, total));
  }
}
