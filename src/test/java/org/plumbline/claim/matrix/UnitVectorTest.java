package org.plumbline.claim.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;

/** Directions in double: of vectors whose directions are doubles, of any size, and of zero. */
final class UnitVectorTest {
  private static List<Dyadic> vector(long exponent, double... entries) {
    return DoubleStream.of(entries).mapToObj(x -> Dyadic.of(x).scale(exponent)).toList();
  }

  @Test
  void directionsHaveLengthOneWhateverTheSize() {
    for (long exponent : new long[] {0, 5_000, -5_000, 1L << 40}) {
      UnitVector u = UnitVector.approximate(vector(exponent, 3, 0, -4));
      assertThat(u.entries().get(0)).isBetween(Math.nextDown(0.6), Math.nextUp(0.6));
      assertThat(u.entries().get(1)).isZero();
      assertThat(u.entries().get(2)).isBetween(Math.nextDown(-0.8), Math.nextUp(-0.8));
      assertThat(u.smallest()).isZero();
    }
    assertThat(UnitVector.approximate(vector(0, 0, 0)).entries()).containsExactly(0.0, 0.0);
  }

  @Test
  void cosinesAndChordsOfRightAngles() {
    UnitVector e = UnitVector.approximate(vector(0, 5, 0));
    UnitVector f = UnitVector.approximate(vector(0, 0, -7));
    assertThat(e.entries()).containsExactly(1.0, 0.0);
    assertThat(f.entries()).containsExactly(0.0, -1.0);
    assertThat(e.cosine(f)).isZero();
    assertThat(e.cosine(e)).isEqualTo(1);
    assertThat(e.chord(f)).isEqualTo(Math.sqrt(2));
    assertThat(e.chord(UnitVector.approximate(vector(0, -1, 0)))).isEqualTo(2);
    assertThat(e.chord(e)).isZero();
    assertThat(new UnitVector(List.of(-0.5, 0.75)).smallest()).isEqualTo(0.5);
    assertThat(new UnitVector(List.of()).smallest()).isZero();
  }
}
