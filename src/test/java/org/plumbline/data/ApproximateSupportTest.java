package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
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
}
