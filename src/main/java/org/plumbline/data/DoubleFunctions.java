package org.plumbline.data;

import java.util.function.UnaryOperator;

/** In double arithmetic; {@code e^u} may overflow. */
final class DoubleFunctions implements ValueFunctions<Double>, SlopeFunctions<Double> {
  @Override
  public Double of(long n) {
    return (double) n;
  }

  @Override
  public Double negate(Double u) {
    return -u;
  }

  @Override
  public Double add(Double u, Double v) {
    return u + v;
  }

  @Override
  public Double multiply(Double u, Double v) {
    return u * v;
  }

  @Override
  public Double square(Double u) {
    return u * u;
  }

  @Override
  public Double reciprocal(Double u) {
    return 1 / u;
  }

  @Override
  public Double sqrt(Double u) {
    return Math.sqrt(u);
  }

  @Override
  public boolean isNegative(Double u) {
    return u < 0;
  }

  @Override
  public Double decreasing(Double u, UnaryOperator<Double> function) {
    return function.apply(u);
  }

  @Override
  public Double exp(Double u) {
    return Math.exp(u);
  }

  @Override
  public Double softPlus(Double u) {
    return u > 0 ? Math.log1p(Math.exp(-u)) + u : Math.log1p(Math.exp(u));
  }

  @Override
  public Double logistic(Double u) {
    return 1 / (1 + Math.exp(-u));
  }
}
