package org.plumbline.series.limb;

import java.math.BigInteger;
import org.plumbline.number.Dyadic;

/**
 * A fixed-point number under construction: {@code 2^exponent · Σ_i columns_i 2^(-56(i+1))} with
 * columns that may be larger than limbs until they are settled.
 *
 * <p><b>The idea.</b> A sum of products over all orders of a series is one number with many terms.
 * Carries are the only part of an addition that goes from column to column, so they are put off:
 * limbs have 56 bits of the 64 of a column, terms are added column by column, and carries are
 * settled after every {@value #SETTLE_AFTER} terms or when the number is stored. Digits are
 * balanced, between {@code -2^55} and {@code 2^55}: signs need no case of their own, cutting limbs
 * off is rounding to nearest, and a number is zero only if all its columns are.
 *
 * <p><b>Trade-offs.</b> Eight bits in 64 are given up, and the first column needs a test at every
 * addition: it takes no carry away, so where it grows too large the exponent is raised by {@value
 * #ROOM} and as many bits are lost at the other end. One exponent for the whole number makes
 * additions cheap. A floating-point number of its own for every term, as in {@code Dyadic} or
 * {@code BigInteger}, would be normalized and allocated for each of thousands of terms.
 *
 * <p>How large columns become, and what is lost, is in proofs-notes/limb-series.md, L3 and L4. Lazy
 * carries are usual in arithmetic of fixed length, as in D. J. Bernstein, "Curve25519", PKC 2006;
 * balanced digits are in D. E. Knuth, The Art of Computer Programming, vol. 2, section 4.1.
 */
public final class LimbSum {
  private static final int BITS = LimbKernels.BITS;
  private static final long HALF = 1L << (BITS - 1);

  /** First limbs below this fit a product. */
  private static final long LARGEST_FACTOR = 1L << (BITS - 2);

  /** First columns below this take another term, which is below 2^62 + 2^24. */
  private static final long LARGEST_TERM = 1L << 61;

  /** How far the exponent is raised where the first column is too large. */
  private static final int ROOM = 8;

  /**
   * Additions after which carries are settled: each adds less than 1.5 · 2^56 to a column but the
   * first.
   */
  private static final int SETTLE_AFTER = 32;

  private final int limbs;
  private final long[] columns;
  private final long[] scratch;
  private long exponent;
  private int pending;
  private boolean isEmpty = true;

  public LimbSum(int limbs) {
    this.limbs = limbs;
    this.columns = new long[limbs];
    this.scratch = new long[limbs];
  }

  public long[] columns() {
    return columns;
  }

  public void clear() {
    for (int i = 0; i < limbs; i++) {
      columns[i] = 0;
    }
    pending = 0;
    isEmpty = true;
  }

  /** Begins a new number with the given exponent. */
  public void start(long newExponent) {
    clear();
    exponent = newExponent;
    isEmpty = false;
  }

  /** The number of {@code n} limbs, {@code stride} apart, under the given exponent. */
  void read(long[] d, int at, int stride, int n, long newExponent) {
    for (int i = 0; i < n; i++) {
      columns[i] = d[at + i * stride];
    }
    for (int i = n; i < limbs; i++) {
      columns[i] = 0;
    }
    exponent = newExponent;
    pending = 0;
    isEmpty = false;
  }

  /** The value rounded towards zero to the limbs there are. */
  public void set(Dyadic value) {
    if (value.signum() == 0) {
      clear();
      return;
    }
    start(value.magnitudeExponent() + 2);
    long shift = value.exponent() - exponent + (long) BITS * limbs;
    BigInteger significand = value.significand().abs();
    BigInteger fixed =
        shift >= 0
            ? significand.shiftLeft((int) shift)
            : significand.shiftRight((int) Math.min(-shift, Integer.MAX_VALUE));
    for (int i = limbs - 1; i >= 0; i--) {
      columns[i] = fixed.longValue() & LimbKernels.MASK;
      fixed = fixed.shiftRight(BITS);
    }
    if (value.signum() < 0) {
      negate();
    }
  }

