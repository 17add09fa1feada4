package org.plumbline.enclosure.descent;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.GateKnowledge;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.PossibleGates;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Pair;
import org.plumbline.network.DyadicArithmetic;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Network;
import org.plumbline.network.Sweep;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The gates of one iterate: by intervals of doubles where these tell the sign of a pre-activation,
 * by longer ones, or by exact evaluation, where they do not. A pre-activation that is exactly 0 has
 * the slope below the kink, as gradients do in comparisons.
 *
 * <p>One instance serves one iterate (proofs-notes/descent.md, G3).
 */
final class GateDecision implements GateKnowledge {
  private final Map<Integer, int[]> signs = new HashMap<>();
  private final SignSource source;
  private @Nullable Pair open;

  private GateDecision(SignSource source) {
    this.source = source;
  }

  /** The signs of all pre-activations on a sample, {@link #OPEN} where one is not known. */
  private interface SignSource {
    int[] of(int sample);
  }

  /** Stands for a sign that is not known. */
  private static final int OPEN = 2;

  /** The decision for weights in a ball, by intervals of {@code bits} bits. */
  static GateDecision within(FlowProblem problem, List<Dyadic> centre, Dyadic radius, int bits) {
    return new GateDecision(i -> enclosedSigns(problem, centre, radius, bits, i));
  }

  /** The decision for exact weights. */
  static GateDecision exact(FlowProblem problem, List<Rational> weights) {
    return new GateDecision(
        i ->
            Evaluation.exact(problem.network(), weights, List.copyOf(problem.data().point(i)))
                .preActivations()
                .stream()
                .mapToInt(Rational::signum)
                .toArray());
  }

  private static int[] enclosedSigns(
      FlowProblem problem, List<Dyadic> centre, Dyadic radius, int bits, int i) {
    Network network = problem.network();
    Sweep<DyadicInterval> sweep = Sweep.of(network.incidence(), new DyadicArithmetic(bits));
    DyadicInterval[] weights = new DyadicInterval[sweep.edges().size()];
    sweep.fill(weights, p -> DyadicInterval.around(centre.get(p), radius));
    int[] found = new int[network.size()];
    Arrays.fill(found, OPEN);
    sweep.forward(
        weights,
        new DyadicInterval[network.size()],
        (v, sum) -> {
          DyadicInterval s =
              v < network.inputs()
                  ? DyadicInterval.enclosing(problem.data().point(i).get(v), bits)
                  : sum.outward(bits);
          found[v] = sign(s);
          return network.activation(v).image(s, bits);
        });
    return found;
  }

  private static int sign(DyadicInterval s) {
    int low = s.lower().signum();
    int high = s.upper().signum();
    return low > 0 || high < 0 ? low : low == 0 && high == 0 ? 0 : OPEN;
  }

  /** The gates of the iterate, which lies in the box; {@link #open()} says if one is not known. */
  PossibleGates gates(EnclosedProblem enclosed, WeightBox box) {
    return PossibleGates.enclosing(enclosed, box, this);
  }

  /** A kink whose side is not known, if there is one. */
  Optional<Pair> open() {
    return Optional.ofNullable(open);
  }

  @Override
  public GateState state(int sample, int vertex, org.plumbline.number.DoubleInterval s) {
    if (s.isPositive() || s.isNegative()) {
      return s.isPositive() ? GateState.ON : GateState.OFF;
    }
    int sign = signs.computeIfAbsent(sample, source::of)[vertex];
    if (sign == OPEN && open == null) {
      open = new Pair(sample, vertex);
    }
    return sign > 0 ? GateState.ON : GateState.OFF;
  }
}
