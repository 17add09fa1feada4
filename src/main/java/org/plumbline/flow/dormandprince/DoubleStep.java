package org.plumbline.flow.dormandprince;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.plumbline.field.Polynomial;
import org.plumbline.number.Dyadic;

/**
 * The weights on a step of the Dormand-Prince method as polynomials of degree {@value #DEGREE} in
 * the scaled time.
 *
 * <p>The dense output of the method is a polynomial of that degree. Its derivative is read off at
 * {@value #DEGREE} nodes and integrated, so the coefficients are its own but for about {@code
 * 2^-40} of the change over the step; the value at the start is exact, and at the end it meets the
 * method's own to the rounding of that change.
 */
final class DoubleStep {
  static final int DEGREE = 7;

  private static final NodalPolynomial DERIVATIVE = new NodalPolynomial(DEGREE);

  private final double start;
  private final double end;
  private final double[][] coefficients;
  private final double[] endWeights;

  private DoubleStep(double start, double end, double[][] coefficients, double[] endWeights) {
    this.start = start;
    this.end = end;
    this.coefficients = coefficients;
    this.endWeights = endWeights;
  }

  /** The step that an integrator has just taken. */
  static DoubleStep of(ODEStateInterpolator dense) {
    double start = dense.getPreviousState().getTime();
    double end = dense.getCurrentState().getTime();
    double[] from = dense.getPreviousState().getPrimaryState();
    double[][] rates = new double[DEGREE][];
    for (int j = 0; j < DEGREE; j++) {
      double instant = start + DERIVATIVE.node(j) * (end - start);
      rates[j] = dense.getInterpolatedState(instant).getPrimaryDerivative();
    }
    double[][] coefficients = new double[from.length][];
    for (int p = 0; p < from.length; p++) {
      double[] rate = new double[DEGREE];
      for (int j = 0; j < DEGREE; j++) {
        rate[j] = rates[j][p] * (end - start);
      }
      coefficients[p] = integrated(from[p], DERIVATIVE.coefficients(rate));
    }
    return new DoubleStep(start, end, coefficients, dense.getCurrentState().getPrimaryState());
  }

  private static double[] integrated(double constant, double[] rate) {
    double[] integral = new double[rate.length + 1];
    integral[0] = constant;
    for (int k = 0; k < rate.length; k++) {
      integral[k + 1] = rate[k] / (k + 1);
    }
    return integral;
  }

  /** The first part of the step, up to {@code tau}. */
  DoubleStep until(double tau) {
    double[][] scaled = new double[coefficients.length][DEGREE + 1];
    double power = 1;
    for (int k = 0; k <= DEGREE; k++) {
      for (int p = 0; p < scaled.length; p++) {
        scaled[p][k] = coefficients[p][k] * power;
      }
      power *= tau;
    }
    return new DoubleStep(start, start + tau * (end - start), scaled, weightsAt(tau));
  }

  /** Whether all numbers are in the range of double. */
  boolean isFinite() {
    return Arrays.stream(coefficients).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)
        && Arrays.stream(endWeights).allMatch(Double::isFinite);
  }

  /** The time at which the step starts, since the integration began. */
  double start() {
    return start;
  }

  /** The time at which the step ends, since the integration began. */
  double end() {
    return end;
  }

  /** Coefficient {@code k} of a weight. */
  double coefficient(int p, int k) {
    return coefficients[p][k];
  }

  /** The weights at {@code tau}. */
  double[] weightsAt(double tau) {
    double[] weights = new double[coefficients.length];
    for (int p = 0; p < weights.length; p++) {
      for (int k = DEGREE; k >= 0; k--) {
        weights[p] = weights[p] * tau + coefficients[p][k];
      }
    }
    return weights;
  }

  /** The weights at the end, by the method itself unless the step was cut. */
  double[] endWeights() {
    return endWeights.clone();
  }

  /** The weights as exact polynomials. */
  List<Polynomial> polynomials() {
    List<Polynomial> polynomials = new ArrayList<>();
    for (double[] series : coefficients) {
      polynomials.add(Polynomial.of(dyadics(series)));
    }
    return polynomials;
  }

  /** The numbers as they are. */
  static List<Dyadic> dyadics(double[] values) {
    List<Dyadic> dyadics = new ArrayList<>();
    for (double value : values) {
      dyadics.add(Dyadic.of(value));
    }
    return dyadics;
  }
}
