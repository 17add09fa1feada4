package org.plumbline.claim.theorem;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * Each label has a unit of its sign that sees one of its samples at {@code w(0)}: {@code a_j y > 0}
 * and {@code ⟨w_j, x_i⟩ > 0} for some {@code i} with {@code y_i = y}.
 */
final class LiveStart implements Hypothesis {
  @Override
  public String id() {
    return "live-start";
  }

  @Override
  public String statement() {
    return "for each label some unit with a_j of its sign sees a sample of it at w(0)";
  }

  @Override
  public Assessment assess(Grounds grounds) {
    FlowProblem problem = grounds.problem();
    if (!PlainLayers.areTwo(problem.network())) {
      return Assessment.cannotBeKnown("it is asked of two layers");
    }
    for (int label : problem.data().labels().stream().distinct().sorted().toList()) {
      if (live(problem, label).isEmpty()) {
        return Assessment.fails(
                "no unit does for the label " + label,
                new Witness(samples(problem.data(), label), List.of(), List.of()))
            .changing(change(problem, label));
      }
    }
    return Assessment.proved("exactly so at w(0)");
  }

  private static List<Integer> samples(Dataset data, int label) {
    return IntStream.range(0, data.size()).filter(i -> data.label(i) == label).boxed().toList();
  }

  /** The units of the sign of a label that see one of its samples. */
  private static List<Integer> live(FlowProblem problem, int label) {
    return problem.network().hidden().stream()
        .filter(v -> outer(problem, v).signum() == label)
        .filter(v -> samples(problem.data(), label).stream().anyMatch(i -> sees(problem, v, i)))
        .toList();
  }

  private static Rational outer(FlowProblem problem, int v) {
    return problem.network().outgoing(v).get(0).value(weights(problem));
  }

  private static List<Rational> weights(FlowProblem problem) {
    return List.copyOf(problem.initialWeights());
  }

  private static boolean sees(FlowProblem problem, int v, int i) {
    List<Rational> weights = weights(problem);
    Rational s = Rational.ZERO;
    for (Edge edge : problem.network().incoming(v)) {
      s = s.add(edge.value(weights).multiply(problem.data().point(i).get(edge.from())));
    }
    return s.signum() > 0;
  }

  /** A unit that is not the only one of the other label, set to a sample of this one. */
  private static Optional<String> change(FlowProblem problem, int label) {
    Network network = problem.network();
    List<Integer> others = live(problem, -label);
    Optional<Integer> sample =
        samples(problem.data(), label).stream()
            .filter(i -> problem.data().point(i).stream().anyMatch(x -> x.signum() != 0))
            .findFirst();
    Optional<Integer> unit =
        network.hidden().stream()
            .filter(v -> others.size() != 1 || !others.contains(v))
            .findFirst();
    if (sample.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "set the weights into "
            + network.name(unit.get())
            + " to sample "
            + sample.get()
            + ", and its outer weight to "
            + label);
  }
}
