package org.plumbline.enclosure.box;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/** A box {@code {w : lower_p <= w_p <= upper_p}} of weights, one interval per parameter. */
public final class WeightBox {
  private final DoubleInterval[] ranges;

  private WeightBox(DoubleInterval[] ranges) {
    this.ranges = ranges;
  }

  /** The box with the given range of each parameter. */
  public static WeightBox of(List<DoubleInterval> ranges) {
    return new WeightBox(ranges.toArray(DoubleInterval[]::new));
  }

  /**
   * The box with the given ends.
   *
   * @throws IllegalArgumentException if the ends differ in number or are no intervals
   */
  public static WeightBox of(double[] lower, double[] upper) {
    if (lower.length != upper.length) {
      throw new IllegalArgumentException(lower.length + " lower ends, " + upper.length + " upper");
    }
    return new WeightBox(
        IntStream.range(0, lower.length)
            .mapToObj(p -> new DoubleInterval(lower[p], upper[p]))
            .toArray(DoubleInterval[]::new));
  }

  /** A box that contains the given weights, a point if they are doubles. */
  public static WeightBox enclosing(List<Rational> weights) {
    return new WeightBox(
        weights.stream().map(DoubleInterval::enclosing).toArray(DoubleInterval[]::new));
  }

  /** A box that contains every weight vector within {@code radius >= 0} of one in this box. */
  public WeightBox widened(double radius) {
    DoubleInterval[] wide = new DoubleInterval[ranges.length];
    for (int p = 0; p < ranges.length; p++) {
      wide[p] =
          new DoubleInterval(
              Directed.sumLower(ranges[p].lower(), -radius),
              Directed.sumUpper(ranges[p].upper(), radius));
    }
    return new WeightBox(wide);
  }

  /** The number of parameters. */
  public int size() {
    return ranges.length;
  }

  /** The range of parameter {@code p}. */
  public DoubleInterval range(int p) {
    return ranges[p];
  }

  /** Whether the box contains the given weights. */
  public boolean contains(List<Rational> weights) {
    return weights.size() == ranges.length
        && IntStream.range(0, ranges.length).allMatch(p -> ranges[p].contains(weights.get(p)));
  }
}
