package org.plumbline.flow.lane;

import java.util.Arrays;
import org.plumbline.data.Dataset;
import org.plumbline.data.InputColumns;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;

/**
 * The gates of heads on all samples as factors of lanes, and times labels and inputs as the rows
 * that gradients are sums of: a gate that changes is one entry and a piece of one row.
 *
 * <p>Slopes are their numerators, over the denominator of each head. A pinned pair has the slope of
 * its negative side; what its own slope adds is added apart ({@link PinnedLanes}).
 */
final class GateMasks {
  private final FirstLayer layer;
  private final InputColumns inputs;
  private final double[] labels;
  private final double[] negatedLabels;
  private final double[][] masks;
  private final double[][] rows;
  private final double largest;
  private GateTable gates;

  GateMasks(FirstLayer layer, InputColumns inputs, Dataset data, GateTable gates) {
    this.layer = layer;
    this.inputs = inputs;
    this.gates = gates;
    this.labels = data.labels().stream().mapToDouble(Integer::doubleValue).toArray();
    this.largest = largestSlope(layer) * Math.max(1, inputs.largest());
    this.negatedLabels = Arrays.stream(labels).map(y -> -y).toArray();
    this.masks = new double[layer.heads()][data.size()];
    this.rows = new double[data.size()][layer.heads() * inputs.count()];
    for (int i = 0; i < data.size(); i++) {
      for (int h = 0; h < layer.heads(); h++) {
        set(i, h);
      }
    }
  }

  /** Goes on with other gates. */
  void change(GateTable next) {
    for (int i = 0; i < labels.length; i++) {
      if (gates.sameRow(next, i)) {
        continue;
      }
      GateTable before = gates;
      gates = next;
      for (int h = 0; h < layer.heads(); h++) {
        if (before.gate(i, layer.vertex(h)) != next.gate(i, layer.vertex(h))) {
          set(i, h);
        }
      }
      gates = before;
    }
    gates = next;
  }

  private void set(int i, int head) {
    double mask = numerator(head, gates.gate(i, layer.vertex(head)) == Gate.ON);
    masks[head][i] = mask;
    double[] row = rows[i];
    int from = head * inputs.count();
    for (int c = 0; c < inputs.count(); c++) {
      row[from + c] = mask * labels[i] * inputs.column(c)[i];
    }
  }

  /** The numerator of a slope of a head. */
  double numerator(int head, boolean isOn) {
    return isOn ? layer.denominator(head) : layer.numeratorBelow(head);
  }

  /** The gates. */
  GateTable gates() {
    return gates;
  }

  /** Whether a pair is pinned. */
  boolean isPinned(Pair pair) {
    return gates.gate(pair) == Gate.PINNED;
  }

  /** The numerators of the slopes of a head, by sample. */
  double[] masks(int head) {
    return masks[head];
  }

  /** For each sample the products of slope, label and input, by head and column. */
  double[][] rows() {
    return rows;
  }

  /** The labels. */
  double[] labels() {
    return labels;
  }

  /** The labels with the opposite sign. */
  double[] negatedLabels() {
    return negatedLabels;
  }

  /** The largest absolute value that an entry of a row may have. */
  double largest() {
    return largest;
  }

  private static double largestSlope(FirstLayer layer) {
    double largest = 1;
    for (int h = 0; h < layer.heads(); h++) {
      largest =
          Math.max(largest, Math.max(layer.denominator(h), Math.abs(layer.numeratorBelow(h))));
    }
    return largest;
  }
}
