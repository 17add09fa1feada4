package org.plumbline.claim.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;

/** {@link RankOneDistance}: of matrices worked out by hand, and by high precision. */
final class RankOneDistanceTest {

  private static ParameterMatrix square() {
    return new ParameterMatrix(List.of(List.of(0, 1), List.of(2, 3)));
  }

  private static DoubleInterval over(double radius, double... centre) {
    List<DoubleInterval> ranges =
        java.util.Arrays.stream(centre)
            .mapToObj(c -> new DoubleInterval(c - radius, c + radius))
            .toList();
    return RankOneDistance.over(square(), WeightBox.of(ranges));
  }

  private static void assertIs(DoubleInterval found, double lower, double upper) {
    assertThat(found.lower()).isLessThanOrEqualTo(lower).isGreaterThan(lower - 1e-4);
    assertThat(found.upper()).isGreaterThanOrEqualTo(upper).isLessThan(upper + 1e-4);
  }

  /** {@code E(diag(a, b)) = min(a², b²)}; a radius r moves its root by {@code 2r}. */
  @Test
  void rangesOfTheDistanceToRankOne() {
    assertIs(over(0, 3, 0, 0, 4), 9, 9);
    assertIs(over(0, 4, 0, 0, -3), 9, 9);
    assertIs(over(0, 1, 2, 2, 4), 0, 0);
    assertIs(over(0, 0, 0, 0, 0), 0, 0);
    assertIs(over(0, 2, 2, -1, 1), 2, 2);
    assertIs(over(0.25, 3, 0, 0, 4), 6.25, 12.25);
    assertIs(over(0.25, 0.125, 0, 0, 4), 0, 0.625 * 0.625);
  }

  @Test
  void anUnboundedBoxHasNoUpperBound() {
    List<DoubleInterval> ranges =
        List.of(
            DoubleInterval.ONE,
            DoubleInterval.ONE,
            new DoubleInterval(0, Double.POSITIVE_INFINITY),
            DoubleInterval.ONE);
    assertThat(RankOneDistance.over(square(), WeightBox.of(ranges)))
        .isEqualTo(new DoubleInterval(0, Double.POSITIVE_INFINITY));
  }

  /** To the last bits: {@code E} by high precision lies in the range, of random matrices. */
  @Test
  void rangesHoldWhatHighPrecisionFinds() {
    java.util.Random random = new java.util.Random(7);
    for (int round = 0; round < 100; round++) {
      double[] w = random.doubles(4, -1, 1).toArray();
      List<Dyadic> weights = java.util.Arrays.stream(w).mapToObj(Dyadic::of).toList();
      Dyadic exact = TopDirection.of(square().atDyadic(weights), 200).distanceUpper();
      DoubleInterval found = over(0, w);
      assertThat(Dyadic.of(found.lower())).isLessThanOrEqualTo(exact);
      assertThat(Dyadic.of(found.upper()))
          .isGreaterThanOrEqualTo(exact.subtract(Dyadic.ONE.scale(-90)));
    }
  }

  /** Wide, and with entries that differ by their size. */
  @Test
  void rectanglesAndSmallEntries() {
    ParameterMatrix wide = new ParameterMatrix(List.of(List.of(0, 1, 2), List.of(3, 4, 5)));
    WeightBox box =
        WeightBox.of(
            List.of(5.0, 0.0, 0.0, 0.0, 0.0, 0x1p-3).stream().map(DoubleInterval::of).toList());
    assertIs(RankOneDistance.over(wide, box), 0x1p-6, 0x1p-6);
    assertIs(over(0, 1e-160, 0, 0, 1e-160), 0, 0);
  }
}
