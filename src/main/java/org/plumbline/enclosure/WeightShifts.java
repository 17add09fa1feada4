package org.plumbline.enclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
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

  /**
   * Weights for the kinks of the given pairs, if there are such: for pinned pairs by what a field's
   * program holds at zero, for the others by the pre-activation itself.
   */
  static Optional<WeightShifts> of(
      VerifierContext context, List<Pair> pinned, List<Pair> others, StepSeries series) {
    GateTable gates = series.gates();
    Network network = context.problem().network();
    List<Pair> all = new ArrayList<>(pinned);
    all.addAll(others);
    List<Factor> factors = new ArrayList<>();
    for (int q = 0; q < all.size(); q++) {
      Pair pair = all.get(q);
      if (all.stream().anyMatch(other -> affects(network, gates, pair, other))) {
        return Optional.empty();
      }
      Kink kink = context.ties().factored(gates, pair).kink();
      boolean isFactor = q < pinned.size() && kink.source() >= 0;
      Optional<Factor> factor = isFactor ? ofKink(network, kink) : ofPair(network, pair, series);
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
    return pair.vertex() == other.vertex()
        || (!isMute && reaches(network, pair.vertex(), other.vertex()));
  }

  /** Whether a path leads from one vertex to another. */
  private static boolean reaches(Network network, int from, int to) {
    BitSet reached = new BitSet();
    reached.set(from);
    for (int v = from; v <= to; v++) {
      if (reached.get(v)) {
        network.outgoing(v).forEach(edge -> reached.set(edge.to()));
      }
    }
    return reached.get(to);
  }

  /** Whether all trainable edges into a vertex have a parameter of their own. */
  static boolean isFree(Network network, int vertex) {
    return network.incoming(vertex).stream()
        .allMatch(edge -> !edge.isTrainable() || isFree(network, edge));
  }

  private static boolean isFree(Network network, Edge edge) {
    return edge.isTrainable()
        && network.edges().stream()
                .filter(other -> other.isTrainable() && other.parameter() == edge.parameter())
                .count()
            == 1;
  }

  /** The weight of an edge from the source of a kink right to its vertex: it is held itself. */
  private static Optional<Factor> ofKink(Network network, Kink kink) {
    boolean isEdge =
        network.incoming(kink.vertex()).stream()
            .anyMatch(edge -> edge.from() == kink.source() && isFree(network, edge));
    return isEdge && kink.between().isEmpty()
        ? Optional.of(new Factor(Magnitude.ZERO, Magnitude.ONE))
        : Optional.empty();
  }

  /** The weight into a pair's vertex that multiplies what is farthest from zero. */
  private static Optional<Factor> ofPair(Network network, Pair pair, StepSeries series) {
    return network.incoming(pair.vertex()).stream()
        .filter(edge -> isFree(network, edge))
        .map(edge -> activation(network, pair.sample(), edge.from(), series))
        .flatMap(Optional::stream)
        .map(z -> factor(z, series))
        .flatMap(Optional::stream)
        .min(Comparator.comparing(Factor::reciprocal));
  }

  /** The activation of an input, or of a vertex that is on. */
  private static Optional<SeriesBall> activation(
      Network network, int sample, int a, StepSeries series) {
    if (a < network.inputs()) {
      return Optional.of(series.input(sample, a));
    }
    return series.gates().gate(sample, a) == Gate.ON
        ? Optional.of(series.preActivation(new Pair(sample, a)))
        : Optional.empty();
  }

  private static Optional<Factor> factor(SeriesBall z, StepSeries series) {
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
   * For some pairs from the given place on, whose values are constants {@code s_v(0)}, a bound of
   * {@code s_v(0) (z - z_0) / z_0}: what the shift changes in {@code s_v} besides its value at the
   * start.
   */
  Map<Pair, Magnitude> changes(List<SeriesBall> held, int first, List<Pair> pairs) {
    Map<Pair, Magnitude> changes = new HashMap<>();
    for (int q = first; q < first + pairs.size(); q++) {
      Factor factor = factors.get(q);
      Magnitude shift = held.get(q).normUpper().multiply(factor.reciprocal());
      changes.put(pairs.get(q - first), shift.multiply(factor.slope()));
    }
    return changes;
  }
}
