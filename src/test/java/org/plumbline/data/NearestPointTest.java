package org.plumbline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

class NearestPointTest {
  private static List<Rational> nearest(BigInteger[][] points, List<Integer> start) {
    NearestPoint found = NearestPoint.search(points, start, point -> false);
    assertThat(found.isOptimal()).isTrue();
    return Arrays.stream(found.direction()).map(e -> Rational.of(e, found.total())).toList();
  }

  private static BigInteger[][] points(long[]... rows) {
    return Arrays.stream(rows)
        .map(row -> Arrays.stream(row).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new))
        .toArray(BigInteger[][]::new);
  }

  @Test
  void isOnAnEdge() {
    BigInteger[][] points = points(new long[] {4, 0}, new long[] {0, 2}, new long[] {9, 9});
    assertThat(nearest(points, List.of())).isEqualTo(Samples.numbers("4/5 8/5"));
  }

  @Test
  void isTheOriginInsideATriangle() {
    BigInteger[][] points = points(new long[] {1, 0}, new long[] {-1, 1}, new long[] {-1, -1});
    assertThat(nearest(points, List.of())).isEqualTo(Samples.numbers("0 0"));
  }

  @Test
  void doesNotDependOnTheStart() throws DataException {
    Dataset data = BundledData.WDBC.read(BundledData.WDBC.defaultSelection());
    BigInteger[][] points = SignedPoints.of(data).rows();
    List<Rational> expected = nearest(points, ApproximateSupport.propose(points));
    assertThat(nearest(points, List.of())).isEqualTo(expected);
    List<Integer> arbitrary = IntStream.range(0, 40).mapToObj(i -> 13 * i % 569).toList();
    assertThat(nearest(points, arbitrary)).isEqualTo(expected);
  }

  @Test
  void theCorralRefusesAffinelyDependentPoints() {
    BigInteger[][] points =
        points(new long[] {1, 1}, new long[] {3, 5}, new long[] {2, 3}, new long[] {0, 0});
    Corral corral = new Corral(points);
    assertThat(corral.add(0)).isTrue();
    assertThat(corral.add(1)).isTrue();
    assertThat(corral.add(1)).isFalse();
    assertThat(corral.add(2)).isFalse();
    assertThat(corral.add(3)).isTrue();
    assertThat(corral.members()).containsExactly(0, 1, 3);
  }
}
