package org.plumbline.network;

import java.util.List;
import org.plumbline.number.Rational;

/**
 * The edge {@code from → to}.
 *
 * @param from the vertex whose activation is read
 * @param to the vertex whose pre-activation it is added to
 * @param weight what it is multiplied by
 */
public record Edge(int from, int to, Weight weight) {
  /** Whether the weight is trained. */
  public boolean isTrainable() {
    return weight instanceof Weight.Parameter;
  }

  /**
   * The index of the trained parameter.
   *
   * @throws IllegalStateException if the weight is fixed
   */
  public int parameter() {
    if (weight instanceof Weight.Parameter parameter) {
      return parameter.index();
    }
    throw new IllegalStateException("edge " + from + " → " + to + " has a fixed weight");
  }

  /** The weight's value under the given parameter vector. */
  public Rational value(List<Rational> parameters) {
    if (weight instanceof Weight.Fixed fixed) {
      return fixed.value();
    }
    return parameters.get(parameter());
  }
}
