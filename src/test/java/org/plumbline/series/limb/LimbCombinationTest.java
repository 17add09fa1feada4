package org.plumbline.series.limb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

final class LimbCombinationTest {
  private static final int LIMBS = 5;

  private static LimbRegisters registers(int order) {
    SeriesScale scale = SeriesScale.uniform(order, Dyadic.ONE);
    return new LimbRegisters(new int[] {0, 1}, 2, scale, LIMBS * LimbKernels.BITS);
  }

  private static LimbCombination combination(Rational a, Rational b, Rational constant) {
    return LimbCombination.of(
        new Instruction.Combination(2, List.of(0, 1), List.of(a, b), constant), LIMBS);
  }

  private static LimbSum sum(LimbCombination combination, LimbRegisters registers, int order) {
    LimbSum total = new LimbSum(LIMBS);
    combination.sum(registers, order, total, new LimbSum(LIMBS));
    return total;
  }

  /** Within {@code 2^-200}: numbers of at most four bits before the point, of 280 in all. */
  private static void assertSum(LimbSum total, Rational exact) {
    Rational error = LimbValues.of(total, LIMBS).toRational().subtract(exact).abs();
    assertThat(error).isLessThan(Dyadic.ONE.scale(-200).toRational());
  }

  @Test
  void theConstantEntersOrderZeroOnly() {
    LimbRegisters registers = registers(2);
    for (int k = 0; k <= 1; k++) {
      LimbValues.put(registers, 0, k, Dyadic.of(2));
      LimbValues.put(registers, 1, k, Dyadic.of(-3));
    }
    LimbCombination combination =
        combination(Rational.of(3, 10), Rational.of(-7, 5), Rational.of(1, 9));
    Rational terms = Rational.of(3 * 2 + 14 * 3, 10);
    assertSum(sum(combination, registers, 0), terms.add(Rational.of(1, 9)));
    assertSum(sum(combination, registers, 1), terms);
  }

  /** Denominators whose common multiple is longer than a limb: each is rounded by itself. */
  @Test
  void denominatorsThatHaveNoShortMultipleLoseLittle() {
    LimbRegisters registers = registers(1);
    LimbValues.put(registers, 0, 0, Dyadic.of(3));
    LimbValues.put(registers, 1, 0, Dyadic.of(5));
    Rational a = Rational.of(1, (1L << 31) - 1);
    Rational b = Rational.of(-1, (1L << 61) - 1);
    Rational exact = a.multiply(Rational.of(3)).add(b.multiply(Rational.of(5)));
    assertSum(sum(combination(a, b, Rational.ZERO), registers, 0), exact);
  }

  @Test
  void termsFarApartAreAddedToo() {
    LimbRegisters registers = registers(1);
    LimbValues.put(registers, 0, 0, Dyadic.ONE.scale(150));
    LimbValues.put(registers, 1, 0, Dyadic.of(0.5));
    LimbSum total = sum(combination(Rational.ONE, Rational.of(3), Rational.ZERO), registers, 0);
    Dyadic exact = Dyadic.ONE.scale(150).add(Dyadic.of(1.5));
    assertThat(LimbValues.of(total, LIMBS).subtract(exact).abs()).isLessThan(Dyadic.ONE.scale(-60));
  }

  /** The factors are brought to one exponent for the sources as they are now. */
  @Test
  void aSourceMayChangeItsExponentAndItsPlace() {
    LimbRegisters registers = registers(1);
    LimbValues.put(registers, 0, 0, Dyadic.of(2));
    LimbValues.put(registers, 1, 0, Dyadic.of(3));
    LimbCombination combination = combination(Rational.ONE, Rational.ONE, Rational.ZERO);
    assertSum(sum(combination, registers, 0), Rational.of(5));
    registers.setExponent(1, registers.exponent(1) + 2);
    assertSum(sum(combination, registers, 0), Rational.of(14));
    LimbRegisters longer = registers(7);
    LimbValues.put(longer, 0, 0, Dyadic.of(2));
    LimbValues.put(longer, 1, 0, Dyadic.of(12));
    assertSum(sum(combination, longer, 0), Rational.of(14));
  }

  @Test
  void sourcesThatAreZeroAddNothing() {
    LimbRegisters registers = registers(1);
    LimbCombination combination = combination(Rational.of(1, 3), Rational.ONE, Rational.ZERO);
    assertThat(sum(combination, registers, 0).isZero(LIMBS)).isTrue();
    LimbValues.put(registers, 1, 0, Dyadic.of(7));
    assertSum(sum(combination, registers, 0), Rational.of(7));
  }
}
