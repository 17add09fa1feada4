package org.plumbline.enclosure.event;

import java.util.Optional;
import java.util.function.BinaryOperator;
import org.plumbline.enclosure.box.GateState;
import org.plumbline.field.Gate;
import org.plumbline.field.GateEvent;
import org.plumbline.field.Pair;
import org.plumbline.network.Edge;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * Proves of an event at a junction of two steps that the flow has one of its kind there, no earlier
 * and no later than some time before and after it (proofs-notes/verifier.md, V9).
 */
final class JunctionTimes {
  /** Parts of a step next to the junction are {@code 2^-1, 2^-2, …} of it, to this. */
  private static final int MOST_HALVINGS = 44;

  /** A part away from the junction is at least {@code 2^-bits} of its distance. */
  private static final int MOST_FRACTION_BITS = 6;

  /** After so many parts a larger fraction is tried. */
  private static final int HELD_BEFORE_WIDER = 8;

  private final Rational time;
  private final JunctionSide before;
  private final JunctionSide after;
  private final int bits;

  /**
   * The junction at a time.
   *
   * @param bits the precision of the result
   */
  JunctionTimes(Rational time, JunctionSide before, JunctionSide after, int bits) {
    this.time = time;
    this.before = before;
    this.after = after;
    this.bits = bits;
  }

  /** Contains the time of the event; empty if nothing is proved of it. */
  Optional<DyadicInterval> of(GateEvent event) {
    Pair pair = event.pair();
    return switch (event.kind()) {
      case ON -> crossing(pair, true);
      case OFF -> crossing(pair, false);
      case PINNED -> pinning(pair);
      case RELEASED_ON -> release(pair, true);
      case RELEASED_OFF -> release(pair, false);
    };
  }

  private DyadicInterval around(Rational early, Rational late) {
    DyadicInterval from = DyadicInterval.enclosing(time.subtract(early), bits);
    DyadicInterval to = DyadicInterval.enclosing(time.add(late), bits);
    return new DyadicInterval(from.lower(), to.upper());
  }

  private DyadicInterval around(Magnitude early, Magnitude late) {
    return around(early.toDyadic().toRational(), late.toDyadic().toRational());
  }

  /** What is looked for on a part next to the junction that is {@code length} of its step. */
  private interface Search {
    Optional<Magnitude> on(JunctionSide.Part part, double length);
  }

