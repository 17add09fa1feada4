package org.plumbline.series;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.Instruction;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;

/**
 * Series of multi-limb fixed-point numbers in one flat array: the fast arithmetic.
 *
 * <p>Each register has one binary exponent for all its coefficients, {@code c_k = 2^E · Σ_i x_ki
 * 2^(-56(i+1))}; it is chosen when the first coefficient that is not zero arrives and raised, the
 * older coefficients shifted, should a later one not fit. In a time in which coefficients neither
 * grow nor fall, coefficient {@code k} matters only to {@code decay · k} bits less than the first,
 * so it is computed with fewer limbs. What each operation may lose is in
 * proofs-notes/limb-series.md: a few units of the last limb under the largest scale involved, which
 * lies six to nine bits above the largest coefficient.
 *
 * <p>Nothing is allocated while an order is executed, apart from constants on first use.
 */
public final class LimbSeries implements SeriesArithmetic {
  /** Bits between a register's scale and its first coefficient, beyond those required. */
  private static final int ROOM = 4;

  /** Below this part of a register's size, three limbs no longer show a coefficient. */
  private static final double LEAST_SEEN = 0x1p-100;

  /** Bits between a register's scale and its largest coefficient: at least 2 … */
  private static final int LEAST_REQUIRED = 2;

  /** … and more where series are longer than {@code 2^LONG_BITS}: a product must not overflow. */
  private static final int LONG_BITS = 10;

  private static final long NO_EXPONENT = Long.MIN_VALUE / 4;

  private final int limbs;
  private final int stride;
  private final int requiredRoom;
  private final int[] limbsAt;
  private final long[] data;
  private final long[] exponents;
  private final Elementary elementary;
  private final LimbSum term;
  private final LimbSum total;
  private final LimbProgram program;
  private final LimbConstants reciprocals;
  private final LimbConstants integrators;

