package org.plumbline.series;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.Instruction;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * A rational combination prepared for limbs: every coefficient a sum of single limbs times powers
 * of two, and the whole divided by one integer.
 *
 * <p>The integer is the odd common denominator of the coefficients, if all numerators over it fit a
 * limb: decimals with few digits cost one factor each and one division together. Otherwise it is 1
 * and each coefficient is rounded to as many bits as the numbers have. Each product with a factor
 * is too small by less than one unit of its last limb, which lies up to four bits above that of the
 * source (proofs-notes/limb-series.md, L3).
 */
final class LimbCombination {
  private static final int FACTOR_BITS = 53;

  private final List<Integer> sources;
  private final List<List<Factor>> factors;
  private final Dyadic constant;
  private final Optional<LimbConstants> divisor;

  private LimbCombination(
      List<Integer> sources,
      List<List<Factor>> factors,
      Dyadic constant,
      Optional<LimbConstants> divisor) {
    this.sources = sources;
    this.factors = factors;
    this.constant = constant;
    this.divisor = divisor;
  }

  /**
   * The factor {@code limb · 2^(exponent - 56)}.
   *
   * @param limb below 2^54 in absolute value
   * @param exponent the exponent of the number whose first limb it is
   */
  record Factor(long limb, long exponent) {
    /**
     * The factor {@code value · 2^power}, its limb as large as it may be, so that products lose
     * little.
     */
    static Factor of(long value, long power) {
      int shift = Long.numberOfLeadingZeros(Math.abs(value)) - (Long.SIZE - FACTOR_BITS);
      return new Factor(value << shift, power - shift + LimbKernels.BITS);
    }
  }

  static LimbCombination of(Instruction.Combination combination, int limbs) {
    int bits = limbs * LimbKernels.BITS;
    BigInteger denominator = commonDenominator(combination.coefficients());
    Rational scale = Rational.of(denominator);
    List<List<Factor>> factors = new ArrayList<>();
    for (Rational coefficient : combination.coefficients()) {
      factors.add(split(Dyadic.approximate(coefficient.multiply(scale), bits)));
    }
    Optional<LimbConstants> divisor =
        denominator.equals(BigInteger.ONE)
            ? Optional.empty()
            : Optional.of(
                LimbConstants.reciprocals(
                    2, limbs, Dyadic.approximate(Rational.ONE.divide(scale), bits)));
    return new LimbCombination(
        combination.sources(),
        factors,
        Dyadic.approximate(combination.constant().multiply(scale), bits),
        divisor);
  }

  /** The least odd integer that makes all coefficients dyadic and short, or 1 if none does. */
  private static BigInteger commonDenominator(List<Rational> coefficients) {
    BigInteger common = BigInteger.ONE;
    for (Rational coefficient : coefficients) {
      BigInteger denominator = coefficient.denominator();
      BigInteger odd = denominator.shiftRight(denominator.getLowestSetBit());
      common = common.multiply(odd.divide(common.gcd(odd)));
      if (common.bitLength() > FACTOR_BITS) {
        return BigInteger.ONE;
      }
    }
    Rational scale = Rational.of(common);
    boolean allShort =
        coefficients.stream()
            .map(coefficient -> coefficient.multiply(scale).numerator())
            .allMatch(
                numerator -> Dyadic.of(numerator, 0).significand().bitLength() <= FACTOR_BITS);
    return allShort ? common : BigInteger.ONE;
  }

  private static List<Factor> split(Dyadic value) {
    List<Factor> factors = new ArrayList<>();
    Dyadic rest = value;
    while (rest.signum() != 0) {
      Dyadic head = rest.round(FACTOR_BITS);
      factors.add(Factor.of(head.significand().longValueExact(), head.exponent()));
      rest = rest.subtract(head);
    }
    return factors;
  }

  /** Puts coefficient {@code order} of the combination into {@code total}. */
  void sum(LimbSeries series, int order, int n, LimbSum total, LimbSum work) {
    total.clear();
    if (order == 0) {
      total.set(constant);
    }
    for (int j = 0; j < factors.size(); j++) {
      for (Factor factor : factors.get(j)) {
        series.addScaled(sources.get(j), order, factor, total, n);
      }
    }
    divisor.ifPresent(reciprocal -> total.multiply(reciprocal, 1, n, work));
  }
}
