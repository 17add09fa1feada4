package org.plumbline.flow.dormandprince;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** Steps of fields that are given by what they are at each time. */
final class DoubleSteps {
  private DoubleSteps() {}

  /** A field of numbers. */
  interface Field {
    double[] at(double time, double[] values);
  }

  static OrdinaryDifferentialEquation equation(int dimension, Field field) {
    return new OrdinaryDifferentialEquation() {
      @Override
      public int getDimension() {
        return dimension;
      }

      @Override
      public double[] computeDerivatives(double time, double[] values) {
        return field.at(time, values);
      }
    };
  }

  /** The one step from time 0 on a field that depends on time only, and little at first. */
  static DoubleStep single(double[] start, double length, Field field) {
    List<DoubleStep> steps = new ArrayList<>();
    DoubleStretch.run(equation(start.length, field), start, length, steps::add);
    if (steps.size() != 1) {
      throw new IllegalStateException(steps.size() + " steps");
    }
    return steps.get(0);
  }

  /** A step of length 1 along a line, no entry of which is faster than the largest at the start. */
  static DoubleStep line(double[] start, double... velocity) {
    return single(start, 1, (time, values) -> velocity.clone());
  }
}
