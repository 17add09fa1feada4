package org.plumbline.series;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.apfloat.Apfloat;
import org.plumbline.data.DyadicFunctions;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;

/**
 * Series with apfloat coefficients: the plain reference that faster arithmetics are tested against.
 *
 * <p>Each coefficient is a float of the stated number of bits; every operation is the textbook
 * recurrence, written once. Apfloat leaves its rounding undefined to within the last digits, so
 * guard bits are the caller's affair.
 */
public final class ApfloatSeries extends PlainSeries {
  /** Bits beyond those kept in which functions of a number are computed. */
  private static final int GUARD = 8;

  private final Apfloat[][] registers;
  private final ApfloatNumbers numbers;
  private final Elementary elementary;
  private final DyadicFunctions starts;
  private final Apfloat timeUnit;
  private final IdentityHashMap<Instruction.Combination, List<Apfloat>> coefficients =
      new IdentityHashMap<>();

  private ApfloatSeries(StraightLineProgram program, SeriesScale scale, int bits) {
    super(bits);
    this.numbers = new ApfloatNumbers(bits);
    this.elementary = Elementary.withBits(bits);
    this.starts = new DyadicFunctions(bits + GUARD);
    this.registers = new Apfloat[program.registers()][scale.order() + 2];
    this.timeUnit = numbers.of(scale.timeUnit());
    for (Apfloat[] register : registers) {
      Arrays.fill(register, numbers.zero());
    }
  }

  /** Series of floats with {@code bits} bits. */
  public static SeriesArithmetic.Factory withBits(int bits) {
    return (program, scale) -> new ApfloatSeries(program, scale, bits);
  }

  @Override
  void dot(Instruction.Dot dot, int order) {
    Apfloat sum = numbers.zero();
    for (int j = 0; j < dot.left().size(); j++) {
      sum = sum.add(product(registers[dot.left().get(j)], registers[dot.right().get(j)], order));
    }
    registers[dot.target()][order] = numbers.padded(sum);
  }

  /** Coefficient {@code order} of the Cauchy product. */
  private Apfloat product(Apfloat[] a, Apfloat[] b, int order) {
    Apfloat sum = numbers.zero();
    for (int j = 0; j <= order; j++) {
      if (a[j].signum() != 0 && b[order - j].signum() != 0) {
        sum = sum.add(a[j].multiply(b[order - j]));
      }
    }
    return sum;
  }

  @Override
  void combination(Instruction.Combination combination, int order) {
    List<Apfloat> factors =
        coefficients.computeIfAbsent(
            combination, fresh -> fresh.coefficients().stream().map(numbers::of).toList());
    Apfloat sum = order == 0 ? constant(combination.constant()) : numbers.zero();
    for (int j = 0; j < factors.size(); j++) {
      sum = sum.add(factors.get(j).multiply(registers[combination.sources().get(j)][order]));
    }
    registers[combination.target()][order] = numbers.padded(sum);
  }

  private Apfloat constant(Rational value) {
    return value.signum() == 0 ? numbers.zero() : numbers.of(value);
  }

  @Override
  void exponential(Instruction.Exponential exponential, int order) {
    Apfloat[] e = registers[exponential.target()];
    Apfloat[] u = registers[exponential.source()];
    e[order] = order == 0 ? exp(u[0]) : derivativeProduct(u, e, order);
  }

  /**
   * Coefficient {@code order} of {@code ∫ u' f}, that is {@code (Σ_{j=1..k} j u_j f_{k-j}) / k}.
   */
  private Apfloat derivativeProduct(Apfloat[] u, Apfloat[] f, int order) {
    Apfloat sum = numbers.zero();
    for (int j = 1; j <= order; j++) {
      if (u[j].signum() != 0 && f[order - j].signum() != 0) {
        sum = sum.add(numbers.of(j).multiply(u[j]).multiply(f[order - j]));
      }
    }
    return numbers.padded(sum.divide(numbers.of(order)));
  }

  @Override
  void logistic(Instruction.Logistic logistic, int order) {
    Apfloat[] c = registers[logistic.target()];
    Apfloat[] q = registers[logistic.slope()];
    Apfloat[] u = registers[logistic.source()];
    if (order == 0) {
      boolean isNegative = u[0].signum() < 0;
      Apfloat one = numbers.of(1);
      Apfloat e = exp(isNegative ? u[0] : u[0].negate());
      Apfloat larger = numbers.padded(one.divide(one.add(e)));
      Apfloat smaller = numbers.padded(larger.multiply(e));
      c[0] = isNegative ? smaller : larger;
      q[0] = numbers.padded(larger.multiply(smaller));
      return;
    }
    c[order] = derivativeProduct(u, q, order);
    q[order] = numbers.padded(c[order].subtract(product(c, c, order)));
  }

  @Override
  void start(Instruction.Solution solution, int i) {
    DyadicInterval margin =
        DyadicInterval.of(numbers.dyadic(registers[solution.source()][0]).negate());
    setCoefficient(
        solution.unknowns().get(i), 0, solution.loss().solution(starts, margin).get(i).middle());
  }

  @Override
  void integrateAlong(int source, int rate, int target, int order) {
    registers[target][order] = derivativeProduct(registers[source], registers[rate], order);
  }

  private Apfloat exp(Apfloat value) {
    return numbers.of(elementary.approximateExp(numbers.dyadic(value)));
  }

  @Override
  public void integrate(int target, int source, int order) {
    Apfloat derivative = source < 0 ? numbers.zero() : registers[source][order];
    registers[target][order + 1] =
        derivative.signum() == 0
            ? numbers.zero()
            : derivative.multiply(timeUnit).divide(numbers.of(order + 1L));
  }

  @Override
  public Dyadic coefficient(int register, int order) {
    return numbers.dyadic(registers[register][order]);
  }

  @Override
  public void setCoefficient(int register, int order, Dyadic value) {
    registers[register][order] = numbers.of(value);
  }
}
