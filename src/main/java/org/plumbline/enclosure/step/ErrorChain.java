package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.plumbline.enclosure.kink.Crossing;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.field.Pair;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/** The error carried from step to step. */
public final class ErrorChain {
  private static final double DIGITS_PER_E = 1 / StrictMath.log(10);

  private final List<CertifiedStep> steps = new ArrayList<>();
  private Magnitude error;
  private List<Dyadic> end;

  /** In the order of pairs: sums of bounds are rounded, and depend on their order. */
  private Map<Pair, Crossing> crossing = Map.of();

  private final Magnitude noise;
  private double growthDigits;
  private Optional<ErrorRise> steepest = Optional.empty();

  /**
   * A chain that begins at weights within {@code error} of {@code start}.
   *
   * @param start where the proposal begins
   */
  public ErrorChain(Magnitude error, List<Dyadic> start) {
    this(error, start, Magnitude.ZERO);
  }

  /**
   * The same chain, in which nothing counts as a rise of the error below {@code noise}.
   *
   * @param noise about the error that the numbers of the proposal make in any case
   */
  public ErrorChain(Magnitude error, List<Dyadic> start, Magnitude noise) {
    this.error = error;
    this.end = start;
    this.noise = noise;
  }

  /**
   * A chain that goes on from where another one was.
   *
   * @param state where that was
   * @param end where the last step that it carried the error through ends
   * @param noise as for that chain
   */
  public static ErrorChain from(ChainState state, List<Dyadic> end, Magnitude noise) {
    ErrorChain chain = new ErrorChain(state.error(), end, noise);
    chain.steps.addAll(state.steps());
    chain.crossing = state.crossing();
    chain.growthDigits = state.growthDigits();
    chain.steepest = state.steepest();
    return chain;
  }

  /** Where it is now. */
  public ChainState state() {
    return new ChainState(steps, error, crossing, growthDigits, steepest);
  }

  /** Carries the error of a flow that nothing disturbs. */
  public boolean add(StepBounds.Bounded bounds, ProposedStep step, Magnitude tube) {
    return add(bounds, step, tube, Magnitude.ZERO);
  }

  /**
   * Carries the error through a step; false if it does not stay below the tube's radius, and then
   * nothing has changed.
   *
   * @param disturbed at least what disturbances add to it
   */
  public boolean add(
      StepBounds.Bounded bounds, ProposedStep step, Magnitude tube, Magnitude disturbed) {
    Magnitude joint = distance(end, step.start());
    Magnitude entering = error.add(joint);
    Map<Pair, Crossing> crossings = new TreeMap<>(crossing);
    bounds.atStart().forEach((pair, c) -> crossings.merge(pair, c, Crossing::or));
    Magnitude jumps = Crossing.added(crossings.values(), entering);
    Magnitude disturbance = jumps;
    Magnitude now = entering.add(bounds.shift());
    Magnitude largest = now;
    double growth = 0;
    Set<Pair> uncertain = new HashSet<>();
    for (PieceBounds piece : bounds.pieces()) {
      now = piece.after(now, bounds.defect(), disturbance);
      disturbance = Magnitude.ZERO;
      largest = largest.max(now);
      growth += piece.growth().doubleUpper() * DIGITS_PER_E;
      uncertain.addAll(piece.uncertain());
    }
    Magnitude throughout = largest.add(bounds.shift());
    Magnitude leaving = now.add(shiftWhenLeaving(bounds));
    Magnitude crossed = leaving.add(Crossing.added(bounds.atEnd().values(), leaving));
    if (crossed.max(throughout).add(disturbed).compareTo(tube) >= 0) {
      return false;
    }
    Magnitude cut = step.cut();
    steps.add(
        new CertifiedStep(
            entering.add(jumps).add(cut),
            throughout.max(crossed).add(cut),
            crossed.add(cut),
            uncertain));
    note(error, crossed, new ErrorTerms(bounds, joint, jumps, entering).largest());
    error = leaving;
    end = step.end();
    crossing = new TreeMap<>(bounds.atEnd());
    growthDigits += growth;
    return true;
  }

  /** Keeps the steepest rise; an error that begins at zero has not risen. */
  private void note(Magnitude before, Magnitude after, ErrorRise.Term term) {
    Magnitude from = before.max(noise);
    if (from.isZero() || after.compareTo(from) <= 0) {
      return;
    }
    ErrorRise rise = new ErrorRise(steps.size() - 1, from, after, term);
    if (steepest.filter(known -> known.digits() >= rise.digits()).isEmpty()) {
      steepest = Optional.of(rise);
    }
  }

  /**
   * At least the distance of the proposal from the curve that it is compared with; if crossings at
   * the end use the error, that distance before them, grown until then as the error has been.
   */
  private static Magnitude shiftWhenLeaving(StepBounds.Bounded bounds) {
    PieceBounds last = bounds.pieces().get(bounds.pieces().size() - 1);
    return bounds.atEnd().isEmpty()
        ? bounds.shift()
        : bounds.shift().multiply(last.growth().expUpper());
  }

  /** At least the error throughout the last step carried through. */
  public Magnitude lately() {
    return steps.get(steps.size() - 1).throughout();
  }

  /** The number of steps carried through. */
  public int size() {
    return steps.size();
  }

  public List<CertifiedStep> steps() {
    return steps;
  }

  public double growthDigits() {
    return growthDigits;
  }

  /** The step in which the bound rose by most digits, if it rose from anything but zero. */
  public Optional<ErrorRise> steepest() {
    return steepest;
  }

  /** At least the distance of the flow from {@code weights} at the end of the last step. */
  public Magnitude radiusAround(List<Dyadic> weights) {
    Magnitude jumps = Crossing.added(crossing.values(), error);
    return error.add(jumps).add(distance(end, weights));
  }

  /** At least the Euclidean distance of two points. */
  static Magnitude distance(List<Dyadic> a, List<Dyadic> b) {
    Magnitude squares = Magnitude.ZERO;
    for (int p = 0; p < a.size(); p++) {
      Magnitude difference = Magnitude.enclosingAbove(a.get(p).subtract(b.get(p)));
      squares = squares.add(difference.multiply(difference));
    }
    return squares.sqrtUpper();
  }
}
