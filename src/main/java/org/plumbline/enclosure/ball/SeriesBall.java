package org.plumbline.enclosure.ball;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * A set of power series: all {@code Σ_{k<=N} c_k τ^k + r(τ)} with exact coefficients {@code c_k}
 * and an unknown remainder {@code r} whose coefficients, of any order, add up in absolute value to
 * at most the radius.
 *
 * <p>The norm {@code ‖f‖ = Σ |f_k|} bounds {@code |f(τ)|} for {@code |τ| <= 1}, and {@code ‖fg‖ <=
 * ‖f‖ ‖g‖}: what is cut off a product, or lost in rounding, is one more part of the radius
 * (proofs-notes/verifier.md). Coefficient {@code k} is {@code Σ_i limb(i)[k] 2^(50 (unit + i))}
 * with balanced limbs {@code -2^49 <= x < 2^49}; rows of limbs end where nothing but zeros would
 * follow, so that series whose coefficients fall cost less. Immutable once built; arrays are shared
 * and never written to.
 */
public final class SeriesBall {
  /** The bits of a limb. */
  public static final int BITS = 50;

  static final long MASK = (1L << BITS) - 1;

  /** Half of a limb's range. */
  static final long HALF = 1L << (BITS - 1);

  /** The highest order for which sums of products of limbs do not overflow. */
  public static final int MOST_ORDER = (1 << 12) - 1;

  /** The zero polynomial alone. */
  public static final SeriesBall ZERO = new SeriesBall(0, new long[0][], Magnitude.ZERO);

  private final long unit;
  private final long[][] limbs;
  private final Magnitude radius;
  private final SeriesSizes sizes;

  /** Made from the limbs when first asked for; whichever thread's is kept, they are alike. */
  private volatile LimbRow @Nullable [] limbRows;

  private SeriesBall(long unit, long[][] limbs, Magnitude radius) {
    this(unit, limbs, radius, SeriesSizes.of(limbs, unit));
  }

  private SeriesBall(long unit, long[][] limbs, Magnitude radius, SeriesSizes sizes) {
    this.unit = unit;
    this.limbs = limbs;
    this.radius = radius;
    this.sizes = sizes;
  }

  /** The series with balanced limbs, row by row, and the given radius; rows may end in zeros. */
  static SeriesBall ofLimbs(long unit, long[][] limbs, Magnitude radius) {
    int lowest = 0;
    int count = limbs.length;
    long[][] trimmed = new long[count][];
    for (int i = 0; i < count; i++) {
      trimmed[i] = trimmed(limbs[i]);
    }
    while (count > 0 && trimmed[count - 1].length == 0) {
      count--;
    }
    while (lowest < count && trimmed[lowest].length == 0) {
      lowest++;
    }
    long[][] kept = new long[count - lowest][];
    System.arraycopy(trimmed, lowest, kept, 0, kept.length);
    return new SeriesBall(unit + lowest, kept, radius);
  }

  private static long[] trimmed(long[] row) {
    int length = row.length;
    while (length > 0 && row[length - 1] == 0) {
      length--;
    }
    return length == row.length ? row : Arrays.copyOf(row, length);
  }

  /**
   * The polynomial whose coefficients are those given, cut to {@code count} limbs below the
   * largest: what a verifier takes for the proposal, exact by definition.
   */
  public static SeriesBall approximate(List<Dyadic> coefficients, int count) {
    return FixedDigits.series(coefficients, count, Magnitude.ZERO);
  }

  /**
   * The constant {@code value}, enclosed with {@code count} limbs; exact if it is dyadic and short.
   */
  static SeriesBall enclosing(Rational value, int count) {
    Dyadic near = Dyadic.approximate(value, BITS * (count - 1));
    boolean isExact = FixedDigits.isEqual(near, value);
    Magnitude error =
        isExact
            ? Magnitude.ZERO
            : Magnitude.enclosingAbove(near.abs()).scale(1L - BITS * (count - 1L));
    return FixedDigits.series(List.of(near), count + 1, error);
  }

  /** The same coefficients with a radius larger by {@code more}. */
  public SeriesBall widened(Magnitude more) {
    return new SeriesBall(unit, limbs, radius.add(more), sizes);
  }

  /** The polynomial without the radius. */
  public SeriesBall center() {
    return new SeriesBall(unit, limbs, Magnitude.ZERO, sizes);
  }

  /** The negated series. */
  public SeriesBall negated() {
    long[][] rows = new long[limbs.length + 1][];
    for (int i = 0; i < limbs.length; i++) {
      rows[i] = new long[length()];
      for (int k = 0; k < limbs[i].length; k++) {
        rows[i][k] = -limbs[i][k];
      }
    }
    rows[limbs.length] = new long[length()];
    FixedDigits.balance(rows);
    return ofLimbs(unit, rows, radius);
  }

