package org.plumbline.claim.forever;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.plumbline.data.Dataset;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Rational;

/**
 * Bounds that hold as long as classes of units stay what they are, of the shares {@code b_j = Σ α_v
 * w_v/Π‖W_l‖_F} of the classes: {@code Σ‖b_j‖ <= 1}, and every margin is at least {@code γ̂_T
 * Π‖W_l‖_F}.
 *
 * <p>For any weights {@code Λ >= 0} and multipliers {@code c_ji} in their ranges put {@code h_j = Σ
 * c_ji y_i x_i}. Then {@code γ̂ ΣΛ <= Σ_j ⟨b_j, h_j⟩}, so {@code γ̂ <= max‖h_j‖/ΣΛ}, and for any
 * vector {@code ⟨v, b_k⟩ >= γ̂_T ΣΛ - max_j ‖h_j - [j = k] v‖} (proofs-notes/gates-forever.md).
 */
final class MassBound {
  private final List<UnitClass> classes;
  private final Dataset data;
  private final DoubleInterval[][] signed;
  private final DoubleInterval margin;

  /**
   * The bounds.
   *
   * @param classes disjoint classes of all units that are not silent
   * @param margin contains {@code γ̂_T}
   */
  MassBound(List<UnitClass> classes, Dataset data, DoubleInterval margin) {
    this.classes = List.copyOf(classes);
    this.data = data;
    this.margin = margin;
    this.signed = new DoubleInterval[data.size()][];
    for (int i = 0; i < signed.length; i++) {
      Rational label = Rational.of(data.label(i));
      signed[i] =
          data.point(i).stream()
              .map(x -> DoubleInterval.enclosing(x.multiply(label)))
              .toArray(DoubleInterval[]::new);
    }
  }

  /** The classes. */
  List<UnitClass> classes() {
    return classes;
  }

  /** {@code y_i x_i}. */
  DoubleInterval[] signed(int i) {
    return signed[i].clone();
  }

  /** At least {@code γ̂} at all times at which the classes are what they are; empty if unknown. */
  OptionalDouble marginUpper(Multipliers proposed) {
    DoubleInterval total = proposed.isFinite() ? total(proposed) : DoubleInterval.ZERO;
    if (!total.isPositive()) {
      return OptionalDouble.empty();
    }
    double largest = 0;
    for (int j = 0; j < classes.size(); j++) {
      largest = Math.max(largest, length(combination(j, proposed)).upper());
    }
    if (largest == Double.POSITIVE_INFINITY) {
      return OptionalDouble.empty();
    }
    double most = DoubleInterval.of(largest).divide(total).upper();
    return Double.isFinite(most) ? OptionalDouble.of(most) : OptionalDouble.empty();
  }

  /** At most {@code ⟨v, b_k⟩} at all such times; {@code -∞} if unknown. */
  double lower(int k, DoubleInterval[] v, Multipliers proposed) {
    if (!proposed.isFinite()) {
      return Double.NEGATIVE_INFINITY;
    }
    double largest = 0;
    for (int j = 0; j < classes.size(); j++) {
      DoubleInterval[] h = combination(j, proposed);
      for (int a = 0; j == k && a < h.length; a++) {
        h[a] = h[a].subtract(v[a]);
      }
      largest = Math.max(largest, length(h).upper());
    }
    if (largest == Double.POSITIVE_INFINITY) {
      return Double.NEGATIVE_INFINITY;
    }
    double gained = margin.multiply(total(proposed)).lower();
    return DoubleInterval.of(gained).subtract(DoubleInterval.of(largest)).lower();
  }

  /** About {@code ‖h_k‖/max‖h_j‖}. */
  double relativeLength(int k, Multipliers proposed) {
    double largest = 0;
    for (int j = 0; j < classes.size(); j++) {
      largest = Math.max(largest, length(combination(j, proposed)).upper());
    }
    return largest > 0 ? length(combination(k, proposed)).upper() / largest : 1;
  }

  private static DoubleInterval total(Multipliers proposed) {
    DoubleInterval total = DoubleInterval.ZERO;
    for (double weight : proposed.weights()) {
      total = total.add(DoubleInterval.of(Math.max(0, weight)));
    }
    return total;
  }

  /** {@code h_j} of the multipliers nearest to the proposed ones that are in their ranges. */
  private DoubleInterval[] combination(int j, Multipliers proposed) {
    DoubleInterval[] sum = new DoubleInterval[data.dimension()];
    Arrays.fill(sum, DoubleInterval.ZERO);
    DoubleInterval slope = DoubleInterval.enclosing(classes.get(j).slope());
    for (int i = 0; i < signed.length; i++) {
      double weight = Math.max(0, proposed.weights()[i]);
      UnitClass.Range range = classes.get(j).range(i, data.label(i));
      double c = admitted(range, slope, weight, proposed.ofClasses()[j][i]);
      for (int a = 0; c != 0 && a < sum.length; a++) {
        sum[a] = sum[a].add(signed[i][a].multiply(DoubleInterval.of(c)));
      }
    }
    return sum;
  }

  /** The multiplier in its range that is nearest to a proposed one, or next to it. */
  static double admitted(UnitClass.Range range, DoubleInterval slope, double weight, double c) {
    DoubleInterval least = slope.multiply(DoubleInterval.of(weight));
    return switch (range) {
      case AT_LEAST_ONE -> Math.max(c, weight);
      case AT_MOST_ONE -> Math.min(c, weight);
      case AT_LEAST_SLOPE -> Math.max(c, least.upper());
      case AT_MOST_SLOPE -> Math.min(c, least.lower());
      case BETWEEN -> Math.min(weight, Math.max(c, least.upper()));
    };
  }

  /** An interval that contains the length of a vector. */
  static DoubleInterval length(DoubleInterval[] vector) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (DoubleInterval entry : vector) {
      if (!entry.isBounded()) {
        return new DoubleInterval(0, Double.POSITIVE_INFINITY);
      }
      double size = entry.magnitudeUpper();
      double least = entry.mignitudeLower();
      DoubleInterval square = DoubleInterval.of(size).multiply(DoubleInterval.of(size));
      DoubleInterval small = DoubleInterval.of(least).multiply(DoubleInterval.of(least));
      sum = sum.add(small.hull(square));
    }
    return sum.sqrt();
  }

  /** The middles of {@code y_i x_i}, for proposals. */
  double[][] approximatePoints() {
    List<double[]> points = new ArrayList<>();
    for (DoubleInterval[] point : signed) {
      double[] middle = new double[point.length];
      for (int a = 0; a < middle.length; a++) {
        middle[a] = point[a].approximateMiddle();
      }
      points.add(middle);
    }
    return points.toArray(double[][]::new);
  }
}
