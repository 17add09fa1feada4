package org.plumbline.series.program;

import java.util.List;
import java.util.Optional;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.field.Instruction;
import org.plumbline.field.LimbPolynomial;
import org.plumbline.field.Polynomial;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Elementary;
import org.plumbline.series.lane.LaneScratch;
import org.plumbline.series.limb.LimbCombination;
import org.plumbline.series.limb.LimbConstants;
import org.plumbline.series.limb.LimbExponential;
import org.plumbline.series.limb.LimbKernels;
import org.plumbline.series.limb.LimbRegisters;
import org.plumbline.series.limb.LimbSum;

/**
 * Carries out operations on limb registers, with scratch numbers of its own: one for each thread.
 *
 * <p>An operation reads coefficients of its sources and writes one of its target, whose exponent it
 * chooses when the first that is not zero arrives and raises should a later one not fit. What each
 * may lose is in proofs-notes/limb-series.md.
 */
final class LimbExecutor {
  /** Bits between a register's scale and its first coefficient, beyond those required. */
  private static final int ROOM = 4;

  /** Bits between a register's scale and its largest coefficient: at least 2 … */
  private static final int LEAST_REQUIRED = 2;

  /** … and more where series are longer than {@code 2^LONG_BITS}: a product must not overflow. */
  private static final int LONG_BITS = 10;

  /** Bits beyond those kept of a sum that is divided by, or of functions of a number. */
  private static final int GUARD = 8;

  /** Beyond this the fast exponential does not reach. */
  private static final double LARGEST_ARGUMENT = 0x1p30;

  private final LimbRegisters registers;
  private final LimbExponential exponentials;
  private final LimbConstants reciprocals;
  private final Elementary elementary;
  private final LimbSum term;
  private final LimbSum total;
  private final LimbSum factor;
  private final LaneSummation laneSums;
  private final Optional<LaneScratch> lanes;
  private final int requiredRoom;

  /** First limbs below this leave the room that is required. */
  private final long plainlyFits;

  /**
   * An executor.
   *
   * @param lanes what it works on lanes with, if there are any
   */
  LimbExecutor(
      LimbRegisters registers,
      LimbConstants reciprocals,
      LimbExponential.Tables tables,
      Optional<LaneScratch> lanes) {
    this.registers = registers;
    this.exponentials = new LimbExponential(tables);
    this.reciprocals = reciprocals;
    this.elementary = Elementary.withBits(registers.limbs() * LimbKernels.BITS);
    this.term = new LimbSum(registers.limbs());
    this.total = new LimbSum(registers.limbs());
    this.factor = new LimbSum(registers.limbs());
    this.laneSums = new LaneSummation(registers);
    this.lanes = lanes;
    this.requiredRoom =
        LEAST_REQUIRED
            + Math.max(
                0, Integer.SIZE - Integer.numberOfLeadingZeros(registers.stride()) - LONG_BITS);
    this.plainlyFits = 1L << (LimbKernels.BITS - requiredRoom - 1);
  }

  /** What this executor works on lanes with. */
  LaneScratch lanes() {
    return lanes.orElseThrow();
  }

  /** Defines a coefficient of a sum of products. */
  void dot(LimbProgram.Dot dot, int order) {
    total.clear();
    for (int j = 0; j < dot.terms(); j++) {
      addProduct(dot.left(j), dot.right(j), order);
    }
    store(dot.target(), order);
  }

  /** Defines a coefficient of a combination. */
  void combine(int target, LimbCombination combination, int order) {
    combination.sum(registers, order, total, term);
    store(target, order);
  }

  /** Defines a coefficient of a combination of which parts are in lanes. */
  void sum(LaneSum sum, int order) {
    laneSums.sum(sum, order, total, term);
    store(sum.target(), order);
  }

