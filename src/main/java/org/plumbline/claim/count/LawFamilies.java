package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.BalancedSet;
import org.plumbline.claim.structure.BalancedSets;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * Proposes polynomials that may well be laws, by the shape of the network; {@link LawProof} decides
 * (proofs-notes/law-count.md, L5).
 */
final class LawFamilies {
  private final Network network;
  private final List<GateCell> cells;
  private final List<Proposal> proposals = new ArrayList<>();

  private LawFamilies(Network network, List<GateCell> cells) {
    this.network = network;
    this.cells = cells;
  }

  /**
   * A polynomial that may be a law.
   *
   * @param kind where it comes from
   * @param name what it would be the law of
   * @param law makes the polynomial: there may be more of them than fit
   * @param vertices where signals are to be written out to prove it
   * @param isBalance whether its derivative is the sum of {@code 2 (s_v δ_v - z_v B_v)} over those
   *     vertices, as a polynomial in all signals, which is 0 for every state of the gates
   */
  record Proposal(
      LawKind kind,
      String name,
      Supplier<PolynomialLaw> law,
      List<Integer> vertices,
      boolean isBalance) {
    Proposal {
      vertices = List.copyOf(vertices);
    }
  }

  /** The proposals for a network and cells of fields. */
  static List<Proposal> of(Network network, List<GateCell> cells) {
    LawFamilies families = new LawFamilies(network, List.copyOf(cells));
    LayerStructure layers = LayerStructure.of(network);
    families.addFrozen();
    families.addDirections();
    for (TwinClass twins : layers.classes()) {
      families.addUnits(twins.vertices());
    }
    for (BalancedSet set : BalancedSets.of(network).beside(layers)) {
      QuadraticLaw law = QuadraticLaw.ofSquares(set.entering(), set.leaving());
      families.addBalance(LawKind.SET, set.name(), law, set.vertices());
    }
    for (TwinClass twins : layers.classes()) {
      families.addPairs(twins.vertices());
    }
    families.addParallel();
    families.addShifted();
    return families.proposals;
  }

  private void add(LawKind kind, String name, Supplier<PolynomialLaw> law, List<Integer> vertices) {
    proposals.add(new Proposal(kind, name, law, vertices, false));
  }

  /** Proposes a law of balance, which takes few terms to prove where there are many edges. */
  private void addBalance(LawKind kind, String name, QuadraticLaw law, List<Integer> vertices) {
    boolean isBalance = law.beyond(network, vertices).isZero();
    proposals.add(new Proposal(kind, name, () -> PolynomialLaw.of(law), vertices, isBalance));
  }

  private void addUnits(List<Integer> vertices) {
    for (int v : vertices) {
      addBalance(LawKind.UNIT, network.name(v), QuadraticLaw.ofVertex(network, v), List.of(v));
    }
  }

  private void addPairs(List<Integer> vertices) {
    for (int i = 0; i < vertices.size(); i++) {
      for (int j = i + 1; j < vertices.size(); j++) {
        int u = vertices.get(i);
        int v = vertices.get(j);
        if (agree(u, v)) {
          add(
              LawKind.PAIR,
              network.name(u) + "," + network.name(v),
              () -> PolynomialLaw.of(QuadraticLaw.ofPair(network, u, v)),
              List.of(u, v));
        }
      }
    }
  }

  /** The differences of the weights of parallel edges. */
  private void addParallel() {
    Map<List<Integer>, Edge> first = new LinkedHashMap<>();
    for (Edge edge : network.edges()) {
      if (!network.isUnshared(edge)) {
        continue;
      }
      Edge other = first.putIfAbsent(List.of(edge.from(), edge.to()), edge);
      if (other != null) {
        Map<Integer, Rational> difference = new LinkedHashMap<>();
        difference.put(other.parameter(), Rational.ONE);
        difference.put(edge.parameter(), Rational.of(-1));
        String name = network.name(edge.from()) + " → " + network.name(edge.to());
        add(LawKind.PARALLEL, name, () -> linear(difference), List.of());
      }
    }
  }

