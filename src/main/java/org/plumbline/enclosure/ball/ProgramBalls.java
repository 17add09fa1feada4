package org.plumbline.enclosure.ball;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.plumbline.field.Instruction;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Rational;

/**
 * Runs straight-line programs on series balls: each register's ball contains the series that the
 * program defines for every choice of series in the balls of weights and slopes.
 *
 * <p>All series are those in the scaled time of one step, known from the start: a whole register is
 * computed at a time. One instance belongs to one thread.
 */
public final class ProgramBalls {
  private final int order;
  private final int count;
  private final BallFunctions functions;
  private final Map<Rational, SeriesBall> constants;

  /**
   * Runs programs to {@code order} with {@code count} limbs.
   *
   * @param constants the balls of constants met so far, of as many limbs
   */
  public ProgramBalls(int order, int count, Map<Rational, SeriesBall> constants) {
    this.order = order;
    this.count = count;
    this.constants = constants;
    this.functions = new BallFunctions(order, count);
  }

  public int order() {
    return order;
  }

  /** The ball of a constant. */
  public SeriesBall constant(Rational value) {
    return constants.computeIfAbsent(value, fresh -> SeriesBall.enclosing(fresh, count + 1));
  }

  /** The series {@code 1 - f}. */
  public SeriesBall oneMinus(SeriesBall f) {
    SeriesBall one = constant(Rational.ONE);
    return SeriesSum.dot(
        new SeriesBall[] {one, f.negated()}, new SeriesBall[] {one, one}, order, count);
  }

  /** The balls of all registers, given those of weights and slopes. */
  public SeriesBall[] run(
      StraightLineProgram program, List<SeriesBall> weights, List<SeriesBall> slopes) {
    return run(program, program.instructions(), weights, slopes);
  }

  /** The balls of the registers that some of a program's instructions assign. */
  public SeriesBall[] run(
      StraightLineProgram program,
      List<Instruction> instructions,
      List<SeriesBall> weights,
      List<SeriesBall> slopes) {
    SeriesBall[] registers = new SeriesBall[program.registers()];
    Arrays.fill(registers, SeriesBall.ZERO);
    for (int p = 0; p < weights.size(); p++) {
      registers[p] = weights.get(p);
    }
    for (int q = 0; q < slopes.size(); q++) {
      registers[program.parameters() + q] = slopes.get(q);
    }
    for (Instruction instruction : instructions) {
      registers[instruction.target()] = evaluate(instruction, registers);
    }
    return registers;
  }

  private SeriesBall evaluate(Instruction instruction, SeriesBall[] registers) {
    if (instruction instanceof Instruction.Dot dot) {
      return dot(dot, registers);
    }
    if (instruction instanceof Instruction.Combination combination) {
      return combination(combination, registers);
    }
    if (instruction instanceof Instruction.Exponential exponential) {
      return functions.exp(registers[exponential.source()]);
    }
    if (instruction instanceof Instruction.Solution solution) {
      return solution.loss().slope(functions, registers[solution.source()].negated());
    }
    return functions.logistic(registers[((Instruction.Logistic) instruction).source()]);
  }

  private SeriesBall dot(Instruction.Dot dot, SeriesBall[] registers) {
    int terms = dot.left().size();
    SeriesBall[] left = new SeriesBall[terms];
    SeriesBall[] right = new SeriesBall[terms];
    for (int j = 0; j < terms; j++) {
      left[j] = registers[dot.left().get(j)];
      right[j] = registers[dot.right().get(j)];
    }
    return SeriesSum.dot(left, right, order, count);
  }

  private SeriesBall combination(Instruction.Combination combination, SeriesBall[] registers) {
    int terms = combination.sources().size();
    SeriesBall[] left = new SeriesBall[terms + 1];
    SeriesBall[] right = new SeriesBall[terms + 1];
    for (int j = 0; j < terms; j++) {
      left[j] = constant(combination.coefficients().get(j));
      right[j] = registers[combination.sources().get(j)];
    }
    left[terms] = constant(combination.constant());
    right[terms] = constant(Rational.ONE);
    return SeriesSum.dot(left, right, order, count);
  }
}
