package org.plumbline.field;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.data.Loss;
import org.plumbline.number.Rational;

/**
 * The values of a program's registers at one point, exactly, with polynomials in place of the
 * exponential and the logistic function; a register that is read before it is assigned is an error.
 */
final class ExactRegisters {
  private final Map<Integer, Rational> values = new HashMap<>();

  /** Registers with the given weights, and nothing else known. */
  ExactRegisters(List<Rational> weights) {
    for (int p = 0; p < weights.size(); p++) {
      values.put(p, weights.get(p));
    }
  }

  /** What stands for {@code -ℓ'(-u)}; at 0, and for the square loss, it is that number itself. */
  static Rational lossWeight(Loss loss, Rational u) {
    if (loss == Loss.SQUARE) {
      return Rational.ONE.add(u);
    }
    Rational square = u.square().divide(Rational.of(3));
    return loss == Loss.EXPONENTIAL
        ? Rational.ONE.add(u).add(square)
        : Rational.of(1, 2).add(u.divide(Rational.of(5))).subtract(square);
  }

  void set(int register, Rational value) {
    values.put(register, value);
  }

  /** The value of a register; 0 for -1. */
  Rational value(int register) {
    if (register < 0) {
      return Rational.ZERO;
    }
    Rational value = values.get(register);
    if (value == null) {
      throw new IllegalStateException("register " + register + " is read before it is assigned");
    }
    return value;
  }

  void execute(List<Instruction> instructions) {
    instructions.forEach(i -> values.put(i.target(), result(i)));
  }

  private static Loss loss(Instruction instruction) {
    return instruction instanceof Instruction.Solution solution
        ? solution.loss()
        : instruction instanceof Instruction.Exponential ? Loss.EXPONENTIAL : Loss.LOGISTIC;
  }

  private Rational result(Instruction instruction) {
    if (instruction instanceof Instruction.Dot dot) {
      Rational sum = Rational.ZERO;
      for (int j = 0; j < dot.left().size(); j++) {
        sum = sum.add(value(dot.left().get(j)).multiply(value(dot.right().get(j))));
      }
      return sum;
    }
    if (instruction instanceof Instruction.Combination combination) {
      Rational sum = combination.constant();
      for (int j = 0; j < combination.sources().size(); j++) {
        Rational term = value(combination.sources().get(j));
        sum = sum.add(combination.coefficients().get(j).multiply(term));
      }
      return sum;
    }
    return lossWeight(loss(instruction), value(instruction.sources().get(0)));
  }
}
