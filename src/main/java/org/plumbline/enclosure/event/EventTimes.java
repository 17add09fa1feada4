package org.plumbline.enclosure.event;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Workers;
import org.plumbline.enclosure.ball.SeriesBall;
import org.plumbline.enclosure.proposal.VerifierContext;
import org.plumbline.enclosure.step.CertifiedStep;
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

  private EventTimes(FlowProblem problem, CertifiedTrajectory flow) {
    int count = TrajectoryVerifier.limbs(flow.proposal().workingBits());
    this.context = new VerifierContext(problem, count);
    this.steps = flow.proposal().steps();
    this.bounds = flow.steps();
    this.bits = count * SeriesBall.BITS + GUARD_BITS;
  }

  /**
   * For each event proposed, in order, an interval that contains the time of one of its kind for
   * its pair; empty where nothing is proved, or the flow is not enclosed. Junctions are looked at
   * in as many threads as are given; the result does not depend on how many there are.
   */
  public static List<Optional<DyadicInterval>> enclosing(
      FlowProblem problem, CertifiedTrajectory flow, int threads) {
    EventTimes times = new EventTimes(problem, flow);
    List<Meeting> meetings = times.meetings(flow.proposal().events());
    try (Workers workers = Workers.of(threads)) {
      return workers.each(0, meetings.size(), j -> times.at(meetings.get(j))).stream()
          .flatMap(List::stream)
          .toList();
    }
  }

  /** Events that follow each other at the start of one step. */
  private record Meeting(int step, List<GateEvent> events) {}

  private List<Meeting> meetings(List<GateEvent> events) {
    List<Meeting> meetings = new ArrayList<>();
    for (GateEvent event : events) {
      int k = nearest(event.time().toRational());
      int last = meetings.size() - 1;
      if (last < 0 || meetings.get(last).step() != k) {
        meetings.add(new Meeting(k, new ArrayList<>()));
        last++;
      }
      meetings.get(last).events().add(event);
    }
    return meetings;
  }

  private List<Optional<DyadicInterval>> at(Meeting meeting) {
    int k = meeting.step();
    if (k <= 0 || k >= bounds.size()) {
      return Collections.nCopies(meeting.events().size(), Optional.empty());
    }
    JunctionTimes junction =
        new JunctionTimes(
            steps.get(k).start(),
            JunctionSide.before(context, steps.get(k - 1), bounds.get(k - 1)),
            JunctionSide.after(context, steps.get(k), bounds.get(k)),
            bits);
    return meeting.events().stream().map(junction::of).toList();
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
