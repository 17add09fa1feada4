package org.plumbline.series;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.Instruction;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.number.Dyadic;

/** An arithmetic that carries out instructions as they are written, one number at a time. */
abstract sealed class PlainSeries implements SeriesArithmetic permits ApfloatSeries, DoubleSeries {
  private final int bits;

  /** An arithmetic whose numbers have the given number of bits. */
  PlainSeries(int bits) {
    this.bits = bits;
  }

  @Override
  public final void execute(List<Instruction> instructions, int order) {
    for (Instruction instruction : instructions) {
      if (instruction instanceof Instruction.Dot dot) {
        dot(dot, order);
      } else if (instruction instanceof Instruction.Combination combination) {
        combination(combination, order);
      } else if (instruction instanceof Instruction.Exponential exponential) {
        exponential(exponential, order);
      } else if (instruction instanceof Instruction.Logistic logistic) {
        logistic(logistic, order);
      } else if (instruction instanceof Instruction.Solution solution) {
        solution(solution, order);
      }
    }
  }

  abstract void dot(Instruction.Dot dot, int order);

  abstract void combination(Instruction.Combination combination, int order);

  abstract void exponential(Instruction.Exponential exponential, int order);

  abstract void logistic(Instruction.Logistic logistic, int order);

  private void solution(Instruction.Solution solution, int order) {
    for (int i = 0; i < solution.unknowns().size(); i++) {
      if (order == 0) {
        start(solution, i);
      } else {
        integrateAlong(
            solution.source(), solution.rates().get(i), solution.unknowns().get(i), order);
      }
    }
    execute(solution.closing(), order);
  }

  /** Defines coefficient 0 of an unknown. */
  abstract void start(Instruction.Solution solution, int i);

  /** Defines coefficient {@code order} of {@code target} as that of {@code ∫ source' rate}. */
  abstract void integrateAlong(int source, int rate, int target, int order);

  @Override
  public final List<Polynomial> polynomials(List<Integer> wanted, int order, Dyadic length) {
    List<Polynomial> polynomials = new ArrayList<>();
    for (int register : wanted) {
      List<Dyadic> series = new ArrayList<>();
      for (int k = 0; k <= order; k++) {
        series.add(coefficient(register, k));
      }
      polynomials.add(Polynomial.approximatelyScaled(series, length, bits));
    }
    return polynomials;
  }
}
