package org.plumbline.field;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.plumbline.data.Loss;
import org.plumbline.data.SlopeEquation;
import org.plumbline.number.Rational;

/** Lowers the equation of a loss's slope to products, each distinct one once, and combinations. */
final class EquationLowering {
  private final IntSupplier fresh;

  /** The registers of {@code u, y_1, …, y_m}. */
  private final List<Integer> factors = new ArrayList<>();

  private final Map<List<Integer>, Integer> products = new HashMap<>();
  private final List<Instruction> closing = new ArrayList<>();

  /**
   * For the slope of one sample.
   *
   * @param source the register of the argument
   * @param target the register of the slope
   * @param fresh registers for what is kept beside it
   */
  EquationLowering(int source, int target, IntSupplier fresh) {
    this.fresh = fresh;
    factors.add(source);
    factors.add(target);
  }

  /** The instruction. */
  Instruction.Solution solution(Loss loss) {
    SlopeEquation equation = loss.equation();
    while (factors.size() <= equation.rates().size()) {
      factors.add(fresh.getAsInt());
    }
    List<Integer> rates = equation.rates().stream().map(this::rate).toList();
    return new Instruction.Solution(
        loss, factors.get(0), factors.subList(1, factors.size()), rates, closing);
  }

  private int rate(List<SlopeEquation.Monomial> monomials) {
    List<Integer> sources = new ArrayList<>();
    List<Rational> coefficients = new ArrayList<>();
    Rational constant = Rational.ZERO;
    for (SlopeEquation.Monomial monomial : monomials) {
      if (monomial.factors().isEmpty()) {
        constant = constant.add(monomial.coefficient());
      } else {
        sources.add(product(monomial.factors()));
        coefficients.add(monomial.coefficient());
      }
    }
    int target = fresh.getAsInt();
    closing.add(new Instruction.Combination(target, sources, coefficients, constant));
    return target;
  }

  /** The register of a product: the last factor times the product of those before. */
  private int product(List<Integer> indices) {
    int last = factors.get(indices.get(indices.size() - 1));
    if (indices.size() == 1) {
      return last;
    }
    Integer known = products.get(indices);
    if (known != null) {
      return known;
    }
    int others = product(indices.subList(0, indices.size() - 1));
    int target = fresh.getAsInt();
    closing.add(new Instruction.Dot(target, List.of(others), List.of(last)));
    products.put(indices, target);
    return target;
  }
}
