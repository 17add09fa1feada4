package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.compare.finding.Explanation;

/**
 * Methods of training that differ in numbers only.
 *
 * @param name what they are called
 * @param explanation the kind of explanation
 * @param parameters the numbers
 * @param starts where the numbers are looked for
 * @param assembly how a recipe is made of them
 */
record Family(
    String name,
    Explanation explanation,
    List<Parameter> parameters,
    List<List<Double>> starts,
    Assembly assembly) {
  Family {
    parameters = List.copyOf(parameters);
    starts = List.copyOf(starts);
  }

  /** How a recipe is made of numbers. */
  @FunctionalInterface
  interface Assembly {
    /** The recipe with the numbers. */
    Recipe of(List<Double> values);
  }

  /** The recipe with the numbers. */
  Recipe recipe(List<Double> values) {
    return assembly.of(values);
  }

  /** The same with one more start. */
  Family with(List<Double> start) {
    List<List<Double>> more = new ArrayList<>(starts);
    more.add(start);
    return new Family(name, explanation, parameters, more, assembly);
  }

  /** Whether the step size is said before the other numbers. */
  boolean isAdaptive() {
    return explanation == Explanation.ADAPTIVE;
  }

  /** Whether so few steps would be reproduced whatever the numbers. */
  boolean needsMoreSteps(int steps) {
    return steps < 3
        && starts.stream()
            .anyMatch(
                values ->
                    recipe(values).update() instanceof GradientUpdate method
                        && method.isUnderWay());
  }

  /** Whether the sizes of steps would explain away what the method does. */
  boolean sharesStep() {
    return starts.stream()
        .anyMatch(values -> recipe(values).clipping().kind() == Clipping.Kind.NORM);
  }
}
