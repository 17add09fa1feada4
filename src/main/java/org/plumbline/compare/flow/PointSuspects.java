package org.plumbline.compare.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.MatrixBlock;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.finding.Wording;
import org.plumbline.network.Network;

/** Mistakes in the numbers of one point, whose weights are otherwise those of the flow. */
final class PointSuspects {
  private PointSuspects() {}

  /** The first mistake that fits the point that is off. */
  static Optional<Suspicion> first(FlowCase c, int off) {
    return off >= c.flow().size() ? Optional.empty() : shifted(c, off).or(() -> misplaced(c, off));
  }

  /** The points are those of the flow, but beside the time of the point before or after. */
  private static Optional<Suspicion> shifted(FlowCase c, int off) {
    for (int shift : new int[] {1, -1}) {
      int fitting = 0;
      int tried = 0;
      for (int k = Math.max(1, off - 2); k < Math.min(c.flow().size(), off + 6); k++) {
        if (k + shift >= 0 && k + shift < c.flow().size()) {
          double[] point = c.points().approximate(k);
          double apart = FlowCase.distance(point, c.flow().get(k + shift));
          double own = FlowCase.distance(point, c.flow().get(k));
          tried++;
          fitting += apart <= Math.max(c.noise(k), own / 64) && own > c.noise(k) ? 1 : 0;
        }
      }
      if (tried > 1 && fitting == tried) {
        return Optional.of(
            new Suspicion(
                Explanation.TIME_SHIFT,
                "the weights are those of the flow at the time of the point "
                    + (shift > 0 ? "after" : "before")));
      }
    }
    return Optional.empty();
  }

  private static Optional<Suspicion> misplaced(FlowCase c, int off) {
    double[] point = c.points().approximate(off);
    double[] flow = c.flow().get(off);
    double noise = c.noise(off);
    Network network = c.problem().network();
    for (MatrixBlock block : MatrixBlock.of(network)) {
      double[] reread = reread(point, block);
      if (block.isProper() && FlowCase.distance(reread, flow) <= noise) {
        return Optional.of(
            new Suspicion(
                Explanation.TRANSPOSED, block.name() + " is transposed (column by column)"));
      }
    }
    List<Integer> wrong = new ArrayList<>();
    for (int p = 0; p < point.length; p++) {
      if (Math.abs(point[p] - flow[p]) > noise) {
        wrong.add(p);
      }
    }
    if (wrong.size() == 2 && isSwapped(point, flow, wrong.get(0), wrong.get(1), noise)) {
      return Optional.of(
          new Suspicion(
              Explanation.SWAPPED,
              Wording.parameter(network, wrong.get(0))
                  + " and "
                  + Wording.parameter(network, wrong.get(1))
                  + " are interchanged"));
    }
    if (wrong.size() == 1 && point.length > 1) {
      return Optional.of(
          new Suspicion(Explanation.ONE_WEIGHT, "all other weights are those of the flow"));
    }
    return off == 0 && c.points().times().get(0).signum() == 0
        ? Optional.of(
            new Suspicion(
                Explanation.INITIAL_WEIGHTS, "the initial weights are not the experiment's"))
        : Optional.empty();
  }

  private static boolean isSwapped(double[] point, double[] flow, int p, int q, double noise) {
    return Math.abs(point[p] - flow[q]) <= noise && Math.abs(point[q] - flow[p]) <= noise;
  }

  private static double[] reread(double[] point, MatrixBlock block) {
    List<Double> list = new ArrayList<>();
    for (double value : point) {
      list.add(value);
    }
    return block.reread(list).stream().mapToDouble(x -> x).toArray();
  }
}
