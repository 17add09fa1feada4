package org.plumbline.enclosure;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Magnitude;

/** Enclosures nobody verified, for tests of what is made of an enclosure. */
public final class ForgedEnclosure {
  private ForgedEnclosure() {}

  /** An enclosure of all steps with one radius, no gate uncertain. */
  public static Verification of(Trajectory trajectory, double radius) {
    return of(
        trajectory,
        radius,
        IntStream.range(0, trajectory.steps().size()).boxed().map(k -> Set.<Pair>of()).toList());
  }

  /** An enclosure with one radius and the gates that are uncertain on each step. */
  public static Verification of(Trajectory trajectory, double radius, List<Set<Pair>> uncertain) {
    Magnitude size = Magnitude.enclosingAbove(radius);
    List<CertifiedStep> steps =
        uncertain.stream().map(pairs -> new CertifiedStep(size, size, size, pairs)).toList();
    return new Verification.Certified(new CertifiedTrajectory(trajectory, steps, size, 0));
  }
}
