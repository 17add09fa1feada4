package org.plumbline.flow.lane;

import org.plumbline.series.lane.LaneBank;
import org.plumbline.series.lane.LaneSums;

/**
 * The derivatives of the weights, sums over samples: {@code Σ_i x_ia b_v^i} for an edge from an
 * input, {@code Σ_i z_u^i b_v^i} for one behind, a product of series in lanes.
 */
final class DeepGradient {
  private final FirstLayer layer;
  private final EdgeGroups groups;
  private final InputLoops inputs;
  private final TermMap terms;
  private final DeepForward forward;
  private final DeepBackward backward;
  private final LaneSums products;
  private final LaneSums totals;
  private final LaneSums head;
  private final LaneSums gathered;
  private final LaneSums first;
  private final LaneSums second;

  DeepGradient(
      FirstLayer layer,
      EdgeGroups groups,
      InputLoops inputs,
      TermMap terms,
      DeepForward forward,
      DeepBackward backward,
      int limbs) {
    this.layer = layer;
    this.groups = groups;
    this.inputs = inputs;
    this.terms = terms;
    this.forward = forward;
    this.backward = backward;
    int lanes = Math.max(terms.lanes(), layer.inputEdges().length);
    lanes = Math.max(lanes, layer.heads() * inputs.columns());
    this.products = new LaneSums(limbs + 2, inputs.samples());
    this.totals = new LaneSums(limbs + 2, Math.max(1, groups.count()));
    this.head = new LaneSums(limbs + 2, inputs.columns());
    this.gathered = new LaneSums(limbs + 2, lanes);
    this.first = new LaneSums(limbs + 2, lanes);
    this.second = new LaneSums(limbs + 2, lanes);
  }

  /** Begins with order {@code k} for the edges from inputs, by lane, settled. */
  void input(int k, int n, LaneSums derivatives) {
    int exponent = Integer.MIN_VALUE;
    for (int h = 0; h < layer.heads(); h++) {
      exponent = Math.max(exponent, backward.signals(layer.vertex(h)).exponent());
    }
    LaneSums into = terms.isPlain() ? derivatives : gathered;
    into.begin(exponent + LaneDigits.BITS, n, layer.heads() * inputs.columns());
    for (int h = 0; h < layer.heads(); h++) {
      inputs.backward(backward.signals(layer.vertex(h)), k, n, head);
      into.add(head, h * inputs.columns());
    }
    into.settle();
    if (!terms.isPlain()) {
      terms.toFeatures(gathered, first, second, derivatives);
    }
  }

  /** Begins with order {@code k} for the other edges, by lane under the given scale, settled. */
  void hidden(int k, int n, int exponent, LaneSums derivatives) {
    derivatives.begin(exponent, n + 1, groups.count());
    for (int[] group : groups.between()) {
      totals.begin(exponent(group), n, groups.count());
      for (int e : group) {
        LaneBank signal = backward.signals(groups.edge(e).to());
        products.convolve(forward.activations(groups.edge(e).from()), signal, 0, k, n);
        totals.addTotal(products, e);
      }
      totals.settle();
      derivatives.add(totals);
    }
    derivatives.settle();
  }

  private int exponent(int[] group) {
    int from = groups.edge(group[0]).from();
    int to = groups.edge(group[0]).to();
    return forward.activations(from).exponent() + backward.signals(to).exponent();
  }
}
