package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.DoubleInterval;

/**
 * The numbers with which a family of methods comes nearest to the recorded steps, by the method of
 * Levenberg and Marquardt, in proportion to what rounding allows for. For proposals, which are then
 * checked; a few weights and steps are enough for them.
 */
final class MethodFit {
  private static final int MOST_WEIGHTS = 8;
  private static final int MOST_STEPS = 12;
  private static final int ITERATIONS = 24;
  private static final double CHANGE = 1e-6;
  private static final int MOST_STARTS = 3;
  private static final int MOST_IDLE = 4;

  /** What is off by so much is not worth a second look. */
  private static final double FAR = 1e5;

  private static final double MUCH = 0.5;
  private static final double GOOD = 1e-3;

  /** Numbers that leave more are none; the best leave less than 1. */
  static final double HOPELESS = 30;

  private final TrainingRun run;
  private final Family family;
  private final boolean isShared;
  private final List<Integer> chosen;
  private final int steps;

  /**
   * A fit.
   *
   * @param isShared whether one step size is fitted for all steps, or one for each
   */
  MethodFit(TrainingRun run, Family family, boolean isShared) {
    this.isShared = isShared;
    this.run = run;
    this.family = family;
    this.steps = Math.min(MOST_STEPS, run.steps());
    this.chosen = chosen(run, MOST_WEIGHTS);
  }

  /** Weights, evenly chosen among those whose gradient is told from 0 in most steps. */
  static List<Integer> chosen(TrainingRun run, int most) {
    List<Integer> all = IntStream.range(0, run.size()).filter(p -> isTold(run, p)).boxed().toList();
    List<Integer> chosen = new ArrayList<>();
    int count = Math.min(most, all.size());
    for (int i = 0; i < count; i++) {
      chosen.add(all.get((int) ((long) i * all.size() / count)));
    }
    return chosen;
  }

  private static boolean isTold(TrainingRun run, int p) {
    int told = 0;
    for (int k = 0; k < run.steps(); k++) {
      told += run.computedGradient(k).get(p).mignitudeLower() > 0 ? 1 : 0;
    }
    return 2 * told >= run.steps();
  }

  /**
   * Numbers and how much they leave.
   *
   * @param coordinates the numbers
   * @param residuals what each weight and step is off, in proportion to what rounding allows for
   */
  private record Trial(List<Double> coordinates, List<Double> residuals) {
    double cost() {
      double cost = 0;
      for (double residual : residuals) {
        cost += residual * residual;
      }
      return cost;
    }

    double largest() {
      return residuals.stream().mapToDouble(Math::abs).max().orElse(Double.POSITIVE_INFINITY);
    }
  }

  /** The numbers that come nearest, from the starts that are nearest; none if none are near. */
  List<List<Double>> numbers() {
    return family.starts().stream()
        .map(start -> coordinates(start))
        .map(start -> trial(start, scales(start)))
        .sorted(Comparator.comparingDouble(Trial::cost))
        .limit(isShared ? MOST_STARTS : 1)
        .map(start -> improved(start.coordinates()))
        .filter(first -> first.largest() < FAR)
        .map(first -> improved(first.coordinates()))
        .filter(trial -> trial.largest() < HOPELESS)
        .map(trial -> values(trial.coordinates()))
        .toList();
  }

  private List<Double> coordinates(List<Double> values) {
    List<Double> coordinates = new ArrayList<>();
    for (int j = 0; j < values.size(); j++) {
      coordinates.add(family.parameters().get(j).coordinate(values.get(j)));
    }
    return coordinates;
  }

  private Trial improved(List<Double> start) {
    List<Double> scales = scales(start);
    Trial best = trial(start, scales);
    double damping = 1e-3;
    int idle = 0;
    for (int i = 0; i < ITERATIONS && best.largest() > GOOD && idle < MOST_IDLE; i++) {
      Trial next = step(best, scales, damping);
      boolean isBetter = next.cost() < best.cost();
      idle = isBetter && next.cost() < MUCH * best.cost() ? 0 : idle + 1;
      damping = isBetter ? damping / 10 : damping * 10;
      best = isBetter ? next : best;
    }
    return best;
  }

