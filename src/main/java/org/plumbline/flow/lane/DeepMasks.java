package org.plumbline.flow.lane;

import java.util.Arrays;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.network.Network;

/**
 * The gates of kinked vertices as factors of samples side by side: numerators of slopes, each
 * vertex with a denominator of its own. A pinned pair has the factor 0: nothing passes it forwards,
 * and what passes it backwards is computed apart ({@link DeepPins}).
 */
final class DeepMasks {
  private final Network network;
  private final double[][] masks;
  private final int[] denominators;
  private final boolean[] areDirect;
  private GateTable gates;

  DeepMasks(FirstLayer layer, GateTable gates) {
    this.network = layer.network();
    this.gates = gates;
    this.masks = new double[network.size()][0];
    this.denominators = new int[network.size()];
    this.areDirect = new boolean[network.size()];
    Arrays.fill(denominators, 1);
    for (int v : network.kinked()) {
      denominators[v] = network.activation(v).negativeSlope().denominator().intValueExact();
      areDirect[v] = denominators[v] == 1 && Math.abs(below(v)) <= 1;
      masks[v] = new double[gates.samples()];
      for (int i = 0; i < masks[v].length; i++) {
        masks[v][i] = mask(gates.gate(i, v), v);
      }
    }
  }

  private DeepMasks(DeepMasks all, int[] samples) {
    this.network = all.network;
    this.gates = all.gates;
    this.masks = new double[all.masks.length][0];
    this.denominators = all.denominators;
    this.areDirect = all.areDirect;
    for (int v : network.kinked()) {
      masks[v] = Arrays.stream(samples).mapToDouble(i -> all.masks[v][i]).toArray();
    }
  }

  /** The factors of some samples side by side; they do not follow later changes. */
  DeepMasks of(int[] samples) {
    return new DeepMasks(this, samples);
  }

  private int below(int v) {
    return network.activation(v).negativeSlope().numerator().intValueExact();
  }

  private double mask(Gate gate, int v) {
    return switch (gate) {
      case ON -> denominators[v];
      case OFF -> below(v);
      case PINNED -> 0;
    };
  }

  /** Goes on with other gates. */
  void change(GateTable next) {
    for (int i = 0; i < next.samples(); i++) {
      if (!gates.sameRow(next, i)) {
        for (int v : network.kinked()) {
          masks[v][i] = mask(next.gate(i, v), v);
        }
      }
    }
    gates = next;
  }

  /** The gates. */
  GateTable gates() {
    return gates;
  }

  /** Whether a vertex has a kink. */
  boolean isKinked(int v) {
    return masks[v].length > 0;
  }

  /** The numerators of the slopes of a kinked vertex. */
  double[] of(int v) {
    return masks[v];
  }

  /** Their denominator. */
  int denominator(int v) {
    return denominators[v];
  }

  /** Whether slopes are 0, 1 or -1: limbs times them are limbs. */
  boolean isDirect(int v) {
    return areDirect[v];
  }

  /** The largest slope of a vertex, but at least 1. */
  double steepest(int v) {
    return Math.max(1, Math.abs(network.activation(v).negativeSlope().approximateDouble()));
  }

  /** A slope in double arithmetic. */
  double slope(int v, int i) {
    return isKinked(v) ? masks[v][i] / denominators[v] : 1;
  }
}
