package org.plumbline.compare.training;

import java.util.List;
import java.util.Locale;
import org.plumbline.compare.finding.Numerals;

/**
 * A method of training with its numbers, that reproduces every step looked at.
 *
 * @param family what it is one of
 * @param values its numbers
 * @param rule the rule of the sizes of its steps
 * @param isStated whether that is the one size stated
 * @param sizes the sizes that are possible
 */
record Method(
    Family family, List<Double> values, StepRule rule, boolean isStated, StepSizes sizes) {
  Method {
    values = List.copyOf(values);
  }

  /** What it is called, with its numbers. */
  String text() {
    StringBuilder numbers = new StringBuilder();
    for (int j = 0; j < values.size(); j++) {
      numbers.append(family.parameters().get(j).words(values.get(j)));
    }
    String name = family.name();
    String step = isStated && !family.isAdaptive() ? "" : " " + step();
    return family.isAdaptive() ? name + step + numbers : name + numbers + step;
  }

  private String step() {
    return sizes.areConstant()
        ? String.format(
            Locale.ROOT,
            family.isAdaptive() ? "with step size %s" : "with a step size of %s",
            rule.words())
        : "with " + schedule(sizes, rule.words());
  }

  /** The words for a schedule. */
  static String schedule(StepSizes sizes, String rule) {
    double first = ShortestDecimal.in(sizes.sizes().get(0));
    double last = ShortestDecimal.in(sizes.sizes().get(sizes.steps() - 1));
    return "a schedule of step sizes, from "
        + Numerals.brief(first)
        + " to "
        + Numerals.brief(last)
        + ": "
        + rule;
  }

  /** The words for what was checked. */
  static String reproduction(TrainingRun run) {
    return run.steps() == 1
        ? "it reproduces the step within rounding"
        : "it reproduces all "
            + run.steps()
            + " steps "
            + (run.first() == 0 ? "" : "from step " + run.first() + " on that were ")
            + "looked at within rounding";
  }
}
