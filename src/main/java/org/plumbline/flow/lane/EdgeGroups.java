package org.plumbline.flow.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;

/**
 * The edges that do not come from inputs, by the levels of their ends: numbers of one level have
 * one scale, so that what has the same levels is added up without being aligned.
 */
final class EdgeGroups {
  private final Edge[] edges;
  private final int[] forwardLevels;
  private final int[] backwardLevels;
  private final int[][][] into;
  private final int[][][] outOf;
  private final int[][] between;

  EdgeGroups(FirstLayer layer) {
    Network network = layer.network();
    this.edges = layer.hiddenEdges();
    int[] forward = new int[network.size()];
    int[] backward = new int[network.size()];
    for (int v = network.inputs(); v < network.size(); v++) {
      for (Edge edge : network.incoming(v)) {
        if (edge.from() >= network.inputs()) {
          forward[v] = Math.max(forward[v], forward[edge.from()] + 1);
        }
      }
    }
    for (int v = network.size() - 1; v >= network.inputs(); v--) {
      for (Edge edge : network.outgoing(v)) {
        backward[v] = Math.max(backward[v], backward[edge.to()] + 1);
      }
    }
    this.forwardLevels = forward;
    this.backwardLevels = backward;
    this.into = new int[network.size()][][];
    this.outOf = new int[network.size()][][];
    for (int v = 0; v < network.size(); v++) {
      int vertex = v;
      into[v] = groups(edges, e -> e.to() == vertex ? forward[e.from()] : -1);
      outOf[v] = groups(edges, e -> e.from() == vertex ? backward[e.to()] : -1);
    }
    int levels = network.size();
    this.between = groups(edges, e -> backward[e.to()] * levels + forward[e.from()]);
  }

  private interface Key {
    /** The number of an edge's group, -1 if it belongs to none. */
    int of(Edge edge);
  }

  private static int[][] groups(Edge[] edges, Key key) {
    Map<Integer, List<Integer>> groups = new TreeMap<>();
    for (int e = 0; e < edges.length; e++) {
      int group = key.of(edges[e]);
      if (group >= 0) {
        groups.computeIfAbsent(group, g -> new ArrayList<>()).add(e);
      }
    }
    return groups.values().stream().map(SignalLevels::ints).toArray(int[][]::new);
  }

  /** The edge in a lane. */
  Edge edge(int lane) {
    return edges[lane];
  }

  /** The number of edges. */
  int count() {
    return edges.length;
  }

  /** The lanes of the edges into a vertex, by the levels they come from. */
  int[][] into(int v) {
    return into[v];
  }

  /** The lanes of the edges out of a vertex, by the levels they lead to. */
  int[][] outOf(int v) {
    return outOf[v];
  }

  /** The lanes of all edges, by the levels of both ends. */
  int[][] between() {
    return between;
  }

  /** For each vertex the largest of the numbers of its level, forwards or backwards. */
  double[] shared(double[] sizes, boolean isForward) {
    int[] level = isForward ? forwardLevels : backwardLevels;
    double[] largest = new double[sizes.length];
    for (int v = 0; v < sizes.length; v++) {
      largest[level[v]] = Math.max(largest[level[v]], sizes[v]);
    }
    double[] shared = new double[sizes.length];
    for (int v = 0; v < sizes.length; v++) {
      shared[v] = largest[level[v]];
    }
    return shared;
  }
}
