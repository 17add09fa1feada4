package org.plumbline.enclosure.proposal;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.enclosure.ball.LaneSeries;
import org.plumbline.enclosure.ball.ProgramBalls;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * What kinked vertices multiply by along a step, forward and back, with the samples in lanes
 * (proofs-notes/verifier.md, V18).
 *
 * <p>Forward a pinned pair is silent. Back it multiplies by {@code α + θ(1-α)}, or by {@code 1 -
 * θ(1-α)} if it is opposite to the pair its slope belongs to.
 */
final class LaneGates {
  private final Network network;
  private final FactoredGating gating;
  private final ProgramBalls balls;
  private final int rows;

  LaneGates(Network network, FactoredGating gating, ProgramBalls balls, int rows) {
    this.network = network;
    this.gating = gating;
    this.balls = balls;
    this.rows = rows;
  }

  /** What the pre-activations of a vertex are multiplied by. */
  LaneSeries forward(int v) {
    return slopes(v, false);
  }

  /** What the back-signals of a vertex are multiplied by. */
  LaneSeries backward(int v) {
    return slopes(v, true);
  }

  private LaneSeries slopes(int v, boolean isBack) {
    List<SeriesBall> slopes = new ArrayList<>();
    for (int i = 0; i < gating.gates().samples(); i++) {
      boolean isPinned = gating.gates().gate(i, v) == Gate.PINNED;
      SeriesBall held = isBack && isPinned ? slopeOfPinned(new Pair(i, v)) : SeriesBall.ZERO;
      slopes.add(isPinned ? held : balls.constant(slope(i, v)));
    }
    return LaneSeries.enclosing(slopes, rows);
  }

  private Rational slope(int i, int v) {
    boolean isOn = gating.gates().gate(i, v) == Gate.ON;
    return isOn ? Rational.ONE : network.activation(v).negativeSlope();
  }

  /** The gate of a pair. */
  Gate gate(Pair pair) {
    return gating.gates().gate(pair);
  }

  /** What the back-signal of a pinned pair is multiplied by. */
  SeriesBall slopeOfPinned(Pair pair) {
    SeriesBall theta = gating.slopes().get(gating.shared().index(pair));
    Rational below = network.activation(pair.vertex()).negativeSlope();
    Rational range = Rational.ONE.subtract(below);
    boolean isOpposite = gating.shared().isOpposite(pair);
    return balls.dot(
        List.of(balls.constant(isOpposite ? Rational.ONE : below), theta),
        List.of(balls.constant(Rational.ONE), balls.constant(isOpposite ? range.negate() : range)));
  }
}
