package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.network.Edge;
import org.plumbline.number.Rational;

/**
 * A flow of 1 from the inputs to the output, forwards or backwards through edges, with the least
 * sum over the parameters of what flows forwards through each, {@code Σ_p max(0, Y_p)}; and the
 * potentials that are its dual.
 *
 * <p>If {@code λ} are degrees, {@code 1 = Σ_p λ_p Y_p <= λ_max Σ_p max(0, Y_p)}. So the sum is at
 * least {@code 1/λ_max}, and there are no degrees if it is 0; the dual shows that it is attained.
 */
final class UnitFlow {
  private final PathGraph graph;
  private final FlowProgram program;
  private final RationalSimplex.Solution solution;

  private UnitFlow(PathGraph graph, FlowProgram program, RationalSimplex.Solution solution) {
    this.graph = graph;
    this.program = program;
    this.solution = solution;
  }

  /** The least such flow; there must be a path. */
  static UnitFlow least(PathGraph graph) {
    FlowProgram program = FlowProgram.of(graph);
    return new UnitFlow(graph, program, program.solution());
  }

  /** The least sum, the reciprocal of the least largest degree. */
  Rational value() {
    return solution.dual().get(program.row(graph.network().output()));
  }

  /** Whether the flow needs no parameter. */
  boolean isFree() {
    return value().signum() == 0;
  }

  /** The potential of each vertex, 1 at the output and 0 at inputs and off paths. */
  List<Rational> potentials() {
    List<Rational> potentials =
        new ArrayList<>(Collections.nCopies(graph.network().size(), Rational.ZERO));
    for (int v : graph.vertices()) {
      potentials.set(v, solution.dual().get(program.row(v)).divide(value()));
    }
    return potentials;
  }

  /** What flows through which edges, between representatives of the classes. */
  String text() {
    List<String> parts = new ArrayList<>();
    for (int j = 0; j < program.columns().size(); j++) {
      FlowProgram.Column column = program.columns().get(j);
      Rational amount = solution.x().get(j).multiply(column.sign());
      for (Edge edge : column.edge()) {
        if (amount.signum() != 0) {
          parts.add(amount + " through " + graph.text(List.of(edge.from(), edge.to())));
        }
      }
    }
    return "a flow of 1 from the inputs to the output goes forwards through no trained parameter in"
        + " total: "
        + String.join(", ", parts);
  }
}
