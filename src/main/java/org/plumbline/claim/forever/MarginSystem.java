package org.plumbline.claim.forever;

import java.util.Arrays;
import java.util.Optional;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/**
 * The equations of weights {@code λ_i} of support vectors, {@code τ = γ²} and masses {@code m_k} of
 * classes: {@code ‖h_k‖² = τ}, {@code Σλ = 1} and {@code Σ_k m_k ⟨h_k, z_ki⟩ = τ}, with {@code h_k
 * = Σ λ_i z_ki}; and a box with one solution, by Krawczyk's operator
 * (proofs-notes/direction-limit.md).
 */
final class MarginSystem {
  private static final int BITS = LaterTimes.BITS;

  /** Steps of an approximate Newton method at most before the box is tried. */
  private static final int STEPS = 24;

  /** From steps of this size on, as a power of two, the inverse is not improved any more. */
  private static final long NEAR = -24;

  /** Steps of more than this lead to no solution nearby. */
  private static final long AWAY = 10;

  /** The least size of a box, as a power of two. */
  private static final long SMALLEST = -80;

  private final DyadicInterval[][][] products;
  private final int support;
  private final int classes;

  /**
   * The equations.
   *
   * @param products contains {@code ⟨z_ki, z_kj⟩}, by classes and pairs of support vectors
   */
  MarginSystem(DyadicInterval[][][] products) {
    this.products = products;
    this.classes = products.length;
    this.support = products[0].length;
  }

  /** The number of unknowns: {@code λ}, {@code τ}, {@code m}, in this order. */
  int size() {
    return support + 1 + classes;
  }

  /** A box around a solution near {@code start} in which there is no other; empty if not found. */
  Optional<DyadicInterval[]> solution(double[] start) {
    DyadicInterval[] point = new DyadicInterval[size()];
    for (int j = 0; j < size(); j++) {
      if (!Double.isFinite(start[j])) {
        return Optional.empty();
      }
      point[j] = DyadicInterval.of(Dyadic.of(start[j]));
    }
    for (int k = 0; k < STEPS; k++) {
      Optional<DyadicInterval[][]> inverse = inverse(derivative(point));
      if (inverse.isEmpty()) {
        return Optional.empty();
      }
      DyadicInterval[] step = apply(inverse.get(), value(point));
      if (isAbove(step, AWAY)) {
        return Optional.empty();
      }
      if (!isAbove(step, NEAR)) {
        return boxed(point, step, inverse.get());
      }
      point = moved(point, step);
    }
    return Optional.empty();
  }

