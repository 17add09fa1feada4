package org.plumbline.conformance;

import static org.plumbline.conformance.Blueprint.replaced;
import static org.plumbline.conformance.Blueprint.without;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.network.Activation;
import org.plumbline.number.Rational;

/**
 * Makes a failing trial smaller while it fails: fewer steps, samples and units, simpler losses and
 * numbers.
 */
final class Shrinker {
  private static final int MOST_ATTEMPTS = 400;

  private final Predicate<Trial> fails;
  private int attempts;

  private Shrinker(Predicate<Trial> fails) {
    this.fails = fails;
  }

  /** A trial that fails, none of whose smaller neighbours does as far as was tried. */
  static Trial smallest(Trial failing, Predicate<Trial> fails) {
    Shrinker shrinker = new Shrinker(fails);
    Trial current = failing;
    Optional<Trial> next = shrinker.smaller(current);
    while (next.isPresent()) {
      current = next.get();
      next = shrinker.smaller(current);
    }
    return current;
  }

  private Optional<Trial> smaller(Trial trial) {
    return Stream.of(
            fewerSteps(trial),
            fewerSamples(trial),
            fewerUnits(trial),
            plainer(trial),
            simplerNumbers(trial))
        .flatMap(List::stream)
        .filter(candidate -> attempts++ < MOST_ATTEMPTS && fails.test(candidate))
        .findFirst();
  }

  private static List<Trial> fewerSteps(Trial trial) {
    List<Trial> candidates = new ArrayList<>();
    if (!trial.batches().isEmpty()) {
      candidates.add(new Trial(trial.plan(), trial.steps(), trial.eta(), List.of()));
    }
    if (trial.steps() > 1) {
      List<List<Integer>> batches = trial.batches();
      candidates.add(
          new Trial(
              trial.plan(),
              trial.steps() - 1,
              trial.eta(),
              batches.isEmpty() ? batches : batches.subList(0, trial.steps() - 1)));
    }
    for (int b = 0; b < trial.batches().size(); b++) {
      List<Integer> batch = trial.batches().get(b);
      for (int k = 0; k < batch.size() && batch.size() > 1; k++) {
        candidates.add(
            new Trial(
                trial.plan(),
                trial.steps(),
                trial.eta(),
                replaced(trial.batches(), b, without(batch, k))));
      }
    }
    return candidates;
  }

  private static List<Trial> fewerSamples(Trial trial) {
    List<Trial> candidates = new ArrayList<>();
    Blueprint plan = trial.plan();
    for (int i = 0; i < plan.points().size() && plan.points().size() > 1; i++) {
      int dropped = i;
      if (trial.batches().stream().noneMatch(batch -> batch.contains(dropped))) {
        List<List<Integer>> batches =
            trial.batches().stream()
                .map(batch -> batch.stream().map(s -> s > dropped ? s - 1 : s).toList())
                .toList();
        Blueprint fewer = plan.withSamples(without(plan.points(), i), without(plan.labels(), i));
        candidates.add(new Trial(fewer, trial.steps(), trial.eta(), batches));
      }
    }
    return candidates;
  }

  private static List<Trial> fewerUnits(Trial trial) {
    List<Trial> candidates = new ArrayList<>();
    Blueprint plan = trial.plan();
    for (int k = 0; k < plan.skips().size(); k++) {
      candidates.add(trial.with(plan.withoutSkip(k)));
    }
    for (int layer = 0; layer < plan.depth(); layer++) {
      for (int unit = 0; unit < plan.widths().get(layer); unit++) {
        plan.withoutUnit(layer, unit).ifPresent(p -> candidates.add(trial.with(p)));
      }
    }
    return candidates;
  }

  private static List<Trial> plainer(Trial trial) {
    List<Trial> candidates = new ArrayList<>();
    Blueprint plan = trial.plan();
    if (plan.loss() != Loss.EXPONENTIAL) {
      candidates.add(trial.with(plan.with(plan.activations(), Loss.EXPONENTIAL, plan.reduction())));
    }
    if (plan.reduction() != Reduction.SUM) {
      candidates.add(trial.with(plan.with(plan.activations(), plan.loss(), Reduction.SUM)));
    }
    for (int k = 0; k < plan.activations().size(); k++) {
      if (!plan.activations().get(k).isLinear()) {
        List<Activation> linear = replaced(plan.activations(), k, Activation.LINEAR);
        candidates.add(trial.with(plan.with(linear, plan.loss(), plan.reduction())));
      }
    }
    return candidates;
  }

  private static List<Trial> simplerNumbers(Trial trial) {
    List<Trial> candidates = new ArrayList<>();
    Blueprint plan = trial.plan();
    for (int m = 0; m < plan.matrices().size(); m++) {
      int place = m;
      for (List<List<Rational>> matrix : simpler(plan.matrices().get(m))) {
        candidates.add(trial.with(plan.withMatrices(replaced(plan.matrices(), place, matrix))));
      }
    }
    for (List<List<Rational>> points : simpler(plan.points())) {
      candidates.add(trial.with(plan.withSamples(points, plan.labels())));
    }
    return candidates;
  }

  /** The tables that differ in one number, which is simpler. */
  private static List<List<List<Rational>>> simpler(List<List<Rational>> table) {
    List<List<List<Rational>>> tables = new ArrayList<>();
    for (int r = 0; r < table.size(); r++) {
      List<Rational> row = table.get(r);
      for (int c = 0; c < row.size(); c++) {
        for (Rational number : simpler(row.get(c))) {
          tables.add(replaced(table, r, replaced(row, c, number)));
        }
      }
    }
    return tables;
  }

  private static List<Rational> simpler(Rational number) {
    List<Rational> candidates = new ArrayList<>();
    for (Rational simple : List.of(Rational.ZERO, Rational.ONE, Rational.of(-1))) {
      if (complexity(simple) < complexity(number)) {
        candidates.add(simple);
      }
    }
    Rational whole = Rational.of(number.numerator().divide(number.denominator()));
    if (complexity(whole) > 2 && complexity(whole) < complexity(number)) {
      candidates.add(whole);
    }
    return candidates;
  }

  /** 0 is the simplest number, then 1, then -1, then what has fewest bits. */
  private static int complexity(Rational number) {
    if (number.signum() == 0) {
      return 0;
    }
    int sign = number.signum() < 0 ? 1 : 0;
    return 2 * (number.numerator().bitLength() + number.denominator().bitLength()) - 3 + sign;
  }
}
