package org.plumbline.series;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.field.Polynomial;
import org.plumbline.number.Dyadic;

/**
 * A polynomial whose coefficients are multiples of one power of two, kept as limbs without their
 * leading zeros: a fraction of the memory that numbers of their own would take.
 */
final class LimbPolynomial implements Polynomial {
  /** Limbs are below 2^56: this many add up to less than 2^62. */
  private static final int CARRY_AFTER = 64;

  private final long unit;
  private final int[] ends;
  private final long[] limbs;

  private LimbPolynomial(long unit, int[] ends, long[] limbs) {
    this.unit = unit;
    this.ends = ends;
    this.limbs = limbs;
  }

  /** Collects coefficients, lowest order first; used again for polynomial after polynomial. */
  static final class Builder {
    private final int[] ends;
    private final long[] limbs;
    private int count;
    private int used;

    Builder(int order, int n) {
      this.ends = new int[order + 1];
      this.limbs = new long[(order + 1) * n];
    }

    /** Appends the coefficient with the given settled limbs, the last worth one unit. */
    void add(long[] columns, int n) {
      int first = 0;
      while (first < n && columns[first] == 0) {
        first++;
      }
      System.arraycopy(columns, first, limbs, used, n - first);
      used += n - first;
      ends[count++] = used;
    }

    /** The polynomial with the coefficients added so far, in units of {@code 2^unit}. */
    LimbPolynomial build(long unit) {
      LimbPolynomial built =
          new LimbPolynomial(unit, Arrays.copyOf(ends, count), Arrays.copyOf(limbs, used));
      count = 0;
      used = 0;
      return built;
    }
  }

  @Override
  public List<Dyadic> coefficients() {
    List<Dyadic> coefficients = new ArrayList<>();
    for (int k = 0; k < ends.length; k++) {
      coefficients.add(coefficient(k));
    }
    return coefficients;
  }

  private Dyadic coefficient(int k) {
    BigInteger value = BigInteger.ZERO;
    for (int i = k == 0 ? 0 : ends[k - 1]; i < ends[k]; i++) {
      value = value.shiftLeft(LimbKernels.BITS).add(BigInteger.valueOf(limbs[i]));
    }
    return Dyadic.of(value, unit);
  }

  @Override
  public Dyadic atStart() {
    return coefficient(0);
  }

  /** The sum of the coefficients, limb by limb: they share their unit, so it is exact. */
  @Override
  public Dyadic atEnd() {
    // The column in front takes the carries: any number of coefficients may be added.
    long[] sums = new long[longest() + 1];
    for (int k = 0; k < ends.length; k++) {
      int from = k == 0 ? 0 : ends[k - 1];
      for (int i = from; i < ends[k]; i++) {
        sums[sums.length - ends[k] + i] += limbs[i];
      }
      if (k % CARRY_AFTER == 0) {
        carry(sums);
      }
    }
    BigInteger value = BigInteger.ZERO;
    for (long sum : sums) {
      value = value.shiftLeft(LimbKernels.BITS).add(BigInteger.valueOf(sum));
    }
    return Dyadic.of(value, unit);
  }

  private static void carry(long[] sums) {
    for (int i = sums.length - 1; i > 0; i--) {
      sums[i - 1] += sums[i] >> LimbKernels.BITS;
      sums[i] &= LimbKernels.MASK;
    }
  }

  private int longest() {
    int longest = ends[0];
    for (int k = 1; k < ends.length; k++) {
      longest = Math.max(longest, ends[k] - ends[k - 1]);
    }
    return longest;
  }
}
