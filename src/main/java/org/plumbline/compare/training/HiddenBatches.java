package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.number.DoubleInterval;

/**
 * Steps along the gradient of some of the samples each, of the size stated, where it is not
 * recorded of which. Tried are samples that follow each other, then any, as long as there are not
 * too many ways to choose them; the choice is checked as other steps are.
 */
final class HiddenBatches {
  /** So many choices are tried for a step. */
  private static final long MOST_CHOICES = 300_000;

  private static final int MOST_SAMPLES = 1_000;

  /** Networks and data with more edges times samples take too long. */
  private static final long MOST_WORK = 1_000_000;

  private static final int MOST_LISTED = 3;

  private final TrainingRun run;
  private final int samples;
  private final IntervalGradient field;

  HiddenBatches(TrainingRun run) {
    this.run = run;
    this.samples = run.problem().data().size();
    this.field = new IntervalGradient(run.problem(), run.format());
  }

  /** What is tried, in words. */
  List<String> tried() {
    return !isTried()
        ? List.of()
        : List.of(
            "minibatches of samples that follow each other, or of any "
                + mostAny()
                + " of the "
                + samples
                + " samples");
  }

  private boolean isTried() {
    boolean isSmall = samples <= MOST_SAMPLES && run.work() <= MOST_WORK;
    return !run.hasBatches() && isSmall && samples >= 2 && run.steps() >= 2;
  }

  /** How many samples are chosen freely at most. */
  private int mostAny() {
    long ways = 0;
    int size = 0;
    while (size < samples / 2 && ways + binomial(samples, size + 1) <= MOST_CHOICES) {
      size++;
      ways += binomial(samples, size);
    }
    return size;
  }

  /** The batches, if each step has one, and not all have the same. */
  Optional<Suspicion> suspicion() {
    if (!isTried()) {
      return Optional.empty();
    }
    List<List<Integer>> batches = new ArrayList<>();
    int size = 0;
    for (int k = 0; k < run.steps(); k++) {
      Optional<List<Integer>> batch = batch(k, size);
      if (batch.isEmpty()) {
        return Optional.empty();
      }
      size = Math.max(size, batch.get().size());
      batches.add(batch.get());
    }
    return isTraining(batches) ? Optional.of(suspicion(batches, size)) : Optional.empty();
  }

  /** Whether the steps go through the samples, not always the same ones. */
  private boolean isTraining(List<List<Integer>> batches) {
    Set<List<Integer>> different = new HashSet<>(batches);
    Set<Integer> all = new HashSet<>();
    batches.forEach(all::addAll);
    boolean areSmall = batches.stream().allMatch(batch -> 2 * batch.size() <= samples);
    return areSmall && different.size() > 1 && all.size() > batches.get(0).size();
  }

  private Suspicion suspicion(List<List<Integer>> batches, int size) {
    String listed =
        batches.stream()
            .limit(MOST_LISTED)
            .map(
                batch ->
                    batch.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]")))
            .collect(Collectors.joining(", "));
    String order = follow(batches) ? ", in the order of the file" : "";
    return new Suspicion(
        Explanation.MINIBATCH,
        "each step is on "
            + (size == 1 ? "one sample" : "a minibatch of " + size + " samples")
            + order
            + " (the first: "
            + listed
            + "); "
            + Method.reproduction(run)
            + "; record the numbers of the samples as batch");
  }

  private static boolean follow(List<List<Integer>> batches) {
    for (int k = 1; k < batches.size(); k++) {
      List<Integer> before = batches.get(k - 1);
      int first = batches.get(k).get(0);
      boolean isNext = first == before.get(before.size() - 1) + 1 || first == 0;
      if (!isNext) {
        return false;
      }
    }
    return batches.stream().anyMatch(batch -> batch.get(0) > 0);
  }

  /** The samples of a step; those of as many as in the steps before first. */
  private Optional<List<Integer>> batch(int k, int usual) {
    Choice choice = new Choice(k);
    List<Integer> sizes = new ArrayList<>();
    if (usual > 0) {
      sizes.add(usual);
    }
    for (int size = 1; size <= samples / 2; size++) {
      sizes.add(size);
    }
    return choice.consecutive(usual).or(() -> choice.any(sizes));
  }

