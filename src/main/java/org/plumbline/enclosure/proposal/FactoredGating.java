package org.plumbline.enclosure.proposal;

import java.util.List;
import org.plumbline.enclosure.ball.LaneCombination;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;

/**
 * Gates along a step and the slopes that hold pinned pairs, and with them the sums over lanes that
 * make the field of a {@link FactoredNetwork}.
 *
 * @param gates the gates
 * @param shared which slope holds a pinned pair
 * @param slopes the slopes
 */
public record FactoredGating(GateTable gates, SharedSlopes shared, List<SeriesBall> slopes) {
  /** Gates and slopes. */
  public FactoredGating {
    slopes = List.copyOf(slopes);
  }

  /** Minus the signed outputs as sums over the lanes of columns; pinned vertices are silent. */
  LaneCombination forward(FactoredNetwork factored) {
    int samples = factored.data().size();
    double[][] matrix = new double[factored.sums()][samples];
    int[] kinked = factored.kinked();
    for (int i = 0; i < samples; i++) {
      double[] x = factored.inputs().of(i);
      for (int g = 0; g < factored.groups(); g++) {
        Gate gate = gate(kinked, i, g);
        double slope = gate == Gate.PINNED ? 0 : factored.slope(g, gate);
        for (int a = 0; a < x.length; a++) {
          matrix[g * x.length + a][i] = -factored.data().label(i) * slope * x[a];
        }
      }
    }
    return new LaneCombination(matrix, samples);
  }

  /** The lanes of columns as sums over the samples; without pinned pairs. */
  LaneCombination backward(FactoredNetwork factored) {
    double[][] matrix = new double[factored.data().size()][factored.sums()];
    int[] kinked = factored.kinked();
    for (int i = 0; i < matrix.length; i++) {
      double[] x = factored.inputs().of(i);
      for (int g = 0; g < factored.groups(); g++) {
        Gate gate = gate(kinked, i, g);
        if (gate != Gate.PINNED) {
          write(matrix[i], g, factored.data().label(i) * factored.slope(g, gate), x);
        }
      }
    }
    return new LaneCombination(matrix, factored.sums());
  }

  /** What the loss weights of pinned pairs add to the lanes of columns at {@code θ = 0}. */
  LaneCombination closed(FactoredNetwork factored, List<Pair> pairs) {
    double[][] matrix = new double[pairs.size()][factored.sums()];
    for (int q = 0; q < matrix.length; q++) {
      int i = pairs.get(q).sample();
      int g = factored.group(pairs.get(q).vertex());
      Gate gate = shared.isOpposite(pairs.get(q)) ? Gate.ON : Gate.OFF;
      write(
          matrix[q],
          g,
          factored.data().label(i) * factored.slope(g, gate),
          factored.inputs().of(i));
    }
    return new LaneCombination(matrix, factored.sums());
  }

  /** What {@code θ} times the loss weights of pinned pairs adds to the lanes of columns. */
  LaneCombination pinned(FactoredNetwork factored, List<Pair> pairs) {
    double[][] matrix = new double[pairs.size()][factored.sums()];
    for (int q = 0; q < matrix.length; q++) {
      int i = pairs.get(q).sample();
      int g = factored.group(pairs.get(q).vertex());
      double range = factored.slope(g, Gate.ON) - factored.slope(g, Gate.OFF);
      double sign = shared.isOpposite(pairs.get(q)) ? -1 : 1;
      write(matrix[q], g, factored.data().label(i) * sign * range, factored.inputs().of(i));
    }
    return new LaneCombination(matrix, factored.sums());
  }

  private static void write(double[] row, int group, double factor, double[] x) {
    for (int a = 0; a < x.length; a++) {
      row[group * x.length + a] = factor * x[a];
    }
  }

  /** The slopes of the given pinned pairs. */
  List<SeriesBall> slopesOf(List<Pair> pairs) {
    return pairs.stream().map(pair -> slopes.get(shared.index(pair))).toList();
  }

  /** Linear vertices together are a group behind the kinked ones, always on. */
  private Gate gate(int[] kinked, int i, int g) {
    return g < kinked.length ? gates.gate(i, kinked[g]) : Gate.ON;
  }
}
