package org.plumbline.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.engine.process.EngineDescription;
import org.plumbline.experiment.Experiment;
import org.plumbline.network.Activation;
import org.plumbline.network.Evaluation;
import org.plumbline.network.Skip;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * Random trials, the same for a seed on every machine: small networks whose weights and points are
 * numbers of every format, so that nothing is rounded before the engine begins.
 */
final class RandomTrials {
  private static final int MOST_REDRAWS = 100;

  /** The flow is followed for so many steps of descent: margins change by no more than a few. */
  private static final Rational STEPS_OF_FLOW = Rational.of(16);

  private final SplittableRandom random;
  private final Level level;
  private final NumberFormat format;

  /** The losses that engines need not know. */
  private final List<Loss> further;

  private RandomTrials(long seed, Level level, NumberFormat format, List<Loss> further) {
    this.random = new SplittableRandom(seed);
    this.level = level;
    this.format = format;
    this.further = further;
  }

  /** The trial of a seed, with margins that the exponential of the format can take. */
  static Trial of(long seed, Level level, NumberFormat format) {
    return of(seed, level, format, EngineDescription.USUAL_LOSSES);
  }

  /** The same for an engine that knows the given losses, the usual ones at least. */
  static Trial of(long seed, Level level, NumberFormat format, List<Loss> losses) {
    List<Loss> further =
        losses.stream().filter(loss -> !EngineDescription.USUAL_LOSSES.contains(loss)).toList();
    RandomTrials trials = new RandomTrials(seed, level, format, further);
    Blueprint plan = trials.timedPlan();
    for (int k = 0; k < MOST_REDRAWS && !trials.isModest(plan); k++) {
      plan = trials.timedPlan();
    }
    return trials.trial(plan);
  }

  private Blueprint timedPlan() {
    Blueprint plan = plan();
    return level == Level.FLOW ? plan.until(stepSize(plan).multiply(STEPS_OF_FLOW)) : plan;
  }

  private Trial trial(Blueprint plan) {
    int steps = level == Level.DESCENT ? 1 + random.nextInt(3) : 0;
    boolean isBatched =
        (level == Level.GRADIENT || level == Level.DESCENT) && random.nextInt(3) == 0;
    List<List<Integer>> batches = new ArrayList<>();
    for (int k = 0; isBatched && k < Math.max(1, steps); k++) {
      int size = 1 + random.nextInt(plan.points().size());
      batches.add(random.ints(size, 0, plan.points().size()).boxed().toList());
    }
    return new Trial(plan, steps, stepSize(plan), batches);
  }

  /** A power of two small enough that a few steps change margins by no more than about 1. */
  private Rational stepSize(Blueprint plan) {
    double curvature = 1;
    for (Evaluation at : evaluations(plan)) {
      double length =
          at.gradient().stream().mapToDouble(g -> Math.abs(g.approximateDouble())).sum();
      curvature += length * length;
    }
    int power = (int) Math.ceil(StrictMath.log(curvature * 8) / StrictMath.log(2));
    return Rational.of(1, 1L << Math.min(power, 30));
  }

  private static List<Evaluation> evaluations(Blueprint plan) {
    Experiment experiment = plan.experiment("trial");
    return plan.points().stream()
        .map(x -> Evaluation.exact(experiment.network(), experiment.initialWeights(), x))
        .toList();
  }

  private Blueprint plan() {
    List<Integer> widths = new ArrayList<>();
    int hidden = random.nextInt(level == Level.FORWARD ? 3 : 4);
    for (int layer = 0; layer <= hidden; layer++) {
      widths.add(1 + random.nextInt(3));
    }
    widths.add(1);
    List<Skip> skips = skips(widths);
    List<List<List<Rational>>> matrices = new ArrayList<>();
    for (int layer = 1; layer < widths.size(); layer++) {
      matrices.add(matrix(widths.get(layer), widths.get(layer - 1)));
    }
    for (Skip skip : skips) {
      int to = widths.get(skip.to());
      switch (skip.kind()) {
        case FREE -> matrices.add(matrix(to, widths.get(skip.from())));
        case DIAGONAL -> matrices.add(matrix(1, to));
        case IDENTITY -> matrices.add(List.of());
        default -> throw new AssertionError(skip.kind());
      }
    }
    List<List<Rational>> points = points(widths.get(0));
    return new Blueprint(
        widths,
        IntStream.range(0, hidden).mapToObj(k -> activation()).toList(),
        skips,
        matrices,
        points,
        points.stream().map(x -> random.nextBoolean() ? 1 : -1).toList(),
        loss(),
        random.nextBoolean() ? Reduction.MEAN : Reduction.SUM,
        Rational.ONE);
  }

