package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ApproximateSupportTest {
  private static List<Integer> support(int power, long[]... points) {
    return ApproximateSupport.propose(
        Arrays.stream(points)
            .map(
                point ->
                    Arrays.stream(point)
                        .mapToObj(entry -> BigInteger.valueOf(entry).shiftLeft(power))
                        .toArray(BigInteger[]::new))
            .toArray(BigInteger[][]::new));
  }

  private static long[] point(long... entries) {
    return entries;
  }

  @Test
  void aNearestPointThatIsACornerStandsAlone() {
    assertThat(support(0, point(3, 1), point(2, 0), point(3, -1))).containsExactly(1);
    assertThat(support(0, point(5, 5))).containsExactly(0);
  }

  @Test
  void aNearestPointOfAnEdgeHasItsTwoEnds() {
    assertThat(support(0, point(5, 0), point(1, 1), point(1, -1))).containsExactlyInAnyOrder(1, 2);
  }

  /** The corner nearest to the origin is where the search begins, and no end of the edge. */
  @Test
  void theFirstPointIsDroppedWhereItDoesNotBelong() {
    assertThat(support(0, point(0, 3), point(-10, 1), point(10, 1)))
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void aHullAroundTheOriginHasPointsOnAllSides() {
    assertThat(support(0, point(1, 0), point(-1, 1), point(-1, -1)))
        .containsExactlyInAnyOrder(0, 1, 2);
  }

  @Test
  void entriesOfAnySizeAreScaled() {
    assertThat(support(2_000, point(5, 0), point(1, 1), point(1, -1)))
        .containsExactlyInAnyOrder(1, 2);
  }

  /** Begun at what is proposed, the exact search ends without a step. */
  @Test
  void whatIsProposedIsTheSupport() {
    Random random = new Random(1);
    for (int draw = 0; draw < 200; draw++) {
      BigInteger[][] points = new BigInteger[12][5];
      for (BigInteger[] point : points) {
        Arrays.setAll(point, j -> BigInteger.valueOf(random.nextInt(201) - (j == 0 ? 0 : 100)));
      }
      List<Integer> proposed = ApproximateSupport.propose(points);
      NearestPoint exact = NearestPoint.search(points, proposed, search -> false);
      assertThat(exact.isOptimal()).isTrue();
      assertThat(exact.steps()).isZero();
      assertThat(exact.support()).containsExactlyInAnyOrderElementsOf(proposed);
    }
  }
}
