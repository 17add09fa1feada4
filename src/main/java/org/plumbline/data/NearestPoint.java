package org.plumbline.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.plumbline.number.GreatestCommonDivisor;
import org.plumbline.number.Rational;

/**
 * The point of the convex hull of integer points {@code a_1, …, a_n} that is nearest to the origin,
 * in exact arithmetic.
 *
 * <p><b>The idea.</b> With {@code a_i = y_i x_i} the nearest point answers both questions about
 * data: if it is the origin, its convex combination proves that nothing separates the samples
 * (Gordan); if not, it is the direction of the largest margin. P. Wolfe, "Finding the nearest point
 * in a polytope", Math. Programming 11 (1976): keep a corral, affinely independent points whose
 * convex hull has the nearest point of its affine hull inside; let a point enter that lies in front
 * of it; go to the nearest point of the new affine hull, dropping what stands in the way.
 *
 * <p><b>Why this one.</b> The norm strictly decreases from one corral to the next, so none comes
 * twice and the search ends on every input: it cannot cycle, as a simplex method can, however
 * degenerate the points are. It may start from any proposed support, so that a linear program in
 * floating point does the long way and exact arithmetic the last few steps. And every corral is a
 * certificate on the way: separation may be known long before the margin is.
 *
 * <p><b>Trade-offs.</b> Each step solves a linear system of the size of the corral in integers,
 * whose digits grow with it, and no bound of the number of steps is known that is better than the
 * number of corrals (J. A. De Loera, J. Haddock, L. Rademacher, "The minimum Euclidean-norm point
 * in a convex polytope: Wolfe's combinatorial algorithm is exponential", SIAM J. Comput. 49, 2020).
 * So {@link MaxMargin} ends it after a fixed number and says so. Methods of first order, as of
 * Gilbert or Frank and Wolfe, have cheap steps but reach the point only in the limit: that the
 * origin is in the hull, and which margin is the largest, they never prove
 * (proofs-notes/separability.md).
 */
final class NearestPoint {
  private final BigInteger[][] points;
  private final Corral corral;
  private List<Rational> coefficients = List.of();
  private BigInteger[] weights = new BigInteger[0];
  private BigInteger[] direction = new BigInteger[0];
  private int steps;
  private boolean optimal;

  private NearestPoint(BigInteger[][] points) {
    this.points = points;
    this.corral = new Corral(points);
  }

  /**
   * The search from the points of {@code start} (any indices; none means the first point), ended at
   * the nearest point or at the first point on the way where {@code enough} holds.
   */
  static NearestPoint search(
      BigInteger[][] points, List<Integer> start, Predicate<NearestPoint> enough) {
    NearestPoint search = new NearestPoint(points);
    search.begin(start);
    search.descend();
    while (!enough.test(search) && search.enter()) {
      search.descend();
    }
    return search;
  }

  /** Whether this is the nearest point, not only one on the way. */
  boolean isOptimal() {
    return optimal;
  }

  /** Whether the point is the origin. */
  boolean isOrigin() {
    return Arrays.stream(direction).allMatch(entry -> entry.signum() == 0);
  }

  /** Whether every point has a positive inner product with this one. */
  boolean separates() {
    return Arrays.stream(points)
        .allMatch(point -> IntegerVector.dot(direction, point).signum() > 0);
  }

  /** The indices of the points of which this one is a convex combination. */
  List<Integer> support() {
    return corral.members();
  }

  /** Positive integers, one per point of the support, in the ratios of the convex combination. */
  BigInteger[] weights() {
    return weights.clone();
  }

  /** The sum of the weights. */
  BigInteger total() {
    return Arrays.stream(weights).reduce(BigInteger.ZERO, BigInteger::add);
  }

  /** The integer vector {@code Σ weights_i a_i}, which is {@link #total} times the point. */
  BigInteger[] direction() {
    return direction.clone();
  }

  /** How many points entered the corral since the start. */
  int steps() {
    return steps;
  }

  private void begin(List<Integer> start) {
    start.forEach(corral::add);
    if (start.isEmpty()) {
      corral.add(0);
    }
    int count = corral.members().size();
    coefficients = new ArrayList<>(Collections.nCopies(count, Rational.of(1, count)));
  }

  /**
   * Adds the point that lies furthest towards the origin; false if none lies nearer than this point
   * does.
   */
  private boolean enter() {
    BigInteger total = total();
    BigInteger least = IntegerVector.dot(direction, direction);
    int entering = -1;
    for (int i = 0; i < points.length; i++) {
      BigInteger value = IntegerVector.dot(direction, points[i]).multiply(total);
      if (value.compareTo(least) < 0) {
        least = value;
        entering = i;
      }
    }
    optimal = entering < 0;
    if (!optimal) {
      steps++;
      coefficients.add(Rational.ZERO);
      if (!corral.add(entering)) {
        throw new IllegalStateException("point " + entering + " lies in the hull it improves on");
      }
    }
    return !optimal;
  }

  /**
   * Moves to the nearest point of the affine hull, dropping points met on the boundary of the hull.
   */
  private void descend() {
    BigInteger[] target = corral.weights();
    while (!Arrays.stream(target).allMatch(weight -> weight.signum() > 0)) {
      stepTowards(target);
      target = corral.weights();
    }
    BigInteger divisor = Arrays.stream(target).reduce(BigInteger.ZERO, GreatestCommonDivisor::of);
    weights = Arrays.stream(target).map(w -> w.divide(divisor)).toArray(BigInteger[]::new);
    coefficients = new ArrayList<>(new IntegerVector(weights, total()).toRationals());
    direction = combination();
  }

  /** One step towards the point with the given weights, as far as no coefficient turns negative. */
  private void stepTowards(BigInteger[] target) {
    BigInteger total = Arrays.stream(target).reduce(BigInteger.ZERO, BigInteger::add);
    List<Rational> aims = new IntegerVector(target, total).toRationals();
    Rational length = stepLength(aims);
    List<Rational> moved = new ArrayList<>();
    boolean[] kept = new boolean[aims.size()];
    for (int i = 0; i < kept.length; i++) {
      Rational now = coefficients.get(i);
      Rational next = now.add(length.multiply(aims.get(i).subtract(now)));
      kept[i] = next.signum() > 0;
      if (kept[i]) {
        moved.add(next);
      }
    }
    coefficients = moved;
    corral.retain(kept);
  }

  private Rational stepLength(List<Rational> aims) {
    Rational length = Rational.ONE;
    for (int i = 0; i < aims.size(); i++) {
      if (aims.get(i).signum() <= 0) {
        Rational now = coefficients.get(i);
        length = length.min(now.divide(now.subtract(aims.get(i))));
      }
    }
    return length;
  }

  private BigInteger[] combination() {
    BigInteger[] sum = new BigInteger[points[0].length];
    Arrays.fill(sum, BigInteger.ZERO);
    List<Integer> members = corral.members();
    for (int i = 0; i < weights.length; i++) {
      BigInteger[] point = points[members.get(i)];
      for (int j = 0; j < sum.length; j++) {
        sum[j] = sum[j].add(weights[i].multiply(point[j]));
      }
    }
    return sum;
  }
}
