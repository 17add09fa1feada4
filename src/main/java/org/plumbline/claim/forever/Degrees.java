package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.plumbline.network.Edge;
import org.plumbline.network.PathDegrees;
import org.plumbline.number.Rational;

/**
 * Degrees {@code λ_p >= 0} of the parameters such that on every path from an input to the output
 * those of its edges add up to 1, fixed edges counting 0: then {@code Σ λ_p w_p ∂f/∂w_p = f} for
 * every selection gradient (proofs-notes/risk-to-zero.md; Kunin et al. 2022).
 *
 * <p>Equivalently there are potentials, 0 at the inputs and 1 at the output, that rise by {@code
 * λ_p} along every edge that carries {@code p}, and not at all along fixed edges.
 */
public sealed interface Degrees {
  /**
   * Degrees with the least possible largest one.
   *
   * @param ofParameters one number per parameter of the network; 0 for those on no path
   * @param largest the largest
   */
  record Known(List<Rational> ofParameters, Rational largest) implements Degrees {
    /** Degrees with an immutable copy of the numbers. */
    public Known {
      ofParameters = List.copyOf(ofParameters);
    }

    /** The least degree of a parameter on a path. */
    public Rational least(PathGraph graph) {
      return graph.parameters().stream()
          .map(ofParameters::get)
          .reduce(Rational.ONE, (a, b) -> a.min(b));
    }
  }

  /**
   * There are none.
   *
   * @param certificate a flow of 1 from the inputs to the output through no parameter's edges in
   *     total: {@code 1 = Σ_p λ_p (flow through p) <= 0} is absurd
   */
  record Missing(String certificate) implements Degrees {}

  /** The degrees, found by an exact linear program and checked edge by edge. */
  static Degrees of(PathGraph graph) {
    if (graph.isEmpty()) {
      return new Missing("no path leads from an input to the output");
    }
    OptionalInt degree = PathDegrees.of(graph.network()).degree();
    if (degree.isPresent()) {
      return equal(graph, Rational.of(1, degree.getAsInt()));
    }
    UnitFlow flow = UnitFlow.least(graph);
    return flow.isFree()
        ? new Missing(flow.text())
        : checked(graph, flow.potentials(), flow.value());
  }

  /** Where all paths have {@code L} trained edges and no fixed one, {@code 1/L} each. */
  private static Known equal(PathGraph graph, Rational share) {
    List<Rational> degrees =
        new ArrayList<>(Collections.nCopies(graph.network().parameters(), Rational.ZERO));
    graph.parameters().forEach(p -> degrees.set(p, share));
    return new Known(degrees, share);
  }

  private static Known checked(PathGraph graph, List<Rational> potentials, Rational value) {
    Rational[] degrees = new Rational[graph.network().parameters()];
    Rational most = Rational.ONE.divide(value);
    boolean isRight = potentials.get(graph.network().output()).equals(Rational.ONE);
    for (Edge edge : graph.edges()) {
      Rational rise = potentials.get(edge.to()).subtract(potentials.get(edge.from()));
      if (edge.isTrainable()) {
        Rational known = degrees[edge.parameter()];
        isRight &= known == null || known.equals(rise);
        isRight &= rise.signum() >= 0 && rise.compareTo(most) <= 0;
        degrees[edge.parameter()] = rise;
      } else {
        isRight &= rise.signum() == 0;
      }
    }
    if (!isRight) {
      throw new IllegalStateException("degrees that fail their own conditions");
    }
    List<Rational> all =
        Arrays.stream(degrees).map(rise -> rise == null ? Rational.ZERO : rise).toList();
    return new Known(all, most);
  }
}
