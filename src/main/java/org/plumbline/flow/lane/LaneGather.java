package org.plumbline.flow.lane;

import java.util.List;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** Copies of lanes of several banks side by side, so that products of them are one loop. */
final class LaneGather {
  private final List<Source> sources;
  private final LaneBank copy;

  /** A lane of a bank. */
  record Source(LaneBank bank, int lane) {}

  LaneGather(List<Source> sources, int orders) {
    this.sources = List.copyOf(sources);
    this.copy = new LaneBank(sources.size(), orders);
  }

  /** The copies. */
  LaneBank bank() {
    return copy;
  }

  /** Begins new series, once all sources have. */
  void begin() {
    copy.begin(sources.stream().mapToInt(s -> s.bank().exponent()).max().orElse(0));
  }

  /** Copies coefficients of an order, {@code n} limbs. */
  void fill(int k, int n, LaneSums scratch) {
    boolean isPlain = sources.stream().allMatch(s -> s.bank().exponent() == copy.exponent());
    if (!isPlain) {
      scratch.begin(copy.exponent(), n, sources.size());
      for (int s = 0; s < sources.size(); s++) {
        scratch.add(sources.get(s).bank(), k, sources.get(s).lane(), s);
      }
      scratch.settle();
      scratch.store(copy, k, n);
      return;
    }
    double[][] put = copy.prepare(k, n);
    for (int s = 0; s < sources.size(); s++) {
      double[][] from = sources.get(s).bank().at(k);
      int lane = sources.get(s).lane();
      for (int p = 0; p < n; p++) {
        put[p][s] = from[p][lane];
      }
    }
  }
}
