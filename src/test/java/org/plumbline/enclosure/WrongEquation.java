package org.plumbline.enclosure;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.field.Instruction;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** An arithmetic in which the first coefficient of the equation of a slope is a little off. */
final class WrongEquation implements SeriesArithmetic {
  private final SeriesArithmetic right;
  private final Rational change;
  private final Map<Instruction, Instruction> known = new IdentityHashMap<>();

  WrongEquation(SeriesArithmetic right, Rational change) {
    this.right = right;
    this.change = change;
  }

  private Instruction wrong(Instruction instruction) {
    return instruction instanceof Instruction.Solution solution
        ? new Instruction.Solution(
            solution.loss(),
            solution.source(),
            solution.unknowns(),
            solution.rates(),
            solution.closing().stream()
                .map(
                    closing -> closing.target() == solution.rates().get(0) ? off(closing) : closing)
                .toList())
        : instruction;
  }

  private Instruction off(Instruction instruction) {
    Instruction.Combination combination = (Instruction.Combination) instruction;
    return new Instruction.Combination(
        combination.target(),
        combination.sources(),
        combination.coefficients().stream().map(c -> c.add(change)).toList(),
        combination.constant());
  }

  @Override
  public void execute(List<Instruction> instructions, int order) {
    right.execute(
        instructions.stream().map(i -> known.computeIfAbsent(i, this::wrong)).toList(), order);
  }

  @Override
  public void integrate(int target, int source, int order) {
    right.integrate(target, source, order);
  }

  @Override
  public Dyadic coefficient(int register, int order) {
    return right.coefficient(register, order);
  }

  @Override
  public void setCoefficient(int register, int order, Dyadic value) {
    right.setCoefficient(register, order, value);
  }

  @Override
  public List<Polynomial> polynomials(List<Integer> registers, int order, Dyadic length) {
    return right.polynomials(registers, order, length);
  }
}
