package org.plumbline.flow.state;

import java.util.Arrays;
import org.plumbline.field.FlowProblem;

/** The signs of pre-activations that double arithmetic shows beyond doubt. */
public final class PlainSigns {
  private final NearValues values;
  private final double[][] inputs;

  public PlainSigns(FlowProblem problem) {
    this.values = new NearValues(problem.network());
    this.inputs = NearValues.inputs(problem.data());
  }

  /**
   * By sample and vertex 1 or -1, or 0 where the sign is in doubt.
   *
   * @param reach how large the weights have been, for the natural sizes
   */
  public int[][] at(double[] weights, double[] reach) {
    int[][] signs = new int[inputs.length][values.vertices()];
    for (int i = 0; i < inputs.length; i++) {
      values.evaluate(weights, reach, inputs[i]);
      Arrays.setAll(signs[i], values::plainSign);
    }
    return signs;
  }
}