  /** What is found on the longest part on which it is. */
  private static Optional<Magnitude> longest(JunctionSide side, Pair pair, Search search) {
    for (int j = 1; j <= MOST_HALVINGS; j++) {
      double length = Math.scalb(1.0, -j);
      JunctionSide.Part part = side.part(0, length);
      Optional<Magnitude> found = part.isSettled(pair) ? search.on(part, length) : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** At most so long before and after the junction. */
  private record Window(Magnitude early, Magnitude late) {}

  private Optional<DyadicInterval> crossing(Pair pair, boolean isRising) {
    return crossingWindow(pair, isRising).map(window -> around(window.early(), window.late()));
  }

  private Optional<Window> crossingWindow(Pair pair, boolean isRising) {
    Optional<Magnitude> early = crossed(before, pair, isRising);
    Optional<Magnitude> late = early.flatMap(found -> crossed(after, pair, isRising));
    return late.isPresent()
        ? late.map(found -> new Window(early.orElse(found), found))
        : followed(pair, isRising);
  }

  /**
   * The crossing of the one ReLU that feeds the pair, by a positive weight: {@code s_v = w z_u}.
   */
  private Optional<Window> followed(Pair pair, boolean isRising) {
    for (Edge edge : before.incoming(pair)) {
      Pair source = new Pair(pair.sample(), edge.from());
      if (before.gate(source) != after.gate(source) && before.isRelu(source)) {
        Optional<Window> found =
            crossingWindow(source, isRising)
                .filter(window -> isOnlySource(before, window.early(), pair, edge))
                .filter(window -> isOnlySource(after, window.late(), pair, edge));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOnlySource(JunctionSide side, Magnitude reach, Pair pair, Edge source) {
    for (int j = 1; j <= MOST_HALVINGS && side.isWithin(reach, Math.scalb(1.0, -j)); j++) {
      if (side.part(0, Math.scalb(1.0, -j)).isFedBy(pair, source)) {
        return true;
      }
    }
    return false;
  }

  /** How far from the junction the flow may cross, where it does so at a rate of one sign. */
  private static Optional<Magnitude> crossed(JunctionSide side, Pair pair, boolean isRising) {
    return longest(
        side,
        pair,
        (part, length) ->
            part.rate(pair, GateState.EITHER, isRising)
                .map(rate -> part.atJunction(pair).divideByLower(rate))
                .filter(x -> side.isWithin(x, length)));
  }

  private Optional<DyadicInterval> pinning(Pair pair) {
    boolean isRising = before.gate(pair) == Gate.OFF;
    Optional<Magnitude> early =
        longest(
            before,
            pair,
            (part, length) ->
                approach(part, pair, isRising)
                    .flatMap(rate -> part.proposedRate(pair, isRising))
                    .map(rate -> before.duration(part.uncertain(pair).divideByLower(rate)))
                    .filter(x -> before.isWithin(x, length)));
    Optional<Magnitude> late =
        early.flatMap(
            found ->
                longest(
                    after,
                    pair,
                    (part, length) ->
                        approach(part, pair, isRising)
                            .map(rate -> part.atJunction(pair).divideByLower(rate))
                            .filter(x -> after.isWithin(x, length))));
    return late.map(found -> around(early.orElse(found), found));
  }

  /** The rate towards the kink from the side of the given direction, if both sides lead there. */
  private static Optional<Magnitude> approach(JunctionSide.Part part, Pair pair, boolean isRising) {
    return approach(part, pair, (below, above) -> isRising ? below : above);
  }

  /** What is made of the rates towards the kink from below and from above, if both lead there. */
  private static Optional<Magnitude> approach(
      JunctionSide.Part part, Pair pair, BinaryOperator<Magnitude> rates) {
    return part.rate(pair, GateState.OFF, true)
        .flatMap(
            below -> part.rate(pair, GateState.ON, false).map(above -> rates.apply(below, above)));
  }

  private Optional<DyadicInterval> release(Pair pair, boolean isOn) {
    double held = heldUntil(before, pair);
    double left = leftFrom(after, pair, isOn);
    boolean isOneSided =
        held < 1
            && left < 1
            && staysOn(before.part(0, held), pair, isOn)
            && staysOn(after.part(0, left), pair, isOn);
    return isOneSided ? Optional.of(around(before.time(held), after.time(left))) : Optional.empty();
  }

  /** Whether the kink is not left to the other side. */
  private static boolean staysOn(JunctionSide.Part part, Pair pair, boolean isOn) {
    return part.isSettled(pair)
        && part.rate(pair, isOn ? GateState.OFF : GateState.ON, isOn).isPresent();
  }

  /**
   * Whether something holds on a part away from the junction that is {@code length} of its step.
   */
  private interface Condition {
    boolean on(JunctionSide.Part part, double length, boolean isFirst);
  }

  /**
   * A distance from the junction from which on, away from it, the condition holds on parts that
   * follow each other; 1 if there is none. The rates looked at tend to zero at the junction and
   * intervals exaggerate how they vary, so parts are a fraction of their distance: the largest that
   * is small enough, tried anew now and then.
   */
  private static double nearest(JunctionSide side, Condition condition) {
    double reached = 1;
    double far = 0.5;
    int bits = 1;
    int held = 0;
    JunctionSide.Part whole = side.part(0, far);
    double extent = far;
    while (far > Math.scalb(1.0, -MOST_HALVINGS)) {
      if (far < extent / 2) {
        extent = far;
        whole = side.part(0, far);
      }
      double near = far - onGrid(Math.scalb(far, -bits));
      if (condition.on(side.part(near, far, whole), far - near, reached == 1)) {
        reached = near;
        far = near;
        held++;
        bits = held % HELD_BEFORE_WIDER == 0 ? Math.max(1, bits - 1) : bits;
      } else if (bits < MOST_FRACTION_BITS) {
        bits++;
      } else if (reached < 1) {
        return reached;
      } else {
        far -= onGrid(far / 2);
        bits = 1;
      }
    }
    return reached;
  }

  /** The multiple of {@code 2^-52} below, so that the same distance from either end is exact. */
  private static double onGrid(double distance) {
    return Math.scalb(Math.floor(Math.scalb(distance, 52)), -52);
  }

  /** A distance from the end of the step up to which the pair is certainly held at zero; or 1. */
  private static double heldUntil(JunctionSide side, Pair pair) {
    return nearest(
        side,
        (part, length, isFirst) ->
            leastApproach(part, pair)
                .filter(
                    rate ->
                        !isFirst || side.isWithin(part.largest(pair).divideByLower(rate), length))
                .isPresent());
  }

  private static Optional<Magnitude> leastApproach(JunctionSide.Part part, Pair pair) {
    return part.isSettled(pair)
        ? approach(part, pair, (below, above) -> below.min(above))
        : Optional.empty();
  }

  /** A distance from the start of the step from which on the pair certainly moves off; or 1. */
  private static double leftFrom(JunctionSide side, Pair pair, boolean isOn) {
    return nearest(side, (part, length, isFirst) -> isLeaving(part, pair, isOn));
  }

  private static boolean isLeaving(JunctionSide.Part part, Pair pair, boolean isOn) {
    return part.isSettled(pair)
        && part.rate(pair, GateState.OFF, isOn).isPresent()
        && part.rate(pair, GateState.ON, isOn).isPresent();
  }
}
