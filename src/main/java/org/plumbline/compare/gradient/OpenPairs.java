package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.number.DyadicInterval;

/** The pairs of a setting whose gates rounding may decide, and that change the gradient. */
record OpenPairs(FlowProblem problem, Setting base) {
  /** All of them, sample by sample. */
  List<Pair> all() {
    List<Pair> open = new ArrayList<>();
    for (int sample : new LinkedHashSet<>(base.samples())) {
      SamplePass pass = base.passes().at(sample);
      for (int v : problem.network().kinked()) {
        if (pass.isOpen(v) && matters(new Pair(sample, v))) {
          open.add(new Pair(sample, v));
        }
      }
    }
    return open;
  }

  /** Whether some pre-activation is exactly 0 where its gate matters. */
  boolean haveKinks() {
    return all().stream().anyMatch(this::isKink);
  }

  /** Whether none is open but those whose pre-activation is exactly 0. */
  boolean areKinksOnly() {
    return all().stream().allMatch(this::isKink);
  }

  private boolean isKink(Pair pair) {
    return base.passes().at(pair.sample()).sign(pair.vertex()) == 0;
  }

  /**
   * Whether the gate of a pair changes the gradient for some gates of the other open pairs: a
   * signal that does not vanish widens every range it reaches.
   */
  private boolean matters(Pair pair) {
    SamplePass pass = base.passes().at(pair.sample());
    GateRule range = GateRule.range(base.gates());
    DyadicInterval below = GateRule.side(pass.activation(pair.vertex()), false);
    SampleGradient free = part(pass, range);
    SampleGradient off = part(pass, GateRule.listed(range, Map.of(pair, below)));
    for (Edge edge : problem.network().edges()) {
      if (edge.isTrainable() && !free.value(edge).equals(off.value(edge))) {
        return true;
      }
    }
    return false;
  }

  private SampleGradient part(SamplePass pass, GateRule gates) {
    return SampleGradient.of(problem, base.withGates(gates), pass);
  }
}
