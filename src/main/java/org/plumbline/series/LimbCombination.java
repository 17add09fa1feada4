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
  private final int[] sources;
  private final LimbFactor[] factors;
  private final Dyadic constant;
  private final Optional<LimbConstants> divisor;

  private LimbCombination(
      int[] sources, LimbFactor[] factors, Dyadic constant, Optional<LimbConstants> divisor) {
    this.sources = sources;
    this.factors = factors;
    this.constant = constant;
    this.divisor = divisor;
  }

  static LimbCombination of(Instruction.Combination combination, int limbs) {
    int bits = limbs * LimbKernels.BITS;
    BigInteger denominator = commonDenominator(combination.coefficients());
    Rational scale = Rational.of(denominator);
    List<Integer> sources = new ArrayList<>();
    List<LimbFactor> factors = new ArrayList<>();
    for (int j = 0; j < combination.sources().size(); j++) {
      Rational coefficient = combination.coefficients().get(j).multiply(scale);
      for (LimbFactor factor : split(Dyadic.approximate(coefficient, bits))) {
        sources.add(combination.sources().get(j));
        factors.add(factor);
      }
    }
    Optional<LimbConstants> divisor =
        denominator.equals(BigInteger.ONE)
            ? Optional.empty()
            : Optional.of(
                LimbConstants.of(
                    List.of(Dyadic.approximate(Rational.ONE.divide(scale), bits)), limbs));
    return new LimbCombination(
        sources.stream().mapToInt(Integer::intValue).toArray(),
        factors.toArray(new LimbFactor[0]),
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
      if (common.bitLength() > LimbFactor.BITS) {
        return BigInteger.ONE;
      }
    }
    Rational scale = Rational.of(common);
    boolean allShort =
        coefficients.stream()
            .map(coefficient -> coefficient.multiply(scale).numerator())
            .allMatch(
                numerator -> Dyadic.of(numerator, 0).significand().bitLength() <= LimbFactor.BITS);
    return allShort ? common : BigInteger.ONE;
  }

  private static List<LimbFactor> split(Dyadic value) {
    List<LimbFactor> factors = new ArrayList<>();
    Dyadic rest = value;
    while (rest.signum() != 0) {
      Dyadic head = rest.round(LimbFactor.BITS);
      factors.add(LimbFactor.of(head.significand().longValueExact(), head.exponent()));
      rest = rest.subtract(head);
    }
    return factors;
  }

  /**
   * Puts coefficient {@code order} of the combination into {@code total}.
   *
   * <p>All terms are brought to the largest of their exponents. A factor with few bits is shifted
   * instead of the product, which is then added as it arises.
   */
  void sum(LimbRegisters registers, int order, LimbSum total, LimbSum work) {
    int n = registers.limbs(order);
    long exponent = largestExponent(registers);
    total.clear();
    if (order == 0 && constant.signum() != 0) {
      total.set(constant);
    } else if (exponent != Long.MIN_VALUE) {
      total.start(exponent);
    }
    for (int j = 0; j < factors.length; j++) {
      if (!registers.isZero(sources[j])) {
        add(registers, order, j, total, work);
      }
    }
    divisor.ifPresent(reciprocal -> total.multiply(reciprocal, 1, n));
  }

  private long largestExponent(LimbRegisters registers) {
    long largest = Long.MIN_VALUE;
    for (int j = 0; j < factors.length; j++) {
      if (!registers.isZero(sources[j])) {
        largest = Math.max(largest, registers.exponent(sources[j]) + factors[j].exponent());
      }
    }
    return largest;
  }

  private void add(LimbRegisters registers, int order, int j, LimbSum total, LimbSum work) {
    int n = registers.limbs(order);
    long exponent = registers.exponent(sources[j]) + factors[j].exponent();
    long limb = factors[j].limb();
    long excess = total.exponent() - exponent;
    int at = registers.base(sources[j]) + order;
    boolean canShiftFactor = excess >= 0 && excess <= Long.numberOfTrailingZeros(limb);
    if (canShiftFactor) {
      total.addScaled(registers.data(), at, registers.stride(), n, limb >> excess);
    } else {
      work.start(exponent);
      work.addScaled(registers.data(), at, registers.stride(), n, limb);
      total.add(work, n);
    }
  }
}
