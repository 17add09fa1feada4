package org.plumbline.claim.forever;

import java.util.Arrays;

/**
 * Proposes, without any guarantee, multipliers for {@link MassBound}: the dual of a program over
 * cones, by the primal-dual method of Chambolle and Pock (J. Math. Imaging Vis. 40, 2011), with
 * averages and restarts.
 *
 * <p>The primal variables are the shares {@code b_j}, {@code Σ‖b_j‖ <= 1}, and, where the largest
 * margin is asked for, that margin. Samples are scaled to length 1.
 */
final class DualProposer {
  /** Iterations between two looks at the value. */
  private static final int PERIOD = 40;

  /** Periods without progress after which the search ends. */
  private static final int PATIENCE = 12;

  private static final double PROGRESS = 1e-5;

  private static final int NEWTON_STEPS = 30;

  private static final double NEGLIGIBLE = 1e-13;

  private final double[][] points;
  private final double[] relative;
  private final double shortest;
  private final double[][] least;
  private final double[][] most;
  private final int classes;
  private final int dimension;
  private final double norm;

  /** What is asked for: the least {@code ⟨target, b_k⟩}, or, for {@code k = -1}, a margin. */
  private int k;

  private double[] target = new double[0];
  private double margin;

  DualProposer(MassBound bound, int[] labels) {
    points = bound.approximatePoints();
    classes = bound.classes().size();
    dimension = points[0].length;
    double[] lengths = Arrays.stream(points).mapToDouble(x -> norm(x)).toArray();
    shortest = Math.max(Double.MIN_NORMAL, Arrays.stream(lengths).min().orElse(1));
    relative = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      double length = Math.max(shortest, lengths[i]);
      relative[i] = shortest / length;
      scale(points[i], 1 / length);
    }
    least = new double[classes][points.length];
    most = new double[classes][points.length];
    for (int j = 0; j < classes; j++) {
      UnitClass some = bound.classes().get(j);
      double slope = some.slope().approximateDouble();
      for (int i = 0; i < points.length; i++) {
        UnitClass.Range range = some.range(i, labels[i]);
        least[j][i] = least(range, slope);
        most[j][i] = most(range, slope);
      }
    }
    norm = spectralNorm();
  }

  private static double least(UnitClass.Range range, double slope) {
    return switch (range) {
      case AT_LEAST_ONE -> 1;
      case AT_LEAST_SLOPE, BETWEEN -> slope;
      case AT_MOST_ONE, AT_MOST_SLOPE -> Double.NEGATIVE_INFINITY;
    };
  }

  private static double most(UnitClass.Range range, double slope) {
    return switch (range) {
      case AT_MOST_ONE, BETWEEN -> 1;
      case AT_MOST_SLOPE -> slope;
      case AT_LEAST_ONE, AT_LEAST_SLOPE -> Double.POSITIVE_INFINITY;
    };
  }

  /** The multiplications of one iteration. */
  long cost() {
    return 2L * classes * points.length * (dimension + 8L);
  }

  /** Multipliers for the least upper bound of the margin. */
  Multipliers ofMargin(int iterations) {
    k = -1;
    target = new double[dimension];
    margin = 0;
    return unscaled(run(zero(), iterations, Double.POSITIVE_INFINITY), 1);
  }

  /**
   * Multipliers for the largest lower bound of {@code ⟨v, b_k⟩}; the search ends early once it is
   * at least {@code enough} times the length of {@code v}.
   */
  Multipliers ofShare(
      int ofClass, double[] v, double atLeast, Multipliers start, int iterations, double enough) {
    k = ofClass;
    double length = norm(v);
    target = v.clone();
    scale(target, 1 / length);
    margin = atLeast / shortest;
    return unscaled(run(scaled(start, 1 / length), iterations, enough), length);
  }

  /**
   * The best multipliers for {@code ⟨v, b_k⟩} among {@code s} times those of a share and a multiple
   * of those of the margin, in units of their sizes.
   */
  Multipliers best(
      int ofClass,
      double[] v,
      double atLeast,
      Multipliers ofShare,
      Multipliers ofMargin,
      double[] multiples) {
    k = ofClass;
    double length = norm(v);
    target = v.clone();
    scale(target, 1 / length);
    margin = atLeast / shortest;
    Multipliers share = scaled(ofShare, 1);
    Multipliers rest = scaled(ofMargin, 1 / Math.max(atLeast, Double.MIN_NORMAL));
    Multipliers best = zero();
    double value = 0;
    for (double s : multiples) {
      for (double t : multiples) {
        Multipliers some = share.combined(s, t, rest);
        double found = value(some);
        if (found > value) {
          value = found;
          best = some;
        }
      }
    }
    return unscaled(best, length);
  }

  private Multipliers zero() {
    return new Multipliers(new double[points.length], new double[classes][points.length]);
  }

  /** Multipliers of samples of length 1. */
  private Multipliers scaled(Multipliers some, double factor) {
    double[] lengths = Arrays.stream(relative).map(r -> factor * shortest / r).toArray();
    return times(some, lengths);
  }

  private Multipliers unscaled(Multipliers some, double factor) {
    double[] inverses = Arrays.stream(relative).map(r -> factor * r / shortest).toArray();
    return times(some, inverses);
  }

  private static Multipliers times(Multipliers some, double[] factors) {
    double[] weights = times(some.weights(), factors);
    double[][] rows =
        Arrays.stream(some.ofClasses()).map(c -> times(c, factors)).toArray(double[][]::new);
    return new Multipliers(weights, rows);
  }

  private static double[] times(double[] a, double[] b) {
    double[] product = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  private Multipliers run(Multipliers start, int iterations, double enough) {
    State state = new State(start);
    Multipliers best = start;
    double value = value(start);
    double before = value;
    int idle = 0;
    for (int done = 0; done < iterations && value < enough && idle < PATIENCE; done += PERIOD) {
      state.advance();
      for (Multipliers some : new Multipliers[] {state.dual, state.average()}) {
        double found = value(some);
        if (found > value) {
          value = found;
          best = some;
        }
      }
      state.restart(done + PERIOD);
      idle = value > before + PROGRESS * Math.abs(value) ? 0 : idle + 1;
      before = idle == 0 ? value : before;
    }
    return best;
  }

  /** The bound, or, for the margin, its negative. */
  private double value(Multipliers some) {
    double total = 0;
    for (int i = 0; i < points.length; i++) {
      total += some.weights()[i] * relative[i];
    }
    double largest = 0;
    for (int j = 0; j < classes; j++) {
      double[] h = combination(some.ofClasses()[j]);
      for (int a = 0; a < dimension && j == k; a++) {
        h[a] -= target[a];
      }
      largest = Math.max(largest, norm(h));
    }
    if (k < 0) {
      return total > 0 ? -largest / total : Double.NEGATIVE_INFINITY;
    }
    return margin * total - largest;
  }

  private double[] combination(double[] multipliers) {
    double[] sum = new double[dimension];
    for (int i = 0; i < points.length; i++) {
      for (int a = 0; a < dimension; a++) {
        sum[a] += multipliers[i] * points[i][a];
      }
    }
    return sum;
  }

  /** The iterates, and their sums since the last restart. */
  private final class State {
    private double[][] shares = new double[classes][dimension];
    private double level;
    private Multipliers dual;
    private double[] weightSum = new double[points.length];
    private double[][] rowSums = new double[classes][points.length];
    private double[][] shareSum = new double[classes][dimension];
    private double levelSum;
    private int count;
    private int restarted;
    private final double primalStep;
    private final double dualStep;

    State(Multipliers start) {
      dual = new Multipliers(start.weights().clone(), start.ofClasses().clone());
      double weight = k < 0 ? 1 : 1 / Math.max(margin, Double.MIN_NORMAL);
      double size = k < 0 ? Math.hypot(norm, norm(relative)) : norm;
      primalStep = 0.9 / (size * weight);
      dualStep = 0.9 * weight / size;
    }

    void advance() {
      for (int step = 0; step < PERIOD; step++) {
        double[][] next = new double[classes][];
        for (int j = 0; j < classes; j++) {
          double[] h = combination(dual.ofClasses()[j]);
          next[j] = shares[j].clone();
          for (int a = 0; a < dimension; a++) {
            double slope = (j == k ? target[a] : 0) - h[a];
            next[j][a] -= primalStep * slope;
          }
        }
        project(next);
        double risen = level;
        if (k < 0) {
          double total = 0;
          for (int i = 0; i < points.length; i++) {
            total += dual.weights()[i] * relative[i];
          }
          risen -= primalStep * (total - 1);
        }
        dual = ascend(next, 2 * risen - level);
        shares = next;
        level = risen;
        add();
      }
    }

    private Multipliers ascend(double[][] next, double ahead) {
      double[] weights = new double[points.length];
      double[][] multipliers = new double[classes][points.length];
      double rest = k < 0 ? ahead : margin;
      double[] column = new double[classes];
      for (int i = 0; i < points.length; i++) {
        for (int j = 0; j < classes; j++) {
          double product = 0;
          for (int a = 0; a < dimension; a++) {
            product += points[i][a] * (2 * next[j][a] - shares[j][a]);
          }
          column[j] = dual.ofClasses()[j][i] - dualStep * product;
        }
        double weight = dual.weights()[i] + dualStep * rest * relative[i];
        weights[i] = nearest(i, weight, column);
        for (int j = 0; j < classes; j++) {
          multipliers[j][i] =
              Math.min(
                  times(most[j][i], weights[i]),
                  Math.max(times(least[j][i], weights[i]), column[j]));
        }
      }
      return new Multipliers(weights, multipliers);
    }

    private void add() {
      addTo(weightSum, dual.weights());
      for (int j = 0; j < classes; j++) {
        addTo(rowSums[j], dual.ofClasses()[j]);
        addTo(shareSum[j], shares[j]);
      }
      levelSum += level;
      count++;
    }

    Multipliers average() {
      Multipliers sum = new Multipliers(weightSum, rowSums);
      return sum.combined(1.0 / count, 0, sum);
    }

    /** From the average of the last iterates on, at times that grow by halves. */
    void restart(int done) {
      if (done < 1.5 * restarted) {
        return;
      }
      Multipliers average = average();
      if (value(average) > value(dual)) {
        dual = average;
        for (int j = 0; j < classes; j++) {
          shares[j] = shareSum[j].clone();
          scale(shares[j], 1.0 / count);
        }
        level = levelSum / count;
      }
      weightSum = new double[points.length];
      rowSums = new double[classes][points.length];
      shareSum = new double[classes][dimension];
      levelSum = 0;
      count = 0;
      restarted = done;
    }
  }

  private static double times(double factor, double weight) {
    return Double.isInfinite(factor) ? factor : factor * weight;
  }

  /** The weight of the nearest point of the cone: a root of a function that rises, by Newton. */
  private double nearest(int i, double weight, double[] column) {
    double x = Math.max(0, weight);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double slope = 1;
      double value = x - weight;
      for (int j = 0; j < classes; j++) {
        double factor = 0;
        if (column[j] < times(least[j][i], x)) {
          factor = least[j][i];
        } else if (column[j] > times(most[j][i], x)) {
          factor = most[j][i];
        }
        value += factor * (factor * x - column[j]);
        slope += factor * factor;
      }
      double next = Math.max(0, x - value / slope);
      if (Math.abs(next - x) <= NEGLIGIBLE * Math.max(1, Math.abs(x))) {
        return next;
      }
      x = next;
    }
    return x;
  }

  /** The nearest point with {@code Σ‖b_j‖ <= 1}. */
  private static void project(double[][] b) {
    double[] lengths = Arrays.stream(b).mapToDouble(x -> norm(x)).toArray();
    if (Arrays.stream(lengths).sum() <= 1) {
      return;
    }
    double[] sorted = lengths.clone();
    Arrays.sort(sorted);
    double sum = 0;
    double cut = 0;
    for (int count = 1; count <= sorted.length; count++) {
      sum += sorted[sorted.length - count];
      double shift = (sum - 1) / count;
      if (sorted[sorted.length - count] > shift) {
        cut = shift;
      }
    }
    for (int j = 0; j < b.length; j++) {
      scale(b[j], lengths[j] > cut ? (lengths[j] - cut) / lengths[j] : 0);
    }
  }

  /** At least the largest singular value of the samples, or nearly. */
  private double spectralNorm() {
    double[] v = new double[dimension];
    Arrays.fill(v, 1);
    double value = 1;
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double[] image = new double[dimension];
      for (double[] x : points) {
        double product = 0;
        for (int a = 0; a < dimension; a++) {
          product += x[a] * v[a];
        }
        for (int a = 0; a < dimension; a++) {
          image[a] += product * x[a];
        }
      }
      double size = norm(image);
      value = size > 0 ? Math.sqrt(size / Math.max(norm(v), Double.MIN_NORMAL)) : value;
      v = image;
      scale(v, size > 0 ? 1 / size : 0);
    }
    return Math.min(1.05 * Math.max(value, 1), Math.sqrt(points.length + 1.0));
  }

  private static void addTo(double[] sum, double[] x) {
    for (int a = 0; a < x.length; a++) {
      sum[a] += x[a];
    }
  }

  private static double norm(double[] x) {
    double sum = 0;
    for (double entry : x) {
      sum += entry * entry;
    }
    return Math.sqrt(sum);
  }

  private static void scale(double[] x, double factor) {
    for (int a = 0; a < x.length; a++) {
      x[a] *= factor;
    }
  }
}
