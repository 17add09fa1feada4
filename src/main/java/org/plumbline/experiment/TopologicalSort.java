package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The topological order of a graph that comes first lexicographically, or one of its cycles.
 *
 * <p>Kahn's algorithm with a priority queue: a graph whose vertices are in order already keeps that
 * order.
 */
final class TopologicalSort {
  private final List<List<Integer>> sources = new ArrayList<>();
  private final List<List<Integer>> targets = new ArrayList<>();
  private final int[] missing;
  private final List<Integer> order = new ArrayList<>();

  /** Sorts the vertices 0 … {@code size - 1} by the given arcs. */
  TopologicalSort(int size, List<Arc> arcs) {
    missing = new int[size];
    for (int v = 0; v < size; v++) {
      sources.add(new ArrayList<>());
      targets.add(new ArrayList<>());
    }
    for (Arc arc : arcs) {
      sources.get(arc.to()).add(arc.from());
      targets.get(arc.from()).add(arc.to());
      missing[arc.to()]++;
    }
    sort(missing, targets, order);
  }

  /** An arc between numbered vertices. */
  record Arc(int from, int to) {}

  private static void sort(int[] missing, List<List<Integer>> targets, List<Integer> order) {
    PriorityQueue<Integer> ready = new PriorityQueue<>();
    for (int v = 0; v < missing.length; v++) {
      if (missing[v] == 0) {
        ready.add(v);
      }
    }
    for (Integer v = ready.poll(); v != null; v = ready.poll()) {
      order.add(v);
      for (int target : targets.get(v)) {
        if (--missing[target] == 0) {
          ready.add(target);
        }
      }
    }
  }

  /** Whether there is no cycle. */
  boolean isAcyclic() {
    return order.size() == missing.length;
  }

  /** The vertices in order; not all of them if there is a cycle. */
  List<Integer> order() {
    return Collections.unmodifiableList(order);
  }

  /** A cycle, its first vertex repeated at the end; only if there is one. */
  List<Integer> cycle() {
    List<Integer> walk = new ArrayList<>();
    int[] visitedAt = new int[missing.length];
    int v = firstUnsorted();
    while (visitedAt[v] == 0) {
      walk.add(v);
      visitedAt[v] = walk.size();
      v = unsortedSource(v);
    }
    List<Integer> cycle = new ArrayList<>(walk.subList(visitedAt[v] - 1, walk.size()));
    cycle.add(v);
    Collections.reverse(cycle);
    return cycle;
  }

  private int firstUnsorted() {
    int v = 0;
    while (missing[v] == 0) {
      v++;
    }
    return v;
  }

  /** Every unsorted vertex waits for another one, so walking backwards must come round. */
  private int unsortedSource(int v) {
    return sources.get(v).stream().filter(u -> missing[u] > 0).findFirst().orElseThrow();
  }
}
