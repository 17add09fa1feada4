package org.plumbline.report;

import java.util.List;
import java.util.Optional;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * The trajectory at the ends of its steps as a table {@code t,w0,w1,…}, weights in the order of the
 * report.
 */
public final class TrajectoryCsv {
  private static final int EXTRA_DIGITS = 8;

  private TrajectoryCsv() {}

  /** The text of {@code trajectory.csv} of a report, if it has a trajectory. */
  public static Optional<String> of(Report report) {
    int digits = report.experiment().flow().digits();
    return report.run().map(run -> text(run.result().trajectory(), digits));
  }

  /** The text of {@code trajectory.csv}. */
  public static String text(Trajectory trajectory, int asked) {
    StringBuilder text = new StringBuilder("t");
    int parameters = trajectory.problem().network().parameters();
    for (int p = 0; p < parameters; p++) {
      text.append(",w").append(p);
    }
    text.append('\n');
    int shown = trajectory.digits(asked) + EXTRA_DIGITS;
    for (TrajectoryStep step : trajectory.steps()) {
      row(text, step.start(), step.startWeights(), shown);
    }
    row(text, trajectory.finalTime(), trajectory.finalWeights(), shown);
    return text.toString();
  }

  private static void row(StringBuilder text, Rational time, List<Dyadic> weights, int digits) {
    text.append(Decimals.nearest(time, digits));
    weights.forEach(weight -> text.append(',').append(Decimals.nearest(weight, digits)));
    text.append('\n');
  }
}
