package org.plumbline.field;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * The vertices that apply the absolute value and that every path from some sources to a vertex
 * passes exactly once, with none but linear vertices before: opposite samples have opposite gates
 * at all of them, and the same activations behind.
 *
 * <p>With these gates turned, the factor {@code E} of a kink is {@code -E}, and vanishes where it
 * did: one of the two choices stands for both (proofs-notes/kinks.md, K10).
 */
final class EvenPassage {
  private final List<Integer> between;
  private final BitSet passage;

  private EvenPassage(List<Integer> between, BitSet passage) {
    this.between = between;
    this.passage = passage;
  }

  /**
   * The passage before a vertex.
   *
   * @param mute the vertices that pass nothing on
   * @param between the vertices between the sources and the vertex, descending
   */
  static EvenPassage of(
      Network network, boolean[] mute, Set<Integer> sources, List<Integer> between, int vertex) {
    BitSet before = new BitSet();
    BitSet behind = new BitSet();
    BitSet passage = new BitSet();
    sources.forEach(before::set);
    for (int k = between.size() - 1; k >= 0; k--) {
      int v = between.get(k);
      boolean isBefore = areAll(network, mute, v, before);
      if (isBefore && network.activation(v).isLinear()) {
        before.set(v);
      } else if (isBefore && network.activation(v).isAbsoluteValue()) {
        passage.set(v);
        behind.set(v);
      } else if (areAll(network, mute, v, behind)) {
        behind.set(v);
      }
    }
    boolean isWhole = areAll(network, mute, vertex, behind);
    return new EvenPassage(between, isWhole ? passage : new BitSet());
  }

  /** Whether all vertices from which something reaches {@code v} are among those given. */
  private static boolean areAll(Network network, boolean[] mute, int v, BitSet vertices) {
    for (Edge edge : network.incoming(v)) {
      if (!mute[edge.from()] && !vertices.get(edge.from())) {
        return false;
      }
    }
    return true;
  }

  /** Turns all gates of the passage if the first is off; says whether it did. */
  boolean normalise(List<Gate> gates) {
    int first = -1;
    for (int k = 0; k < between.size() && first < 0; k++) {
      first = passage.get(between.get(k)) ? k : -1;
    }
    if (first < 0 || gates.get(first) != Gate.OFF) {
      return false;
    }
    for (int k = first; k < between.size(); k++) {
      if (passage.get(between.get(k))) {
        gates.set(k, gates.get(k) == Gate.ON ? Gate.OFF : Gate.ON);
      }
    }
    return true;
  }
}
