package org.plumbline.claim.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Along which gradients {@code ∇_w f(x; w)} a function of the weights has to be constant to count
 * as a law, for all losses (proofs-notes/law-count.md, L1).
 *
 * @param inputs for which inputs {@code x}
 * @param gates for which gates
 */
public record LawQuestion(Inputs inputs, Gates gates) {
  /** For which inputs a law has to hold. */
  public enum Inputs {
    /** Every input. */
    ALL,
    /** The samples of the data, whatever their labels. */
    DATA
  }

  /** For which gates a law has to hold. */
  public enum Gates {
    /** Every combination of gates, each vertex on its own. */
    EVERY,
    /** Those that the samples have at the initial weights and near them. */
    START
  }

  /** What holds of every training run: all inputs, every combination of gates. */
  public static LawQuestion ofArchitecture() {
    return new LawQuestion(Inputs.ALL, Gates.EVERY);
  }

  /** The fields that this asks about, one cell for each pattern of gates. */
  List<GateCell> cells(FlowProblem problem) {
    Map<Map<Integer, Optional<Rational>>, List<List<Rational>>> groups = new LinkedHashMap<>();
    for (int i = 0; i < problem.data().size(); i++) {
      Map<Integer, Optional<Rational>> pattern =
          gates == Gates.EVERY ? anyGates(problem.network()) : gatesAtStart(problem, i);
      groups
          .computeIfAbsent(pattern, p -> new ArrayList<>())
          .add(List.copyOf(point(problem.data(), i)));
    }
    List<GateCell> cells = new ArrayList<>();
    int dimension = problem.data().dimension();
    groups.forEach(
        (pattern, points) -> {
          RationalSpan span =
              inputs == Inputs.ALL
                  ? RationalSpan.whole(dimension)
                  : RationalSpan.of(points, dimension);
          cells.add(new GateCell(pattern, span.basis(), span.isCoordinate()));
        });
    return cells;
  }

  private static List<Rational> point(Dataset data, int i) {
    return new ArrayList<>(data.point(i));
  }

  private static Map<Integer, Optional<Rational>> anyGates(Network network) {
    Map<Integer, Optional<Rational>> gates = new LinkedHashMap<>();
    network.kinked().forEach(v -> gates.put(v, Optional.empty()));
    return gates;
  }

  /**
   * The gates of a sample at the initial weights. A vertex on its kink may have either, unless it
   * is 0 for all weights near them and its gate does not matter.
   */
  private Map<Integer, Optional<Rational>> gatesAtStart(FlowProblem problem, int i) {
    Network network = problem.network();
    List<Rational> point = point(problem.data(), i);
    Evaluation evaluation = Evaluation.exact(network, problem.initialWeights(), point);
    List<Rational> slopes = evaluation.gates();
    boolean[] isSilent = new boolean[network.size()];
    Map<Integer, Optional<Rational>> gates = new LinkedHashMap<>();
    for (int v = 0; v < network.size(); v++) {
      if (v < network.inputs()) {
        isSilent[v] = inputs == Inputs.DATA && point.get(v).signum() == 0;
        continue;
      }
      boolean readsNothing = network.sources(v).stream().allMatch(a -> isSilent[a]);
      int sign = evaluation.preActivations().get(v).signum();
      isSilent[v] = readsNothing || (network.activation(v).isRelu() && sign < 0);
      if (!network.activation(v).isLinear()) {
        boolean isOpen = sign == 0 && !readsNothing;
        gates.put(v, isOpen ? Optional.empty() : Optional.of(slopes.get(v)));
      }
    }
    return gates;
  }

  /** The question in words, for the head of an answer. */
  public String text() {
    String which =
        inputs == Inputs.ALL
            ? "for all losses and all inputs"
            : "for all losses, on the data given";
    return which
        + (gates == Gates.EVERY
            ? ", for every combination of gates"
            : ", for the gates that the samples have at w(0)");
  }
}