  /** The value of another sum, which is not empty. */
  public void set(LimbSum other) {
    System.arraycopy(other.columns, 0, columns, 0, limbs);
    exponent = other.exponent;
    pending = other.pending;
    isEmpty = false;
  }

  /** The columns of another sum, as many as there is room for. */
  public void copy(LimbSum other) {
    clear();
    int n = Math.min(limbs, other.limbs);
    System.arraycopy(other.columns, 0, columns, 0, n);
    exponent = other.exponent;
    pending = other.pending;
    isEmpty = other.isEmpty;
  }

  /**
   * The number {@code 2^newExponent Σ_i x_i 2^(-24(i+1))}, rounded to the limbs there are; the
   * columns are left settled.
   */
  public void join(long[] x, long newExponent) {
    NarrowLimbs.settle(x);
    start(newExponent);
    NarrowLimbs.addTo(columns, limbs, x);
  }

  /** The value of constant {@code k}. */
  public void set(LimbConstants constants, int k) {
    start(constants.exponent(k));
    for (int i = 0; i < limbs; i++) {
      columns[i] = constants.limb(k, i);
    }
  }

  /** Adds {@code n} limbs of constant {@code k}, whose exponent is this sum's. */
  public void add(LimbConstants constants, int k, int n) {
    for (int i = 0; i < n; i++) {
      columns[i] += constants.limb(k, i);
    }
  }

  /** Multiplies by {@code 2^power}. */
  void scale(long power) {
    exponent += power;
  }

  public void negate() {
    for (int i = 0; i < limbs; i++) {
      columns[i] = -columns[i];
    }
  }

  /** Carries until every column but the first is a limb. */
  public void settle(int n) {
    for (int i = n - 1; i > 0; i--) {
      long carry = (columns[i] + HALF) >> BITS;
      columns[i] -= carry << BITS;
      columns[i - 1] += carry;
    }
  }

