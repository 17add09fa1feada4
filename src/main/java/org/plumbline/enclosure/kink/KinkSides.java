package org.plumbline.enclosure.kink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.box.FlowRates;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.box.KinkStrength;
import org.plumbline.enclosure.box.LossWeights;
import org.plumbline.enclosure.box.SampleSignals;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;

/**
 * The sides of kinks that the flow keeps to, from a little after the start of a part of a step on:
 * where the field leads back from the other side of a kink that is linear in the weights, the gate
 * of that side is all that errors can grow with (proofs-notes/verifier.md, V13).
 */
public final class KinkSides {
  /** The least part of a step, as a power of two: all ends of parts are exact. */
  private static final int LEAST = -50;

  /** A pair whose side is sure only after this much of a part is left uncertain. */
  private static final double LATEST = 0.25;

  private final VerifierContext context;
  private final StepSeries series;
  private final TrajectoryStep step;
  private final Magnitude tube;

  public KinkSides(
      VerifierContext context, StepSeries series, TrajectoryStep step, Magnitude tube) {
    this.context = context;
    this.series = series;
    this.step = step;
    this.tube = tube;
  }

  /**
   * The sides kept to on a part.
   *
   * @param first those that hold on all of it
   * @param since from where on there are more, if it is not the beginning
   * @param then those that hold from there on
   */
  public record Kept(Map<Pair, GateState> first, double since, Map<Pair, GateState> then) {
    public Kept {
      first = Map.copyOf(first);
      then = Map.copyOf(then);
    }
  }

  /**
   * The sides kept to on the part {@code [from, to]}.
   *
   * @param before those kept to just before
   * @param signals enclosures for all weights of the tube along the part, and all selections
   */
  public Kept on(
      double from,
      double to,
      Map<Pair, GateState> before,
      SampleSignals signals,
      LossWeights losses) {
    Map<Pair, GateState> first = new HashMap<>();
    Map<Pair, GateState> then = new HashMap<>();
    double latest = 0;
    for (Pair pair : context.isDisturbed() ? List.<Pair>of() : signals.gates().uncertain()) {
      if (!series.isStraight(pair) || !KinkStrength.enclosing(signals, losses, pair).isConvex()) {
        continue;
      }
      for (GateState side : candidates(pair)) {
        Optional<Magnitude> rate = inward(pair, side, signals, losses);
        if (rate.isEmpty()) {
          continue;
        }
        if (before.get(pair) == side) {
          first.put(pair, side);
          then.put(pair, side);
          break;
        }
        double after = until(pair, side, from, signals, rate.get());
        if (after <= LATEST * (to - from)) {
          then.put(pair, side);
          latest = Math.max(latest, after);
          break;
        }
      }
    }
    return new Kept(first, from + latest, then);
  }

  /** The sides that fit what is proposed: that of its gate, or either of a pair that is pinned. */
  private List<GateState> candidates(Pair pair) {
    Gate gate = step.gates().gate(pair);
    Gate below = step.gates().gateBelow(pair.sample(), pair.vertex());
    List<GateState> sides = new ArrayList<>();
    if (gate != below) {
      return sides;
    }
    if (gate != Gate.ON) {
      sides.add(GateState.OFF);
    }
    if (gate != Gate.OFF) {
      sides.add(GateState.ON);
    }
    return sides;
  }

  /**
   * The least rate in scaled time at which the flow moves towards a side while it is on the other
   * side, if it does all along the part.
   */
  private Optional<Magnitude> inward(
      Pair pair, GateState side, SampleSignals signals, LossWeights losses) {
    GateState other = side == GateState.OFF ? GateState.ON : GateState.OFF;
    DoubleInterval rate =
        FlowRates.enclosing(signals.withSelection(pair, other), losses).rate(pair);
    double least = side == GateState.OFF ? -rate.upper() : rate.lower();
    return least > 0
        ? Optional.of(series.lengthTimesLower(least).scale(losses.scale()))
        : Optional.empty();
  }

  /** At least how long, in scaled time, the flow may be on the other side: a power of two. */
  private double until(
      Pair pair, GateState side, double from, SampleSignals signals, Magnitude rate) {
    DoubleInterval s = PolynomialRange.enclosing(series(pair)).on(from, from);
    double other = side == GateState.OFF ? s.upper() : -s.lower();
    Magnitude proposed = Magnitude.enclosingAbove(Math.max(0, other));
    if (from == 0) {
      SeriesBall ball = series(pair);
      Magnitude exact = Magnitude.enclosingAbove(ball.coefficient(0)).add(ball.radius());
      proposed = proposed.min(exact);
    }
    Magnitude gradient = Magnitude.enclosingAbove(KinkStrength.gradientUpper(signals, pair));
    double time = proposed.add(gradient.multiply(tube)).divideByLower(rate).doubleUpper();
    int power = Math.max(LEAST, Math.getExponent(Directed.sumUpper(time, 0)) + 1);
    return Math.scalb(1.0, power);
  }

  private SeriesBall series(Pair pair) {
    return series.preActivation(pair);
  }
}
