package org.plumbline.series.limb;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.field.Instruction;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * A rational combination prepared for limbs: every coefficient a sum of single limbs times powers
 * of two, and the whole divided by one integer. One thread at a time may use it.
 *
 * <p>The integer is the odd common denominator of the coefficients, if all numerators over it fit a
 * limb: decimals with few digits cost one factor each and one division together. Otherwise it is 1
 * and each coefficient is rounded to as many bits as the numbers have. Each product with a factor
 * is too small by less than one unit of its last limb, which lies up to four bits above that of the
 * source (proofs-notes/limb-series.md, L3).
 */
public final class LimbCombination {
  private final int[] sources;
  private final LimbFactor[] factors;
  private final Dyadic constant;
  private final Optional<LimbConstants> divisor;

  /** The factors brought to one exponent, and for which exponents of the sources they were. */
  private final long[] aligned;

  private final long[] exponents;
  private final int[] bases;
  private int[] apart = {};
  private long exponent;
  private int stride;

  private LimbCombination(
      int[] sources, LimbFactor[] factors, Dyadic constant, Optional<LimbConstants> divisor) {
    this.sources = sources;
    this.factors = factors;
    this.constant = constant;
    this.divisor = divisor;
    this.aligned = new long[sources.length];
    this.exponents = new long[sources.length];
    this.bases = new int[sources.length];
  }

  public static LimbCombination of(Instruction.Combination combination, int limbs) {
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
   * <p>All terms are brought to the largest of their exponents. Factors with few bits are shifted
   * instead of the products, which are then added all at once.
   */
  public void sum(LimbRegisters registers, int order, LimbSum total, LimbSum work) {
    int n = registers.limbs(order);
    if (!isAligned(registers)) {
      align(registers);
    }
    if (exponent > LimbRegisters.NO_EXPONENT / 2) {
      total.start(exponent);
      total.addScaled(registers.data(), bases, order, stride, n, aligned);
    } else {
      total.clear();
    }
    for (int j : apart) {
      work.start(registers.exponent(sources[j]) + factors[j].exponent());
      int at = registers.base(sources[j]) + order;
      work.addScaled(registers.data(), at, registers.stride(), n, factors[j].limb());
      total.add(work, n);
    }
    if (order == 0 && constant.signum() != 0) {
      work.set(constant);
      total.add(work, n);
    }
    if (divisor.isPresent()) {
      total.multiply(divisor.get(), 1, n);
    }
  }

  /** Whether the factors are aligned for the exponents that the sources have. */
  private boolean isAligned(LimbRegisters registers) {
    if (stride != registers.stride()) {
      return false;
    }
    for (int j = 0; j < sources.length; j++) {
      if (registers.exponent(sources[j]) != exponents[j]) {
        return false;
      }
    }
    return true;
  }

  /** Aligns the factors, but for those with too many bits, which stay apart. */
  private void align(LimbRegisters registers) {
    stride = registers.stride();
    exponent = LimbRegisters.NO_EXPONENT;
    for (int j = 0; j < sources.length; j++) {
      exponents[j] = registers.exponent(sources[j]);
      bases[j] = registers.base(sources[j]);
      exponent = Math.max(exponent, exponents[j] + factors[j].exponent());
    }
    List<Integer> left = new ArrayList<>();
    for (int j = 0; j < sources.length; j++) {
      long limb = factors[j].limb();
      long excess = exponent - exponents[j] - factors[j].exponent();
      boolean canShift = excess <= Long.numberOfTrailingZeros(limb);
      aligned[j] = canShift ? limb >> excess : 0;
      if (!canShift && !registers.isZero(sources[j])) {
        left.add(j);
      }
    }
    apart = left.stream().mapToInt(Integer::intValue).toArray();
  }
}
