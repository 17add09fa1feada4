package org.plumbline.enclosure.step;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * The disturbances that a step has to bear.
 *
 * @param added at least what is added in the step and not counted in a step before
 * @param possible at least all that may be added in the step
 * @param partial for each instant of the step up to which a disturbance is given, what is added up
 *     to it
 */
public record StepDisturbance(Magnitude added, Magnitude possible, List<Magnitude> partial) {
  /** None. */
  public static final StepDisturbance NONE =
      new StepDisturbance(Magnitude.ZERO, Magnitude.ZERO, List.of());

  public StepDisturbance {
    partial = List.copyOf(partial);
  }

  /**
   * Those of each step. What belongs to an interval is counted in full in the first step that has a
   * part of it: later it would have grown less.
   */
  public static List<StepDisturbance> of(
      List<TrajectoryStep> steps, List<Disturbance> disturbances) {
    List<StepDisturbance> found = new ArrayList<>();
    int counted = 0;
    int first = 0;
    for (TrajectoryStep step : steps) {
      Magnitude added = Magnitude.ZERO;
      Magnitude possible = Magnitude.ZERO;
      List<Magnitude> partial = new ArrayList<>();
      while (first < disturbances.size() && isOver(disturbances.get(first), step.start())) {
        first++;
      }
      for (int j = first; j < disturbances.size() && begins(disturbances, j, step.end()); j++) {
        possible = possible.add(disturbances.get(j).size());
        if (j >= counted) {
          added = added.add(disturbances.get(j).size());
          counted = j + 1;
        }
        if (disturbances.get(j).until().compareTo(step.end()) <= 0) {
          partial.add(added);
        }
      }
      found.add(new StepDisturbance(added, possible, partial));
    }
    return List.copyOf(found);
  }

  /** Whether nothing is disturbed in any step. */
  public static boolean areNone(List<StepDisturbance> steps) {
    return steps.stream().allMatch(step -> step.possible.isZero());
  }

  private static boolean isOver(Disturbance disturbance, Rational start) {
    return disturbance.until().compareTo(start) <= 0;
  }

  /** Whether some instant of disturbance {@code j} is before {@code end}. */
  private static boolean begins(List<Disturbance> disturbances, int j, Rational end) {
    return j == 0 || disturbances.get(j - 1).until().compareTo(end) < 0;
  }
}
