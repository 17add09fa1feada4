package org.plumbline.enclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateEvent;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * Encloses the times at which the flow changes its gates (proofs-notes/verifier.md, V9).
 *
 * <p>Proposed events only say where to look: an interval is given if the flow has an event of that
 * kind in it. Steps next to one another under different gates meet there.
 */
public final class EventTimes {
  private static final int GUARD_BITS = 64;

  private final VerifierContext context;
  private final List<TrajectoryStep> steps;
  private final List<CertifiedStep> bounds;
  private final int bits;
  private Optional<JunctionTimes> last = Optional.empty();
  private int lastIndex = -1;

  private EventTimes(FlowProblem problem, CertifiedTrajectory flow) {
    int count = TrajectoryVerifier.limbs(flow.proposal().workingBits());
    this.context = new VerifierContext(problem, count);
    this.steps = flow.proposal().steps();
    this.bounds = flow.steps();
    this.bits = count * SeriesBall.BITS + GUARD_BITS;
  }

  /**
   * For each event proposed, in order, an interval that contains the time of one of its kind for
   * its pair; empty where nothing is proved, or the flow is not enclosed.
   */
  public static List<Optional<DyadicInterval>> enclosing(
      FlowProblem problem, CertifiedTrajectory flow) {
    EventTimes times = new EventTimes(problem, flow);
    List<Optional<DyadicInterval>> found = new ArrayList<>();
    for (GateEvent event : flow.proposal().events()) {
      found.add(times.of(event));
    }
    return List.copyOf(found);
  }

  private Optional<DyadicInterval> of(GateEvent event) {
    int k = nearest(event.time().toRational());
    if (k <= 0 || k >= bounds.size()) {
      return Optional.empty();
    }
    if (k != lastIndex) {
      lastIndex = k;
      last =
          Optional.of(
              new JunctionTimes(
                  steps.get(k).start(),
                  JunctionSide.before(context, steps.get(k - 1), bounds.get(k - 1)),
                  JunctionSide.after(context, steps.get(k), bounds.get(k)),
                  bits));
    }
    return last.flatMap(junction -> junction.of(event));
  }

  /** The step whose start is nearest to a time. */
  private int nearest(Rational time) {
    int low = 0;
    int high = steps.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) / 2;
      if (steps.get(middle).start().compareTo(time) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    if (low + 1 >= steps.size()) {
      return low;
    }
    Rational below = time.subtract(steps.get(low).start());
    Rational above = steps.get(low + 1).start().subtract(time);
    return below.compareTo(above) <= 0 ? low : low + 1;
  }
}