  /** One of the usual losses, or now and then another. */
  private Loss loss() {
    Loss usual = random.nextBoolean() ? Loss.EXPONENTIAL : Loss.LOGISTIC;
    boolean isUsual = further.isEmpty() || random.nextInt(3) > 0;
    return isUsual ? usual : further.get(random.nextInt(further.size()));
  }

  private List<Skip> skips(List<Integer> widths) {
    if (random.nextInt(3) != 0) {
      return List.of();
    }
    int from = random.nextInt(widths.size() - 1);
    int to = from + 1 + random.nextInt(widths.size() - 1 - from);
    boolean isSquare = widths.get(from).equals(widths.get(to));
    Skip.Kind[] kinds = Skip.Kind.values();
    Skip.Kind kind = isSquare ? kinds[random.nextInt(kinds.length)] : Skip.Kind.FREE;
    return List.of(new Skip(from, to, kind));
  }

  private Activation activation() {
    int kind = random.nextInt(4);
    return kind < 2
        ? Activation.RELU
        : kind < 3 ? Activation.leaky(Rational.of(1, 4)) : Activation.LINEAR;
  }

  private List<List<Rational>> points(int dimension) {
    int size = level == Level.FORWARD ? 1 : 1 + random.nextInt(5);
    List<List<Rational>> points = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      boolean isCopy = level == Level.KINKS && i > 0 && random.nextInt(3) == 0;
      points.add(
          isCopy
              ? points.get(random.nextInt(i))
              : IntStream.range(0, dimension).mapToObj(j -> number()).toList());
    }
    return points;
  }

  /** A matrix; of extreme numbers all are scaled alike, by a power of two. */
  private List<List<Rational>> matrix(int rows, int columns) {
    int most = mostScale();
    int power = level == Level.EXTREME ? random.nextInt(2 * most + 1) - most : 0;
    Rational scale = power >= 0 ? Rational.of(1L << power) : Rational.of(1, 1L << -power);
    return IntStream.range(0, rows)
        .mapToObj(r -> IntStream.range(0, columns).mapToObj(c -> number().multiply(scale)).toList())
        .toList();
  }

  private int mostScale() {
    return switch (format) {
      case FLOAT16 -> 3;
      case BFLOAT16, FLOAT32 -> 8;
      case FLOAT64, EXACT -> 40;
    };
  }

  private Rational number() {
    return level == Level.KINKS
        ? Rational.of(random.nextInt(5) - 2)
        : Rational.of(
            random.nextInt(33) - 16, level == Level.DESCENT || level == Level.FLOW ? 16 : 8);
  }

  /** Whether the exponentials of a trial's margins stay far from the ends of the format. */
  static boolean isModest(Trial trial, Level level, NumberFormat format) {
    return new RandomTrials(0, level, format, List.of()).isModest(trial.plan());
  }

  private boolean isModest(Blueprint plan) {
    Rational least = Rational.of(plan.loss().growsExponentially() ? -mostExponent() : -largest());
    Rational most = Rational.of(level == Level.EXTREME ? largest() : mostExponent());
    List<Evaluation> evaluations = evaluations(plan);
    return IntStream.range(0, evaluations.size())
            .mapToObj(i -> evaluations.get(i).value().multiply(Rational.of(plan.labels().get(i))))
            .allMatch(p -> p.compareTo(least) >= 0 && p.compareTo(most) <= 0)
        && (level != Level.FLOW || PlainFlow.isPlain(plan));
  }

  /** The natural logarithm of about the square root of the largest number. */
  private int mostExponent() {
    if (level == Level.DESCENT || level == Level.FLOW) {
      return 2;
    }
    return switch (format) {
      case FLOAT16 -> 4;
      case BFLOAT16, FLOAT32 -> 40;
      case FLOAT64, EXACT -> 300;
    };
  }

  /** Margins of either sign that a careful logistic loss takes. */
  private int largest() {
    return switch (format) {
      case FLOAT16 -> 100;
      case BFLOAT16, FLOAT32 -> 10_000;
      case FLOAT64, EXACT -> 100_000;
    };
  }
}
