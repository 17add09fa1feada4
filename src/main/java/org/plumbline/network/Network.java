package org.plumbline.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A directed acyclic graph with vertices of any {@link Activation} and one linear output: the
 * function {@code f(x; w) = s_o} of proofs-notes/setting.md (Le &amp; Jegelka 2022, section 2).
 *
 * <p>Vertices are numbered in a topological order: the inputs first, the output last, every edge
 * from a smaller to a larger number. Several edges may join the same two vertices. Parameters are
 * numbered from 0 without gaps; each belongs to at least one edge.
 */
public final class Network {
  private final int inputs;
  private final List<Vertex> vertices;
  private final List<Edge> edges;
  private final List<List<Edge>> incoming;
  private final List<List<Edge>> outgoing;
  private final List<String> parameterNames;
  private final int[] parameterUses;
  private final Incidence incidence;

  private Network(
      int inputs,
      List<Vertex> vertices,
      List<Edge> edges,
      List<List<Edge>> incoming,
      List<List<Edge>> outgoing,
      List<String> parameterNames,
      int[] parameterUses) {
    this.inputs = inputs;
    this.vertices = vertices;
    this.edges = edges;
    this.incoming = incoming;
    this.outgoing = outgoing;
    this.parameterNames = parameterNames;
    this.parameterUses = parameterUses;
    this.incidence = Incidence.of(edges, vertices.size());
  }

  /**
   * The network with the given vertices (inputs first, output last) and edges.
   *
   * @throws IllegalArgumentException naming the first vertex, edge or parameter that breaks the
   *     contract of this class
   */
  public static Network of(
      int inputs, List<Vertex> vertices, List<Edge> edges, List<String> parameterNames) {
    requireVertices(inputs, vertices);
    List<List<Edge>> incoming = emptyLists(vertices.size());
    List<List<Edge>> outgoing = emptyLists(vertices.size());
    int[] uses = new int[parameterNames.size()];
    for (Edge edge : edges) {
      requireOrdered(edge, inputs, vertices);
      incoming.get(edge.to()).add(edge);
      outgoing.get(edge.from()).add(edge);
      if (edge.isTrainable()) {
        uses[edge.parameter()]++;
      }
    }
    for (int p = 0; p < uses.length; p++) {
      if (uses[p] == 0) {
        throw new IllegalArgumentException(
            "parameter " + parameterNames.get(p) + " belongs to no edge");
      }
    }
    if (!outgoing.get(vertices.size() - 1).isEmpty()) {
      throw new IllegalArgumentException("the output has outgoing edges");
    }
    return new Network(
        inputs,
        List.copyOf(vertices),
        List.copyOf(edges),
        frozen(incoming),
        frozen(outgoing),
        List.copyOf(parameterNames),
        uses);
  }

  private static void requireVertices(int inputs, List<Vertex> vertices) {
    if (inputs < 1 || inputs >= vertices.size()) {
      throw new IllegalArgumentException("a network needs at least one input and an output");
    }
    Map<String, Integer> seen = new HashMap<>();
    for (int v = 0; v < vertices.size(); v++) {
      Vertex vertex = vertices.get(v);
      if (seen.put(vertex.name(), v) != null) {
        throw new IllegalArgumentException("two vertices are named " + vertex.name());
      }
      boolean mustBeLinear = v < inputs || v == vertices.size() - 1;
      if (mustBeLinear && !vertex.activation().isLinear()) {
        throw new IllegalArgumentException(
            vertex.name() + " is an input or output and must be linear");
      }
    }
  }

  private static void requireOrdered(Edge edge, int inputs, List<Vertex> vertices) {
    boolean ordered =
        edge.from() >= 0
            && edge.from() < edge.to()
            && edge.to() < vertices.size()
            && edge.to() >= inputs;
    if (!ordered) {
      throw new IllegalArgumentException(
          "edge " + edge.from() + " → " + edge.to() + " is not in topological order");
    }
  }

  private static List<List<Edge>> emptyLists(int count) {
    List<List<Edge>> lists = new ArrayList<>();
    IntStream.range(0, count).forEach(i -> lists.add(new ArrayList<>()));
    return lists;
  }

