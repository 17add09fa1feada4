package org.plumbline.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * Affinely independent integer points {@code a_1, …, a_k} and, exactly, the point of their affine
 * hull that is nearest to the origin.
 *
 * <p>That point is {@code Σ z_i a_i / Σ z_i} with {@code (G + 11ᵀ) z = 1}, {@code G} the Gram
 * matrix; the matrix is positive definite exactly when the points are affinely independent. It is
 * eliminated without fractions (Bareiss 1968, by symmetry only the upper half), one column per
 * point, so that adding a point costs {@code O(k²)} products and every intermediate number is a
 * minor of the matrix and hence small.
 */
final class Corral {
  private final BigInteger[][] points;
  private final List<Integer> members = new ArrayList<>();

  /** Column {@code i} of the eliminated matrix: entries 0 to i. */
  private final List<BigInteger[]> columns = new ArrayList<>();

  /** The eliminated right-hand side. */
  private final List<BigInteger> right = new ArrayList<>();

  Corral(BigInteger[][] points) {
    this.points = points;
  }

  /** The indices of the points, in the order in which they came. */
  List<Integer> members() {
    return List.copyOf(members);
  }

  /**
   * Adds point {@code index} and says true, or says false if it lies in the affine hull of the
   * members.
   */
  boolean add(int index) {
    int k = members.size();
    BigInteger[] column = new BigInteger[k + 1];
    for (int i = 0; i <= k; i++) {
      int other = i < k ? members.get(i) : index;
      column[i] = IntegerVector.dot(points[other], points[index]).add(BigInteger.ONE);
    }
    BigInteger rhs = BigInteger.ONE;
    BigInteger previous = BigInteger.ONE;
    for (int s = 0; s < k; s++) {
      BigInteger pivot = columns.get(s)[s];
      for (int i = s + 1; i <= k; i++) {
        BigInteger factor = i < k ? columns.get(i)[s] : column[s];
        column[i] = minor(pivot, column[i], factor, column[s], previous);
      }
      rhs = minor(pivot, rhs, column[s], right.get(s), previous);
      previous = pivot;
    }
    if (column[k].signum() == 0) {
      return false;
    }
    members.add(index);
    columns.add(column);
    right.add(rhs);
    return true;
  }

  private static BigInteger minor(
      BigInteger pivot, BigInteger value, BigInteger left, BigInteger up, BigInteger previous) {
    return pivot.multiply(value).subtract(left.multiply(up)).divide(previous);
  }

  /** Keeps the members for which {@code kept} is true, by position. */
  void retain(boolean[] kept) {
    int first = 0;
    while (first < kept.length && kept[first]) {
      first++;
    }
    List<Integer> tail = new ArrayList<>(members.subList(first, members.size()));
    members.subList(first, members.size()).clear();
    columns.subList(first, columns.size()).clear();
    right.subList(first, right.size()).clear();
    for (int i = 0; i < tail.size(); i++) {
      if (kept[first + i]) {
        add(tail.get(i));
      }
    }
  }

  /**
   * Integers {@code z} whose quotients {@code z_i / Σ z_i} are the affine coordinates of the
   * nearest point.
   *
   * <p>Their sum is positive, since {@code 1ᵀ(G + 11ᵀ)⁻¹1} is; there must be a member.
   */
  BigInteger[] weights() {
    int k = members.size();
    BigInteger[] z = new BigInteger[k];
    BigInteger determinant = columns.get(k - 1)[k - 1];
    for (int i = k - 1; i >= 0; i--) {
      BigInteger sum = determinant.multiply(right.get(i));
      for (int j = i + 1; j < k; j++) {
        sum = sum.subtract(columns.get(j)[i].multiply(z[j]));
      }
      z[i] = sum.divide(columns.get(i)[i]);
    }
    return z;
  }
}
