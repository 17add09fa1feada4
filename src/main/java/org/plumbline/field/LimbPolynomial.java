package org.plumbline.field;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.number.Dyadic;

/**
 * A polynomial whose coefficients are multiples of one power of two, kept as limbs without their
 * leading zeros: a fraction of the memory that numbers of their own would take.
 */
public final class LimbPolynomial implements Polynomial {
  /** The bits of a limb. */
  public static final int BITS = 56;

  private static final long MASK = (1L << BITS) - 1;

  /** The bits of a coefficient's first limb. */
  private static final int MOST_FIRST = 62;

  /** A power of two that takes every double but 0 out of range, or to 0. */
  private static final long FAR = 5_000;

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
  public static final class Builder {
    private final int[] ends;
    private final long[] limbs;
    private int count;
    private int used;

    /** For coefficients up to an order, of at most {@code n} limbs each. */
    public Builder(int order, int n) {
      this.ends = new int[order + 1];
      this.limbs = new long[(order + 1) * n];
    }

    /**
     * Appends the coefficient {@code Σ_i columns[i] 2^(56 (n - 1 - i))}.
     *
     * @throws IllegalArgumentException unless every column is in {@code [-2^55, 2^55]}, the first
     *     that is not zero in {@code [-2^62, 2^62]}
     */
    public void add(long[] columns, int n) {
      int first = 0;
      while (first < n && columns[first] == 0) {
        first++;
      }
      for (int i = first; i < n; i++) {
        if (Math.abs(columns[i]) > 1L << (i > first ? BITS - 1 : MOST_FIRST)) {
          throw new IllegalArgumentException("a limb that is too large");
        }
      }
      System.arraycopy(columns, first, limbs, used, n - first);
      used += n - first;
      ends[count++] = used;
    }

    /** The polynomial with the coefficients added so far, in units of {@code 2^unit}. */
    public LimbPolynomial build(long unit) {
      LimbPolynomial built =
          new LimbPolynomial(unit, Arrays.copyOf(ends, count), Arrays.copyOf(limbs, used));
      count = 0;
      used = 0;
      return built;
    }
  }

  /** The bytes that {@link #write} puts into a buffer. */
  int bytes() {
    return Long.BYTES + 2 * Integer.BYTES + Integer.BYTES * ends.length + Long.BYTES * limbs.length;
  }

  /** Puts the polynomial into a buffer, for {@link #read}. */
  void write(ByteBuffer buffer) {
    buffer.putLong(unit).putInt(ends.length).putInt(limbs.length);
    for (int end : ends) {
      buffer.putInt(end);
    }
    for (long limb : limbs) {
      buffer.putLong(limb);
    }
  }

  /** Takes a polynomial from a buffer into which {@link #write} has put it. */
  static LimbPolynomial read(ByteBuffer buffer) {
    long unit = buffer.getLong();
    int[] ends = new int[buffer.getInt()];
    long[] limbs = new long[buffer.getInt()];
    Arrays.setAll(ends, k -> buffer.getInt());
    Arrays.setAll(limbs, i -> buffer.getLong());
    return new LimbPolynomial(unit, ends, limbs);
  }

  /** The number of coefficients. */
  public int length() {
    return ends.length;
  }

  /** The power of two that all coefficients are multiples of. */
  public long unit() {
    return unit;
  }

  private int start(int k) {
    return k == 0 ? 0 : ends[k - 1];
  }

  /** Whether coefficient {@code k} is zero. */
  public boolean isZero(int k) {
    return start(k) == ends[k];
  }

  /** An {@code e} with {@code |c_k| < 2^e}, at most 2 too large; of one that is not zero. */
  public long magnitude(int k) {
    int start = start(k);
    // The limbs that follow are worth less than 0.51 of a unit of the first.
    int first = Long.SIZE - Long.numberOfLeadingZeros(Math.abs(limbs[start]));
    return unit + (long) BITS * (ends[k] - start - 1) + first;
  }

  /**
   * Writes the digits of {@code ⌊c_k 2^-from⌋} in base {@code 2^width}, the lowest first, into
   * column {@code k} of the rows; the last one is -1 or 0, the sign.
   *
   * @param width at most {@link #BITS}
   * @throws ArithmeticException if the digits do not fit
   */
  public void writeDigits(int k, long from, int width, long[][] rows) {
    if (isZero(k)) {
      return;
    }
    if (magnitude(k) - from > (long) width * (rows.length - 1)) {
      throw new ArithmeticException("a coefficient of more digits than there are rows");
    }
    long[] bits = twosComplement(k);
    for (int i = 0; i < rows.length; i++) {
      long at = from - unit + (long) width * i;
      rows[i][k] =
          i == rows.length - 1 ? bits[bits.length - 1] : cut(bits, at) & ((1L << width) - 1);
    }
  }

  /** The limbs of a coefficient in {@code [0, 2^56)}, the lowest first, then the sign. */
  private long[] twosComplement(int k) {
    int start = start(k);
    long[] bits = new long[ends[k] - start + 2];
    long carry = 0;
    for (int i = 0; i + 1 < bits.length; i++) {
      long limb = (ends[k] - i > start ? limbs[ends[k] - 1 - i] : 0) + carry;
      bits[i] = limb & MASK;
      carry = limb >> BITS;
    }
    bits[bits.length - 1] = carry;
    return bits;
  }

  /** At least 56 bits of a number in two's complement from a bit on; zeros before its first. */
  private static long cut(long[] bits, long from) {
    if (from <= -BITS) {
      return 0;
    }
    if (from < 0) {
      return limb(bits, 0) << -from;
    }
    long first = from / BITS;
    int shift = (int) (from % BITS);
    return limb(bits, first) >>> shift | limb(bits, first + 1) << (BITS - shift);
  }

  private static long limb(long[] bits, long i) {
    return i < bits.length - 1 ? bits[(int) i] : bits[bits.length - 1] & MASK;
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
    for (int i = start(k); i < ends[k]; i++) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(limbs[i]));
    }
    return Dyadic.of(value, unit);
  }

  /**
   * Coefficient {@code k} but for {@code 2^-50} of its size and {@code 2^-1074}; infinite beyond
   * the range of doubles.
   */
  public double approximate(int k) {
    int start = start(k);
    int limbsUsed = Math.min(2, ends[k] - start);
    if (limbsUsed == 0) {
      return 0;
    }
    // Of a first limb of 1 the second takes away half at most: what follows is below 2^-54 of both.
    double value =
        limbsUsed == 1 ? limbs[start] : limbs[start] * 0x1p56 + (double) limbs[start + 1];
    long exponent = unit + (long) BITS * (ends[k] - start - limbsUsed);
    return Math.scalb(value, (int) Math.max(-FAR, Math.min(FAR, exponent)));
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
      for (int i = start(k); i < ends[k]; i++) {
        sums[sums.length - ends[k] + i] += limbs[i];
      }
      if (k % CARRY_AFTER == 0) {
        carry(sums);
      }
    }
    BigInteger value = BigInteger.ZERO;
    for (long sum : sums) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(sum));
    }
    return Dyadic.of(value, unit);
  }

  private static void carry(long[] sums) {
    for (int i = sums.length - 1; i > 0; i--) {
      sums[i - 1] += sums[i] >> BITS;
      sums[i] &= MASK;
    }
  }

  private int longest() {
    int longest = 0;
    for (int k = 0; k < ends.length; k++) {
      longest = Math.max(longest, ends[k] - start(k));
    }
    return longest;
  }
}
