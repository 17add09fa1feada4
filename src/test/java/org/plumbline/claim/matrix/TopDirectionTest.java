package org.plumbline.claim.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.HandMade;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;

/** {@link TopDirection}: matrices whose singular values are known. */
final class TopDirectionTest {
  private static final int BITS = 100;

  static List<List<Dyadic>> matrix(String... rows) {
    return Stream.of(rows).map(row -> HandMade.dyadics(row.split(" "))).toList();
  }

  /** Lower bounds of the largest squared singular value, and sharp ones. */
  private static void assertTop(List<List<Dyadic>> matrix, double squares, double largest) {
    for (List<List<Dyadic>> some : List.of(matrix, TopDirection.transpose(matrix))) {
      TopDirection top = TopDirection.of(some, BITS);
      assertThat(top.frobeniusSquared()).isEqualTo(Dyadic.of(squares));
      assertThat(top.normSquaredLower()).isLessThanOrEqualTo(Dyadic.of(largest));
      assertThat(top.normSquaredLower())
          .isGreaterThan(Dyadic.of(largest).subtract(Dyadic.ONE.scale(-90)));
      assertThat(top.distanceUpper())
          .isEqualTo(Dyadic.of(squares).subtract(top.normSquaredLower()));
      assertThat(top.left()).isEqualTo(TopDirection.apply(some, top.right()));
      assertThat(top.approximateStableRank()).isCloseTo(squares / largest, offset());
    }
  }

  private static org.assertj.core.data.Offset<Double> offset() {
    return org.assertj.core.data.Offset.offset(1e-12);
  }

  @Test
  void singularValuesThatAreKnown() {
    assertTop(matrix("3 0", "0 1"), 10, 9);
    assertTop(matrix("1 0", "0 -3"), 10, 9);
    assertTop(matrix("0 0 2", "0 -1 0"), 5, 4);
    assertTop(matrix("3 4", "6 8"), 125, 125);
    assertTop(matrix("1 1", "1 -1"), 4, 2);
    assertTop(matrix("2 1", "1 2"), 10, 9);
  }

  /** {@code (√5 ± 1)/2}: power iteration has work to do, to the bits asked for. */
  @Test
  void directionsThatAreNotDyadicAreRefined() {
    TopDirection top = TopDirection.of(matrix("1 1", "1 0"), BITS);
    Dyadic largest = DyadicInterval.of(Dyadic.of(5)).sqrt(400).middle().add(Dyadic.of(3)).scale(-1);
    assertThat(largest.subtract(top.normSquaredLower())).isLessThan(Dyadic.ONE.scale(-95));
    assertThat(top.normSquaredLower()).isLessThanOrEqualTo(largest.add(Dyadic.ONE.scale(-190)));
    assertThat(top.right()).allMatch(x -> x.significand().bitLength() <= BITS);
    Dyadic sharper = TopDirection.of(matrix("1 1", "1 0"), 300).normSquaredLower();
    assertThat(largest.subtract(sharper).abs()).isLessThan(Dyadic.ONE.scale(-150));
  }

  @Test
  void directionsAreShort() {
    TopDirection top = TopDirection.of(matrix("1/3 1/7", "1/5 1/11"), BITS);
    assertThat(top.right()).allMatch(x -> x.significand().bitLength() <= BITS);
  }

  @Test
  void zeroMatricesHaveNoNorm() {
    TopDirection top = TopDirection.of(matrix("0 0 0", "0 0 0"), BITS);
    assertThat(top.normSquaredLower()).isEqualTo(Dyadic.ZERO);
    assertThat(top.distanceUpper()).isEqualTo(Dyadic.ZERO);
    assertThat(top.approximateStableRank()).isZero();
    assertThat(top.right()).anyMatch(x -> x.signum() != 0);
  }

  /** Doubles would overflow, or vanish. */
  @Test
  void entriesOfAnySize() {
    for (long power : new long[] {3000, -3000}) {
      List<List<Dyadic>> large =
          matrix("-3 0", "-1 -1").stream()
              .map(row -> row.stream().map(x -> x.scale(power)).toList())
              .toList();
      Dyadic some = TopDirection.of(matrix("3 0", "1 1"), BITS).normSquaredLower();
      Dyadic same = TopDirection.of(large, BITS).normSquaredLower().scale(-2 * power);
      assertThat(same.subtract(some).abs()).isLessThan(Dyadic.ONE.scale(-90));
    }
  }

  @Test
  void anUpperBoundOfADistanceIsNotNegative() {
    TopDirection forged = new TopDirection(List.of(), List.of(), Dyadic.ONE, Dyadic.of(2));
    assertThat(forged.distanceUpper()).isEqualTo(Dyadic.ZERO);
  }

  @Test
  void sinesOfAnglesBetweenLines() {
    assertThat(sine("1 0", "1 1")).isEqualTo(Dyadic.of(0.5));
    assertThat(sine("2 0", "0 -1")).isEqualTo(Dyadic.ONE);
    assertThat(sine("1 2", "-2 -4")).isEqualTo(Dyadic.ZERO);
    assertThat(sine("0 0", "1 2")).isEqualTo(Dyadic.ZERO);
    assertThat(sine("3 4", "1 0").subtract(HandMade.dyadic("16/25")).abs())
        .isLessThan(Dyadic.ONE.scale(-58));
  }

  private static Dyadic sine(String a, String b) {
    return TopDirection.sineSquared(
        HandMade.dyadics(a.split(" ")), HandMade.dyadics(b.split(" ")), BITS);
  }

  @Test
  void productsAreExact() {
    assertThat(TopDirection.apply(matrix("1 2", "3 4", "0 1"), HandMade.dyadics("5", "-1")))
        .isEqualTo(HandMade.dyadics("3", "11", "-1"));
    assertThat(TopDirection.transpose(matrix("1 2 3", "4 5 6")))
        .isEqualTo(matrix("1 4", "2 5", "3 6"));
  }
}
