package org.plumbline.enclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Magnitude;

/**
 * One weight for each pinned kink, by which what is held at zero is made zero exactly: {@code w_av}
 * is replaced by {@code w_av - s_v / z_a}, which changes no other kink held.
 *
 * @param factors for each kink the {@code z_a} that the weight multiplies
 */
record WeightShifts(List<Factor> factors) {
  /**
   * What a weight multiplies.
   *
   * @param slope at least {@code ‖z'‖}
   * @param reciprocal at least {@code ‖1/z‖}
   */
  private record Factor(Magnitude slope, Magnitude reciprocal) {}

  /** Weights for the kinks of the given pairs, if there are such. */
  static Optional<WeightShifts> of(VerifierContext context, List<Pair> pairs, StepSeries series) {
    GateTable gates = series.gates();
    Network network = context.problem().network();
    List<Factor> factors = new ArrayList<>();
    for (Pair pair : pairs) {
      boolean isAlone = pairs.stream().noneMatch(other -> affects(network, gates, pair, other));
      Kink kink = context.ties().factored(gates, pair).kink();
      Optional<Factor> factor =
          isAlone ? best(network, gates, pair, kink, series) : Optional.empty();
      if (factor.isEmpty()) {
        return Optional.empty();
      }
      factors.add(factor.get());
    }
    return Optional.of(new WeightShifts(List.copyOf(factors)));
  }

  /** Whether a weight into the vertex of {@code pair} may change what is held at {@code other}. */
  static boolean affects(Network network, GateTable gates, Pair pair, Pair other) {
    if (pair.equals(other) || pair.vertex() > other.vertex()) {
      return false;
    }
    Gate gate = gates.gate(other.sample(), pair.vertex());
    boolean isMute =
        gate == Gate.PINNED || (gate == Gate.OFF && network.activation(pair.vertex()).isRelu());
    return pair.vertex() == other.vertex() || !isMute;
  }

  private static Optional<Factor> best(
      Network network, GateTable gates, Pair pair, Kink kink, StepSeries series) {
    Optional<Factor> best = Optional.empty();
    for (Edge edge : network.incoming(pair.vertex())) {
      Optional<Factor> factor =
          isFree(network, edge)
              ? factor(network, gates, pair, kink, edge.from(), series)
              : Optional.empty();
      boolean isBetter =
          factor.isPresent()
              && (best.isEmpty()
                  || factor.get().reciprocal().compareTo(best.get().reciprocal()) < 0);
      best = isBetter ? factor : best;
    }
    return best;
  }

  private static boolean isFree(Network network, Edge edge) {
    return edge.isTrainable()
        && network.edges().stream()
                .filter(other -> other.isTrainable() && other.parameter() == edge.parameter())
                .count()
            == 1;
  }

  /** What the weight of the edge from {@code a} multiplies in what is held at zero. */
  private static Optional<Factor> factor(
      Network network, GateTable gates, Pair pair, Kink kink, int a, StepSeries series) {
    if (kink.source() >= 0) {
      return kink.between().isEmpty() && kink.source() == a
          ? Optional.of(new Factor(Magnitude.ZERO, Magnitude.ONE))
          : Optional.empty();
    }
    if (a >= network.inputs() && gates.gate(pair.sample(), a) != Gate.ON) {
      return Optional.empty();
    }
    SeriesBall z =
        a < network.inputs()
            ? series.input(pair.sample(), a)
            : series.preActivation(new Pair(pair.sample(), a));
    return reciprocalUpper(z)
        .map(reciprocal -> new Factor(StepSeries.slopeUpper(z, series.degree()), reciprocal));
  }

  /** At least {@code ‖1/z‖ <= 1 / (|z_0| - ‖z - z_0‖)}, if that is positive. */
  private static Optional<Magnitude> reciprocalUpper(SeriesBall z) {
    if (z.isZero()) {
      return Optional.empty();
    }
    Magnitude rest = z.sizes().normWithoutConstantUpper().add(z.radius());
    return SeriesSizes.differenceLower(z.coefficient(0).abs(), rest)
        .map(Magnitude.ONE::divideByLower);
  }

  /** The way to the curve, given the series held at zero. */
  PinnedCurve.Move move(List<SeriesBall> held, int degree) {
    Magnitude distance = Magnitude.ZERO;
    Magnitude speed = Magnitude.ZERO;
    for (int q = 0; q < held.size(); q++) {
      Factor factor = factors.get(q);
      Magnitude value = held.get(q).normUpper().multiply(factor.reciprocal());
      Magnitude slope =
          StepSeries.slopeUpper(held.get(q), degree)
              .add(value.multiply(factor.slope()))
              .multiply(factor.reciprocal());
      distance = distance.add(value.multiply(value));
      speed = speed.add(slope.multiply(slope));
    }
    return new PinnedCurve.Move(distance.sqrtUpper(), speed.sqrtUpper());
  }

  /**
   * For each of the last pairs, whose values are constants {@code s_v(0)}, a bound of {@code s_v(0)
   * (z - z_0) / z_0}: what the shift changes in {@code s_v} besides its value at the start.
   */
  Map<Pair, Magnitude> changes(List<SeriesBall> held, List<Pair> last) {
    Map<Pair, Magnitude> changes = new HashMap<>();
    int first = held.size() - last.size();
    for (int q = first; q < held.size(); q++) {
      Factor factor = factors.get(q);
      Magnitude shift = held.get(q).normUpper().multiply(factor.reciprocal());
      changes.put(last.get(q - first), shift.multiply(factor.slope()));
    }
    return changes;
  }
}
