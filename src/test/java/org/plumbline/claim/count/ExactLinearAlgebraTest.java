package org.plumbline.claim.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Residues, elimination, spans and series, on numbers worked out by hand and at random. */
final class ExactLinearAlgebraTest {
  private static final PrimeField FIELD = new PrimeField(2_147_483_647L);

  private static List<Rational> vector(String... entries) {
    return Stream.of(entries).map(Rational::parse).toList();
  }

  @Test
  void primesFitDenominators() {
    assertThat(PrimeField.fitting(Stream.of(Rational.ONE)).prime()).isEqualTo(2_147_483_647L);
    Rational awkward = Rational.of(1, 2_147_483_647L);
    // The next primes below 2^31 are 2147483629 and 2147483587.
    assertThat(PrimeField.fitting(Stream.of(awkward)).prime()).isEqualTo(2_147_483_629L);
    Rational worse = awkward.multiply(Rational.of(1, 2_147_483_629L));
    assertThat(PrimeField.fitting(Stream.of(worse)).prime()).isEqualTo(2_147_483_587L);
  }

  @Test
  void fractionsComeBack() {
    for (String text : List.of("0", "1", "-1", "2/3", "-17/4", "30000/29999", "-1/32000")) {
      Rational value = Rational.parse(text);
      assertThat(FIELD.fraction(FIELD.of(value))).contains(value);
    }
    assertThat(FIELD.of(Rational.of(-1, 2)) * 2 % FIELD.prime()).isEqualTo(FIELD.prime() - 1);
  }

  @Test
  void ranksAndNullSpaces() {
    Elimination elimination = new Elimination(FIELD, 4);
    assertThat(elimination.add(new long[] {0, 2, 4, 0})).isTrue();
    assertThat(elimination.add(new long[] {1, 1, 1, 1})).isTrue();
    assertThat(elimination.add(new long[] {2, 3, 4, 2})).isFalse();
    assertThat(elimination.rank()).isEqualTo(2);
    // x1 = -2 x2 and x0 = -x1 - x2 - x3.
    assertThat(elimination.nullSpace())
        .containsExactly(
            new long[] {1, FIELD.prime() - 2, 1, 0}, new long[] {FIELD.prime() - 1, 0, 0, 1});
  }

  @Test
  void nullSpacesAnnihilate() {
    Random random = new Random(3);
    for (int trial = 0; trial < 20; trial++) {
      int columns = 2 + random.nextInt(8);
      long[][] rows = new long[1 + random.nextInt(columns)][columns];
      Elimination elimination = new Elimination(FIELD, columns);
      for (long[] row : rows) {
        for (int j = 0; j < columns; j++) {
          row[j] = random.nextInt(3);
        }
        elimination.add(row);
      }
      assertThat(elimination.nullSpace()).hasSize(columns - elimination.rank());
      for (long[] vector : elimination.nullSpace()) {
        for (long[] row : rows) {
          long sum =
              IntStream.range(0, columns).mapToLong(j -> row[j] * vector[j] % FIELD.prime()).sum();
          assertThat(sum % FIELD.prime()).isZero();
        }
      }
    }
  }

  @Test
  void spansOfVectors() {
    RationalSpan whole = RationalSpan.of(List.of(vector("1/2", "1"), vector("1", "3")), 2);
    assertThat(whole).isEqualTo(RationalSpan.whole(2));
    assertThat(whole.orthogonal()).isEmpty();
    RationalSpan two =
        RationalSpan.of(
            List.of(vector("1", "2", "0"), vector("2", "4", "0"), vector("0", "1", "1")), 3);
    assertThat(two.basis()).containsExactly(vector("1", "0", "-2"), vector("0", "1", "1"));
    assertThat(two.orthogonal()).containsExactly(vector("2", "-1", "1"));
    assertThat(two.isCoordinate()).isFalse();
    RationalSpan padded = RationalSpan.of(List.of(vector("0", "1/3", "0")), 3);
    assertThat(padded.basis()).containsExactly(vector("0", "1", "0"));
    assertThat(padded.isCoordinate()).isTrue();
    assertThat(padded.orthogonal()).hasSize(2);
    assertThat(RationalSpan.of(List.of(vector("0", "0")), 2).basis()).isEmpty();
  }

  /** A dependency that only the prime makes is none. */
  @Test
  void dependenciesModuloThePrimeAreNotTakenForReal() {
    Rational prime = Rational.of(2_147_483_647L);
    List<List<Rational>> vectors =
        List.of(
            List.of(Rational.ONE, Rational.ONE), List.of(Rational.ONE, Rational.ONE.add(prime)));
    assertThat(RationalSpan.of(vectors, 2).basis()).hasSize(2);
    assertThat(RationalSpan.of(vectors, 2).orthogonal()).isEmpty();
  }

  /** (1 + t + ε)(2 + 3t + εt) = 2 + 5t + 3t² + ε(2 + 4t + t²). */
  @Test
  void seriesMultiply() {
    SeriesArithmetic arithmetic = new SeriesArithmetic(FIELD, 3);
    long[] product =
        arithmetic.multiply(new long[] {1, 1, 0, 1, 0, 0}, new long[] {2, 3, 0, 0, 1, 0});
    assertThat(product).containsExactly(2, 5, 3, 2, 4, 1);
    assertThat(arithmetic.add(product, arithmetic.of(Rational.of(-2))))
        .containsExactly(0, 5, 3, 2, 4, 1);
    assertThat(arithmetic.isZero(arithmetic.constant(0))).isTrue();
    assertThat(arithmetic.isZero(new long[] {0, 0, 0, 0, 0, 1})).isFalse();
  }
}