  private static Optional<DyadicInterval[][]> inverse(DyadicInterval[][] matrix) {
    return ApproximateSystem.inverse(approximate(matrix))
        .filter(
            inverse ->
                Arrays.stream(inverse).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite))
        .map(MarginSystem::exact);
  }

  private DyadicInterval[] moved(DyadicInterval[] point, DyadicInterval[] step) {
    DyadicInterval[] next = new DyadicInterval[size()];
    for (int j = 0; j < size(); j++) {
      next[j] = DyadicInterval.of(point[j].subtract(step[j]).middle().round(BITS));
    }
    return next;
  }

  private static double[][] approximate(DyadicInterval[][] matrix) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.stream(row).mapToDouble(x -> x.middle().approximateDouble()).toArray())
        .toArray(double[][]::new);
  }

  private static DyadicInterval[][] exact(double[][] matrix) {
    return Arrays.stream(matrix)
        .map(
            row ->
                Arrays.stream(row)
                    .mapToObj(x -> DyadicInterval.of(Dyadic.of(x)))
                    .toArray(DyadicInterval[]::new))
        .toArray(DyadicInterval[][]::new);
  }

  /** More steps with one inverse, and then a box around. */
  private Optional<DyadicInterval[]> boxed(
      DyadicInterval[] start, DyadicInterval[] first, DyadicInterval[][] inverse) {
    DyadicInterval[] point = start;
    DyadicInterval[] step = first;
    for (int k = 0; k < STEPS && isAbove(step, SMALLEST) && !isAbove(step, NEAR); k++) {
      point = moved(point, step);
      step = apply(inverse, value(point));
    }
    return box(point, step, inverse);
  }

  private static boolean isAbove(DyadicInterval[] step, long power) {
    return largest(step).compareTo(Dyadic.ONE.scale(power)) > 0;
  }

  private static Dyadic largest(DyadicInterval[] vector) {
    return Arrays.stream(vector).map(x -> x.magnitude()).reduce(Dyadic.ZERO, (a, b) -> a.max(b));
  }

  /**
   * The box of twice the last step, if {@code -Yf(x) + (1 - YJ(box)) (box - x)} is in its interior.
   */
  private Optional<DyadicInterval[]> box(
      DyadicInterval[] point, DyadicInterval[] step, DyadicInterval[][] inverse) {
    Dyadic radius =
        DyadicInterval.of(largest(step).scale(1).add(Dyadic.ONE.scale(SMALLEST)))
            .outward(BITS)
            .upper();
    DyadicInterval around = DyadicInterval.around(Dyadic.ZERO, radius);
    DyadicInterval[] box = new DyadicInterval[size()];
    for (int j = 0; j < size(); j++) {
      box[j] = point[j].add(around);
    }
    DyadicInterval[][] derivative = derivative(box);
    for (int i = 0; i < size(); i++) {
      Dyadic reach = step[i].magnitude();
      for (int j = 0; j < size(); j++) {
        DyadicInterval entry = i == j ? DyadicInterval.ONE : DyadicInterval.ZERO;
        for (int l = 0; l < size(); l++) {
          entry = entry.subtract(inverse[i][l].multiply(derivative[l][j])).outward(BITS);
        }
        reach = reach.add(entry.magnitude().multiply(radius));
      }
      if (reach.compareTo(radius) >= 0) {
        return Optional.empty();
      }
    }
    return Optional.of(box);
  }

  private DyadicInterval[] apply(DyadicInterval[][] matrix, DyadicInterval[] vector) {
    return Arrays.stream(matrix).map(row -> dot(row, vector)).toArray(DyadicInterval[]::new);
  }

  private static DyadicInterval dot(DyadicInterval[] a, DyadicInterval[] b) {
    DyadicInterval sum = DyadicInterval.ZERO;
    for (int j = 0; j < a.length; j++) {
      sum = sum.add(a[j].multiply(b[j])).outward(BITS);
    }
    return sum;
  }

  /** {@code ⟨h_k, z_ki⟩} by classes. */
  private DyadicInterval[][] heads(DyadicInterval[] at) {
    DyadicInterval[] weights = Arrays.stream(at, 0, support).toArray(DyadicInterval[]::new);
    return Arrays.stream(products)
        .map(gram -> apply(gram, weights))
        .toArray(DyadicInterval[][]::new);
  }

  /** The differences of the two sides of the equations. */
  DyadicInterval[] value(DyadicInterval[] at) {
    DyadicInterval[][] heads = heads(at);
    DyadicInterval[] weights = Arrays.stream(at, 0, support).toArray(DyadicInterval[]::new);
    DyadicInterval square = at[support];
    DyadicInterval[] value = new DyadicInterval[size()];
    for (int k = 0; k < classes; k++) {
      value[k] = dot(weights, heads[k]).subtract(square).outward(BITS);
    }
    value[classes] = DyadicInterval.ONE.negate();
    for (DyadicInterval weight : weights) {
      value[classes] = value[classes].add(weight).outward(BITS);
    }
    for (int i = 0; i < support; i++) {
      DyadicInterval sum = square.negate();
      for (int k = 0; k < classes; k++) {
        sum = sum.add(at[support + 1 + k].multiply(heads[k][i])).outward(BITS);
      }
      value[classes + 1 + i] = sum;
    }
    return value;
  }

  /** The derivatives of {@link #value}, a row for each equation. */
  DyadicInterval[][] derivative(DyadicInterval[] at) {
    DyadicInterval[][] heads = heads(at);
    DyadicInterval[][] rows = new DyadicInterval[size()][size()];
    for (DyadicInterval[] row : rows) {
      Arrays.fill(row, DyadicInterval.ZERO);
    }
    DyadicInterval minusOne = DyadicInterval.ONE.negate();
    for (int k = 0; k < classes; k++) {
      for (int j = 0; j < support; j++) {
        rows[k][j] = heads[k][j].scale(1);
      }
      rows[k][support] = minusOne;
    }
    Arrays.fill(rows[classes], 0, support, DyadicInterval.ONE);
    for (int i = 0; i < support; i++) {
      DyadicInterval[] row = rows[classes + 1 + i];
      for (int k = 0; k < classes; k++) {
        DyadicInterval mass = at[support + 1 + k];
        for (int j = 0; j < support; j++) {
          row[j] = row[j].add(mass.multiply(products[k][i][j])).outward(BITS);
        }
        row[support + 1 + k] = heads[k][i];
      }
      row[support] = minusOne;
    }
    return rows;
  }
}
