package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.RiskEvaluation;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The signs of the pre-activations of kinked vertices on every sample at an instant; 0 where the
 * kink itself is possible, for all that is known of the weights.
 *
 * @param ofVertices for each kinked vertex one sign per sample
 */
public record GateSigns(Map<Integer, List<Integer>> ofVertices) {
  /** Signs with an immutable copy of the map. */
  public GateSigns {
    ofVertices = Map.copyOf(ofVertices);
  }

  /** The signs at an instant. */
  public static GateSigns at(FlowProblem problem, RiskEvaluation evaluator, Instant knot) {
    Map<Integer, List<Integer>> signs = new HashMap<>();
    problem.network().kinked().forEach(v -> signs.put(v, new ArrayList<>()));
    List<DyadicInterval> tube = knot.tube();
    for (int i = 0; i < problem.data().size(); i++) {
      List<DyadicInterval> s = evaluator.preActivations(tube, i);
      signs.forEach((v, of) -> of.add(sign(s.get(v))));
    }
    return new GateSigns(signs);
  }

  /** The sign of all numbers of an interval, or 0 if they have not the same one. */
  static int sign(DyadicInterval s) {
    if (s.lower().signum() > 0) {
      return 1;
    }
    return s.upper().signum() < 0 ? -1 : 0;
  }

  /** The signs of a kinked vertex on every sample. */
  List<Integer> of(int v) {
    List<Integer> signs = ofVertices.get(v);
    if (signs == null) {
      throw new IllegalArgumentException("vertex " + v + " has no kink");
    }
    return signs;
  }

  /**
   * The slopes {@code σ'} of a kinked vertex on every sample.
   *
   * @throws IllegalArgumentException if the kink is possible on one of them
   */
  List<Rational> slopes(Network network, int v) {
    if (!open(v).isEmpty()) {
      throw new IllegalArgumentException("vertex " + v + " may be at its kink");
    }
    Rational below = network.activation(v).negativeSlope();
    return of(v).stream().map(sign -> sign > 0 ? Rational.ONE : below).toList();
  }

  /** The samples on which the kink is possible. */
  List<Integer> open(int v) {
    List<Integer> signs = of(v);
    return IntStream.range(0, signs.size()).filter(i -> signs.get(i) == 0).boxed().toList();
  }

  /** Whether the vertex is on its negative side on every sample. */
  boolean isOffThroughout(int v) {
    return of(v).stream().allMatch(sign -> sign < 0);
  }
}