  private List<Double> values(List<Double> coordinates) {
    return IntStream.range(0, coordinates.size())
        .mapToObj(j -> family.parameters().get(j).value(coordinates.get(j)))
        .toList();
  }

  private Trial step(Trial from, List<Double> scales, double damping) {
    int n = from.coordinates().size();
    int m = from.residuals().size();
    double[][] slopes = new double[n][m];
    for (int j = 0; j < n; j++) {
      List<Double> moved = new ArrayList<>(from.coordinates());
      // Inwards, so that a number at the end of its range has a slope too.
      double change = moved.get(j) >= 0 ? -CHANGE : CHANGE;
      moved.set(j, moved.get(j) + change);
      List<Double> there = trial(moved, scales).residuals();
      for (int i = 0; i < m; i++) {
        slopes[j][i] = (there.get(i) - from.residuals().get(i)) / change;
      }
    }
    double[][] matrix = new double[n][n + 1];
    for (int j = 0; j < n; j++) {
      for (int i = 0; i < m; i++) {
        for (int l = 0; l < n; l++) {
          matrix[j][l] += slopes[j][i] * slopes[l][i];
        }
        matrix[j][n] -= slopes[j][i] * from.residuals().get(i);
      }
    }
    for (int j = 0; j < n; j++) {
      matrix[j][j] = matrix[j][j] * (1 + damping) + 1e-9;
    }
    List<Double> next = new ArrayList<>(from.coordinates());
    LinearFit.solution(matrix)
        .ifPresent(
            found -> {
              for (int j = 0; j < n; j++) {
                next.set(j, next.get(j) + Math.max(-2, Math.min(2, found[j])));
              }
            });
    return trial(next, scales);
  }

  private Trial trial(List<Double> coordinates, List<Double> scales) {
    Heard heard = heard(coordinates);
    List<Double> residuals = new ArrayList<>();
    int width = isShared ? heard.size() : chosen.size();
    for (int start = 0; start + width <= heard.size() && width > 0; start += width) {
      double size = heard.stepSize(start, start + width, scales);
      for (int i = start; i < start + width; i++) {
        double off = heard.taken(i) - size * heard.direction(i);
        residuals.add(off / scales.get(i));
      }
    }
    return new Trial(coordinates, residuals);
  }

  /**
   * What rounding allows each step of each weight to be off near some numbers. It is held while
   * these are improved, as its own last digits would be noise.
   */
  private List<Double> scales(List<Double> coordinates) {
    Heard heard = heard(coordinates);
    double size = heard.stepSize(0, heard.size(), Collections.nCopies(heard.size(), 1.0));
    List<Double> scales = new ArrayList<>();
    for (int i = 0; i < heard.size(); i++) {
      double spread = heard.spread(i, size);
      scales.add(Double.isFinite(spread) ? spread : Double.MAX_VALUE);
    }
    return scales;
  }

  private Heard heard(List<Double> coordinates) {
    Heard heard = new Heard();
    new Playback(run, family.recipe(values(coordinates)), chosen, steps)
        .tell((k, x, d) -> heard.add(x, d));
    return heard;
  }

  /** What a playback told of each step and weight. */
  private static final class Heard {
    private final List<DoubleInterval> taken = new ArrayList<>();
    private final List<DoubleInterval> directions = new ArrayList<>();

    boolean add(DoubleInterval x, DoubleInterval d) {
      taken.add(x);
      directions.add(d);
      return true;
    }

    int size() {
      return taken.size();
    }

    double taken(int i) {
      return taken.get(i).approximateMiddle();
    }

    double direction(int i) {
      return directions.get(i).approximateMiddle();
    }

    double spread(int i, double stepSize) {
      DoubleInterval x = taken.get(i);
      DoubleInterval d = directions.get(i);
      return (x.upper() - x.lower() + Math.abs(stepSize) * (d.upper() - d.lower())) / 2
          + Double.MIN_NORMAL;
    }

    /** The step size that fits best. */
    double stepSize(int from, int to, List<Double> scales) {
      double product = 0;
      double square = 0;
      for (int i = from; i < to; i++) {
        double d = direction(i) / scales.get(i);
        product += taken(i) / scales.get(i) * d;
        square += d * d;
      }
      return square > 0 ? product / square : 0;
    }
  }
}
