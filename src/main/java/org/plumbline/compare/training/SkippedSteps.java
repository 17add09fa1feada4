package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.training.AdaptiveUpdate.Kind;
import org.plumbline.number.DoubleInterval;

/**
 * Recordings of every so many steps: each row is where so many steps of the size stated may lead
 * from the row before, the weights in between being enclosed.
 */
final class SkippedSteps {
  private static final int MOST = 12;

  /** Networks and data with more edges times samples take too long. */
  private static final long MOST_WORK = 100_000;

  private static final List<String> ORDINALS =
      List.of("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
  private static final double NARROW = 0.05;
  private static final double[] SHARES = {0.9, 0.8, 0.95, 0.99, 0.5};

  private final TrainingRun run;
  private final IntervalGradient field;
  private final List<Integer> samples;

  SkippedSteps(TrainingRun run) {
    this.run = run;
    this.field = new IntervalGradient(run.problem(), run.format());
    this.samples = IntStream.range(0, run.problem().data().size()).boxed().toList();
  }

  /** A method with the words for it. */
  private record Named(String name, Update update) {}

  private static List<Named> methods() {
    List<Named> methods = new ArrayList<>();
    methods.add(new Named("", GradientUpdate.PLAIN));
    for (boolean isNesterov : new boolean[] {false, true}) {
      for (double share : SHARES) {
        methods.add(
            new Named(
                (isNesterov ? " with Nesterov momentum " : " with heavy-ball momentum ") + share,
                new GradientUpdate(share, 0, 0, isNesterov, false)));
      }
    }
    methods.add(
        new Named(
            " of Adam with beta1 0.9, beta2 0.999",
            new AdaptiveUpdate(Kind.ADAM, 0.9, 0.999, 1e-8, 0, false)));
    methods.add(
        new Named(
            " of AdamW with beta1 0.9, beta2 0.999, decoupled weight decay 0.01",
            new AdaptiveUpdate(Kind.ADAM, 0.9, 0.999, 1e-8, 0.01, true)));
    return methods;
  }

  /** What is tried, in words. */
  List<String> tried() {
    return isTried()
        ? List.of(
            "every second to twelfth step of gradient descent, of momentum or of Adam recorded")
        : List.of();
  }

  private boolean isTried() {
    boolean isOne = !Double.isNaN(run.statedStepSize());
    return !run.hasBatches() && isOne && run.work() <= MOST_WORK;
  }

  /** The number of steps from row to row, with their method, if there is one. */
  Optional<Suspicion> suspicion() {
    return !isTried()
        ? Optional.empty()
        : methods().stream().flatMap(method -> suspicion(method).stream()).findFirst();
  }

  private Optional<Suspicion> suspicion(Named method) {
    Walk walk = new Walk(method.update());
    for (int m = 1; m <= MOST; m++) {
      walk.step();
      if (m > 1 && walk.reaches(0) && walk.telling(0) > 0 && follows(method, m)) {
        return Optional.of(
            new Suspicion(
                Explanation.SUBSAMPLED,
                every(m)
                    + " step is recorded: it goes as far as "
                    + m
                    + " steps"
                    + method.name()
                    + ", for all "
                    + run.steps()
                    + " rows looked at within rounding"));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether so many plain steps are followed so closely from the first row that it would have been
   * seen if the rows were that many apart.
   */
  boolean decides(int m) {
    if (!isTried() || m > MOST) {
      return false;
    }
    Walk walk = new Walk(GradientUpdate.PLAIN);
    for (int j = 0; j < m; j++) {
      walk.step();
    }
    return 2 * walk.telling(0) > run.size();
  }

  /** Which steps are recorded. */
  static String every(int m) {
    return m - 2 < ORDINALS.size() ? "every " + ORDINALS.get(m - 2) : "one in " + m;
  }

  private boolean follows(Named method, int m) {
    Walk walk = new Walk(method.update());
    int telling = 0;
    for (int k = 0; k < run.steps(); k++) {
      walk.startAt(k);
      for (int j = 0; j < m; j++) {
        walk.step();
      }
      if (!walk.reaches(k)) {
        return false;
      }
      telling += walk.telling(k);
    }
    return telling >= run.steps() + MethodSearch.MARGIN;
  }

  /** Steps from a recorded row on. */
  private final class Walk {
    private final List<WeightUpdate> updates;
    private List<DoubleInterval> weights = run.exactWeights(0);
    private int steps;

    Walk(Update update) {
      this.updates =
          IntStream.range(0, run.size()).mapToObj(p -> update.start(run.arithmetic())).toList();
    }

    void startAt(int k) {
      weights = run.exactWeights(k);
    }

    void step() {
      List<DoubleInterval> gradient = field.at(weights, samples);
      DoubleInterval size = DoubleInterval.of(run.stepSize(0));
      List<DoubleInterval> next = new ArrayList<>();
      steps++;
      for (int p = 0; p < updates.size(); p++) {
        DoubleInterval w = weights.get(p);
        DoubleInterval direction =
            updates.get(p).direction(steps, w, gradient.get(p), DoubleInterval.ENTIRE);
        next.add(run.arithmetic().rounded(w, 3).subtract(direction.multiply(size)));
      }
      weights = next.stream().map(w -> run.arithmetic().rounded(w)).toList();
    }

    /** Whether the row after {@code k} may be where the steps have led. */
    boolean reaches(int k) {
      List<DoubleInterval> row = run.nextWeights(k);
      return IntStream.range(0, row.size()).allMatch(p -> weights.get(p).overlaps(row.get(p)));
    }

    /** How many weights are enclosed more narrowly than they have moved. */
    int telling(int k) {
      int telling = 0;
      for (int p = 0; p < weights.size(); p++) {
        double width = weights.get(p).upper() - weights.get(p).lower();
        telling += width < NARROW * Math.abs(run.change(k)[p]) ? 1 : 0;
      }
      return telling;
    }
  }
}
