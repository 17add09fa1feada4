package org.plumbline.number;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Bounds of eigenvalues that are known: on their side, and near, for every way they are found. */
final class SpectralBoundsTest {
  /** {@code (large - small) J/n + small I}: one eigenvalue {@code large}, the others small. */
  private static RationalMatrix rankOneAndIdentity(int n, Rational large, Rational small) {
    Rational shared = large.subtract(small).divide(Rational.of(n));
    return RationalMatrix.of(n, n, (i, j) -> i == j ? shared.add(small) : shared);
  }

  /** Below and above, by no more than {@code 2^-30} of the largest eigenvalue. */
  private static void assertSharp(RationalMatrix m, Rational smallest, Rational largest) {
    SpectralBounds bounds = SpectralBounds.of(m);
    Rational slack = largest.abs().max(smallest.abs()).multiply(Rational.of(1, 1L << 30));
    assertThat(bounds.lower()).isBetween(smallest.subtract(slack), smallest);
    assertThat(bounds.upper()).isBetween(largest, largest.add(slack));
  }

  @Test
  void knownEigenvaluesAreBoundedSharply() {
    Rational third = Rational.of(1, 3);
    for (int n : new int[] {2, 3, 7, 11, 12, 13}) {
      assertSharp(rankOneAndIdentity(n, Rational.of(5), third), third, Rational.of(5));
      assertSharp(
          rankOneAndIdentity(n, Rational.of(-5), third.negate()), Rational.of(-5), third.negate());
    }
  }

  @Test
  void aSingleEntryIsItsOwnEigenvalue() {
    Rational third = Rational.of(1, 3);
    RationalMatrix m = RationalMatrix.of(1, 1, (i, j) -> third);
    assertThat(SpectralBounds.of(m)).isEqualTo(new SpectralBounds(third, third));
  }

  /** The doubles next to the eigenvalues are beyond every double: the sum of entries remains. */
  @Test
  void hugeEntriesAreBoundedByTheirSum() {
    Rational huge = Rational.parse("1e500");
    RationalMatrix m = RationalMatrix.of(2, 2, (i, j) -> i == j ? huge : Rational.ZERO);
    SpectralBounds bounds = SpectralBounds.of(m);
    assertThat(bounds.lower()).isLessThanOrEqualTo(huge);
    assertThat(bounds.upper()).isEqualTo(huge.multiply(Rational.of(2)));
  }

  /** Fractions of more than 4,000 bits are cut; exponents far from 0 leave the bounds sharp. */
  @Test
  void longFractionsAreCutAndBoundedSharply() {
    Rational tiny = Rational.parse("1/7e1300");
    assertSharp(
        rankOneAndIdentity(3, Rational.of(5).multiply(tiny), tiny),
        tiny,
        Rational.of(5).multiply(tiny));
    Rational huge = Rational.parse("1e1300/7");
    assertSharp(
        rankOneAndIdentity(2, huge, huge.multiply(Rational.of(-3))),
        huge.multiply(Rational.of(-3)),
        huge);
    RationalMatrix mixed =
        RationalMatrix.of(2, 2, (i, j) -> i == j ? Rational.ONE.add(tiny) : Rational.ZERO);
    assertSharp(mixed, Rational.ONE.add(tiny), Rational.ONE.add(tiny));
  }

  /** What shortening takes away is given back: here the shortened matrix is the identity. */
  @Test
  void whatIsShortenedIsAddedToTheBounds() {
    for (int bits : new int[] {80, 5_000}) {
      Rational little = Dyadic.ONE.scale(-bits).toRational();
      for (Rational entry :
          new Rational[] {Rational.ONE.add(little), Rational.ONE.subtract(little)}) {
        RationalMatrix m = RationalMatrix.of(12, 12, (i, j) -> i == j ? entry : Rational.ZERO);
        SpectralBounds bounds = SpectralBounds.of(m);
        assertThat(bounds.lower()).isLessThanOrEqualTo(entry);
        assertThat(bounds.upper()).isGreaterThanOrEqualTo(entry);
      }
    }
  }

  /** Errors of all entries of a row add up. */
  @Test
  void shortenedRowsAddUp() {
    Rational entry = Rational.ONE.add(Dyadic.ONE.scale(-80).toRational());
    for (int n : new int[] {12, 16}) {
      SpectralBounds bounds = SpectralBounds.of(RationalMatrix.of(n, n, (i, j) -> entry));
      assertThat(bounds.lower()).isLessThanOrEqualTo(Rational.ZERO);
      assertThat(bounds.upper()).isGreaterThanOrEqualTo(entry.multiply(Rational.of(n)));
    }
  }

  /** Digits are cut off towards zero: of a negative entry that is up. */
  @Test
  void whatIsCutOffNegativeEntriesIsGivenBack() {
    Rational entry = Rational.ONE.subtract(Dyadic.ONE.scale(-5_000).toRational());
    for (Rational one : new Rational[] {entry, entry.negate()}) {
      SpectralBounds bounds = SpectralBounds.of(RationalMatrix.of(1, 1, (i, j) -> one));
      assertThat(bounds.lower()).isLessThanOrEqualTo(one);
      assertThat(bounds.upper()).isGreaterThanOrEqualTo(one);
      assertThat(bounds.upper().subtract(bounds.lower()))
          .isLessThan(Dyadic.ONE.scale(-150).toRational());
    }
  }

  /** Every other proposal is above an irrational eigenvalue: none is taken untested. */
  @Test
  void proposalsAreTested() {
    for (int k = 1; k <= 40; k++) {
      Rational first = Rational.of(k + 1L);
      RationalMatrix m = RationalMatrix.of(2, 2, (i, j) -> i == 0 && j == 0 ? first : Rational.ONE);
      SpectralBounds bounds = SpectralBounds.of(m);
      assertThat(m.shifted(bounds.lower()).isPositiveSemidefinite()).isTrue();
      assertThat(m.negate().shifted(bounds.upper().negate()).isPositiveSemidefinite()).isTrue();
    }
  }
}
