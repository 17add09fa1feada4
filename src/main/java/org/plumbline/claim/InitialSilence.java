package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.claim.along.RiskEvaluation;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.DyadicInterval;

/**
 * The hidden vertices that are 0 on every sample for all weights near {@code w(0)}, and whether the
 * flow stays at {@code w(0)} forever (proofs-notes/initial-risk.md).
 *
 * <p>A vertex is silent on a sample if it is an input that is 0 there, a ReLU whose pre-activation
 * is negative at {@code w(0)}, or not an input and reads silent vertices alone. Pre-activations are
 * enclosed, so a silent vertex is proved to be one. The flow stays where it is if every path to the
 * output, on every sample, leads through a silent vertex or over two weights that are 0.
 *
 * @param silent the hidden vertices that are silent on every sample
 * @param isSilent whether the output is silent on every sample
 * @param isStationary whether the flow stays where it is
 */
public record InitialSilence(List<Integer> silent, boolean isSilent, boolean isStationary) {
  private static final int BITS = 128;

  /** As many weights that are 0 on a path keep all its weights from moving. */
  private static final int ENOUGH_ZEROS = 2;

  /** A silence with an immutable copy of the list. */
  public InitialSilence {
    silent = List.copyOf(silent);
  }

  /** The silence at the start of a flow. */
  public static InitialSilence of(FlowProblem problem) {
    Network network = problem.network();
    Set<Integer> common = new TreeSet<>(network.hidden());
    common.add(network.output());
    RiskEvaluation evaluation = RiskEvaluation.of(problem, BITS);
    List<DyadicInterval> weights = new ArrayList<>();
    problem.initialWeights().forEach(w -> weights.add(DyadicInterval.enclosing(w, BITS)));
    boolean isStationary = true;
    for (int i = 0; i < problem.data().size() && (isStationary || !common.isEmpty()); i++) {
      Set<Integer> silent = silentOn(problem, i, evaluation.preActivations(weights, i));
      common.retainAll(silent);
      isStationary &= zeros(problem, silent) >= ENOUGH_ZEROS;
    }
    boolean isSilent = common.remove(network.output());
    return new InitialSilence(List.copyOf(common), isSilent, isStationary);
  }

  /**
   * The least number of weights that are 0 on a path to the output through no silent vertex, {@code
   * ENOUGH_ZEROS} at most.
   */
  private static int zeros(FlowProblem problem, Set<Integer> silent) {
    Network network = problem.network();
    int[] least = new int[network.size()];
    for (int v = 0; v < network.size(); v++) {
      boolean isStart = v < network.inputs() && !silent.contains(v);
      least[v] = isStart ? 0 : ENOUGH_ZEROS;
      if (!silent.contains(v)) {
        for (Edge edge : network.incoming(v)) {
          int own = edge.value(problem.initialWeights()).signum() == 0 ? 1 : 0;
          least[v] = Math.min(least[v], least[edge.from()] + own);
        }
      }
    }
    return least[network.output()];
  }

  /** The vertices that are silent on sample {@code i}, given enclosures of pre-activations. */
  private static Set<Integer> silentOn(FlowProblem problem, int i, List<DyadicInterval> s) {
    Network network = problem.network();
    Set<Integer> silent = new TreeSet<>();
    for (int v = 0; v < network.size(); v++) {
      boolean isSilent =
          v < network.inputs()
              ? problem.data().point(i).get(v).signum() == 0
              : isOff(network, v, s.get(v)) || silent.containsAll(sources(network, v));
      if (isSilent) {
        silent.add(v);
      }
    }
    return silent;
  }

  private static boolean isOff(Network network, int v, DyadicInterval s) {
    return network.activation(v).isRelu() && s.upper().signum() < 0;
  }

  private static List<Integer> sources(Network network, int v) {
    return network.incoming(v).stream().map(Edge::from).toList();
  }

  /** Whether every hidden vertex is silent on every sample, of which there is at least one. */
  public boolean isTotal(Network network) {
    return !silent.isEmpty() && silent.size() == network.hidden().size();
  }

  /**
   * Whether the silent vertices stay so forever: each reads inputs alone, by weights of its own,
   * which do not move while it is silent.
   */
  public boolean isForever(Network network) {
    return silent.stream()
        .flatMap(v -> network.incoming(v).stream())
        .allMatch(
            edge ->
                edge.from() < network.inputs()
                    && (!edge.isTrainable() || network.isUnshared(edge)));
  }
}
