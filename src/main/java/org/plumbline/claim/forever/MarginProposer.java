package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Proposes, without any guarantee, weights {@code λ} of samples that make the longest of the
 * vectors {@code h_k = Σ λ_i z_ki} shortest, and the masses of classes that belong to them: by a
 * barrier method on some of the samples, to which others are added as long as their margins are
 * less.
 */
final class MarginProposer {
  /** Samples to begin with, and how many are added at once. */
  private static final int FIRST = 128;

  private static final int ADDED = 32;

  private static final int ROUNDS = 16;

  private static final int NEWTON_STEPS = 40;

  private static final double SHARPEST = 1e7;

  private static final double GROWTH = 10;

  private static final double NEGLIGIBLE = 1e-9;

  private static final double DECREMENT = 1e-6;

  /** Samples of lengths this far apart have weights, and their classes masses, as far apart. */
  private static final double FINER = 100;

  /** Relative differences below this are none. */
  private static final double TIE = 1e-12;

  private final double[][][] vectors;
  private final int classes;
  private final int samples;
  private final int dimension;

  /**
   * A proposer.
   *
   * @param vectors {@code z_ki} by classes and samples, of lengths about 1 at most
   */
  MarginProposer(double[][][] vectors) {
    this.vectors = vectors;
    classes = vectors.length;
    samples = vectors[0].length;
    dimension = vectors[0][0].length;
  }

  /**
   * What is proposed.
   *
   * @param weights {@code λ}
   * @param masses those of the classes
   * @param level {@code max‖h_k‖}
   * @param threshold weights and masses of less seem to be 0
   */
  record Proposal(List<Double> weights, List<Double> masses, double level, double threshold) {
    /** A proposal with immutable copies of the lists. */
    Proposal {
      weights = List.copyOf(weights);
      masses = List.copyOf(masses);
    }

    static Proposal of(double[] weights, double[] masses, double level, double threshold) {
      return new Proposal(list(weights), list(masses), level, threshold);
    }

    /** The same, where a class of short vectors may have a small mass. */
    Proposal withSmallerThreshold() {
      return new Proposal(weights, masses, level, threshold / FINER);
    }

    /** Without the sample of the support of the least weight; empty if there is no other. */
    Optional<Proposal> reduced() {
      double[] fewer = array(weights);
      int least = -1;
      int count = 0;
      for (int i = 0; i < fewer.length; i++) {
        if (fewer[i] > threshold) {
          least = least < 0 || fewer[i] < fewer[least] ? i : least;
          count++;
        }
      }
      if (count < 2) {
        return Optional.empty();
      }
      fewer[least] = 0;
      return Optional.of(new Proposal(list(fewer), masses, level, threshold));
    }

    private static List<Double> list(double[] values) {
      return Arrays.stream(values).boxed().toList();
    }

    private static double[] array(List<Double> values) {
      return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
  }

  /** The proposal, if the method comes to an end. */
  Optional<Proposal> propose() {
    List<Integer> some = new ArrayList<>();
    int stride = Math.max(1, samples / FIRST);
    for (int i = 0; i < samples; i += stride) {
      some.add(i);
    }
    Optional<Proposal> best = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      best = new Barrier(some).run();
      List<Integer> more = best.map(found -> violated(found, some)).orElse(List.of());
      if (more.isEmpty()) {
        return best;
      }
      some.addAll(more);
    }
    return best;
  }

  /**
   * The next proposal, after the equations of a support and of some classes were solved: without
   * the weight or mass that is most negative, or else with the sample of least margin, or the class
   * of the longest vector, that was left out; empty if none of these is.
   */
  Optional<Proposal> repaired(int[] support, int[] strong, double[] solved, Proposal before) {
    double small = 2 * before.threshold;
    double[] weights = new double[samples];
    double[] masses = new double[classes];
    double least = Arrays.stream(solved).min().orElse(0);
    for (int j = 0; j < support.length; j++) {
      weights[support[j]] = kept(solved[j], least, small);
    }
    for (int k = 0; k < strong.length; k++) {
      masses[strong[k]] = kept(solved[support.length + 1 + k], least, small);
    }
    double level = Math.sqrt(Math.max(0, solved[support.length]));
    if (least > TIE && !added(weights, masses, level, small)) {
      return Optional.empty();
    }
    return Optional.of(Proposal.of(weights, masses, level, before.threshold));
  }

  /** The value, but nothing if it is the least and not positive. */
  private static double kept(double value, double least, double small) {
    return value == least && least <= TIE ? 0 : Math.max(value, small);
  }

  private boolean added(double[] weights, double[] masses, double level, double small) {
    double[][] h = combinations(weights, IntStream.range(0, samples).toArray());
    int worst = -1;
    double least = level * (1 - TIE);
    for (int i = 0; i < samples; i++) {
      double margin = 0;
      for (int k = 0; k < classes; k++) {
        margin += masses[k] * dot(h[k], vectors[k][i]) / level;
      }
      if (weights[i] == 0 && margin < least) {
        worst = i;
        least = margin;
      }
    }
    if (worst >= 0) {
      weights[worst] = small;
      return true;
    }
    for (int k = 0; k < classes; k++) {
      if (masses[k] == 0 && Math.sqrt(dot(h[k], h[k])) > level * (1 + TIE)) {
        masses[k] = small;
        return true;
      }
    }
    return false;
  }

