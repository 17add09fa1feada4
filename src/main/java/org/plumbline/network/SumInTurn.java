package org.plumbline.network;

import org.checkerframework.checker.nullness.qual.NonNull;
import org.plumbline.number.Rational;

/** A sum of products, each added to those before when it comes. */
final class SumInTurn<T extends @NonNull Object> implements Arithmetic.Sum<T> {
  private final Arithmetic<T> arithmetic;
  private T sum;

  SumInTurn(Arithmetic<T> arithmetic) {
    this.arithmetic = arithmetic;
    this.sum = arithmetic.of(Rational.ZERO);
  }

  @Override
  public void addProduct(T a, T b) {
    sum = arithmetic.add(sum, arithmetic.multiply(a, b));
  }

  @Override
  public T value() {
    return sum;
  }
}
