package org.plumbline.series.limb;

import java.math.BigInteger;
import java.util.Arrays;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;

/**
 * The coefficients of all registers as limbs in one flat array, and the exponent of each register.
 *
 * <p>Coefficient {@code k} of a register is {@code 2^E Σ_{i<n_k} x_i 2^(-56(i+1))}; limb {@code i}
 * of all its coefficients lie side by side. Threads may work on different registers at once.
 */
public final class LimbRegisters {
  /** Below this part of a register's size, three limbs no longer show a coefficient. */
  private static final double LEAST_SEEN = 0x1p-100;

  /** The exponent of a register none of whose coefficients differs from zero. */
  static final long NO_EXPONENT = Long.MIN_VALUE / 4;

  /** Limbs of 24 bits for numbers that reach further up than those they are added to. */
  private static final int SPARE_LANES = 2;

  private final int bits;
  private final int limbs;
  private final int stride;
  private final int[] limbsAt;
  private final int[] bitsAt;
  private final int[] slots;
  private long[] data;
  private final long[] exponents;

  /**
   * Registers for series at the given scale, with {@code bits} bits at order 0, all zero.
   *
   * @param slots the order in which registers lie
   * @param used how many of these are made room for at first
   */
  public LimbRegisters(int[] slots, int used, SeriesScale scale, int bits) {
    this.slots = slots;
    this.bits = bits;
    this.limbs = limbsFor(bits);
    this.stride = scale.order() + 2;
    this.limbsAt = new int[stride];
    this.bitsAt = new int[stride];
    Arrays.fill(limbsAt, limbs);
    Arrays.fill(bitsAt, bits);
    narrow(limbsAt, bitsAt, bits, 0, scale.decay());
    this.data = new long[size(used, limbs, stride)];
    this.exponents = new long[slots.length];
    Arrays.fill(exponents, NO_EXPONENT);
  }

  private static int size(int count, int limbs, int stride) {
    return Math.multiplyExact(Math.multiplyExact(count, limbs), stride);
  }

  /** Makes room for all registers, if there is none. */
  public void makeRoom() {
    int all = size(slots.length, limbs, stride);
    if (data.length < all) {
      data = Arrays.copyOf(data, all);
    }
  }

  /** The limbs of numbers with at least {@code bits} bits. */
  public static int limbsFor(int bits) {
    return (bits + LimbKernels.BITS - 1) / LimbKernels.BITS;
  }

  /** Spares coefficients beyond {@code order} the limbs that {@code decay} bits an order take. */
  public void narrow(int order, double decay) {
    narrow(limbsAt, bitsAt, bits, order, decay);
  }

  private static void narrow(int[] limbsAt, int[] bitsAt, int bits, int order, double decay) {
    for (int k = order + 1; k < limbsAt.length; k++) {
      bitsAt[k] = Math.max(1, Math.min(bitsAt[k], (int) Math.ceil(bits - decay * k)));
      int count = (int) Math.ceil((bits - decay * k) / LimbKernels.BITS);
      limbsAt[k] = Math.max(1, Math.min(limbsAt[k], count));
    }
  }

  public long[] data() {
    return data;
  }

  /** The distance between successive limbs of a coefficient. */
  public int stride() {
    return stride;
  }

  /** The limbs of coefficients of order 0. */
  public int limbs() {
    return limbs;
  }

  /** The limbs of coefficients of the given order. */
  public int limbs(int order) {
    return limbsAt[order];
  }

  /** The bits that coefficients of the given order need. */
  public int bits(int order) {
    return bitsAt[order];
  }

  /** The most limbs of 24 bits that a number in a lane has: enough for all bits, and some spare. */
  public int lanes() {
    return lanesFor(limbs);
  }

  /** The same for registers of so many limbs. */
  public static int lanesFor(int limbs) {
    return (limbs * LimbKernels.BITS + NarrowLimbs.BITS - 1) / NarrowLimbs.BITS + SPARE_LANES;
  }

  /** Where the first limbs of a register's coefficients begin. */
  public int base(int register) {
    return slots[register] * limbs * stride;
  }

  /** Whether no coefficient of the register differs from zero. */
  public boolean isZero(int register) {
    return exponents[register] == NO_EXPONENT;
  }

  public long exponent(int register) {
    return exponents[register];
  }

  public void setExponent(int register, long exponent) {
    exponents[register] = exponent;
  }

  /** Sets a coefficient to zero. */
  public void clear(int register, int order) {
    int at = base(register) + order;
    for (int i = 0; i < limbs; i++) {
      data[at + i * stride] = 0;
    }
  }

  /** Puts a coefficient into a sum. */
  public void read(int register, int order, LimbSum sum) {
    if (isZero(register)) {
      sum.clear();
      return;
    }
    int at = base(register) + order;
    sum.read(data, at, stride, limbsAt[order], exponents[register]);
  }

  /**
   * Copies the first registers of others, which lie first, and how many limbs coefficients have
   * there, if they are laid out alike.
   */
  public boolean copy(LimbRegisters other, int count) {
    boolean fits = limbs == other.limbs && stride == other.stride;
    if (fits) {
      System.arraycopy(other.limbsAt, 0, limbsAt, 0, stride);
      System.arraycopy(other.bitsAt, 0, bitsAt, 0, stride);
      System.arraycopy(other.data, 0, data, 0, size(count, limbs, stride));
      System.arraycopy(other.exponents, 0, exponents, 0, count);
    }
    return fits;
  }

  /** The exact value of a coefficient. */
  public Dyadic coefficient(int register, int order) {
    if (isZero(register)) {
      return Dyadic.ZERO;
    }
    int n = limbsAt[order];
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < n; i++) {
      long limb = data[base(register) + i * stride + order];
      value = value.shiftLeft(LimbKernels.BITS).add(BigInteger.valueOf(limb));
    }
    return Dyadic.of(value, exponents[register] - (long) LimbKernels.BITS * n);
  }

  /** A coefficient as a double; it may overflow or underflow. */
  public double approximateCoefficient(int register, int order) {
    if (isZero(register)) {
      return 0;
    }
    int at = base(register) + order;
    double value = 0;
    for (int i = 0; i < Math.min(limbsAt[order], 3); i++) {
      value += Math.scalb((double) data[at + i * stride], -LimbKernels.BITS * (i + 1));
    }
    // Far smaller than its register, a coefficient has its digits in later limbs.
    boolean liesBelow = Math.abs(value) < LEAST_SEEN;
    if (liesBelow) {
      return coefficient(register, order).approximateDouble();
    }
    return Math.scalb(value, (int) Math.max(-4000, Math.min(4000, exponents[register])));
  }
}
