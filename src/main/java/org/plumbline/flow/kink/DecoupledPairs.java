package org.plumbline.flow.kink;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * The vanishing pairs in groups, such that the rates of the pairs of one group are the same
 * whatever is assigned to the pairs of the others.
 *
 * <p>A sample contributes {@code c_i y_i z_a δ_b} to the velocity of the weight of an edge {@code a
 * → b}. At the instant {@code z_a} is known, and zero where {@code a} vanishes; so a sample's
 * choices <em>move</em> only weights out of vertices active on it, into vertices whose back-signal
 * meets one of its vanishing pairs. Its own pairs <em>heed</em> only weights on paths to them that
 * some choice may open. Samples are joined where one moves what the other heeds, or where pairs of
 * theirs may be on one kink (proofs-notes/kinks.md, K12). Decided on structure alone, without
 * numbers: no rounding can separate what is coupled.
 */
final class DecoupledPairs {
  private final Network network;
  private final Dataset data;
  private final GateTable rest;
  private final Map<Integer, BitSet> vanishing;

  private DecoupledPairs(FlowProblem problem, List<Pair> vanishing, GateTable rest) {
    this.network = problem.network();
    this.data = problem.data();
    this.rest = rest;
    this.vanishing =
        vanishing.stream()
            .collect(
                Collectors.groupingBy(
                    Pair::sample,
                    TreeMap::new,
                    Collectors.mapping(
                        Pair::vertex,
                        Collectors.collectingAndThen(Collectors.toList(), DecoupledPairs::bits))));
  }

  /** The groups; the pairs that do not vanish have the gates of {@code rest}. */
  static List<List<Pair>> of(FlowProblem problem, List<Pair> vanishing, GateTable rest) {
    DecoupledPairs pairs = new DecoupledPairs(problem, vanishing, rest);
    return pairs.groups().stream()
        .map(group -> vanishing.stream().filter(p -> group.get(p.sample())).toList())
        .toList();
  }

  private static BitSet bits(List<Integer> numbers) {
    BitSet bits = new BitSet();
    numbers.forEach(bits::set);
    return bits;
  }

  private List<BitSet> groups() {
    List<BitSet> groups = new ArrayList<>();
    for (int i : vanishing.keySet()) {
      BitSet group = new BitSet();
      group.set(i);
      List<BitSet> joined =
          groups.stream().filter(other -> other.stream().anyMatch(j -> areCoupled(i, j))).toList();
      joined.forEach(group::or);
      groups.removeAll(joined);
      groups.add(group);
    }
    return groups;
  }

  private boolean areCoupled(int i, int j) {
    return moved(i).intersects(heeded(j)) || moved(j).intersects(heeded(i)) || mayShareAKink(i, j);
  }

  /** The parameters whose velocity depends on what is assigned to the pairs of a sample. */
  private BitSet moved(int i) {
    return towardsVanishing(i, a -> isOpen(i, a));
  }

  /** The parameters whose velocity may enter the rates of the pairs of a sample. */
  private BitSet heeded(int i) {
    return towardsVanishing(i, a -> mayBeOpen(i, a));
  }

  /** The parameters of edges out of the given vertices on open paths to what vanishes. */
  private BitSet towardsVanishing(int i, IntPredicate from) {
    BitSet heads = new BitSet();
    for (int v = network.output(); v >= network.inputs(); v--) {
      heads.set(v, vanishes(i, v) || (isOpen(i, v) && leadsInto(v, heads)));
    }
    BitSet parameters = new BitSet();
    for (Edge edge : network.edges()) {
      if (edge.isTrainable() && from.test(edge.from()) && heads.get(edge.to())) {
        parameters.set(edge.parameter());
      }
    }
    return parameters;
  }

  private boolean leadsInto(int v, BitSet vertices) {
    return network.outgoing(v).stream().anyMatch(edge -> vertices.get(edge.to()));
  }

  /**
   * Whether pairs of both samples at some vertex may have one kink: a vertex before it that may be
   * open on both, or inputs in one ratio.
   */
  private boolean mayShareAKink(int i, int j) {
    BitSet common = (BitSet) vanishing.getOrDefault(i, new BitSet()).clone();
    common.and(vanishing.getOrDefault(j, new BitSet()));
    return common.stream()
        .anyMatch(
            v ->
                network.incoming(v).stream()
                        .mapToInt(Edge::from)
                        .anyMatch(a -> a >= network.inputs() && mayBeOpen(i, a) && mayBeOpen(j, a))
                    || (!ray(i, v).isEmpty() && ray(i, v).equals(ray(j, v))));
  }

  /** The inputs that may reach a vertex directly, divided by the first that is not zero. */
  private List<Rational> ray(int i, int v) {
    List<Rational> x =
        network.incoming(v).stream()
            .map(Edge::from)
            .filter(a -> a < network.inputs())
            .map(data.point(i)::get)
            .toList();
    Rational first = x.stream().filter(c -> c.signum() != 0).findFirst().orElse(Rational.ONE);
    return x.stream().map(c -> c.divide(first)).toList();
  }

  private boolean vanishes(int i, int v) {
    return vanishing.getOrDefault(i, new BitSet()).get(v);
  }

  private boolean mayBeOpen(int i, int v) {
    return vanishes(i, v) || isOpen(i, v);
  }

  /** Whether something of the sample passes the vertex, which does not vanish. */
  private boolean isOpen(int i, int v) {
    if (v < network.inputs()) {
      return data.point(i).get(v).signum() != 0;
    }
    return !vanishes(i, v) && !(rest.gate(i, v) == Gate.OFF && network.activation(v).isRelu());
  }
}
