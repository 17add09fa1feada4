package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The factors with which a few known vectors add up to what each step of a run adds, by least
 * squares in proportion to the noise of its entries.
 */
final class LinearFit {
  private final TrainingRun run;
  private final int first;

  /** A fit to the steps from {@code first} on. */
  LinearFit(TrainingRun run, int first) {
    this.run = run;
    this.first = first;
  }

  /** What is known of each step. */
  @FunctionalInterface
  interface Part {
    double at(int step, int parameter);
  }

  /** The factors of {@code parts} beside {@code fixed}; nothing if they are not determined. */
  Optional<double[]> factors(Part fixed, List<Part> parts) {
    int n = parts.size();
    double[][] matrix = new double[n][n + 1];
    for (int k = first; k < run.steps(); k++) {
      for (int p = 0; p < run.size(); p++) {
        double scale = run.noise(k)[p];
        if (scale > 0) {
          double rest = (run.change(k)[p] - fixed.at(k, p)) / scale;
          double[] row = row(parts, k, p, scale);
          for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
              matrix[i][j] += row[i] * row[j];
            }
            matrix[i][n] += row[i] * rest;
          }
        }
      }
    }
    return solution(matrix);
  }

  private static double[] row(List<Part> parts, int k, int p, double scale) {
    return parts.stream().mapToDouble(part -> part.at(k, p) / scale).toArray();
  }

  /** Gaussian elimination with pivots. */
  static Optional<double[]> solution(double[][] matrix) {
    int n = matrix.length;
    for (int c = 0; c < n; c++) {
      int pivot = c;
      for (int r = c + 1; r < n; r++) {
        pivot = Math.abs(matrix[r][c]) > Math.abs(matrix[pivot][c]) ? r : pivot;
      }
      double[] row = matrix[pivot];
      matrix[pivot] = matrix[c];
      matrix[c] = row;
      for (int r = 0; r < n; r++) {
        double share = r == c ? 0 : matrix[r][c] / row[c];
        for (int j = c; j <= n && r != c; j++) {
          matrix[r][j] -= share * row[j];
        }
      }
    }
    List<Double> factors = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      factors.add(matrix[c][n] / matrix[c][c]);
    }
    boolean areFinite = factors.stream().allMatch(factor -> Double.isFinite(factor));
    return areFinite
        ? Optional.of(factors.stream().mapToDouble(factor -> factor).toArray())
        : Optional.empty();
  }

  /** Whether all steps are what the parts add up to. */
  boolean fits(Part fixed, List<Part> parts, double[] factors) {
    for (int k = first; k < run.steps(); k++) {
      double[] predicted = new double[run.size()];
      for (int p = 0; p < predicted.length; p++) {
        predicted[p] = fixed.at(k, p);
        for (int j = 0; j < factors.length; j++) {
          predicted[p] += factors[j] * parts.get(j).at(k, p);
        }
      }
      if (!run.fits(k, predicted, 1)) {
        return false;
      }
    }
    return true;
  }
}
