package org.plumbline.number;

import org.plumbline.number.qual.PolyRigorous;

/**
 * Rational bounds {@code lower <= λ_min(M)} and {@code λ_max(M) <= upper} of a symmetric matrix,
 * each proved by an exact test of semidefiniteness.
 *
 * <p>Double arithmetic proposes an eigenvalue; it is moved outwards until {@code M - lower · I}, or
 * {@code upper · I - M}, passes {@link RationalMatrix#isPositiveSemidefinite}. The sum of all
 * absolute values bounds every eigenvalue and ends the search at the latest.
 *
 * @param lower a lower bound of every eigenvalue
 * @param upper an upper bound of every eigenvalue
 */
// Proposals come from double arithmetic; the exact test of semidefiniteness makes them bounds.
@SuppressWarnings("rigorous")
public record SpectralBounds(Rational lower, Rational upper) {
  /** Where the search starts, relative to the largest entry. */
  private static final int FIRST_GAP = 44;

  /**
   * From this many rows on the entries are shortened first: exact elimination makes long fractions
   * longer.
   */
  private static final int MANY_ROWS = 12;

  /** Numerators and denominators of more bits make elimination take minutes. */
  private static final int LONG = 4_000;

  /** The binary places kept of entries that are long. */
  private static final int LONG_BITS = 160;

  /** The bits kept of entries that are shortened. */
  private static final int SHORT = 72;

  /** Bounds of the eigenvalues of {@code symmetric}, usually close to the last bits of a double. */
  public static @PolyRigorous SpectralBounds of(@PolyRigorous RationalMatrix symmetric) {
    if (longest(symmetric) > LONG && symmetric.largestEntry().signum() > 0) {
      return ofLong(symmetric);
    }
    if (symmetric.rows() < MANY_ROWS) {
      return exactly(symmetric);
    }
    RationalMatrix shortened =
        RationalMatrix.of(
            symmetric.rows(),
            symmetric.columns(),
            (i, j) -> Dyadic.approximate(symmetric.at(i, j), SHORT).toRational());
    Rational change =
        symmetric.subtract(shortened).largestEntry().multiply(Rational.of(symmetric.rows()));
    SpectralBounds bounds = exactly(shortened);
    return new SpectralBounds(bounds.lower.subtract(change), bounds.upper.add(change));
  }

  /** The bits of the longest numerator or denominator. */
  private static int longest(RationalMatrix m) {
    return m.entries().stream()
        .flatMap(row -> row.stream())
        .mapToInt(x -> Math.max(x.numerator().bitLength(), x.denominator().bitLength()))
        .max()
        .orElse(0);
  }

  /**
   * Bounds from entries in units of a power of two near the largest, cut to {@value #LONG_BITS}
   * binary places: what is cut off has rows that add up to {@code n 2^-LONG_BITS} at most.
   */
  private static SpectralBounds ofLong(RationalMatrix symmetric) {
    int n = symmetric.rows();
    long power = Dyadic.approximate(symmetric.largestEntry(), 8).magnitudeExponent();
    Rational unit = Dyadic.ONE.scale(power).toRational();
    Rational places = Dyadic.ONE.scale(LONG_BITS).toRational();
    RationalMatrix cut =
        RationalMatrix.of(
            n,
            n,
            (i, j) -> {
              Rational scaled = symmetric.at(i, j).divide(unit).multiply(places);
              return Rational.of(scaled.numerator().divide(scaled.denominator())).divide(places);
            });
    SpectralBounds bounds = of(cut);
    Rational change = Rational.of(n).divide(places);
    return new SpectralBounds(
        bounds.lower.subtract(change).multiply(unit), bounds.upper.add(change).multiply(unit));
  }

  /** A lower bound of every eigenvalue. */
  @Override
  public @PolyRigorous Rational lower(@PolyRigorous SpectralBounds this) {
    return lower;
  }

  /** An upper bound of every eigenvalue. */
  @Override
  public @PolyRigorous Rational upper(@PolyRigorous SpectralBounds this) {
    return upper;
  }

  private static SpectralBounds exactly(RationalMatrix symmetric) {
    return new SpectralBounds(smallestLower(symmetric), smallestLower(symmetric.negate()).negate());
  }

  private static Rational smallestLower(RationalMatrix m) {
    if (m.rows() == 1) {
      return m.at(0, 0);
    }
    Rational last = m.largestEntry().multiply(Rational.of(m.rows())).negate();
    double proposal = ApproximateEigenvalues.of(doubles(m)).smallest();
    if (!Double.isFinite(proposal)) {
      return last;
    }
    Rational start = Dyadic.of(proposal).toRational();
    Rational unit = m.largestEntry();
    if (m.shifted(start).isPositiveSemidefinite()) {
      return start;
    }
    for (int power = FIRST_GAP; power > 0; power -= 6) {
      Rational gap = Dyadic.approximate(unit, 8).scale(-power).toRational();
      Rational candidate = Dyadic.approximate(start.subtract(gap), 60).toRational();
      if (m.shifted(candidate).isPositiveSemidefinite()) {
        return candidate;
      }
    }
    return last;
  }

  private static double[][] doubles(RationalMatrix m) {
    return m.entries().stream()
        .map(row -> row.stream().mapToDouble(Rational::approximateDouble).toArray())
        .toArray(double[][]::new);
  }
}