  /** The choice of the samples of one step. */
  private final class Choice {
    private final int k;
    private final List<Integer> keys;
    private final List<double[]> parts = new ArrayList<>();
    private final double[] target;
    private final double[] spread;

    Choice(int k) {
      this.k = k;
      this.keys = MethodFit.chosen(run, 8);
      List<DoubleInterval> seen = new ArrayList<>();
      for (int p : keys) {
        seen.add(run.taken(k, p, 0).divide(DoubleInterval.of(run.stepSize(k))));
      }
      this.target = seen.stream().mapToDouble(DoubleInterval::approximateMiddle).toArray();
      this.spread = seen.stream().mapToDouble(s -> (s.upper() - s.lower()) / 2).toArray();
      for (int i = 0; i < samples; i++) {
        List<DoubleInterval> part = field.at(run.exactWeights(k), List.of(i));
        double[] middle = new double[keys.size()];
        for (int j = 0; j < middle.length; j++) {
          DoubleInterval entry = part.get(keys.get(j));
          middle[j] = entry.approximateMiddle();
          spread[j] += (entry.upper() - entry.lower()) / 2;
        }
        parts.add(middle);
      }
    }

    /** Samples that follow each other, the first after the last; so many if possible. */
    Optional<List<Integer>> consecutive(int usual) {
      for (int most : usual > 0 ? List.of(usual, samples / 2) : List.of(samples / 2)) {
        for (int first = 0; first < samples; first++) {
          double[] sum = new double[keys.size()];
          List<Integer> batch = new ArrayList<>();
          while (batch.size() < most) {
            int sample = (first + batch.size()) % samples;
            batch.add(sample);
            add(sum, sample, 1);
            boolean isTried = most != usual || batch.size() == usual;
            if (isTried && isNear(sum, batch.size()) && isReproduced(batch)) {
              return Optional.of(List.copyOf(batch));
            }
          }
        }
      }
      return Optional.empty();
    }

    /** Any samples, if the ways to choose them are not too many. */
    Optional<List<Integer>> any(List<Integer> sizes) {
      long ways = 0;
      for (int size : sizes) {
        ways += binomial(samples, size);
        if (ways > MOST_CHOICES) {
          return Optional.empty();
        }
        Optional<List<Integer>> found = among(new ArrayList<>(), new double[keys.size()], 0, size);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private Optional<List<Integer>> among(List<Integer> chosen, double[] sum, int from, int size) {
      if (chosen.size() == size) {
        return isNear(sum, size) && isReproduced(chosen)
            ? Optional.of(List.copyOf(chosen))
            : Optional.empty();
      }
      for (int i = from; i < samples; i++) {
        chosen.add(i);
        add(sum, i, 1);
        Optional<List<Integer>> found = among(chosen, sum, i + 1, size);
        add(sum, i, -1);
        chosen.remove(chosen.size() - 1);
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private void add(double[] sum, int sample, int sign) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += sign * parts.get(sample)[j];
      }
    }

    private boolean isNear(double[] sum, int size) {
      double divisor = run.isMean() ? size : 1;
      for (int j = 0; j < sum.length; j++) {
        double off = Math.abs(sum[j] / divisor - target[j]);
        if (off > 2 * spread[j] + 1e-12 * Math.abs(target[j])) {
          return false;
        }
      }
      return true;
    }

    /** Whether the step is one on these samples, up to rounding, and could be told from others. */
    private boolean isReproduced(List<Integer> batch) {
      List<DoubleInterval> gradient = field.at(run.exactWeights(k), batch);
      DoubleInterval size = DoubleInterval.of(run.stepSize(k));
      int telling = 0;
      for (int p = 0; p < gradient.size(); p++) {
        DoubleInterval step =
            run.arithmetic().rounded(gradient.get(p), GradientUpdate.STEP_ROUNDINGS).multiply(size);
        DoubleInterval taken = run.taken(k, p, 0);
        if (!step.overlaps(taken)) {
          return false;
        }
        double width = step.upper() - step.lower() + taken.upper() - taken.lower();
        telling += width < 1e-3 * step.mignitudeLower() ? 1 : 0;
      }
      return telling >= MethodSearch.MARGIN;
    }
  }

  private static long binomial(int n, int k) {
    long ways = 1;
    for (int j = 1; j <= k && ways <= MOST_CHOICES * (long) k; j++) {
      ways = ways * (n - k + j) / j;
    }
    return ways;
  }
}
