package org.plumbline.network;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The edges of a network in flat arrays, numbered by the vertex they lead to: those into {@code v}
 * are {@code firstInto(v) … firstInto(v + 1) - 1}, in the order in which the network lists them.
 */
public final class Incidence {
  private final Edge[] edges;
  private final int[] firstInto;
  private final int[][] outgoing;

  private Incidence(Edge[] edges, int vertices) {
    this.edges = edges;
    this.firstInto = firstInto(edges, vertices);
    this.outgoing = outgoing(edges, vertices);
  }

  /** The given edges between so many vertices. */
  static Incidence of(List<Edge> edges, int vertices) {
    Edge[] sorted = edges.stream().sorted(Comparator.comparingInt(Edge::to)).toArray(Edge[]::new);
    return new Incidence(sorted, vertices);
  }

  private static int[] firstInto(Edge[] edges, int vertices) {
    int[] first = new int[vertices + 1];
    for (Edge edge : edges) {
      first[edge.to() + 1]++;
    }
    Arrays.parallelPrefix(first, Integer::sum);
    return first;
  }

  private static int[][] outgoing(Edge[] edges, int vertices) {
    int[] count = new int[vertices];
    for (Edge edge : edges) {
      count[edge.from()]++;
    }
    int[][] outgoing = new int[vertices][];
    Arrays.setAll(outgoing, v -> new int[count[v]]);
    for (int e = edges.length - 1; e >= 0; e--) {
      int from = edges[e].from();
      outgoing[from][--count[from]] = e;
    }
    return outgoing;
  }

  /** The number of edges. */
  public int size() {
    return edges.length;
  }

  /** The number of vertices. */
  public int vertices() {
    return outgoing.length;
  }

  /** The edge numbered {@code e}. */
  public Edge edge(int e) {
    return edges[e];
  }

  /** The first of the edges into {@code v}. */
  public int firstInto(int v) {
    return firstInto[v];
  }

  /** The edges out of {@code v}. */
  public int[] outgoing(int v) {
    return outgoing[v];
  }
}