  /** Adds coefficient {@code order} of a product to the total. */
  private void addProduct(int a, int b, int order) {
    if (registers.isZero(a) || registers.isZero(b)) {
      return;
    }
    int n = registers.limbs(order);
    long exponent = registers.exponent(a) + registers.exponent(b);
    if (total.takesProduct(exponent, n)) {
      convolve(a, b, order, total);
      total.settleProduct(n);
    } else {
      term.start(exponent);
      convolve(a, b, order, term);
      total.add(term, n);
    }
  }

  private void convolve(int a, int b, int order, LimbSum sum) {
    LimbKernels.convolve(
        registers.data(),
        registers.base(a),
        registers.base(b),
        registers.stride(),
        order,
        registers.limbs(order),
        sum.columns());
  }

  /** Defines a coefficient of an exponential. */
  void exponential(LimbProgram.Exponential exponential, int order) {
    if (order == 0) {
      exponentialOfFirst(exponential.source());
      store(exponential.target(), 0);
      return;
    }
    derivativeProduct(exponential.source(), exponential.scaled(), exponential.target(), order);
    store(exponential.target(), order);
  }

  /** Puts the exponential of coefficient 0 into the total. */
  private void exponentialOfFirst(int source) {
    double u = registers.approximateCoefficient(source, 0);
    if (Math.abs(u) < LARGEST_ARGUMENT && !registers.isZero(source)) {
      int at = registers.base(source);
      total.set(
          exponentials.of(
              registers.data(),
              at,
              registers.stride(),
              registers.limbs(),
              registers.exponent(source),
              u));
    } else {
      total.set(elementary.approximateExp(registers.coefficient(source, 0)));
    }
  }

  /** Puts {@code (Σ_{j=1..k} j u_j f_{k-j}) / k} into the total, {@code j u_j} into a register. */
  private void derivativeProduct(int u, int scaled, int f, int order) {
    int n = registers.limbs(order);
    registers.read(u, order, total);
    total.multiply(order, n);
    store(scaled, order);
    total.clear();
    addProduct(scaled, f, order);
    total.multiply(reciprocals, order, n);
  }

  /**
   * Defines a coefficient of a logistic function and of its slope.
   *
   * <p>The slope is the product of {@code c} and {@code 1 - c}, each under an exponent of its own:
   * made of a {@code c} near 1 alone, a slope that is {@code exp(-u)} at first and grows would be
   * lost.
   */
  void logistic(LimbProgram.Logistic logistic, int order) {
    int target = logistic.target();
    int complement = logistic.complement();
    if (order == 0) {
      Dyadic u = registers.coefficient(logistic.source(), 0);
      int bits = registers.limbs() * LimbKernels.BITS;
      Dyadic e = elementary.approximateExp(u.abs().negate());
      Dyadic larger =
          Dyadic.ONE.approximateQuotient(Dyadic.ONE.approximateSum(e, bits + GUARD), bits);
      Dyadic smaller = larger.multiply(e).round(bits);
      set(target, 0, u.signum() < 0 ? smaller : larger);
      set(complement, 0, u.signum() < 0 ? larger : smaller);
      set(logistic.slope(), 0, larger.multiply(smaller).round(bits));
      return;
    }
    derivativeProduct(logistic.source(), logistic.scaled(), logistic.slope(), order);
    store(target, order);
    total.negate();
    store(complement, order);
    total.clear();
    addProduct(target, complement, order);
    store(logistic.slope(), order);
  }

  /** Defines a coefficient of the solution of a loss's equation. */
  void solution(LimbProgram.Solution solution, int order) {
    Instruction.Solution equation = solution.instruction();
    if (order == 0) {
      start(equation);
    } else {
      for (int i = 0; i < equation.unknowns().size(); i++) {
        int rate = equation.rates().get(i);
        derivativeProduct(equation.source(), solution.scaled(), rate, order);
        store(equation.unknowns().get(i), order);
      }
    }
    for (LimbOperation operation : solution.closing()) {
      operation.execute(this, order);
    }
  }

