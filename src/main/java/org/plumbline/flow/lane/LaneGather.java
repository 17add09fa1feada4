package org.plumbline.flow.lane;

import java.util.List;
import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/** Copies of lanes of several banks side by side, so that products of them are one loop. */
final class LaneGather {
  private final LaneBank[] banks;
  private final int[] lanes;
  private final LaneBank copy;
  private boolean isPlain;

  /** A lane of a bank. */
  record Source(LaneBank bank, int lane) {}

  LaneGather(List<Source> sources, int orders) {
    this.banks = sources.stream().map(Source::bank).toArray(LaneBank[]::new);
    this.lanes = sources.stream().mapToInt(Source::lane).toArray();
    this.copy = new LaneBank(sources.size(), orders);
  }

  /** The copies. */
  LaneBank bank() {
    return copy;
  }

  /** Begins new series, once all sources have. */
  void begin() {
    int exponent = Integer.MIN_VALUE;
    int least = Integer.MAX_VALUE;
    for (LaneBank bank : banks) {
      exponent = Math.max(exponent, bank.exponent());
      least = Math.min(least, bank.exponent());
    }
    isPlain = exponent == least;
    copy.begin(banks.length == 0 ? 0 : exponent);
  }

  /** Copies coefficients of an order, {@code n} limbs. */
  void fill(int k, int n, LaneSums scratch) {
    if (!isPlain) {
      scratch.begin(copy.exponent(), n, banks.length);
      for (int s = 0; s < banks.length; s++) {
        scratch.add(banks[s], k, lanes[s], s);
      }
      scratch.settle();
      scratch.store(copy, k, n);
      return;
    }
    double[][] put = copy.prepare(k, n);
    for (int s = 0; s < banks.length; s++) {
      double[][] from = banks[s].at(k);
      for (int p = 0; p < n; p++) {
        put[p][s] = from[p][lanes[s]];
      }
    }
  }
}
