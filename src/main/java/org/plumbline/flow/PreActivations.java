package org.plumbline.flow;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.PreActivationProgram;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.number.Dyadic;

/** The series of pre-activations along an expansion. */
final class PreActivations {
  /** The leading order of a pre-activation none of whose coefficients differs from zero. */
  static final int IDENTICALLY_ZERO = Integer.MAX_VALUE;

  private PreActivations() {}

  /** The program's series on the weights of an expansion, in its time. */
  static SeriesArithmetic evaluate(
      PreActivationProgram program, Expansion expansion, SeriesArithmetic.Factory arithmetic) {
    SeriesArithmetic series = arithmetic.create(program.program(), expansion.scale());
    expansion.copyWeightsTo(series);
    for (int k = 0; k <= expansion.order(); k++) {
      series.execute(program.program().instructions(), k);
    }
    return series;
  }

  /** The coefficients {@code 0 … order} of a register. */
  static List<Dyadic> coefficients(SeriesArithmetic series, int register, int order) {
    List<Dyadic> coefficients = new ArrayList<>();
    for (int k = 0; k <= order; k++) {
      coefficients.add(series.coefficient(register, k));
    }
    return coefficients;
  }
}