  /**
   * The laws of units and pairs at which fixed edges run beside trained ones: the trained weight
   * and the fixed one together take the place of the weight.
   */
  private void addShifted() {
    Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
    for (int v : network.hidden()) {
      Optional<Map<Integer, Shifted>> in = shifted(network.incoming(v), Edge::from);
      Optional<Map<Integer, Shifted>> out = shifted(network.outgoing(v), Edge::to);
      boolean isFixed = in.isPresent() && out.isPresent() && !network.isFreelyTrained(v);
      if (isFixed) {
        List<Object> ends = List.of(in.get().keySet(), out.get().keySet());
        groups.computeIfAbsent(ends, e -> new ArrayList<>()).add(v);
      }
    }
    groups.values().forEach(this::addShifted);
  }

  private void addShifted(List<Integer> vertices) {
    for (int u : vertices) {
      add(LawKind.SHIFTED, network.name(u), () -> shifted(u, u), List.of(u));
    }
    for (int i = 0; i < vertices.size(); i++) {
      for (int v : vertices.subList(i + 1, vertices.size())) {
        int u = vertices.get(i);
        if (agree(u, v)) {
          String name = network.name(u) + "," + network.name(v);
          add(LawKind.SHIFTED, name, () -> shifted(u, v), List.of(u, v));
        }
      }
    }
  }

  /**
   * A trained weight and what fixed edges beside it add.
   *
   * @param parameter the number of the weight
   * @param offset the sum of the fixed ones
   */
  private record Shifted(int parameter, Rational offset) {}

  /** The edges by their other ends, if each has one trained, unshared edge. */
  private Optional<Map<Integer, Shifted>> shifted(List<Edge> edges, ToIntFunction<Edge> end) {
    Map<Integer, Integer> trained = new TreeMap<>();
    Map<Integer, Rational> offsets = new TreeMap<>();
    for (Edge edge : edges) {
      int key = end.applyAsInt(edge);
      if (edge.weight() instanceof Weight.Fixed fixed) {
        offsets.merge(key, fixed.value(), Rational::add);
      } else if (!network.isUnshared(edge) || trained.put(key, edge.parameter()) != null) {
        return Optional.empty();
      }
    }
    if (trained.isEmpty() || !trained.keySet().containsAll(offsets.keySet())) {
      return Optional.empty();
    }
    Map<Integer, Shifted> both = new TreeMap<>();
    trained.forEach(
        (key, p) -> both.put(key, new Shifted(p, offsets.getOrDefault(key, Rational.ZERO))));
    return Optional.of(both);
  }

  /** The law of two vertices with the same neighbours, or of one, for shifted weights. */
  private PolynomialLaw shifted(int u, int v) {
    List<PolynomialLaw.Term> terms = new ArrayList<>();
    addProducts(terms, 1, u, v, w -> shifted(network.incoming(w), Edge::from));
    addProducts(terms, -1, u, v, w -> shifted(network.outgoing(w), Edge::to));
    return new PolynomialLaw(terms);
  }

  private static void addProducts(
      List<PolynomialLaw.Term> terms,
      int sign,
      int u,
      int v,
      IntFunction<Optional<Map<Integer, Shifted>>> edges) {
    List<Shifted> first = List.copyOf(edges.apply(u).orElseThrow().values());
    List<Shifted> second = List.copyOf(edges.apply(v).orElseThrow().values());
    for (int k = 0; k < first.size(); k++) {
      Shifted a = first.get(k);
      Shifted b = second.get(k);
      Rational one = Rational.of(sign);
      terms.add(new PolynomialLaw.Term(one, List.of(a.parameter, b.parameter)));
      addLinear(terms, one.multiply(b.offset), a.parameter);
      addLinear(terms, one.multiply(a.offset), b.parameter);
    }
  }

