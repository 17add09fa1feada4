package org.plumbline.enclosure.kink;

import java.util.HashMap;
import java.util.Map;
import org.plumbline.enclosure.ball.PolynomialRange;
import org.plumbline.enclosure.box.FrozenParameters;
import org.plumbline.enclosure.box.GateKnowledge;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.enclosure.proposal.StepSeries;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;

/**
 * States of gates that hold for the flow though not for all weights near it
 * (proofs-notes/verifier.md, V12 and V13).
 *
 * <p>The gates of idle vertices do not matter; they are taken for those proposed.
 */
public final class KnownGates implements GateKnowledge {
  private final FrozenParameters frozen;
  private final GateTable proposed;
  private final Map<Pair, GateState> kept;
  private final Range range;

  private KnownGates(
      FrozenParameters frozen, GateTable proposed, Map<Pair, GateState> kept, Range range) {
    this.range = range;
    this.frozen = frozen;
    this.proposed = proposed;
    this.kept = kept;
  }

  /** Gates of idle vertices only. */
  public static KnownGates of(FrozenParameters frozen, GateTable proposed) {
    return new KnownGates(frozen, proposed, Map.of(), pair -> DoubleInterval.ENTIRE);
  }

  /** These, and that the flow keeps to one side of the kinks of some pairs. */
  public KnownGates with(Map<Pair, GateState> sides) {
    Map<Pair, GateState> all = new HashMap<>(kept);
    all.putAll(sides);
    return new KnownGates(frozen, proposed, all, range);
  }

  /** A range that is known besides; anything where none is. */
  interface Range {
    /** Contains the pre-activation of a pair. */
    DoubleInterval of(Pair pair);
  }

  /**
   * These, with the ranges of pre-activations that are linear in the weights, for all weights
   * within {@code tube} of a part of a step: what the weights have in common cancels in their
   * series.
   */
  public KnownGates along(StepSeries series, double from, double to, Magnitude tube) {
    return new KnownGates(
        frozen,
        proposed,
        kept,
        pair ->
            series.isStraight(pair) ? range(series, pair, from, to, tube) : DoubleInterval.ENTIRE);
  }

  private static DoubleInterval range(
      StepSeries series, Pair pair, double from, double to, Magnitude tube) {
    Magnitude distance = tube.multiply(series.inputSize(pair));
    DoubleInterval rough = series.roughRange(pair).around(from, to, distance.doubleUpper());
    return GateState.of(rough) == GateState.EITHER
        ? PolynomialRange.enclosing(series.preActivation(pair).widened(distance)).on(from, to)
        : rough;
  }

  /** The state of a pair whose pre-activation lies in {@code s}. */
  @Override
  public GateState state(int sample, int vertex, DoubleInterval s) {
    if (kept.isEmpty() && !frozen.hasIdleVertices()) {
      GateState plain = GateState.of(s);
      return plain == GateState.EITHER ? GateState.of(range.of(new Pair(sample, vertex))) : plain;
    }
    Pair pair = new Pair(sample, vertex);
    Gate gate = proposed.gate(pair);
    boolean isFree = frozen.isIdle(vertex) && gate != Gate.PINNED;
    if (isFree && gate == proposed.gateBelow(sample, vertex)) {
      return gate == Gate.ON ? GateState.ON : GateState.OFF;
    }
    GateState side = kept.get(pair);
    if (side != null) {
      return side;
    }
    boolean isBehind = frozen.isBehindIdle(vertex) || isBehindKept(sample, vertex);
    GateState certain = isBehind ? strict(s) : GateState.of(s);
    return certain == GateState.EITHER ? GateState.of(range.of(pair)) : certain;
  }

  private boolean isBehindKept(int sample, int vertex) {
    for (Pair pair : kept.keySet()) {
      if (pair.sample() == sample
          && pair.vertex() < vertex
          && GateCheck.leads(frozen.network(), pair.vertex(), vertex)) {
        return true;
      }
    }
    return false;
  }

  /** What a pre-activation says if it may not vanish. */
  private static GateState strict(DoubleInterval s) {
    return s.contains(0.0) ? GateState.EITHER : GateState.of(s);
  }
}
