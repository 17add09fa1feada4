package org.plumbline.claim.forever;

import java.util.List;
import org.plumbline.data.Dataset;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/**
 * The signs of inner products of samples over some of their entries, by intervals where they do.
 */
public final class SampleProducts {
  private final Dataset data;
  private final DoubleInterval[][] points;

  private SampleProducts(Dataset data, DoubleInterval[][] points) {
    this.data = data;
    this.points = points;
  }

  /** The products of the samples of {@code data}. */
  static SampleProducts of(Dataset data) {
    DoubleInterval[][] points =
        data.points().stream()
            .map(
                x ->
                    x.stream().map(c -> DoubleInterval.enclosing(c)).toArray(DoubleInterval[]::new))
            .toArray(DoubleInterval[][]::new);
    return new SampleProducts(data, points);
  }

  /** The sign of {@code Σ_a x_ia x_ka} over the given entries, each as often as it is given. */
  int sign(int i, int k, List<Integer> entries) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int a : entries) {
      sum = sum.add(points[i][a].multiply(points[k][a]));
    }
    if (sum.isPositive() || sum.isNegative()) {
      return sum.isPositive() ? 1 : -1;
    }
    Rational exact = Rational.ZERO;
    for (int a : entries) {
      exact = exact.add(data.point(i).get(a).multiply(data.point(k).get(a)));
    }
    return exact.signum();
  }
}
