package org.plumbline.claim.count;

import org.plumbline.network.Arithmetic;
import org.plumbline.number.Rational;
import org.plumbline.number.qual.Rigorous;

/**
 * Power series {@code a(t) + ε b(t)} with {@code ε² = 0}, modulo a prime and truncated after a
 * power of {@code t}: an array holds the coefficients of {@code a}, then those of {@code b}.
 *
 * @param field the integers modulo the prime
 * @param length how many coefficients are kept
 */
record SeriesArithmetic(PrimeField field, int length) implements Arithmetic<long[]> {
  /** The constant series of a residue. */
  long[] constant(long residue) {
    long[] series = new long[2 * length];
    series[0] = residue;
    return series;
  }

  @Override
  public long[] of(@Rigorous Rational constant) {
    return constant(field.of(constant));
  }

  @Override
  public long[] add(long[] a, long[] b) {
    long[] sum = new long[2 * length];
    for (int k = 0; k < sum.length; k++) {
      long s = a[k] + b[k];
      sum[k] = s >= field.prime() ? s - field.prime() : s;
    }
    return sum;
  }

  @Override
  public long[] multiply(long[] a, long[] b) {
    long[] product = new long[2 * length];
    for (int i = 0; i < length; i++) {
      accumulate(product, i, a[i], b, 0, 0);
      accumulate(product, i, a[i], b, length, length);
      accumulate(product, i, a[length + i], b, 0, length);
    }
    return product;
  }

  /** Adds {@code factor · t^shift} times one half of {@code b} to one half of the product. */
  private void accumulate(long[] product, int shift, long factor, long[] b, int from, int to) {
    if (factor == 0) {
      return;
    }
    for (int k = 0; k + shift < length; k++) {
      product[to + shift + k] = field.reduced(product[to + shift + k] + factor * b[from + k]);
    }
  }

  @Override
  public boolean isZero(long[] a) {
    for (long coefficient : a) {
      if (coefficient != 0) {
        return false;
      }
    }
    return true;
  }
}
