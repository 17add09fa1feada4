package org.plumbline.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.recording.Recording;

/**
 * Notice that the times of a recording are not what is expected of its kind: for steps of gradient
 * descent numbers of steps, or these times the step size; for a flow times from 0 on, not numbers
 * of steps. Steps are judged from row to row whatever their times.
 */
final class RecordedTimes {
  /** Times as near as this, in proportion, are the same. */
  private static final double NEAR = 1e-5;

  private final List<Double> times = new ArrayList<>();
  private final double stepSize;
  private final List<Double> stepSizes = new ArrayList<>();

  private RecordedTimes(Recording recording, Stated stated) {
    for (int k = 0; k < recording.rows(); k++) {
      recording.time(k).ifPresent(time -> times.add(time.approximateDouble()));
    }
    for (int k = 0; k + 1 < recording.rows(); k++) {
      int row = k;
      stepSizes.add(
          stated
              .stepSize()
              .or(() -> recording.stepSize(row))
              .map(size -> size.approximateDouble())
              .orElse(Double.NaN));
    }
    this.stepSize = stepSizes.isEmpty() ? Double.NaN : stepSizes.get(0);
  }

  /** What is to be said of the times, if anything. */
  static Optional<String> notice(Recording recording, Stated stated) {
    RecordedTimes recorded = new RecordedTimes(recording, stated);
    if (recorded.times.size() < 2) {
      return Optional.empty();
    }
    return switch (stated.kindOf(recording)) {
      case DESCENT -> recorded.ofSteps();
      case FLOW -> recorded.ofFlow();
      case GRADIENT -> Optional.empty();
    };
  }

  private double gap(int k) {
    return times.get(k + 1) - times.get(k);
  }

  private static boolean isNear(double value, double other) {
    return Math.abs(value - other) <= NEAR * Math.abs(other);
  }

  /** Whether all gaps are as stated, as far as times so large are written. */
  private boolean areApart(IntToDoubleFunction size) {
    for (int k = 0; k + 1 < times.size(); k++) {
      double expected = size.applyAsDouble(k);
      double rounding = NEAR * NEAR * Math.abs(times.get(k + 1));
      if (!(Math.abs(gap(k) - expected) <= NEAR * Math.abs(expected) + rounding)) {
        return false;
      }
    }
    return true;
  }

  private Optional<String> ofSteps() {
    if (areApart(k -> 1) || areApart(stepSizes::get)) {
      return Optional.empty();
    }
    for (int k = 0; k + 1 < times.size(); k++) {
      if (gap(k) <= 0) {
        return Optional.of(
            between(k) + " t does not go up: rows are taken in the order of the file");
      }
    }
    return Optional.of(areApart(k -> gap(0)) ? evenly() : unevenly());
  }

  private String evenly() {
    double gap = gap(0);
    double steps = Math.rint(gap);
    double sizes = Math.rint(gap / stepSize);
    String says = "t goes up by " + Numerals.brief(gap) + " from row to row";
    String expected = ", while a row is expected for each step";
    if (isNear(gap, steps) && steps > 1) {
      return says + ": if it counts steps, one in " + (long) steps + " is recorded" + expected;
    }
    if (sizes > 1 && isNear(gap / stepSize, sizes)) {
      return says
          + ", which is "
          + (long) sizes
          + " times the step size: one step in "
          + (long) sizes
          + " may be recorded"
          + expected;
    }
    return says
        + "; expected is 1, or the step size"
        + (Double.isNaN(stepSize) ? "" : ", " + Numerals.brief(stepSize));
  }

  private String unevenly() {
    int k = 1;
    while (isNear(gap(k), gap(0))) {
      k++;
    }
    return between(k)
        + " t goes up by "
        + Numerals.brief(gap(k))
        + ", but before that by "
        + Numerals.brief(gap(0))
        + ": steps may be missing, while a row is expected for each";
  }

  private static String between(int k) {
    return "from row " + k + " to row " + (k + 1);
  }

  private Optional<String> ofFlow() {
    if (areApart(k -> 1) && !Double.isNaN(stepSize) && !isNear(stepSize, 1)) {
      return Optional.of(
          "t counts 0, 1, 2, ...: if these are steps of size "
              + Numerals.brief(stepSize)
              + ", the times of the flow, which are expected, are t times that");
    }
    return times.get(0) > 0
        ? Optional.of(
            "t starts at "
                + Numerals.brief(times.get(0))
                + ", not at 0: the first point is compared with the flow at that time, not with the"
                + " initial weights")
        : Optional.empty();
  }
}