  /** The constant coefficients, with the radius. */
  public SeriesBall constant() {
    long[][] rows = new long[limbs.length][1];
    for (int i = 0; i < limbs.length; i++) {
      rows[i][0] = limbs[i].length > 0 ? limbs[i][0] : 0;
    }
    return ofLimbs(unit, rows, radius);
  }

  /** The series less their constant coefficients. */
  SeriesBall withoutConstant() {
    long[][] rows = new long[limbs.length][];
    for (int i = 0; i < limbs.length; i++) {
      rows[i] = limbs[i].clone();
      if (rows[i].length > 0) {
        rows[i][0] = 0;
      }
    }
    return ofLimbs(unit, rows, radius);
  }

  /** The power of {@code 2^50} that limbs of row 0 count. */
  public long unit() {
    return unit;
  }

  /** The number of rows of limbs; 0 for the zero polynomial. */
  public int rows() {
    return limbs.length;
  }

  /** Row {@code i} of limbs; not to be written to. */
  long[] row(int i) {
    return limbs[i];
  }

  /** The rows as sums of products read them; not to be written to. */
  LimbRow[] limbRows() {
    LimbRow @Nullable [] known = limbRows;
    if (known != null) {
      return known;
    }
    LimbRow[] made = new LimbRow[limbs.length];
    for (int i = 0; i < made.length; i++) {
      made[i] = LimbRow.of(limbs[i]);
    }
    limbRows = made;
    return made;
  }

  /** One more than the position of the highest limb. */
  public long top() {
    return unit + limbs.length;
  }

  /** Whether all coefficients are zero. */
  public boolean isZero() {
    return limbs.length == 0;
  }

  public Magnitude radius() {
    return radius;
  }

  /** Bounds of the coefficients' sizes. */
  SeriesSizes sizes() {
    return sizes;
  }

  /** An upper bound of {@code ‖f‖} for every series in the ball. */
  public Magnitude normUpper() {
    return sizes.normUpper().add(radius);
  }

  /** One more than the highest order with a coefficient that is not zero. */
  public int length() {
    int length = 0;
    for (long[] row : limbs) {
      length = Math.max(length, row.length);
    }
    return length;
  }

  /** Coefficient {@code k} of the polynomial. */
  public Dyadic coefficient(int k) {
    BigInteger value = BigInteger.ZERO;
    for (int i = limbs.length - 1; i >= 0; i--) {
      long limb = k < limbs[i].length ? limbs[i][k] : 0;
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(limb));
    }
    return Dyadic.of(value, BITS * unit);
  }

  /**
   * The coefficients in doubles, each within {@code 2^-49} of its size and the least normal one.
   */
  double[] approximateCoefficients() {
    double[] approximate = new double[length()];
    for (int k = 0; k < approximate.length; k++) {
      int i = limbs.length - 1;
      while (i > 0 && (k >= limbs[i].length || limbs[i][k] == 0)) {
        i--;
      }
      double first = k < limbs[i].length ? limbs[i][k] : 0;
      double second = i > 0 && k < limbs[i - 1].length ? limbs[i - 1][k] : 0;
      long power = Math.max(-5_000, Math.min(5_000, BITS * (unit + i - 1)));
      approximate[k] = Math.scalb(first * 0x1p50 + second, (int) power);
    }
    return approximate;
  }

  /** The value of the polynomial at 1: the sum of its coefficients. */
  public Dyadic atOne() {
    BigInteger value = BigInteger.ZERO;
    for (int i = limbs.length - 1; i >= 0; i--) {
      value = value.shiftLeft(BITS).add(BigInteger.valueOf(sum(limbs[i])));
    }
    return Dyadic.of(value, BITS * unit);
  }

  /** At most 4096 limbs below 2^49: no overflow. */
  private static long sum(long[] row) {
    long sum = 0;
    for (long limb : row) {
      sum += limb;
    }
    return sum;
  }

  /** The derivative of the polynomial, exact; the radius is dropped and must be zero. */
  public SeriesBall derivative() {
    if (!radius.isZero()) {
      throw new IllegalStateException("the derivative of a remainder is not bounded");
    }
    int length = Math.max(0, length() - 1);
    long[][] rows = new long[limbs.length + 1][length];
    for (int i = 0; i < limbs.length; i++) {
      for (int k = 0; k + 1 < limbs[i].length; k++) {
        rows[i][k] = limbs[i][k + 1] * (k + 1);
      }
    }
    FixedDigits.balance(rows);
    return ofLimbs(unit, rows, Magnitude.ZERO);
  }
}
