package org.plumbline.properties;

import java.util.Arrays;
import java.util.List;
import org.plumbline.data.Loss;
import org.plumbline.field.FieldProgram;
import org.plumbline.field.Instruction;
import org.plumbline.number.Rational;

/**
 * Coefficient 0 of a compiled field in exact rational arithmetic, with {@code c(p) = -ℓ'(0) + p²}
 * in place of the transcendental {@code -ℓ'(p)}: aggregation knows nothing of the loss but that it
 * is a function of the margin, and its value for margin 0.
 */
final class ExactField {
  private final Rational[] registers;

  private ExactField(FieldProgram field, List<Rational> weights, List<Rational> slopes) {
    registers = new Rational[field.program().registers()];
    Arrays.fill(registers, Rational.ZERO);
    for (int p = 0; p < weights.size(); p++) {
      registers[p] = weights.get(p);
    }
    for (int q = 0; q < slopes.size(); q++) {
      registers[weights.size() + q] = slopes.get(q);
    }
    field.program().instructions().forEach(this::execute);
  }

  /** The derivative of each weight. */
  static List<Rational> at(FieldProgram field, List<Rational> weights, List<Rational> slopes) {
    ExactField exact = new ExactField(field, weights, slopes);
    return field.derivatives().stream()
        .map(register -> register < 0 ? Rational.ZERO : exact.registers[register])
        .toList();
  }

  /** The stand-in for the weight of a sample of margin {@code p}: of the square loss it itself. */
  static Rational sampleWeight(Loss loss, Rational p) {
    if (loss == Loss.SQUARE) {
      return Rational.ONE.subtract(p);
    }
    Rational atZero = loss == Loss.EXPONENTIAL ? Rational.ONE : Rational.of(1, 2);
    return atZero.add(p.square());
  }

  private void execute(Instruction instruction) {
    registers[instruction.target()] =
        instruction instanceof Instruction.Dot dot
            ? dot(dot)
            : instruction instanceof Instruction.Combination combination
                ? combination(combination)
                : sampleWeight(instruction);
  }

  private Rational sampleWeight(Instruction instruction) {
    Loss loss =
        instruction instanceof Instruction.Solution solution
            ? solution.loss()
            : instruction instanceof Instruction.Exponential ? Loss.EXPONENTIAL : Loss.LOGISTIC;
    return sampleWeight(loss, registers[instruction.sources().get(0)]);
  }

  private Rational dot(Instruction.Dot dot) {
    Rational sum = Rational.ZERO;
    for (int j = 0; j < dot.left().size(); j++) {
      sum = sum.add(registers[dot.left().get(j)].multiply(registers[dot.right().get(j)]));
    }
    return sum;
  }

  private Rational combination(Instruction.Combination combination) {
    Rational sum = combination.constant();
    for (int j = 0; j < combination.sources().size(); j++) {
      Rational source = registers[combination.sources().get(j)];
      sum = sum.add(combination.coefficients().get(j).multiply(source));
    }
    return sum;
  }
}
