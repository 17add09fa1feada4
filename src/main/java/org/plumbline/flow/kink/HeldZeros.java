package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.Silence;
import org.plumbline.flow.state.PointState;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;

/**
 * Pairs that are held at zero by the slopes of others: where a sample has no activity left, the
 * pre-activations of its pinned pairs are combinations of a few others, and if these are determined
 * by them they vanish too (proofs-notes/kinks.md, K13).
 */
final class HeldZeros {
  /** Pivots below this part of the largest entry count as zero. */
  private static final double NOISE = 1e-6;

  private final FlowProblem problem;
  private final Network network;
  private final PointState point;
  private final GateTable gates;

  HeldZeros(FlowProblem problem, PointState point, GateTable gates) {
    this.problem = problem;
    this.network = problem.network();
    this.point = point;
    this.gates = gates;
  }

  /**
   * Those of some pairs that stay at zero because others do.
   *
   * @param known pairs that stay at zero, besides those that are pinned
   */
  List<Pair> among(Collection<Pair> open, Collection<Pair> known) {
    List<Pair> held = new ArrayList<>();
    for (int i : new TreeSet<>(open.stream().map(Pair::sample).toList())) {
      GateTable closed = gates;
      for (Pair pair : known) {
        closed = pair.sample() == i ? closed.with(pair, Gate.PINNED) : closed;
      }
      List<Pair> carriers = new ArrayList<>();
      List<Pair> here = open.stream().filter(p -> p.sample() == i).sorted().toList();
      for (Pair pair : here) {
        if (isOpen(pair) && !Silence.isSilent(problem, closed, pair)) {
          carriers.add(pair);
          closed = closed.with(pair, Gate.PINNED);
        }
      }
      if (areDetermined(carriers, closed)) {
        GateTable all = closed;
        here.stream()
            .filter(p -> carriers.contains(p) || Silence.isSilent(problem, all, p))
            .forEach(held::add);
      }
    }
    return held;
  }

  private boolean isOpen(Pair pair) {
    return gates.gate(pair) == Gate.ON || !network.activation(pair.vertex()).isRelu();
  }

  /** Whether the pinned pairs that only the carriers reach determine these. */
  private boolean areDetermined(List<Pair> carriers, GateTable closed) {
    if (carriers.isEmpty()) {
      return true;
    }
    int i = carriers.get(0).sample();
    List<Pair> pinned =
        gates.pinned().stream()
            .filter(p -> p.sample() == i && Silence.isSilent(problem, closed, p))
            .toList();
    double[][] columns = new double[carriers.size()][];
    for (int a = 0; a < columns.length; a++) {
      double[] carried = carried(carriers.get(a), carriers);
      columns[a] = pinned.stream().mapToDouble(p -> carried[p.vertex()]).toArray();
    }
    return areIndependent(columns);
  }

  /** What one carrier adds to each pre-activation behind it, the other carriers left out. */
  private double[] carried(Pair carrier, List<Pair> carriers) {
    int i = carrier.sample();
    double[] s = new double[network.size()];
    double[] z = new double[network.size()];
    z[carrier.vertex()] = slope(carrier);
    for (int v = carrier.vertex() + 1; v < s.length; v++) {
      for (Edge edge : network.incoming(v)) {
        s[v] += weight(edge) * z[edge.from()];
      }
      Pair pair = new Pair(i, v);
      z[v] = carriers.contains(pair) ? 0 : s[v] * slope(pair);
    }
    return s;
  }

  private double slope(Pair pair) {
    return switch (gates.gate(pair)) {
      case ON -> 1;
      case OFF -> network.activation(pair.vertex()).negativeSlope().approximateDouble();
      case PINNED -> 0;
    };
  }

  private double weight(Edge edge) {
    return edge.weight() instanceof Weight.Fixed fixed
        ? fixed.value().approximateDouble()
        : point.weights().get(edge.parameter()).approximateDouble();
  }

  /** Whether vectors are independent, beyond rounding. */
  private static boolean areIndependent(double[][] vectors) {
    for (int row = 0; row < vectors.length; row++) {
      int best = 0;
      for (int j = 1; j < vectors[row].length; j++) {
        best = Math.abs(vectors[row][j]) > Math.abs(vectors[row][best]) ? j : best;
      }
      double size = 0;
      for (double[] vector : vectors) {
        for (double entry : vector) {
          size = Math.max(size, Math.abs(entry));
        }
      }
      if (vectors[row].length == 0 || !(Math.abs(vectors[row][best]) > NOISE * size)) {
        return false;
      }
      for (int later = row + 1; later < vectors.length; later++) {
        double factor = vectors[later][best] / vectors[row][best];
        for (int j = 0; j < vectors[later].length; j++) {
          vectors[later][j] -= factor * vectors[row][j];
        }
      }
    }
    return true;
  }
}
