package org.plumbline.flow.lane;

import org.plumbline.field.Pair;
import org.plumbline.flow.event.PositivityCheck;
import org.plumbline.flow.event.PredictedZero;

/** A pair that may change its sign, with its polynomial in the scaled time of the step. */
final class LaneSuspect {
  private final Pair pair;
  private final int sign;
  private final int zeros;
  private final double[] polynomial;
  private final double predicted;

  /**
   * A pair.
   *
   * @param sign the sign it has while its gate holds
   * @param zeros how often it vanishes at the start of the step
   * @param polynomial its coefficients
   */
  LaneSuspect(Pair pair, int sign, int zeros, double[] polynomial) {
    this.pair = pair;
    this.sign = sign;
    this.zeros = zeros;
    this.polynomial = polynomial;
    this.predicted = PredictedZero.zero(polynomial, polynomial.length - 1, sign, zeros);
  }

  /** Whether it keeps its sign up to an instant, beyond doubt. */
  boolean isPlain(double until) {
    double[] c = polynomial.clone();
    double power = 1;
    for (int k = 0; k < c.length; k++) {
      c[k] *= power;
      power *= until;
    }
    return PositivityCheck.isPositive(c, c.length - 1, sign, zeros);
  }

  /** About where it vanishes; 1 if no zero is seen. */
  double predicted() {
    return predicted;
  }

  /** The sign it has while its gate holds. */
  int sign() {
    return sign;
  }

  /** How often it vanishes at the start of the step. */
  int zeros() {
    return zeros;
  }

  Pair pair() {
    return pair;
  }
}