  private static void addLinear(List<PolynomialLaw.Term> terms, Rational factor, int parameter) {
    if (factor.signum() != 0) {
      terms.add(new PolynomialLaw.Term(factor, List.of(parameter)));
    }
  }

  /** Whether the gates of two vertices are the same in every cell. */
  private boolean agree(int u, int v) {
    return cells.stream()
        .allMatch(
            cell -> {
              Optional<Rational> slope = cell.slope(network, u);
              return slope.isPresent() && slope.equals(cell.slope(network, v));
            });
  }

  /** Parameters all of whose edges leave a vertex that is silent or lead to one that is unheard. */
  private void addFrozen() {
    Set<Integer> moving = new TreeSet<>();
    for (GateCell cell : cells) {
      boolean[] isSilent = cell.silent(network);
      boolean[] isUnheard = cell.unheard(network);
      network.edges().stream()
          .filter(edge -> edge.isTrainable() && !isSilent[edge.from()] && !isUnheard[edge.to()])
          .forEach(edge -> moving.add(edge.parameter()));
    }
    for (int p = 0; p < network.parameters(); p++) {
      if (!moving.contains(p)) {
        Map<Integer, Rational> weight = Map.of(p, Rational.ONE);
        add(LawKind.FROZEN, network.parameterNames().get(p), () -> linear(weight), List.of());
      }
    }
  }

  /**
   * The combinations of a vertex's weights along directions that no input that it passes on has.
   */
  private void addDirections() {
    List<boolean[]> unheard = cells.stream().map(cell -> cell.unheard(network)).toList();
    Map<List<List<Integer>>, List<List<Rational>>> known = new HashMap<>();
    for (int v = network.inputs(); v < network.size(); v++) {
      Map<Integer, Integer> parameters = new LinkedHashMap<>();
      network.incomingBySource(v).stream()
          .filter(edge -> edge.from() < network.inputs() && network.isUnshared(edge))
          .forEach(edge -> parameters.putIfAbsent(edge.from(), edge.parameter()));
      if (parameters.size() > 1) {
        int vertex = v;
        List<Integer> heard =
            IntStream.range(0, cells.size()).filter(k -> !unheard.get(k)[vertex]).boxed().toList();
        List<Integer> read = List.copyOf(parameters.keySet());
        known
            .computeIfAbsent(List.of(heard, read), k -> missing(heard, read))
            .forEach(direction -> addDirection(vertex, parameters, direction));
      }
    }
  }

  /** A basis of the directions, among the inputs read, that no input of the cells given has. */
  private List<List<Rational>> missing(List<Integer> heard, List<Integer> read) {
    List<List<Rational>> passed = new ArrayList<>();
    for (int k : heard) {
      if (cells.get(k).inputs().size() == network.inputs()) {
        return List.of();
      }
      cells.get(k).inputs().forEach(x -> passed.add(read.stream().map(x::get).toList()));
    }
    return RationalSpan.of(passed, read.size()).orthogonal();
  }

  private void addDirection(int v, Map<Integer, Integer> parameters, List<Rational> direction) {
    Map<Integer, Rational> coefficients = new LinkedHashMap<>();
    int k = 0;
    for (int parameter : parameters.values()) {
      if (direction.get(k).signum() != 0) {
        coefficients.put(parameter, direction.get(k));
      }
      k++;
    }
    if (coefficients.size() > 1) {
      add(LawKind.DIRECTION, network.name(v), () -> linear(coefficients), List.of());
    }
  }

  private static PolynomialLaw linear(Map<Integer, Rational> coefficients) {
    List<PolynomialLaw.Term> terms = new ArrayList<>();
    coefficients.forEach((p, c) -> terms.add(new PolynomialLaw.Term(c, List.of(p))));
    return new PolynomialLaw(terms).primitive();
  }
}
