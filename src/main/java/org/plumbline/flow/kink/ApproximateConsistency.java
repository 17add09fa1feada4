package org.plumbline.flow.kink;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.GateTable;
import org.plumbline.field.Kink;
import org.plumbline.field.Pair;
import org.plumbline.field.SharedSlopes;
import org.plumbline.field.Silence;
import org.plumbline.field.TiedSamples;

/**
 * Rejects assignments of gates that are plainly inconsistent, by rates in double; what is doubtful
 * passes and is decided at full precision.
 */
final class ApproximateConsistency {
  /** Rates below this part of the terms they are summed from are doubtful. */
  static final double DOUBTFUL = 1e-8;

  /** How far outside [0, 1] a slope in double may lie and still be doubtful. */
  static final double SLOPE_MARGIN = 1e-6;

  private static final int NEWTON_LIMIT = 60;

  private final ApproximateRates rates;
  private final TiedSamples ties;
  private final FlowProblem problem;
  private final List<Pair> vanishing;

  ApproximateConsistency(
      ApproximateRates rates, TiedSamples ties, FlowProblem problem, List<Pair> vanishing) {
    this.rates = rates;
    this.ties = ties;
    this.problem = problem;
    this.vanishing = vanishing;
  }

  /** Approximate slopes of the pinned pairs of an assignment that may be consistent, or empty. */
  Optional<double[]> slopes(GateTable gates) {
    SharedSlopes shared = ties.slopes(gates);
    Optional<double[]> slopes = solve(gates, shared);
    return slopes.filter(theta -> pairsDoAsTheirGates(gates, shared, theta));
  }

  private boolean pairsDoAsTheirGates(GateTable gates, SharedSlopes shared, double[] slopes) {
    ApproximateRates.Velocity velocity = rates.velocity(gates, shared, slopes);
    for (Pair pair : vanishing) {
      Gate gate = gates.gate(pair);
      if (gate != Gate.PINNED && !Silence.isSilent(problem, gates, pair)) {
        ApproximateRates.Rate rate = rates.rate(pair, gates, velocity);
        double signed = gate == Gate.ON ? rate.value() : -rate.value();
        if (signed < -DOUBTFUL * rate.size()) {
          return false;
        }
      }
    }
    return true;
  }

  /** Newton's method for the slopes that keep the pinned pairs at zero. */
  private Optional<double[]> solve(GateTable gates, SharedSlopes shared) {
    List<Kink> kinks =
        shared.pairs().stream().map(pair -> ties.factored(gates, pair).kink()).toList();
    double[] slopes = new double[shared.size()];
    Arrays.fill(slopes, 0.5);
    for (int iteration = 0; iteration < NEWTON_LIMIT; iteration++) {
      double[] residual = residual(gates, shared, kinks, slopes);
      double[][] system = new double[slopes.length][slopes.length + 1];
      for (int q = 0; q < slopes.length; q++) {
        double[] moved = slopes.clone();
        moved[q] += 1;
        double[] changed = residual(gates, shared, kinks, moved);
        for (int r = 0; r < slopes.length; r++) {
          system[r][q] = changed[r] - residual[r];
          system[r][slopes.length] = residual[r];
        }
      }
      if (!eliminate(system)) {
        return Optional.empty();
      }
      double change = 0;
      for (int q = 0; q < slopes.length; q++) {
        slopes[q] -= system[q][slopes.length];
        change = Math.max(change, Math.abs(system[q][slopes.length]));
      }
      if (change < SLOPE_MARGIN * SLOPE_MARGIN * 100) {
        return Optional.of(slopes).filter(ApproximateConsistency::mayBeInside);
      }
    }
    return Optional.of(slopes).filter(ApproximateConsistency::mayBeInside);
  }

  private static boolean mayBeInside(double[] slopes) {
    return Arrays.stream(slopes)
        .allMatch(theta -> theta > -SLOPE_MARGIN && theta < 1 + SLOPE_MARGIN);
  }

  private double[] residual(
      GateTable gates, SharedSlopes shared, List<Kink> kinks, double[] slopes) {
    ApproximateRates.Velocity velocity = rates.velocity(gates, shared, slopes);
    double[] residual = new double[slopes.length];
    Arrays.setAll(residual, q -> heldRate(shared.pairs().get(q), kinks.get(q), gates, velocity));
    return residual;
  }

  private double heldRate(
      Pair pair, Kink kink, GateTable gates, ApproximateRates.Velocity velocity) {
    return kink.source() < 0
        ? rates.rate(pair, gates, velocity).value()
        : rates.factorRate(kink, velocity);
  }

  /** Gauss–Jordan elimination of {@code [A | b]}; false if a pivot is zero. */
  private static boolean eliminate(double[][] a) {
    for (int column = 0; column < a.length; column++) {
      int best = column;
      for (int row = column + 1; row < a.length; row++) {
        best = Math.abs(a[row][column]) > Math.abs(a[best][column]) ? row : best;
      }
      double[] pivot = a[best];
      a[best] = a[column];
      a[column] = pivot;
      if (!(Math.abs(pivot[column]) > 0)) {
        return false;
      }
      for (int row = 0; row < a.length; row++) {
        double factor = row == column ? 0 : a[row][column] / pivot[column];
        for (int j = column; j <= a.length; j++) {
          a[row][j] -= factor * pivot[j];
        }
      }
      double scale = pivot[column];
      for (int j = column; j <= a.length; j++) {
        pivot[j] /= scale;
      }
    }
    return true;
  }
}
