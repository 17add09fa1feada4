package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plumbline.number.Rational;

/**
 * Initial weights {@code scale · k / 2^20} with integers k drawn independently and uniformly from
 * {@code [-2^20, 2^20]}.
 *
 * <p>The draws, in full: SplitMix64 (increment 0x9E3779B97F4A7C15, multipliers 0xBF58476D1CE4E5B9
 * and 0x94D049BB133111EB, shifts 30, 27, 31) is started with the seed as its state. Of each 64-bit
 * output the upper 22 bits are an integer u; if {@code u > 2^21} it is thrown away and the next
 * output taken, otherwise {@code k = u - 2^20}. Parameters get their numbers in parameter order:
 * layer by layer, row by row, then skips; in a graph, the order in which its edges first name them.
 *
 * @param seed the seed, any 64-bit integer
 * @param scale a positive factor
 */
public record SeededWeights(long seed, Rational scale) {
  private static final int UNIT = 1 << 20;

  /**
   * A way to draw weights.
   *
   * @throws IllegalArgumentException if the scale is not positive
   */
  public SeededWeights {
    if (scale.signum() <= 0) {
      throw new IllegalArgumentException("the scale must be positive, not " + scale);
    }
  }

  /** The first {@code count} weights. */
  public List<Rational> weights(int count) {
    SplitMix64 random = new SplitMix64(seed);
    List<Rational> weights = new ArrayList<>(count);
    while (weights.size() < count) {
      int upper = (int) (random.next() >>> 42);
      if (upper <= 2 * UNIT) {
        weights.add(scale.multiply(Rational.of(upper - UNIT, UNIT)));
      }
    }
    return Collections.unmodifiableList(weights);
  }
}
