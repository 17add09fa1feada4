package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The point of an affine hull that is nearest to the origin. */
final class CorralTest {
  private static BigInteger[][] points(int[]... points) {
    return Arrays.stream(points)
        .map(p -> Arrays.stream(p).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new))
        .toArray(BigInteger[][]::new);
  }

  /** {@code Σ z_i a_i}, and the sum of the weights behind it. */
  private static BigInteger[] nearest(BigInteger[][] points, Corral corral) {
    BigInteger[] weights = corral.weights();
    BigInteger[] sum = new BigInteger[points[0].length + 1];
    Arrays.fill(sum, BigInteger.ZERO);
    for (int k = 0; k < weights.length; k++) {
      BigInteger[] point = points[corral.members().get(k)];
      for (int j = 0; j < point.length; j++) {
        sum[j] = sum[j].add(weights[k].multiply(point[j]));
      }
      sum[point.length] = sum[point.length].add(weights[k]);
    }
    return sum;
  }

  /** The line through (2, 0) and (0, 2) is nearest at (1, 1). */
  @Test
  void lineIsNearestAtItsFoot() {
    BigInteger[][] points = points(new int[] {2, 0}, new int[] {0, 2});
    Corral corral = new Corral(points);
    assertThat(corral.add(0)).isTrue();
    assertThat(corral.add(1)).isTrue();
    BigInteger[] found = nearest(points, corral);
    assertThat(found[2]).isPositive();
    assertThat(found[0]).isEqualTo(found[2]);
    assertThat(found[1]).isEqualTo(found[2]);
  }

  @Test
  void pointsOfTheHullAreNotAdded() {
    Corral corral =
        new Corral(points(new int[] {2, 0}, new int[] {0, 2}, new int[] {4, -2}, new int[] {0, 0}));
    assertThat(corral.add(0)).isTrue();
    assertThat(corral.add(0)).isFalse();
    assertThat(corral.add(1)).isTrue();
    assertThat(corral.add(2)).isFalse();
    assertThat(corral.add(3)).isTrue();
    assertThat(corral.members()).containsExactly(0, 1, 3);
  }

  /** At the nearest point all members have the same product with it. */
  @Test
  void nearestPointIsPerpendicularToTheHull() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 20; trial++) {
      int[][] raw = new int[3][];
      for (int k = 0; k < 3; k++) {
        raw[k] = random.ints(5, -9, 10).toArray();
      }
      BigInteger[][] points = points(raw);
      Corral corral = new Corral(points);
      for (int k = 0; k < 3; k++) {
        corral.add(k);
      }
      BigInteger[] nearest = Arrays.copyOf(nearest(points, corral), 5);
      BigInteger product = IntegerVector.dot(nearest, points[corral.members().get(0)]);
      for (int member : corral.members()) {
        assertThat(IntegerVector.dot(nearest, points[member])).isEqualTo(product);
      }
    }
  }

  @Test
  void someMembersMayBeKept() {
    BigInteger[][] points = points(new int[] {3, 0, 0}, new int[] {0, 3, 0}, new int[] {0, 0, 3});
    Corral corral = new Corral(points);
    for (int k = 0; k < 3; k++) {
      corral.add(k);
    }
    corral.retain(new boolean[] {true, false, true});
    assertThat(corral.members()).containsExactly(0, 2);
    BigInteger[] found = nearest(points, corral);
    assertThat(found[0]).isEqualTo(found[2]);
    assertThat(found[1]).isZero();
    assertThat(corral.add(1)).isTrue();
  }
}