  private static List<List<Edge>> frozen(List<List<Edge>> lists) {
    return lists.stream().map(List::copyOf).toList();
  }

  /** The number of inputs; they are the vertices {@code 0 … inputs()-1}. */
  public int inputs() {
    return inputs;
  }

  /** The number of vertices, inputs and output included. */
  public int size() {
    return vertices.size();
  }

  /** The number of the output vertex, the last one. */
  public int output() {
    return vertices.size() - 1;
  }

  /** Whether {@code v} is neither an input nor the output. */
  public boolean isHidden(int v) {
    return v >= inputs && v < output();
  }

  /** The hidden vertices in topological order. */
  public List<Integer> hidden() {
    return IntStream.range(inputs, output()).boxed().toList();
  }

  /** The hidden vertices whose activation has a kink, in topological order. */
  public List<Integer> kinked() {
    return IntStream.range(inputs, output())
        .filter(v -> !vertices.get(v).activation().isLinear())
        .boxed()
        .toList();
  }

  /** The vertex numbered {@code v}. */
  public Vertex vertex(int v) {
    return vertices.get(v);
  }

  /** The name of the vertex numbered {@code v}. */
  public String name(int v) {
    return vertices.get(v).name();
  }

  /** The names of vertices, with commas between. */
  public String names(List<Integer> some) {
    return some.stream().map(this::name).collect(Collectors.joining(","));
  }

  /** The activation of the vertex numbered {@code v}. */
  public Activation activation(int v) {
    return vertices.get(v).activation();
  }

  /** All edges, in the order given. */
  public List<Edge> edges() {
    return edges;
  }

  /** All edges in flat arrays, as sweeps read them. */
  public Incidence incidence() {
    return incidence;
  }

  /** The edges into {@code v}. */
  public List<Edge> incoming(int v) {
    return incoming.get(v);
  }

  /** The edges out of {@code v}. */
  public List<Edge> outgoing(int v) {
    return outgoing.get(v);
  }

  /** The number of trainable parameters. */
  public int parameters() {
    return parameterUses.length;
  }

  /** The name of each parameter, such as {@code W1[0,2]}. */
  public List<String> parameterNames() {
    return Collections.unmodifiableList(parameterNames);
  }

  /** Whether the edge carries a trainable parameter that no other edge carries. */
  public boolean isUnshared(Edge edge) {
    return edge.isTrainable() && parameterUses[edge.parameter()] == 1;
  }

  /** Whether all edges at {@code v} carry trainable parameters of their own. */
  public boolean isFreelyTrained(int v) {
    return incoming(v).stream().allMatch(this::isUnshared)
        && outgoing(v).stream().allMatch(this::isUnshared);
  }

  /**
   * Whether {@code u} and {@code v} have the same in-neighbours and the same out-neighbours, each
   * joined by as many edges.
   */
  public boolean areTwins(int u, int v) {
    return sources(u).equals(sources(v)) && targets(u).equals(targets(v));
  }

  /** The in-neighbours of {@code v} in ascending order, one entry for each edge. */
  public List<Integer> sources(int v) {
    return incomingBySource(v).stream().map(Edge::from).toList();
  }

  /** The out-neighbours of {@code v} in ascending order, one entry for each edge. */
  public List<Integer> targets(int v) {
    return outgoingByTarget(v).stream().map(Edge::to).toList();
  }

  /**
   * The edges into {@code v}, by where they come from, parallel ones in the order given: entry by
   * entry those of twins come from the same vertex.
   */
  public List<Edge> incomingBySource(int v) {
    return incoming(v).stream().sorted(Comparator.comparingInt(Edge::from)).toList();
  }

  /**
   * The edges out of {@code v}, by where they lead, parallel ones in the order given: entry by
   * entry those of twins lead to the same vertex.
   */
  public List<Edge> outgoingByTarget(int v) {
    return outgoing(v).stream().sorted(Comparator.comparingInt(Edge::to)).toList();
  }
}