  private LimbSeries(SeriesScale scale, int bits, LimbProgram prepared) {
    this.program = prepared;
    this.limbs = limbs(bits);
    this.stride = scale.order() + 2;
    this.requiredRoom =
        LEAST_REQUIRED
            + Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(stride) - LONG_BITS);
    this.limbsAt = limbsAt(limbs, scale, bits);
    int registers = prepared.registers();
    this.data = new long[Math.multiplyExact(registers * limbs, stride)];
    this.exponents = new long[registers];
    Arrays.fill(exponents, NO_EXPONENT);
    this.elementary = Elementary.withBits(limbs * LimbKernels.BITS);
    this.term = new LimbSum(limbs);
    this.total = new LimbSum(limbs);
    this.reciprocals = LimbConstants.reciprocals(stride, limbs, Dyadic.ONE);
    this.integrators = LimbConstants.reciprocals(stride, limbs, scale.timeUnit());
  }

  /**
   * Series of numbers in fixed point with at least {@code bits} bits, the room included.
   *
   * <p>The factory prepares the combinations of a program once and keeps them while it is asked for
   * the same program; it belongs to one thread.
   */
  public static SeriesArithmetic.Factory withBits(int bits) {
    return new Prepared(bits);
  }

  /** Creates series, with the last program at hand in its prepared form. */
  private static final class Prepared implements SeriesArithmetic.Factory {
    private final int bits;
    private Optional<LimbProgram> last = Optional.empty();

    Prepared(int bits) {
      this.bits = bits;
    }

    @Override
    public SeriesArithmetic create(StraightLineProgram program, SeriesScale scale) {
      LimbProgram prepared =
          last.filter(known -> known.isOf(program))
              .orElseGet(() -> new LimbProgram(program, limbs(bits)));
      last = Optional.of(prepared);
      return new LimbSeries(scale, bits, prepared);
    }
  }

  private static int limbs(int bits) {
    return (bits + LimbKernels.BITS - 1) / LimbKernels.BITS;
  }

  private static int[] limbsAt(int limbs, SeriesScale scale, int bits) {
    int[] limbsAt = new int[scale.order() + 2];
    for (int k = 0; k < limbsAt.length; k++) {
      int count = (int) Math.ceil((bits - scale.decay() * k) / LimbKernels.BITS);
      limbsAt[k] = Math.max(1, Math.min(limbs, count));
    }
    return limbsAt;
  }

  private int base(int register) {
    return register * limbs * stride;
  }

  @Override
  public void execute(List<Instruction> instructions, int order) {
    for (LimbProgram.Operation operation : program.operations(instructions)) {
      if (operation instanceof LimbProgram.Dot dot) {
        dot(dot, order);
      } else if (operation instanceof LimbProgram.Combination combination) {
        combination.terms().sum(this, order, limbsAt[order], total, term);
        store(combination.target(), order);
      } else if (operation instanceof LimbProgram.Exponential exponential) {
        exponential(exponential, order);
      } else if (operation instanceof LimbProgram.Logistic logistic) {
        logistic(logistic, order);
      }
    }
  }

  private void dot(LimbProgram.Dot dot, int order) {
    total.clear();
    for (int j = 0; j < dot.terms(); j++) {
      addProduct(dot.left(j), dot.right(j), order);
    }
    store(dot.target(), order);
  }

  /** Adds coefficient {@code order} of a product to the total. */
  private void addProduct(int a, int b, int order) {
    if (exponents[a] == NO_EXPONENT || exponents[b] == NO_EXPONENT) {
      return;
    }
    int n = limbsAt[order];
    term.start(exponents[a] + exponents[b]);
    LimbKernels.convolve(data, base(a), base(b), stride, order, n, term.columns());
    total.add(term, n);
  }

  /** Adds {@code factor · 2^-56 · 2^exponent} times a coefficient to a sum. */
  void addScaled(int register, int order, LimbCombination.Factor factor, LimbSum sum, int n) {
    if (exponents[register] == NO_EXPONENT) {
      return;
    }
    term.start(exponents[register] + factor.exponent());
    LimbKernels.addScaled(data, base(register) + order, stride, n, factor.limb(), term.columns());
    sum.add(term, n);
  }

  private void exponential(LimbProgram.Exponential exponential, int order) {
    if (order == 0) {
      Dyadic value = elementary.exp(coefficient(exponential.source(), 0));
      setCoefficient(exponential.target(), 0, value);
      return;
    }
    derivativeProduct(exponential.source(), exponential.scaled(), exponential.target(), order);
    store(exponential.target(), order);
  }

  /** Puts {@code (Σ_{j=1..k} j u_j f_{k-j}) / k} into the total, {@code j u_j} into a register. */
  private void derivativeProduct(int u, int scaled, int f, int order) {
    int n = limbsAt[order];
    total.clear();
    addScaled(u, order, LimbCombination.Factor.of(order, 0), total, n);
    store(scaled, order);
    total.clear();
    addProduct(scaled, f, order);
    total.multiply(reciprocals, order, n, term);
  }

  private void logistic(LimbProgram.Logistic logistic, int order) {
    if (order == 0) {
      Dyadic u = coefficient(logistic.source(), 0);
      int bits = limbs * LimbKernels.BITS;
      Dyadic e = elementary.exp(u.negate());
      Dyadic c = Dyadic.ONE.approximateQuotient(Dyadic.ONE.add(e), bits);
      setCoefficient(logistic.target(), 0, c);
      setCoefficient(logistic.slope(), 0, c.multiply(c).multiply(e).round(bits));
      return;
    }
    derivativeProduct(logistic.source(), logistic.scaled(), logistic.slope(), order);
    store(logistic.target(), order);
    total.clear();
    addProduct(logistic.target(), logistic.target(), order);
    total.negate();
    addScaled(logistic.target(), order, LimbCombination.Factor.of(1, 0), total, limbsAt[order]);
    store(logistic.slope(), order);
  }

  @Override
  public void integrate(int target, int source, int order) {
    int n = limbsAt[order + 1];
    total.clear();
    if (source >= 0 && exponents[source] != NO_EXPONENT) {
      total.start(exponents[source]);
      take(source, order);
      total.multiply(integrators, order + 1, n, term);
    }
    store(target, order + 1);
  }

  /** Stores the total as a coefficient, raising the register's exponent if it does not fit. */
  private void store(int register, int order) {
    int n = limbsAt[order];
    int at = base(register) + order;
    for (int i = 0; i < limbs; i++) {
      data[at + i * stride] = 0;
    }
    total.settle(n);
    if (total.isZero(n)) {
      return;
    }
    long magnitude = total.magnitude(n);
    if (exponents[register] == NO_EXPONENT) {
      exponents[register] = magnitude + requiredRoom + ROOM;
    } else if (magnitude + requiredRoom > exponents[register]) {
      raise(register, order, magnitude + requiredRoom + ROOM);
    }
    total.writeTo(data, at, stride, exponents[register], n);
  }

  /** Gives a register a larger exponent, shifting its coefficients below {@code order}. */
  private void raise(int register, int order, long exponent) {
    LimbSum moved = new LimbSum(limbs);
    for (int k = 0; k < order; k++) {
      int n = limbsAt[k];
      moved.start(exponents[register]);
      for (int i = 0; i < n; i++) {
        moved.columns()[i] = data[base(register) + i * stride + k];
      }
      moved.settle(n);
      moved.writeTo(data, base(register) + k, stride, exponent, n);
    }
    exponents[register] = exponent;
  }

  @Override
  public List<Polynomial> polynomials(List<Integer> registers, int order, Dyadic length) {
    LimbConstants powers = LimbConstants.powers(order + 1, limbs, length);
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(order, limbs);
    List<Polynomial> polynomials = new ArrayList<>();
    for (int register : registers) {
      long exponent = exponents[register];
      for (int k = 0; k <= order; k++) {
        if (exponent == NO_EXPONENT) {
          total.clear();
        } else {
          total.start(exponent);
          take(register, k);
          if (k > 0) {
            total.multiply(powers, k, limbsAt[k], term);
            total.moveTo(exponent, limbs);
          }
        }
        builder.add(total.columns(), limbs);
      }
      polynomials.add(builder.build(exponent - (long) LimbKernels.BITS * limbs));
    }
    return polynomials;
  }

  /** Puts a coefficient into the columns of the total. */
  private void take(int register, int order) {
    int at = base(register) + order;
    for (int i = 0; i < limbsAt[order]; i++) {
      total.columns()[i] = data[at + i * stride];
    }
  }

  @Override
  public void copy(SeriesArithmetic from, int count, int order) {
    if (from instanceof LimbSeries other
        && Arrays.equals(other.limbsAt, limbsAt)
        && other.limbs == limbs) {
      System.arraycopy(other.data, 0, data, 0, base(count));
      System.arraycopy(other.exponents, 0, exponents, 0, count);
    } else {
      SeriesArithmetic.super.copy(from, count, order);
    }
  }

  @Override
  public Dyadic coefficient(int register, int order) {
    if (exponents[register] == NO_EXPONENT) {
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

  @Override
  public double approximateCoefficient(int register, int order) {
    if (exponents[register] == NO_EXPONENT) {
      return 0;
    }
    int n = limbsAt[order];
    int at = base(register) + order;
    double value = 0;
    for (int i = 0; i < Math.min(n, 3); i++) {
      value += Math.scalb((double) data[at + i * stride], -LimbKernels.BITS * (i + 1));
    }
    // Far smaller than its register, a coefficient has its digits in later limbs.
    boolean liesBelow = Math.abs(value) < LEAST_SEEN;
    if (liesBelow) {
      return coefficient(register, order).approximateDouble();
    }
    return Math.scalb(value, (int) Math.max(-4000, Math.min(4000, exponents[register])));
  }

  @Override
  public void setCoefficient(int register, int order, Dyadic value) {
    total.clear();
    total.set(value);
    store(register, order);
  }
}
