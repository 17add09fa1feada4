package org.plumbline.series;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.plumbline.data.SlopeFunctions;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * Series with double coefficients, for screening: about sixteen digits relative to the largest
 * coefficient, and nothing when numbers leave the range of double.
 */
public final class DoubleSeries extends PlainSeries {
  private static final int MANTISSA_BITS = 53;

  private final double[][] registers;
  private final double timeUnit;
  private final IdentityHashMap<Instruction.Combination, double[]> coefficients =
      new IdentityHashMap<>();

  private DoubleSeries(StraightLineProgram program, SeriesScale scale) {
    super(MANTISSA_BITS);
    this.registers = new double[program.registers()][scale.order() + 2];
    this.timeUnit = scale.timeUnit().approximateDouble();
  }

  /** Series of doubles at the given scale. */
  public static DoubleSeries create(StraightLineProgram program, SeriesScale scale) {
    return new DoubleSeries(program, scale);
  }

  /** The coefficients of a register; a view. */
  public double[] series(int register) {
    return registers[register];
  }

  /**
   * Defines coefficients {@code 0 … order} of the target of each instruction, in turn: for programs
   * whose sources are all known beforehand, a whole series at a time.
   */
  public void executeThrough(List<Instruction> instructions, int order) {
    for (Instruction instruction : instructions) {
      double[] target = registers[instruction.target()];
      if (instruction instanceof Instruction.Combination combination) {
        Arrays.fill(target, 0, order + 1, 0);
        target[0] = combination.constant().approximateDouble();
        double[] factors = factors(combination);
        for (int j = 0; j < factors.length; j++) {
          add(factors[j], registers[combination.sources().get(j)], target, order);
        }
      } else if (instruction instanceof Instruction.Dot dot) {
        Arrays.fill(target, 0, order + 1, 0);
        for (int j = 0; j < dot.left().size(); j++) {
          addProduct(registers[dot.left().get(j)], registers[dot.right().get(j)], target, order);
        }
      } else {
        for (int k = 0; k <= order; k++) {
          execute(List.of(instruction), k);
        }
      }
    }
  }

  private static void add(double factor, double[] source, double[] target, int order) {
    for (int k = 0; k <= order; k++) {
      target[k] += factor * source[k];
    }
  }

  private static void addProduct(double[] a, double[] b, double[] target, int order) {
    for (int i = 0; i <= order; i++) {
      double x = a[i];
      for (int j = 0; j <= order - i; j++) {
        target[i + j] += x * b[j];
      }
    }
  }

  @Override
  void dot(Instruction.Dot dot, int order) {
    double sum = 0;
    for (int j = 0; j < dot.left().size(); j++) {
      sum += product(registers[dot.left().get(j)], registers[dot.right().get(j)], order);
    }
    registers[dot.target()][order] = sum;
  }

  private static double product(double[] a, double[] b, int order) {
    double sum = 0;
    for (int j = 0; j <= order; j++) {
      sum += a[j] * b[order - j];
    }
    return sum;
  }

  @Override
  void combination(Instruction.Combination combination, int order) {
    double[] factors = factors(combination);
    double sum = order == 0 ? combination.constant().approximateDouble() : 0;
    for (int j = 0; j < factors.length; j++) {
      sum += factors[j] * registers[combination.sources().get(j)][order];
    }
    registers[combination.target()][order] = sum;
  }

  private double[] factors(Instruction.Combination combination) {
    return coefficients.computeIfAbsent(
        combination,
        fresh -> fresh.coefficients().stream().mapToDouble(Rational::approximateDouble).toArray());
  }

  @Override
  void exponential(Instruction.Exponential exponential, int order) {
    double[] e = registers[exponential.target()];
    double[] u = registers[exponential.source()];
    e[order] = order == 0 ? StrictMath.exp(u[0]) : derivativeProduct(u, e, order);
  }

  private static double derivativeProduct(double[] u, double[] f, int order) {
    double sum = 0;
    for (int j = 1; j <= order; j++) {
      sum += j * u[j] * f[order - j];
    }
    return sum / order;
  }

  @Override
  void logistic(Instruction.Logistic logistic, int order) {
    double[] c = registers[logistic.target()];
    double[] q = registers[logistic.slope()];
    double[] u = registers[logistic.source()];
    if (order == 0) {
      c[0] = 1 / (1 + StrictMath.exp(-u[0]));
      q[0] = c[0] / (1 + StrictMath.exp(u[0]));
    } else {
      c[order] = derivativeProduct(u, q, order);
      q[order] = c[order] - product(c, c, order);
    }
  }

  @Override
  void start(Instruction.Solution solution, int i) {
    double margin = -registers[solution.source()][0];
    registers[solution.unknowns().get(i)][0] =
        solution.loss().solution(SlopeFunctions.DOUBLE, margin).get(i);
  }

  @Override
  void integrateAlong(int source, int rate, int target, int order) {
    registers[target][order] = derivativeProduct(registers[source], registers[rate], order);
  }

  @Override
  public void integrate(int target, int source, int order) {
    registers[target][order + 1] =
        source < 0 ? 0 : registers[source][order] * timeUnit / (order + 1);
  }

  @Override
  public Dyadic coefficient(int register, int order) {
    return Dyadic.of(registers[register][order]);
  }

  @Override
  public void setCoefficient(int register, int order, Dyadic value) {
    registers[register][order] = value.approximateDouble();
  }
}
