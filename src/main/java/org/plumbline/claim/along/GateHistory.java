package org.plumbline.claim.along;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Network;

/**
 * The gates recorded on each step, summed up by one signature per vertex: equal signatures mean
 * equal slopes on every sample.
 *
 * <p>Two twins both pinned on a sample have equal signatures there whatever their slopes: both
 * pre-activations vanish, and with them all that the slopes multiply.
 *
 * @param signatures per step and vertex
 */
public record GateHistory(List<List<String>> signatures) {
  /** The history of the given steps. */
  static GateHistory of(Network network, List<TrajectoryStep> steps) {
    Map<GateTable, List<String>> known = new HashMap<>();
    List<List<String>> all = new ArrayList<>();
    for (TrajectoryStep step : steps) {
      all.add(known.computeIfAbsent(step.gates(), table -> signatures(network, table)));
    }
    return new GateHistory(all);
  }

  private static List<String> signatures(Network network, GateTable table) {
    List<String> signatures = new ArrayList<>();
    for (int v = 0; v < network.size(); v++) {
      StringBuilder signature = new StringBuilder();
      for (int i = 0; i < table.samples(); i++) {
        signature.append(letter(network, v, table.gate(i, v)));
      }
      signatures.add(signature.toString());
    }
    return List.copyOf(signatures);
  }

  private static String letter(Network network, int v, Gate gate) {
    return switch (gate) {
      case ON -> "1";
      case OFF -> network.activation(v).isRelu() ? "0" : "(" + network.activation(v) + ")";
      case PINNED -> "p";
    };
  }

  /** The number of steps. */
  public int steps() {
    return signatures.size();
  }

  /** Whether {@code u} and {@code v} have the same slope on every sample during a step. */
  boolean agree(int step, int u, int v) {
    return signature(step, u).equals(signature(step, v));
  }

  /** The signature of a vertex during a step. */
  String signature(int step, int v) {
    return signatures.get(step).get(v);
  }

  /** Whether a vertex is on, on every sample, during a step. */
  public boolean isActive(int step, int v) {
    return signature(step, v).chars().allMatch(letter -> letter == '1');
  }

  /** The first step from which on the gates of {@code v} never change again; -1 without steps. */
  public int stableFrom(int v) {
    int step = steps() - 1;
    while (step > 0 && signature(step - 1, v).equals(signature(step, v))) {
      step--;
    }
    return step;
  }

  /** The first step from which on the given vertices agree on every sample of every step. */
  public int agreeFrom(List<Integer> vertices) {
    int step = steps() - 1;
    while (step > 0 && allAgree(step - 1, vertices)) {
      step--;
    }
    return step;
  }

  private boolean allAgree(int step, List<Integer> vertices) {
    return vertices.stream().allMatch(v -> agree(step, vertices.get(0), v));
  }

  /** The given vertices grouped by their gates during a step. */
  public List<List<Integer>> coactivation(int step, List<Integer> vertices) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int v : vertices) {
      groups.computeIfAbsent(signature(step, v), s -> new ArrayList<>()).add(v);
    }
    Collection<List<Integer>> values = groups.values();
    return List.copyOf(values);
  }

  /**
   * The maximal runs of consecutive steps on which {@code u} and {@code v} agree, first and last
   * step of each.
   */
  public List<Run> agreements(int u, int v) {
    List<Run> runs = new ArrayList<>();
    int first = 0;
    for (int step = 0; step <= steps(); step++) {
      if (step == steps() || !agree(step, u, v)) {
        if (first < step) {
          runs.add(new Run(first, step - 1));
        }
        first = step + 1;
      }
    }
    return runs;
  }

  /**
   * Consecutive steps.
   *
   * @param first the number of the first
   * @param last the number of the last
   */
  public record Run(int first, int last) {}
}