  public boolean isZero(int n) {
    if (isEmpty) {
      return true;
    }
    for (int i = 0; i < n; i++) {
      if (columns[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** An {@code m} with {@code |value| < 2^m}, at most 3 too large; settled and not zero. */
  public long magnitude(int n) {
    int first = 0;
    while (first < n - 1 && columns[first] == 0) {
      first++;
    }
    int length = 64 - Long.numberOfLeadingZeros(Math.abs(columns[first]) + 1);
    return exponent - (long) BITS * (first + 1) + length;
  }

  /**
   * Adds another sum, which is left settled; the larger exponent is kept, or one larger still where
   * the first column would not take another term.
   */
  public void add(LimbSum other, int n) {
    if (other.isEmpty) {
      return;
    }
    other.settle(n);
    if (isEmpty) {
      exponent = other.exponent;
      System.arraycopy(other.columns, 0, columns, 0, n);
      isEmpty = false;
    } else {
      if (other.exponent > exponent) {
        settle(n);
        shiftTo(other.exponent, n);
      }
      other.addShifted(columns, exponent - other.exponent, n);
    }
    settleInTime(n);
  }

  /**
   * Adds {@code limb · 2^-56} times the number whose limbs lie {@code stride} apart, given under
   * this exponent.
   */
  void addScaled(long[] d, int at, int stride, int n, long limb) {
    LimbKernels.addScaled(d, at, stride, n, limb, columns);
    settleInTime(n);
  }

  /**
   * Adds {@code Σ_j m_j · 2^-56} times the numbers whose limbs lie {@code stride} apart, given
   * under this exponent; single limbs {@code m_j} of 0 stand for terms that are left out.
   */
  void addScaled(long[] d, int[] bases, int offset, int stride, int n, long[] limbs) {
    for (int first = 0; first < limbs.length; first += SETTLE_AFTER) {
      int last = Math.min(limbs.length, first + SETTLE_AFTER);
      LimbKernels.addScaled(d, bases, offset, stride, n, limbs, first, last, columns);
      settle(n);
      makeRoom(LARGEST_TERM, n);
    }
    pending = 0;
  }

  private void settleInTime(int n) {
    if (++pending >= SETTLE_AFTER) {
      pending = 0;
      settle(n);
    }
    makeRoom(LARGEST_TERM, n);
  }

  private void shiftTo(long newExponent, int n) {
    if (newExponent == exponent) {
      return;
    }
    for (int i = 0; i < n; i++) {
      scratch[i] = 0;
    }
    addShifted(scratch, newExponent - exponent, n);
    System.arraycopy(scratch, 0, columns, 0, n);
    exponent = newExponent;
  }

  /**
   * Adds this number divided by {@code 2^shift} to {@code target}; settled, and small enough if
   * shifted left.
   */
  private void addShifted(long[] target, long shift, int n) {
    if (shift >= (long) BITS * n + BITS) {
      return;
    }
    int words = (int) Math.floorDiv(shift, (long) BITS);
    int rest = (int) Math.floorMod(shift, (long) BITS);
    long lowMask = (1L << rest) - 1;
    long fromAbove = 0;
    int first = Math.max(0, -words - 1);
    if (words < 0 && first < n) {
      // One column before the first is added to it with its weight; those before vanish.
      target[0] += (columns[first] >> rest) << BITS;
      fromAbove = (columns[first] & lowMask) << (BITS - rest);
      first++;
    }
    for (int i = first; i < n - Math.max(0, words); i++) {
      long x = columns[i];
      target[i + words] += (x >> rest) + fromAbove;
      fromAbove = (x & lowMask) << (BITS - rest);
    }
    boolean hasColumnLeft = words < 0 && n + words >= 0;
    if (hasColumnLeft) {
      target[n + words] += fromAbove;
    }
  }

  /**
   * Multiplies settled limbs by a small positive integer: exactly, where the first column can take
   * it.
   */
  public void multiply(int factor, int n) {
    if (Math.abs(columns[0]) >= LARGEST_TERM / factor) {
      multiply(LimbFactor.of(factor, 0), n);
      return;
    }
    long carry = 0;
    for (int i = n - 1; i > 0; i--) {
      long x = columns[i];
      long low = ((x * factor) & LimbKernels.MASK) + carry;
      long rest = (low + HALF) >> BITS;
      columns[i] = low - (rest << BITS);
      carry = Math.multiplyHigh(x << (64 - BITS), factor) + rest;
    }
    columns[0] = columns[0] * factor + carry;
  }

  /** Multiplies by a single limb and settles. */
  public void multiply(LimbFactor factor, int n) {
    if (isEmpty) {
      return;
    }
    settle(n);
    makeRoom(LARGEST_FACTOR, n);
    long m = factor.limb();
    long high = 0;
    for (int i = n - 1; i >= 0; i--) {
      long x = columns[i];
      long low = i + 1 < n ? (x * m) & LimbKernels.MASK : 0;
      if (i + 1 < n) {
        columns[i + 1] = high + low;
      }
      high = Math.multiplyHigh(x << (64 - BITS), m);
    }
    columns[0] = high;
    exponent += factor.exponent();
    settle(n);
  }

  /**
   * Multiplies by constant {@code k} and settles.
   *
   * <p>Column by column from the last, each in place of the limb that no column before needs.
   */
  public void multiply(LimbConstants constants, int k, int n) {
    if (isEmpty) {
      return;
    }
    settle(n);
    makeRoom(LARGEST_FACTOR, n);
    long carry = 0;
    for (int c = n - 1; c > 0; c--) {
      carry = multiplyColumn(constants, k, c, carry);
    }
    columns[0] = carry + Math.multiplyHigh(columns[0] << (64 - BITS), constants.limb(k, 0));
    exponent += constants.exponent(k);
  }

  /** Replaces a column by that of the product with a constant; returns what it carries. */
  private long multiplyColumn(LimbConstants constants, int k, int c, long carried) {
    long[] factor = constants.data();
    int last = constants.at(k) + c;
    long sum = carried;
    long carry = 0;
    for (int p = 0; p < c; p++) {
      long x = columns[p];
      sum += Math.multiplyHigh(x << (64 - BITS), factor[last - p]);
      sum += (x * factor[last - p - 1]) & LimbKernels.MASK;
      if ((p & (SETTLE_AFTER - 1)) == SETTLE_AFTER - 1) {
        carry += sum >> BITS;
        sum &= LimbKernels.MASK;
      }
    }
    sum += Math.multiplyHigh(columns[c] << (64 - BITS), factor[last - c]);
    long rest = (sum + HALF) >> BITS;
    columns[c] = sum - (rest << BITS);
    return carry + rest;
  }

  /** Raises the exponent if the first column reaches {@code largest}. */
  private void makeRoom(long largest, int n) {
    if (Math.abs(columns[0]) >= largest) {
      settle(n);
      shiftTo(exponent + ROOM, n);
      settle(n);
    }
  }

  long exponent() {
    return exponent;
  }

  /** Brings the number to another exponent, at which it fits, and settles it. */
  public void moveTo(long newExponent, int n) {
    shiftTo(newExponent, n);
    settle(n);
  }

  /** Writes the number, settled, as {@code n} limbs under another exponent, at which it fits. */
  public void writeTo(long[] d, int at, int stride, long asExponent, int n) {
    long shift = Math.min(asExponent - exponent, (long) BITS * (n + 1));
    int words = (int) Math.floorDiv(shift, (long) BITS);
    int rest = (int) Math.floorMod(shift, (long) BITS);
    long lowMask = (1L << rest) - 1;
    long carry = 0;
    for (int i = n - 1; i > 0; i--) {
      int source = i - words;
      long above = (columnBefore(source, n) & lowMask) << (BITS - rest);
      long x = (columnBefore(source + 1, n) >> rest) + above + carry;
      carry = (x + HALF) >> BITS;
      d[at + i * stride] = x - (carry << BITS);
    }
    // One column before the first is added to it with its weight; those before vanish.
    long before = columnBefore(-words, n) << (BITS - rest);
    d[at] = (columnBefore(1 - words, n) >> rest) + before + carry;
  }

  /**
   * Writes the number, settled or not, as {@code n} limbs under another exponent, if that differs
   * by less than a limb and the first limb can hold what it must; false, with nothing written, if
   * not.
   */
  public boolean writeNear(long[] d, int at, int stride, long asExponent, int n) {
    long distance = asExponent - exponent;
    if (isEmpty || distance >= BITS || distance <= -BITS) {
      return false;
    }
    return distance >= 0
        ? writeRight(d, at, stride, (int) distance, n)
        : writeLeft(d, at, stride, (int) (BITS + distance), n);
  }

  private boolean writeRight(long[] d, int at, int stride, int shift, int n) {
    long lowMask = (1L << shift) - 1;
    long carry = 0;
    long x = columns[n - 1];
    for (int i = n - 1; i > 0; i--) {
      long above = columns[i - 1];
      long shifted = (x >> shift) + ((above & lowMask) << (BITS - shift)) + carry;
      carry = (shifted + HALF) >> BITS;
      d[at + i * stride] = shifted - (carry << BITS);
      x = above;
    }
    d[at] = (x >> shift) + carry;
    return true;
  }

  /** The same shifted left by a limb and then right, where the first column has the room. */
  private boolean writeLeft(long[] d, int at, int stride, int shift, int n) {
    long before = columns[0] >> shift;
    if (before != 0 && before != -1) {
      return false;
    }
    long lowMask = (1L << shift) - 1;
    long carry = 0;
    long x = 0;
    for (int i = n - 1; i >= 0; i--) {
      long above = columns[i];
      long shifted = (x >> shift) + ((above & lowMask) << (BITS - shift)) + carry;
      x = above;
      if (i > 0) {
        carry = (shifted + HALF) >> BITS;
        d[at + i * stride] = shifted - (carry << BITS);
      } else {
        d[at] = shifted + (before << BITS);
      }
    }
    return true;
  }

  private long columnBefore(int i, int n) {
    return i > 0 && i <= n ? columns[i - 1] : 0;
  }

  /**
   * Whether a product under the given exponent may be added to the columns at once, to be followed
   * by {@link #settleProduct}; they are settled for it.
   */
  public boolean takesProduct(long productExponent, int n) {
    if (isEmpty) {
      exponent = productExponent;
      isEmpty = false;
    } else if (exponent == productExponent) {
      settle(n);
    }
    return exponent == productExponent;
  }

  /** Settles in time after a product was added. */
  public void settleProduct(int n) {
    settleInTime(n);
  }
}
