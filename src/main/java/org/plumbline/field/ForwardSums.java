package org.plumbline.field;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Compiles the weighted forward sums {@code A(a, P) = Σ_{i∈P} c_i y_i z_a^{(i)}} over sets P of
 * gate patterns.
 *
 * <p>{@code A(a, P) = S(a, P∩on) + α S(a, P∩off)} with {@code S(a, Q) = Σ_{b→a} w_ba A(b, Q)}: the
 * sum goes forward as one signal as soon as the samples in it agree on what happens to it
 * downstream, instead of pattern by pattern. At each vertex the sets asked for are computed
 * directly or from the atoms they generate, whichever are fewer. Sets are requested from the output
 * down ({@link #request}, {@link #plan}) and then signals are read off ({@link #signal}).
 */
final class ForwardSums {
  private final Network network;
  private final GateTable gates;
  private final GatePatterns patterns;
  private final ProgramBuilder builder;
  private final List<List<Signal>> inputs;
  private final List<Set<BitSet>> requested = new ArrayList<>();
  private final List<List<BitSet>> computed = new ArrayList<>();
  private final List<Map<BitSet, Signal>> known = new ArrayList<>();

  /**
   * Sums whose input signals are {@code inputs.get(pattern).get(a) = Σ_{i in pattern} c_i y_i
   * x_ia}, read only when signals are.
   */
  ForwardSums(
      Network network,
      GateTable gates,
      GatePatterns patterns,
      ProgramBuilder builder,
      List<List<Signal>> inputs) {
    this.network = network;
    this.gates = gates;
    this.patterns = patterns;
    this.builder = builder;
    this.inputs = inputs;
    for (int v = 0; v < network.size(); v++) {
      requested.add(new LinkedHashSet<>());
      computed.add(List.of());
      known.add(new HashMap<>());
    }
  }

  /** Asks for {@code A(a, set)}. */
  void request(int a, BitSet set) {
    for (Gate gate : List.of(Gate.ON, Gate.OFF)) {
      BitSet part = part(a, set, gate);
      if (!part.isEmpty() && !isSilent(a, gate)) {
        requested.get(a).add(part);
      }
    }
  }

  /** Decides what is computed at every vertex; call once, after all requests. */
  void plan() {
    for (int a = network.output() - 1; a >= 0; a--) {
      Set<BitSet> sets = requested.get(a);
      List<BitSet> atoms = atoms(sets);
      boolean useAtoms = a < network.inputs() || atoms.size() < sets.size();
      computed.set(a, useAtoms ? atoms : List.copyOf(sets));
      for (BitSet set : computed.get(a)) {
        network.incoming(a).forEach(edge -> request(edge.from(), set));
      }
    }
  }

  /** The signal {@code A(a, set)} for a set requested before. */
  Signal signal(int a, BitSet set) {
    Signal on = beforeGate(a, part(a, set, Gate.ON));
    if (isSilent(a, Gate.OFF)) {
      return on;
    }
    Signal off = beforeGate(a, part(a, set, Gate.OFF));
    Rational slope = network.activation(a).negativeSlope();
    return builder.sum().add(Rational.ONE, on).add(slope, off).signal();
  }

  /** The signal {@code S(a, set)}, from the sets computed at {@code a} that make it up. */
  private Signal beforeGate(int a, BitSet set) {
    Map<BitSet, Signal> signals = known.get(a);
    Signal found = signals.get(set);
    if (found == null) {
      found = computed.get(a).contains(set) ? direct(a, set) : fromAtoms(a, set);
      signals.put(set, found);
    }
    return found;
  }

  private Signal direct(int a, BitSet set) {
    ProgramBuilder.Sum sum = builder.sum();
    if (a < network.inputs()) {
      set.stream().forEach(pattern -> sum.add(Rational.ONE, inputs.get(pattern).get(a)));
    }
    for (Edge edge : network.incoming(a)) {
      sum.add(BackwardPass.weight(edge), signal(edge.from(), set));
    }
    return sum.signal();
  }

  private Signal fromAtoms(int a, BitSet set) {
    ProgramBuilder.Sum sum = builder.sum();
    for (BitSet atom : computed.get(a)) {
      if (atom.intersects(set)) {
        sum.add(Rational.ONE, beforeGate(a, atom));
      }
    }
    return sum.signal();
  }

  private BitSet part(int a, BitSet set, Gate gate) {
    BitSet part = new BitSet();
    set.stream()
        .filter(pattern -> gates.gate(patterns.example(pattern), a) == gate)
        .forEach(part::set);
    return part;
  }

  private boolean isSilent(int a, Gate gate) {
    return gate == Gate.OFF && network.activation(a).isRelu();
  }

  /** The coarsest partition of the union of the sets in which each set is a union of parts. */
  private static List<BitSet> atoms(Set<BitSet> sets) {
    List<BitSet> atoms = new ArrayList<>();
    for (BitSet set : sets) {
      BitSet rest = (BitSet) set.clone();
      List<BitSet> refined = new ArrayList<>();
      for (BitSet atom : atoms) {
        BitSet inside = (BitSet) atom.clone();
        inside.and(set);
        BitSet outside = (BitSet) atom.clone();
        outside.andNot(set);
        rest.andNot(inside);
        if (!inside.isEmpty()) {
          refined.add(inside);
        }
        if (!outside.isEmpty()) {
          refined.add(outside);
        }
      }
      if (!rest.isEmpty()) {
        refined.add(rest);
      }
      atoms = refined;
    }
    return atoms;
  }
}
