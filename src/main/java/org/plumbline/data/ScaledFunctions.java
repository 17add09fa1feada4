package org.plumbline.data;

import java.util.function.UnaryOperator;
import org.plumbline.number.DoubleInterval;

/**
 * Intervals of doubles that contain the functions at a number, those that make a slope divided by
 * {@code 2^scale}.
 */
final class ScaledFunctions implements SlopeFunctions<DoubleInterval> {
  private final long scale;
  private final DoubleInterval shift;

  ScaledFunctions(long scale) {
    this.scale = scale;
    this.shift = DoubleInterval.LOG_TWO.multiply(DoubleInterval.of((double) scale));
  }

  @Override
  public DoubleInterval of(long n) {
    return DoubleInterval.of((double) n);
  }

  @Override
  public DoubleInterval negate(DoubleInterval u) {
    return u.negate();
  }

  @Override
  public DoubleInterval add(DoubleInterval u, DoubleInterval v) {
    return u.add(v);
  }

  @Override
  public DoubleInterval multiply(DoubleInterval u, DoubleInterval v) {
    return u.multiply(v);
  }

  @Override
  public DoubleInterval reciprocal(DoubleInterval u) {
    return u.reciprocal();
  }

  @Override
  public DoubleInterval sqrt(DoubleInterval u) {
    return u.sqrt();
  }

  @Override
  public boolean isNegative(DoubleInterval u) {
    return u.isNegative();
  }

  /** The slope itself, so that it is scaled. */
  @Override
  public DoubleInterval decreasing(DoubleInterval u, UnaryOperator<DoubleInterval> function) {
    DoubleInterval atUpper = function.apply(DoubleInterval.of(u.upper()));
    DoubleInterval atLower = function.apply(DoubleInterval.of(u.lower()));
    return atUpper.hull(atLower).scale(-scale);
  }

  @Override
  public DoubleInterval exp(DoubleInterval u) {
    return u.subtract(shift).exp();
  }

  @Override
  public DoubleInterval logistic(DoubleInterval u) {
    return u.lower() > 0
        ? u.negate().exp().add(DoubleInterval.ONE).reciprocal().scale(-scale)
        : exp(u).divide(u.exp().add(DoubleInterval.ONE));
  }
}
