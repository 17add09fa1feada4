package org.plumbline.flow.state;

import java.util.List;
import org.plumbline.field.Polynomial;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;

/**
 * The Taylor series of the flow at one point under given gates, in the unit of time of its scale,
 * however it is computed.
 */
public interface StepSeries {
  /**
   * Computes the weights up to the given order, at most that of the scale; false if no slopes hold
   * the pinned pairs, or numbers grow beyond what they can be computed in.
   */
  boolean extend(int newOrder);

  /**
   * By how many bits an order numbers grew, if that is why an extension failed: a smaller unit of
   * time would help; 0 if it failed for another reason.
   */
  default double outgrowth() {
    return 0;
  }

  /**
   * Lets each further coefficient lack so many bits: no step on this expansion will be longer than
   * {@code 2^-decay} units of time.
   */
  void narrow(double decay);

  /** Lets the next expansion have its memory: this one is neither extended nor read any more. */
  void release();

  /** The order to which the weights are known. */
  int order();

  SeriesScale scale();

  /** The bits of its numbers. */
  int bits();

  /** The number of weights. */
  int parameters();

  /** Coefficient {@code k} of a weight as a double. */
  double approximateWeight(int p, int k);

  /** Coefficient {@code k} of a weight. */
  Dyadic weight(int p, int k);

  /** The weights on a step of the given length in the expansion's time. */
  List<Polynomial> weights(Dyadic length);

  /** The slopes that hold pinned pairs, on a step of the given length in the expansion's time. */
  List<Polynomial> slopes(Dyadic length);
}
