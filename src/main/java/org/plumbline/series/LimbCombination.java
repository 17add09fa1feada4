package org.plumbline.series;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.Instruction;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/**
 * A rational combination prepared for limbs: every coefficient a sum of single limbs times powers
 * of two.
 *
 * <p>Dyadic coefficients with at most 53 bits, the usual case, are one factor and exact; others are
 * rounded to as many bits as the numbers have. Each product with a factor is too small by less than
 * one unit of its last limb, which lies up to four bits above that of the source
 * (proofs-notes/limb-series.md, L3).
 */
final class LimbCombination {
  private static final int FACTOR_BITS = 53;

  private final List<Integer> sources;
  private final List<List<Factor>> factors;
  private final Dyadic constant;

  private LimbCombination(List<Integer> sources, List<List<Factor>> factors, Dyadic constant) {
    this.sources = sources;
    this.factors = factors;
    this.constant = constant;
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
    List<List<Factor>> factors = new ArrayList<>();
    for (Rational coefficient : combination.coefficients()) {
      factors.add(split(Dyadic.approximate(coefficient, bits)));
    }
    return new LimbCombination(
        combination.sources(), factors, Dyadic.approximate(combination.constant(), bits));
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
  void sum(LimbSeries series, int order, int n, LimbSum total) {
    total.clear();
    if (order == 0) {
      total.set(constant);
    }
    for (int j = 0; j < factors.size(); j++) {
      for (Factor factor : factors.get(j)) {
        series.addScaled(sources.get(j), order, factor, total, n);
      }
    }
  }
}
