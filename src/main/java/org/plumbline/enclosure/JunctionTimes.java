package org.plumbline.enclosure;

import java.util.Optional;
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

  /** How often a part away from the junction is halved. */
  private static final int PART_HALVINGS = 5;

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
    Optional<Magnitude> fromBelow = part.rate(pair, GateState.OFF, true);
    Optional<Magnitude> fromAbove = part.rate(pair, GateState.ON, false);
    return fromBelow.isEmpty() || fromAbove.isEmpty()
        ? Optional.empty()
        : isRising ? fromBelow : fromAbove;
  }

  private Optional<DyadicInterval> release(Pair pair, boolean isOn) {
    double held = heldUntil(before, pair);
    double left = leftFrom(pair, isOn);
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

  /** What is bounded on a part. */
  private interface Rates {
    Optional<Magnitude> on(JunctionSide.Part part);
  }

  /**
   * The least of what is found on the parts of the distances from {@code near} to {@code far}: the
   * rates looked at tend to zero at the junction, and intervals exaggerate how they vary.
   */
  private static Optional<Magnitude> least(
      JunctionSide side, double near, double far, int halvings, Rates rates) {
    Optional<Magnitude> whole = rates.on(side.part(near, far));
    if (whole.isPresent() || halvings == 0) {
      return whole;
    }
    double middle = (near + far) / 2;
    return least(side, middle, far, halvings - 1, rates)
        .flatMap(
            outer -> least(side, near, middle, halvings - 1, rates).map(inner -> inner.min(outer)));
  }

  /**
   * A distance from the end of the step up to which the pair is certainly held at zero; 1 if there
   * is none.
   */
  private static double heldUntil(JunctionSide side, Pair pair) {
    double until = 1;
    for (int j = 1; j <= MOST_HALVINGS; j++) {
      double far = Math.scalb(1.0, -j);
      boolean wasHeld = until < 1;
      Optional<Magnitude> rate =
          least(side, far / 2, far, PART_HALVINGS, part -> leastApproach(part, pair));
      if (rate.isEmpty() && wasHeld) {
        return until;
      }
      boolean isReached =
          rate.map(r -> side.part(far / 2, far).largest(pair).divideByLower(r))
              .filter(x -> side.isWithin(x, far / 2))
              .isPresent();
      if (rate.isPresent() && (wasHeld || isReached)) {
        until = far / 2;
      }
    }
    return until;
  }

  private static Optional<Magnitude> leastApproach(JunctionSide.Part part, Pair pair) {
    return part.isSettled(pair)
        ? approach(part, pair, true)
            .flatMap(below -> approach(part, pair, false).map(above -> above.min(below)))
        : Optional.empty();
  }

  /** A distance from the start of the step from which on the pair certainly moves off; or 1. */
  private double leftFrom(Pair pair, boolean isOn) {
    double from = 1;
    for (int j = 1; j <= MOST_HALVINGS; j++) {
      double far = Math.scalb(1.0, -j);
      boolean moves =
          least(after, far / 2, far, PART_HALVINGS, part -> leaving(part, pair, isOn)).isPresent();
      if (!moves && from < 1) {
        return from;
      }
      if (moves) {
        from = far / 2;
      }
    }
    return from;
  }

  private static Optional<Magnitude> leaving(JunctionSide.Part part, Pair pair, boolean isOn) {
    return part.isSettled(pair)
        ? part.rate(pair, GateState.OFF, isOn)
            .flatMap(off -> part.rate(pair, GateState.ON, isOn).map(on -> on.min(off)))
        : Optional.empty();
  }
}