  /** Other samples whose margins are less than those of the support, the least first. */
  private List<Integer> violated(Proposal found, List<Integer> some) {
    double[][] h =
        combinations(Proposal.array(found.weights), IntStream.range(0, samples).toArray());
    double[] margins = new double[samples];
    for (int i = 0; i < samples; i++) {
      for (int k = 0; k < classes; k++) {
        margins[i] += found.masses.get(k) * dot(h[k], vectors[k][i]) / found.level;
      }
    }
    double least = found.level * (1 - NEGLIGIBLE);
    return IntStream.range(0, samples)
        .filter(i -> margins[i] < least && !some.contains(i))
        .boxed()
        .sorted((a, b) -> Double.compare(margins[a], margins[b]))
        .limit(ADDED)
        .toList();
  }

  private double[][] combinations(double[] weights, int[] of) {
    double[][] h = new double[classes][dimension];
    for (int k = 0; k < classes; k++) {
      for (int i : of) {
        for (int a = 0; a < dimension; a++) {
          h[k][a] += weights[i] * vectors[k][i][a];
        }
      }
    }
    return h;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  /** The least {@code sτ - Σ log λ_i - Σ log(τ² - ‖h_k‖²)} with {@code Σλ = 1}, as s grows. */
  private final class Barrier {
    private final int[] of;
    private final int n;
    private double[] point;

    Barrier(List<Integer> some) {
      of = some.stream().mapToInt(Integer::intValue).toArray();
      n = of.length;
      point = new double[n + 1];
      Arrays.fill(point, 1.0 / n);
      point[n] = 1;
      double longest = 0;
      for (double[] h : heads(point)) {
        longest = Math.max(longest, Math.sqrt(dot(h, h)));
      }
      point[n] = 2 * longest + NEGLIGIBLE;
    }

    Optional<Proposal> run() {
      double sharpness = 1 / point[n];
      double least = sharpness;
      while (sharpness < SHARPEST * least) {
        sharpness *= GROWTH;
        if (!centred(sharpness)) {
          return Optional.empty();
        }
      }
      double[] weights = new double[samples];
      for (int j = 0; j < n; j++) {
        weights[of[j]] = point[j];
      }
      double[] masses = new double[classes];
      double[][] h = heads(point);
      for (int k = 0; k < classes; k++) {
        masses[k] = 2 * point[n] / (sharpness * room(point, h[k]));
      }
      double threshold = 1 / Math.sqrt(SHARPEST);
      return Optional.of(Proposal.of(weights, masses, point[n], threshold));
    }

    private double[][] heads(double[] at) {
      double[] weights = new double[samples];
      for (int j = 0; j < n; j++) {
        weights[of[j]] = at[j];
      }
      return combinations(weights, of);
    }

    private double room(double[] at, double[] h) {
      return at[n] * at[n] - dot(h, h);
    }

    private double value(double[] at, double sharpness) {
      double sum = sharpness * at[n];
      for (int j = 0; j <= n; j++) {
        if (at[j] <= 0) {
          return Double.POSITIVE_INFINITY;
        }
      }
      for (int j = 0; j < n; j++) {
        sum -= StrictMath.log(at[j]);
      }
      for (double[] h : heads(at)) {
        double room = room(at, h);
        sum -= room > 0 ? StrictMath.log(room) : Double.NEGATIVE_INFINITY;
      }
      return sum;
    }

    /** Newton's method; false if a step fails. */
    private boolean centred(double sharpness) {
      for (int step = 0; step < NEWTON_STEPS; step++) {
        double[] gradient = new double[n + 1];
        Optional<double[]> direction =
            ApproximateSystem.solve(matrix(sharpness, gradient), negative(gradient));
        if (direction.isEmpty()) {
          return false;
        }
        double slope = 0;
        for (int j = 0; j <= n; j++) {
          slope += gradient[j] * direction.get()[j];
        }
        if (!(slope < -DECREMENT)) {
          return !Double.isNaN(slope);
        }
        if (!moved(direction.get(), slope, sharpness)) {
          return true;
        }
      }
      return true;
    }

    private double[] negative(double[] gradient) {
      double[] right = new double[n + 2];
      for (int j = 0; j <= n; j++) {
        right[j] = -gradient[j];
      }
      return right;
    }

    private boolean moved(double[] direction, double slope, double sharpness) {
      double before = value(point, sharpness);
      for (double length = 1; length > NEGLIGIBLE; length /= 2) {
        double[] next = point.clone();
        for (int j = 0; j <= n; j++) {
          next[j] += length * direction[j];
        }
        if (value(next, sharpness) <= before + length * slope / 4) {
          point = next;
          return true;
        }
      }
      return false;
    }

    /** Second derivatives, with the constraint {@code Σλ = 1} as last row and column. */
    private double[][] matrix(double sharpness, double[] gradient) {
      double[][] matrix = new double[n + 2][n + 2];
      gradient[n] = sharpness;
      for (int j = 0; j < n; j++) {
        gradient[j] = -1 / point[j];
        matrix[j][j] = 1 / (point[j] * point[j]);
        matrix[n + 1][j] = 1;
        matrix[j][n + 1] = 1;
      }
      double[][] heads = heads(point);
      for (int k = 0; k < classes; k++) {
        add(matrix, gradient, k, heads[k]);
      }
      return matrix;
    }

    private void add(double[][] matrix, double[] gradient, int k, double[] h) {
      double room = room(point, h);
      double[] slopes = new double[n + 1];
      for (int j = 0; j < n; j++) {
        slopes[j] = 2 * dot(h, vectors[k][of[j]]) / room;
      }
      slopes[n] = -2 * point[n] / room;
      for (int i = 0; i <= n; i++) {
        gradient[i] += slopes[i];
        for (int j = 0; j <= n; j++) {
          matrix[i][j] += slopes[i] * slopes[j];
        }
      }
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          matrix[i][j] += 2 * dot(vectors[k][of[i]], vectors[k][of[j]]) / room;
        }
      }
      matrix[n][n] -= 2 / room;
    }
  }
}
