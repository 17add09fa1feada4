package org.plumbline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/** Rotations and unit vectors are exact in every dimension. */
final class RotationTest {
  @Test
  void rotationsAreOrthogonal() {
    for (int dimension = 1; dimension <= 17; dimension++) {
      Rotation rotation = Rotation.drawn(new Draws(dimension), dimension);
      int size = dimension;
      List<List<Rational>> columns =
          IntStream.range(0, size).mapToObj(j -> rotation.apply(Vectors.unit(size, j))).toList();
      assertThat(new RationalMatrix(columns).gram())
          .isEqualTo(
              RationalMatrix.of(size, size, (i, j) -> i == j ? Rational.ONE : Rational.ZERO));
    }
  }

  @Test
  void theFirstUnitVectorIsSpreadOverAllCoordinates() {
    for (int dimension = 1; dimension <= 17; dimension++) {
      Rotation rotation = Rotation.spreading(new Draws(dimension), dimension);
      assertThat(rotation.apply(Vectors.unit(dimension, 0))).noneMatch(x -> x.signum() == 0);
    }
  }

  @Test
  void unitVectorsHaveNormOne() {
    Draws draws = new Draws(3);
    for (int dimension = 1; dimension <= 17; dimension++) {
      for (int k = 0; k < 20; k++) {
        List<Rational> direction = UnitVectors.direction(draws, dimension);
        List<Rational> point = UnitVectors.onSphere(draws, dimension);
        assertThat(direction).hasSize(dimension);
        assertThat(RationalMatrix.dot(direction, direction)).isEqualTo(Rational.ONE);
        assertThat(RationalMatrix.dot(point, point)).isEqualTo(Rational.ONE);
      }
    }
  }

  /** Of so many points of a circle, each quarter has about a quarter. */
  @Test
  void pointsGoAllAroundACircle() {
    Draws draws = new Draws(4);
    int[] quarters = new int[4];
    for (int k = 0; k < 1000; k++) {
      List<Rational> point = UnitVectors.onSphere(draws, 2);
      quarters[(point.get(0).signum() < 0 ? 1 : 0) + (point.get(1).signum() < 0 ? 2 : 0)]++;
    }
    assertThat(Arrays.stream(quarters)).allMatch(count -> count > 200);
  }
}
