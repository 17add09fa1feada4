package org.plumbline.enclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;
import org.plumbline.number.SpectralBounds;

/**
 * Surfaces {@code ⟨a_q, w⟩ + b_q = 0} on which pinned pre-activations vanish, where the factor that
 * vanishes is affine in the weights: first-layer vertices, and single weights.
 *
 * <p>If {@code S_q} are the values of these functions at {@code P}, the nearest point {@code Q} at
 * which all vanish has {@code ‖Q - P‖² = Sᵀ G⁻¹ S <= ‖S‖² / λ_min(G)} with the Gram matrix {@code
 * G} of the {@code a_q} (proofs-notes/verifier.md, V6).
 *
 * @param gramLower a positive lower bound of {@code λ_min(G)}
 */
record LinearKinks(Rational gramLower) {
  /** The kinks of the given pairs if all are affine and their gradients are independent. */
  static Optional<LinearKinks> of(VerifierContext context, GateTable gates, List<Pair> pairs) {
    FlowProblem problem = context.problem().problem();
    List<Map<Integer, Rational>> gradients = new ArrayList<>();
    for (Pair pair : pairs) {
      Kink kink = context.ties().factored(gates, pair).kink();
      List<Rational> x = problem.data().point(pair.sample());
      Optional<Map<Integer, Rational>> gradient = gradient(problem.network(), kink, x);
      if (gradient.isEmpty()) {
        return Optional.empty();
      }
      gradients.add(gradient.get());
    }
    RationalMatrix gram =
        RationalMatrix.of(
            pairs.size(), pairs.size(), (q, r) -> dot(gradients.get(q), gradients.get(r)));
    Rational lower = SpectralBounds.of(gram).lower();
    return lower.signum() > 0 ? Optional.of(new LinearKinks(lower)) : Optional.empty();
  }

  /** The gradient of what a field's program holds at zero, if that is affine in the weights. */
  private static Optional<Map<Integer, Rational>> gradient(
      Network network, Kink kink, List<Rational> x) {
    if (!kink.between().isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Rational> gradient = new TreeMap<>();
    for (Edge edge : network.incoming(kink.vertex())) {
      int source = kink.sources().indexOf(edge.from());
      if (source >= 0 && edge.isTrainable()) {
        Rational factor = kink.ray().isEmpty() ? Rational.ONE : x.get(edge.from());
        gradient.merge(edge.parameter(), factor, Rational::add);
      }
    }
    return Optional.of(gradient);
  }

  private static Rational dot(Map<Integer, Rational> a, Map<Integer, Rational> b) {
    Rational sum = Rational.ZERO;
    for (Map.Entry<Integer, Rational> entry : a.entrySet()) {
      Rational other = b.getOrDefault(entry.getKey(), Rational.ZERO);
      sum = sum.add(entry.getValue().multiply(other));
    }
    return sum;
  }

  /** The way to the curve, given the series held at zero. */
  PinnedCurve.Move move(List<SeriesBall> held, int degree) {
    Magnitude values = Magnitude.ZERO;
    Magnitude slopes = Magnitude.ZERO;
    for (SeriesBall s : held) {
      Magnitude value = s.normUpper();
      Magnitude slope = StepSeries.slopeUpper(s, degree);
      values = values.add(value.multiply(value));
      slopes = slopes.add(slope.multiply(slope));
    }
    return new PinnedCurve.Move(distance(values), distance(slopes));
  }

  private Magnitude distance(Magnitude squares) {
    return squares.divideByLower(lowerMagnitude()).sqrtUpper();
  }

  /** {@code gramLower} rounded down. */
  private Magnitude lowerMagnitude() {
    return Magnitude.enclosingAbove(DyadicInterval.enclosing(gramLower, 50).outward(50).lower());
  }
}