  private void start(Instruction.Solution equation) {
    int bits = registers.limbs() * LimbKernels.BITS;
    Dyadic margin = registers.coefficient(equation.source(), 0).negate();
    List<DyadicInterval> values =
        equation.loss().solution(new DyadicFunctions(bits + GUARD), DyadicInterval.of(margin));
    for (int i = 0; i < values.size(); i++) {
      set(equation.unknowns().get(i), 0, values.get(i).middle().round(bits));
    }
  }

  /**
   * Defines coefficient {@code order + 1} as that of an integral; of zero, if there is no source.
   */
  void integrate(int target, int source, int order, LimbConstants integrators) {
    total.clear();
    if (source >= 0 && !registers.isZero(source)) {
      registers.read(source, order, total);
      total.multiply(integrators, order + 1, registers.limbs(order + 1));
    }
    store(target, order + 1);
  }

  /** Adds {@code amount} times a constant to coefficient {@code order} of each target. */
  void addMultiples(int[] targets, LimbConstants constants, Dyadic amount, int order) {
    if (amount.signum() == 0) {
      return;
    }
    int n = registers.limbs(order);
    factor.set(amount);
    for (int j = 0; j < targets.length; j++) {
      registers.read(targets[j], order, total);
      term.set(factor);
      term.multiply(constants, j + 1, n);
      total.add(term, n);
      store(targets[j], order);
    }
  }

  /** Sets a coefficient. */
  void set(int register, int order, Dyadic value) {
    total.set(value);
    store(register, order);
  }

  /** Stores the total as a coefficient, raising the register's exponent if it does not fit. */
  private void store(int register, int order) {
    int n = registers.limbs(order);
    int at = registers.base(register) + order;
    long[] data = registers.data();
    boolean isWritten =
        total.writeNear(data, at, registers.stride(), registers.exponent(register), n);
    if (!isWritten || Math.abs(data[at]) >= plainlyFits) {
      storeAnew(register, order, n);
    }
  }

  /** Stores the total where it may be zero, far below the register's exponent or above it. */
  private void storeAnew(int register, int order, int n) {
    total.settle(n);
    if (total.isZero(n)) {
      registers.clear(register, order);
      return;
    }
    long magnitude = total.magnitude(n);
    if (registers.isZero(register)) {
      registers.setExponent(register, magnitude + requiredRoom + ROOM);
    } else if (magnitude + requiredRoom > registers.exponent(register)) {
      raise(register, order, magnitude + requiredRoom + ROOM);
    }
    int at = registers.base(register) + order;
    total.writeTo(registers.data(), at, registers.stride(), registers.exponent(register), n);
  }

  /** Gives a register a larger exponent, shifting its coefficients below {@code order}. */
  private void raise(int register, int order, long exponent) {
    LimbSum moved = new LimbSum(registers.limbs());
    for (int k = 0; k < order; k++) {
      int n = registers.limbs(k);
      registers.read(register, k, moved);
      moved.settle(n);
      int at = registers.base(register) + k;
      moved.writeTo(registers.data(), at, registers.stride(), exponent, n);
    }
    registers.setExponent(register, exponent);
  }

  /** The series of a register with coefficient {@code k} multiplied by power {@code k}. */
  Polynomial polynomial(
      int register, int order, LimbConstants powers, LimbPolynomial.Builder builder) {
    int limbs = registers.limbs();
    long exponent = registers.isZero(register) ? 0 : registers.exponent(register);
    for (int k = 0; k <= order; k++) {
      registers.read(register, k, total);
      if (k > 0) {
        total.multiply(powers, k, registers.limbs(k));
      }
      total.moveTo(exponent, limbs);
      builder.add(total.columns(), limbs);
    }
    return builder.build(exponent - (long) LimbKernels.BITS * limbs);
  }

  /** The series of some registers on a step of the given length. */
  List<Polynomial> polynomials(List<Integer> wanted, int order, Dyadic length) {
    LimbConstants powers = LimbConstants.powers(order + 1, registers.limbs(), length);
    LimbPolynomial.Builder builder = new LimbPolynomial.Builder(order, registers.limbs());
    return wanted.stream().map(register -> polynomial(register, order, powers, builder)).toList();
  }
}
