package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.field.Pair;
import org.plumbline.number.Magnitude;

/**
 * How far disturbances may take a flow, carried from step to step beside the error of the proposal:
 * the error of a disturbed flow is at most the sum of the two (proofs-notes/verifier.md, V10).
 */
public final class DisturbanceChain {
  private final List<Magnitude> bounds = new ArrayList<>();
  private Magnitude size;
  private Magnitude possibleBefore = Magnitude.ZERO;
  private Map<Pair, Crossing> crossing = Map.of();

  /** A chain that begins at weights moved by at most {@code size}. */
  public DisturbanceChain(Magnitude size) {
    this.size = size;
  }

  /** At least what disturbances have grown to. */
  public Magnitude size() {
    return size;
  }

  /** At least the distance from the proposal at each instant so far. */
  public List<Magnitude> bounds() {
    return bounds;
  }

  /** Adds a bound for an instant before the first step. */
  public void atStart(Magnitude error) {
    bounds.add(error.add(size));
  }

  /** At least what disturbances have grown to at any time of a step. */
  public Magnitude throughout(StepBounds.Bounded step, StepDisturbance disturbance) {
    return throughout(step, disturbance.added(), disturbance.possible());
  }

  private Magnitude throughout(StepBounds.Bounded step, Magnitude added, Magnitude possible) {
    Magnitude leaving = leaving(step, added, possible);
    return leaving.add(crossed(step.atEnd(), leaving.add(possible)));
  }

  /** At the end of a step, crossings there apart. */
  private Magnitude leaving(StepBounds.Bounded step, Magnitude added, Magnitude possible) {
    Map<Pair, Crossing> crossings = new HashMap<>(crossing);
    step.atStart().forEach((pair, c) -> crossings.merge(pair, c, Crossing::or));
    Magnitude entering = size.add(added);
    Magnitude now =
        entering.add(crossed(crossings, size.add(added).add(possibleBefore).add(possible)));
    for (PieceBounds piece : step.pieces()) {
      now = piece.disturbed(now);
    }
    return now;
  }

  /** What crossings add to what a disturbance has moved; the proposal's own offsets apart. */
  private static Magnitude crossed(Map<Pair, Crossing> crossings, Magnitude moved) {
    return Crossing.added(
        crossings.values().stream().map(c -> c.grown(Magnitude.ZERO)).toList(), moved);
  }

  /**
   * Carries the disturbances through a step.
   *
   * @param error at least the error of the undisturbed flow throughout it
   */
  public void add(StepBounds.Bounded step, StepDisturbance disturbance, Magnitude error) {
    for (Magnitude partial : disturbance.partial()) {
      bounds.add(error.add(throughout(step, partial, disturbance.possible())));
    }
    size = leaving(step, disturbance.added(), disturbance.possible());
    crossing = step.atEnd();
    possibleBefore = disturbance.possible();
  }
}
