package org.plumbline.flow.state;

import org.plumbline.field.PreActivationProgram;
import org.plumbline.field.SeriesArithmetic;

/** The series of pre-activations along an expansion. */
public final class PreActivations {
  private PreActivations() {}

  /** The program's series on the weights of an expansion, in its time. */
  public static SeriesArithmetic evaluate(
      PreActivationProgram program, Expansion expansion, SeriesArithmetic.Factory arithmetic) {
    SeriesArithmetic series = arithmetic.create(program.program(), expansion.scale());
    expansion.copyWeightsTo(series);
    for (int k = 0; k <= expansion.order(); k++) {
      series.execute(program.program().instructions(), k);
    }
    return series;
  }
}
