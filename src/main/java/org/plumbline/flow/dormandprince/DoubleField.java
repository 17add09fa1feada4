package org.plumbline.flow.dormandprince;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;
import org.plumbline.series.DoubleSeries;

/**
 * The field {@code dw/dt} under one table of gates in double: the compiled program at order 0.
 *
 * <p>The slopes of pinned pairs are those at which the derivatives of the pinned pre-activations
 * vanish, found at every evaluation by Newton's method on their multi-affine equations, from the
 * last solution. What the method of integration lets a pinned pre-activation drift is of the size
 * of its local errors and is left alone: the flow is neutral to it.
 */
final class DoubleField implements OrdinaryDifferentialEquation {
  private static final int NEWTON_LIMIT = 40;

  /** A correction below this is the last, since the next would be about its square. */
  private static final double SETTLED = 1e-8;

  private final FieldProgram field;
  private final DoubleSeries series;
  private double[] slopes;

  /** The field, with a first guess of the slopes. */
  DoubleField(FieldProgram field, double[] slopeGuess) {
    this.field = field;
    this.series = DoubleSeries.create(field.program(), SeriesScale.uniform(1, Dyadic.ONE));
    this.slopes = slopeGuess.clone();
  }

  FieldProgram program() {
    return field;
  }

  @Override
  public int getDimension() {
    return field.program().parameters();
  }

  /** The derivatives of the weights; not numbers if no slopes hold the pinned pairs. */
  @Override
  public double[] computeDerivatives(double time, double[] weights) {
    double[] derivatives = new double[weights.length];
    if (!evaluate(weights)) {
      Arrays.fill(derivatives, Double.NaN);
      return derivatives;
    }
    series.execute(field.sloped(), 0);
    for (int p = 0; p < derivatives.length; p++) {
      int register = field.derivatives().get(p);
      derivatives[p] = register < 0 ? 0 : series.series(register)[0];
    }
    return derivatives;
  }

  /** The slopes at the given weights; not numbers if none hold the pinned pairs. */
  double[] slopesAt(double[] weights) {
    double[] found = new double[slopes.length];
    boolean isHeld = evaluate(weights);
    Arrays.setAll(found, q -> isHeld ? slopes[q] : Double.NaN);
    return found;
  }

  /** Everything but what waits for slopes; false if none are found. */
  private boolean evaluate(double[] weights) {
    for (int p = 0; p < weights.length; p++) {
      series.series(p)[0] = weights[p];
    }
    series.execute(field.ahead(), 0);
    series.execute(field.plain(), 0);
    return slopes.length == 0 || hold();
  }

  private boolean hold() {
    double[] found = slopes.clone();
    for (int iteration = 0; iteration < NEWTON_LIMIT; iteration++) {
      double[] residual = steer(found);
      DecompositionSolver solver =
          new LUDecomposition(jacobian(found, residual), Double.MIN_NORMAL).getSolver();
      if (!solver.isNonSingular()) {
        return false;
      }
      double[] change = solver.solve(new ArrayRealVector(residual, false)).toArray();
      double largest = 0;
      for (int q = 0; q < found.length; q++) {
        found[q] -= change[q];
        largest = Math.max(largest, Math.abs(change[q]));
      }
      if (largest < SETTLED) {
        slopes = found;
        steer(slopes);
        return true;
      }
    }
    return false;
  }

  /** The derivatives of the pinned pre-activations under the given slopes. */
  private double[] steer(double[] values) {
    for (int q = 0; q < values.length; q++) {
      series.series(field.program().parameters() + q)[0] = values[q];
    }
    series.execute(field.steering(), 0);
    for (int p : field.steered()) {
      series.integrate(p, field.derivatives().get(p), 0);
    }
    series.execute(field.ahead(), 1);
    double[] rates = new double[values.length];
    Arrays.setAll(rates, q -> series.series(field.pinnedPreActivations().get(q))[1]);
    return rates;
  }

  /** Differences over 1, which are exact but for rounding: the equations are affine in each. */
  private Array2DRowRealMatrix jacobian(double[] values, double[] residual) {
    int n = values.length;
    double[][] jacobian = new double[n][n];
    for (int q = 0; q < n; q++) {
      double[] moved = values.clone();
      moved[q] += 1;
      double[] changed = steer(moved);
      for (int r = 0; r < n; r++) {
        jacobian[r][q] = changed[r] - residual[r];
      }
    }
    return new Array2DRowRealMatrix(jacobian, false);
  }
}
