package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;

/** Steps along the gradient whose sizes change from step to step, and after which rule. */
final class ScheduleSuspects {
  /** Sizes as near to a rule, in proportion, follow it. */
  private static final double NEAR = 1e-3;

  private final TrainingRun run;
  private final double[] sizes;

  private ScheduleSuspects(TrainingRun run, double[] sizes) {
    this.run = run;
    this.sizes = sizes;
  }

  /** The schedule, if each step has a size, and not all the same. */
  static Optional<Suspicion> suspicion(TrainingRun run) {
    double[] sizes = new double[run.steps()];
    for (int k = 0; k < sizes.length; k++) {
      double product = 0;
      double square = 0;
      for (int p = 0; p < run.size(); p++) {
        product -= run.gradient(k)[p] * run.change(k)[p];
        square += run.gradient(k)[p] * run.gradient(k)[p];
      }
      double size = product / square;
      sizes[k] = size;
      double[] predicted = new double[run.size()];
      for (int p = 0; p < predicted.length; p++) {
        predicted[p] = -size * run.gradient(k)[p];
      }
      boolean isStep = Double.isFinite(size) && size > 0 && run.fits(k, predicted, 1);
      if (!isStep) {
        return Optional.empty();
      }
    }
    ScheduleSuspects suspects = new ScheduleSuspects(run, sizes);
    return sizes.length < 3 || suspects.follows(k -> sizes[0])
        ? Optional.empty()
        : Optional.of(new Suspicion(Explanation.SCHEDULE, suspects.text()));
  }

  private boolean follows(IntToDoubleFunction rule) {
    for (int k = 0; k < sizes.length; k++) {
      boolean isNear = Math.abs(sizes[k] - rule.applyAsDouble(k)) <= NEAR * sizes[k];
      if (!isNear) {
        return false;
      }
    }
    return true;
  }

  private String text() {
    int last = sizes.length - 1;
    double first = sizes[0];
    double ratio = Math.pow(sizes[last] / first, 1.0 / last);
    double slope = (sizes[last] - first) / last;
    double inverse = (first / sizes[last] - 1) / last;
    if (isClipped()) {
      return "the gradient is clipped to length " + Numerals.brief(length(shortest()));
    }
    String sizesText =
        "a schedule of step sizes, from "
            + Numerals.brief(first)
            + " to "
            + Numerals.brief(sizes[last]);
    if (follows(k -> first * Math.pow(ratio, k))) {
      return sizesText + ": each is " + Numerals.brief(ratio) + " times the one before";
    }
    if (follows(k -> first + slope * k)) {
      return sizesText + ": each is " + Numerals.brief(slope) + " more than the one before";
    }
    if (follows(k -> first / (1 + inverse * k))) {
      return sizesText + ": it is divided by 1 + " + Numerals.brief(inverse) + " k";
    }
    return sizesText + jumps().orElse(", each step by its own");
  }

  /** Where the size changes, if it seldom does. */
  private Optional<String> jumps() {
    List<String> jumps = new ArrayList<>();
    for (int k = 1; k < sizes.length; k++) {
      if (Math.abs(sizes[k] - sizes[k - 1]) > NEAR * sizes[k]) {
        jumps.add(Numerals.brief(sizes[k]) + " from step " + k + " on");
      }
    }
    return jumps.size() <= 1 + sizes.length / 4
        ? Optional.of(": " + String.join(", ", jumps))
        : Optional.empty();
  }

  /** Whether steps are of one length where they are shorter than the largest. */
  private boolean isClipped() {
    double whole = run.stepSize(0);
    double most = length(shortest());
    int clipped = 0;
    for (int k = 0; k < sizes.length; k++) {
      boolean isWhole = Math.abs(sizes[k] - whole) <= NEAR * whole;
      boolean isClipped = sizes[k] < whole && Math.abs(length(k) - most) <= NEAR * most;
      if (!isWhole && !isClipped) {
        return false;
      }
      clipped += isClipped ? 1 : 0;
    }
    return clipped > 1;
  }

  private int shortest() {
    int shortest = 0;
    for (int k = 1; k < sizes.length; k++) {
      shortest = sizes[k] < sizes[shortest] ? k : shortest;
    }
    return shortest;
  }

  /** The length of the gradient that a step was made of, if the step size is as stated. */
  private double length(int k) {
    double square = 0;
    for (double g : run.gradient(k)) {
      square += g * g;
    }
    return Math.sqrt(square) * sizes[k] / run.stepSize(k);
  }
}
