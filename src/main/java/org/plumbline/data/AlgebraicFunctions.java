package org.plumbline.data;

import java.util.function.UnaryOperator;
import org.checkerframework.checker.nullness.qual.NonNull;

/**
 * What algebraic functions are made of, on numbers of some kind: enough to say what such a loss is
 * once for all of them.
 *
 * @param <T> the kind of number
 */
public interface AlgebraicFunctions<T extends @NonNull Object> {
  /** A whole number. */
  T of(long n);

  /** The number {@code -u}. */
  T negate(T u);

  /** The sum {@code u + v}. */
  T add(T u, T v);

  /** The product {@code u v}. */
  T multiply(T u, T v);

  /** The number {@code 1/u}, for {@code u >= 1}. */
  T reciprocal(T u);

  /** The number {@code √u}, for {@code u >= 1}. */
  T sqrt(T u);

  /** Whether {@code u} is negative, or begins so: to choose between formulas that both hold. */
  boolean isNegative(T u);

  /**
   * The value of a decreasing function; on an interval it is what lies between the values at the
   * ends, so that a formula only has to be good at points.
   */
  T decreasing(T u, UnaryOperator<T> function);
}
