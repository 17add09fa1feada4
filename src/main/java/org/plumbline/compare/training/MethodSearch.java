package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.compare.finding.Suspicion;

/**
 * Looks for the numbers with which a family of methods reproduces the recorded steps, and for how
 * far they could be others.
 */
final class MethodSearch {
  /** From so many steps on numbers are fitted. */
  private static final int FITTED_STEPS = 3;

  /** So many weights must tell more than there are numbers to be found. */
  static final int MARGIN = 3;

  private static final int MOST_DIGITS = 5;
  private static final int PROBES = 16;
  private static final int SUBSET = 128;

  private final TrainingRun run;
  private final Family family;

  MethodSearch(TrainingRun run, Family family) {
    this.run = run;
    this.family = family;
  }

  /** The first of some families that reproduces the steps, in words. */
  static Optional<Suspicion> first(TrainingRun run, Stream<Family> families) {
    return families
        .flatMap(family -> new MethodSearch(run, family).found().stream())
        .findFirst()
        .map(method -> said(run, method, ""));
  }

  /** A method in words, with how far its numbers could be others, and with more. */
  static Suspicion said(TrainingRun run, Method method, String more) {
    String leeway = new MethodSearch(run, method.family()).leeway(method);
    return new Suspicion(
        method.family().explanation(),
        method.text() + "; " + Method.reproduction(run) + leeway + more);
  }

  /** The method, if some numbers are found for it. */
  Optional<Method> found() {
    Optional<Method> usual = usual();
    if (usual.isPresent() || run.steps() < FITTED_STEPS || family.parameters().isEmpty()) {
      return usual;
    }
    return fitted(true).or(() -> family.sharesStep() ? Optional.empty() : fitted(false));
  }

  /** The method with numbers that are fitted, to steps of one size or each of its own. */
  private Optional<Method> fitted(boolean isShared) {
    return new MethodFit(run, family, isShared)
        .numbers().stream().flatMap(values -> shortened(values).stream()).findFirst();
  }

  /** The method with numbers that are usual. */
  Optional<Method> usual() {
    return family.needsMoreSteps(run.steps())
        ? Optional.empty()
        : family.starts().stream().flatMap(values -> with(values).stream()).findFirst();
  }

  /** The method with given numbers, if it reproduces all steps and they tell as much. */
  private Optional<Method> with(List<Double> values) {
    StepSizes sizes = StepSizes.of(run, family.recipe(values));
    if (!sizes.areWhole()) {
      return Optional.empty();
    }
    double stated = run.statedStepSize();
    Optional<StepRule> rule =
        StepRule.constant(sizes, stated)
            .or(
                () ->
                    family.sharesStep()
                        ? Optional.empty()
                        : StepRule.schedule(sizes.sizes(), run.first()));
    return rule.filter(r -> sizes.telling() >= values.size() + r.unknowns() + MARGIN)
        .map(
            r ->
                new Method(
                    family,
                    values,
                    r,
                    sizes.areConstant() && sizes.common().get(0).contains(stated),
                    sizes));
  }

  /** The method with the shortest numbers near those fitted. */
  private Optional<Method> shortened(List<Double> fitted) {
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      Optional<Method> all = with(shortened(fitted, digits));
      if (all.isPresent()) {
        return Optional.of(usual(all.get()));
      }
    }
    Optional<Method> best = with(fitted);
    for (int j = 0; j < fitted.size(); j++) {
      for (int digits = 1; digits <= MOST_DIGITS; digits++) {
        List<Double> values =
            replaced(
                best.map(Method::values).orElse(fitted),
                j,
                family.parameters().get(j).shortened(fitted.get(j), digits));
        Optional<Method> better = with(values);
        if (better.isPresent()) {
          best = better;
          break;
        }
      }
    }
    return best.map(this::usual);
  }

  /** The same with usual numbers in place of some, where these do as well. */
  private Method usual(Method method) {
    Method best = method;
    for (int j = 0; j < method.values().size(); j++) {
      Method before = best;
      best = with(replaced(best.values(), j, family.starts().get(0).get(j))).orElse(before);
    }
    return best;
  }

  private List<Double> shortened(List<Double> values, int digits) {
    List<Double> shortened = new ArrayList<>();
    for (int j = 0; j < values.size(); j++) {
      shortened.add(family.parameters().get(j).shortened(values.get(j), digits));
    }
    return shortened;
  }

  private static List<Double> replaced(List<Double> values, int j, double value) {
    List<Double> replaced = new ArrayList<>(values);
    replaced.set(j, value);
    return replaced;
  }

  /** How far single numbers of a method could be others, where that is far; empty if nowhere. */
  String leeway(Method method) {
    List<Integer> chosen = MethodFit.chosen(run, SUBSET);
    List<String> vague = new ArrayList<>();
    for (int j = 0; j < method.values().size(); j++) {
      Parameter parameter = family.parameters().get(j);
      if (!isLoose(method, j, chosen)) {
        continue;
      }
      double low = end(method, j, parameter.least(), chosen);
      double high = end(method, j, parameter.most(), chosen);
      if (parameter.isVague(low, high)) {
        vague.add(parameter.range(low, high));
      }
    }
    return vague.isEmpty()
        ? ""
        : "; "
            + String.join(", or ", vague)
            + (vague.size() == 1 ? "" : ", one at a time,")
            + " would do as well";
  }

  /** Whether a number could be moved by as much as would be said. */
  private boolean isLoose(Method method, int j, List<Integer> chosen) {
    Parameter parameter = family.parameters().get(j);
    double at = parameter.coordinate(method.values().get(j));
    for (double move : new double[] {-Parameter.VAGUE / 2, Parameter.VAGUE / 2}) {
      if (fits(method, replaced(method.values(), j, parameter.value(at + move)), chosen)) {
        return true;
      }
    }
    return false;
  }

  /** The farthest towards {@code limit} that a number could be. */
  private double end(Method method, int j, double limit, List<Integer> chosen) {
    Parameter parameter = family.parameters().get(j);
    double inside = method.values().get(j);
    double outside = limit;
    if (fits(method, replaced(method.values(), j, limit), chosen)) {
      return limit;
    }
    for (int probe = 0; probe < PROBES; probe++) {
      double middle =
          parameter.value((parameter.coordinate(inside) + parameter.coordinate(outside)) / 2);
      if (fits(method, replaced(method.values(), j, middle), chosen)) {
        inside = middle;
      } else {
        outside = middle;
      }
    }
    return inside;
  }

  private boolean fits(Method method, List<Double> values, List<Integer> chosen) {
    StepSizes sizes = StepSizes.of(run, family.recipe(values), chosen);
    return method.sizes().areConstant() ? sizes.areConstant() : sizes.areWhole();
  }

  /** Those of some families that reproduce the steps with usual numbers, by name. */
  static List<String> usual(TrainingRun run, List<Family> families) {
    List<String> names = new ArrayList<>();
    for (Family family : families) {
      if (!names.contains(family.name()) && new MethodSearch(run, family).usual().isPresent()) {
        names.add(family.name());
      }
    }
    return Collections.unmodifiableList(names);
  }
}
