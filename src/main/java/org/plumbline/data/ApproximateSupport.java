package org.plumbline.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Proposes, without any guarantee, the points of which the point of a convex hull nearest to the
 * origin is a combination: {@link NearestPoint} in doubles.
 *
 * <p>A good proposal spares the exact search nearly all its steps, a bad one costs time only. The
 * nearest point of an affine hull is found by orthogonalisation of the differences and not from
 * their Gram matrix, whose condition is the square of theirs: the margin of breast-cancer data is a
 * 10^-8th of the size of the points.
 */
final class ApproximateSupport {
  private static final int MAX_STEPS = 10_000;

  private final double[][] points;
  private final List<Integer> members = new ArrayList<>();
  private double[] coefficients = {1};
  private double[] nearest;

  private ApproximateSupport(double[][] points, int first) {
    this.points = points;
    this.members.add(first);
    this.nearest = points[first];
  }

  /** Indices of points, maybe none. */
  static List<Integer> propose(BigInteger[][] rows) {
    double[][] points = approximate(rows);
    int first = 0;
    for (int i = 1; i < points.length; i++) {
      first = dot(points[i], points[i]) < dot(points[first], points[first]) ? i : first;
    }
    ApproximateSupport search = new ApproximateSupport(points, first);
    List<Integer> best = List.copyOf(search.members);
    double least = Double.POSITIVE_INFINITY;
    // Where rounding gets the better of it, the norm no longer decreases; a comparison with NaN is
    // false.
    for (int step = 0; step < MAX_STEPS && search.squaredNorm() < least; step++) {
      least = search.squaredNorm();
      best = List.copyOf(search.members);
      if (!search.enter() || !search.descend()) {
        break;
      }
    }
    return best;
  }

  private double squaredNorm() {
    return dot(nearest, nearest);
  }

  private boolean enter() {
    double least = squaredNorm();
    int entering = -1;
    for (int i = 0; i < points.length; i++) {
      double value = dot(nearest, points[i]);
      if (value < least) {
        least = value;
        entering = i;
      }
    }
    if (entering < 0 || members.contains(entering)) {
      return false;
    }
    members.add(entering);
    coefficients = Arrays.copyOf(coefficients, members.size());
    return true;
  }

  private boolean descend() {
    double[] target = affineCoordinates();
    while (!Arrays.stream(target).allMatch(weight -> weight > 0)) {
      if (!Arrays.stream(target).allMatch(Double::isFinite) || members.size() == 1) {
        return false;
      }
      stepTowards(target);
      target = affineCoordinates();
    }
    coefficients = target;
    return true;
  }

  /**
   * One step towards {@code target} up to the boundary of the hull; the point met there is dropped.
   */
  private void stepTowards(double[] target) {
    int dropped = -1;
    double length = Double.POSITIVE_INFINITY;
    for (int i = 0; i < target.length; i++) {
      if (target[i] <= 0) {
        double until = coefficients[i] / (coefficients[i] - target[i]);
        dropped = dropped < 0 || until < length ? i : dropped;
        length = dropped == i ? until : length;
      }
    }
    double[] moved = new double[target.length - 1];
    for (int i = 0, k = 0; i < target.length; i++) {
      if (i != dropped) {
        moved[k++] = coefficients[i] + length * (target[i] - coefficients[i]);
      }
    }
    members.remove(dropped);
    coefficients = moved;
  }

  /**
   * The affine coordinates of the point of the members' affine hull nearest to 0; sets {@link
   * #nearest}.
   */
  private double[] affineCoordinates() {
    int k = members.size() - 1;
    double[] base = points[members.get(0)];
    double[][] basis = new double[k][base.length];
    double[][] triangle = new double[k][k];
    double[] rest = base.clone();
    double[] right = new double[k];
    for (int i = 0; i < k; i++) {
      basis[i] = difference(points[members.get(i + 1)], base);
      for (int s = 0; s < i; s++) {
        triangle[s][i] = removeComponent(basis[i], basis[s]);
      }
      triangle[i][i] = Math.sqrt(dot(basis[i], basis[i]));
      for (int j = 0; j < basis[i].length; j++) {
        basis[i][j] /= triangle[i][i];
      }
      right[i] = removeComponent(rest, basis[i]);
    }
    nearest = rest;
    return coordinates(triangle, right);
  }

  private static double[] coordinates(double[][] triangle, double[] right) {
    int k = right.length;
    double[] result = new double[k + 1];
    result[0] = 1;
    for (int i = k - 1; i >= 0; i--) {
      double sum = -right[i];
      for (int j = i + 1; j < k; j++) {
        sum -= triangle[i][j] * result[j + 1];
      }
      result[i + 1] = sum / triangle[i][i];
      result[0] -= result[i + 1];
    }
    return result;
  }

  /** Makes {@code vector} orthogonal to {@code unit} and returns its component along it. */
  private static double removeComponent(double[] vector, double[] unit) {
    double component = dot(vector, unit);
    for (int j = 0; j < vector.length; j++) {
      vector[j] -= component * unit[j];
    }
    return component;
  }

  private static double[] difference(double[] left, double[] right) {
    return IntStream.range(0, left.length).mapToDouble(j -> left[j] - right[j]).toArray();
  }

  /** The rows over a common power of two that makes the largest entry about 1. */
  private static double[][] approximate(BigInteger[][] rows) {
    int bits =
        Arrays.stream(rows).flatMap(Arrays::stream).mapToInt(BigInteger::bitLength).max().orElse(0);
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).mapToDouble(e -> approximate(e, bits)).toArray())
        .toArray(double[][]::new);
  }

  private static double approximate(BigInteger entry, int bits) {
    int excess = Math.max(0, entry.bitLength() - Long.SIZE + 1);
    return Math.scalb((double) entry.shiftRight(excess).longValue(), excess - bits);
  }

  private static double dot(double[] left, double[] right) {
    double sum = 0;
    for (int j = 0; j < left.length; j++) {
      sum += left[j] * right[j];
    }
    return sum;
  }
}
