package org.plumbline.series.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.data.Loss;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesScale;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;
import org.plumbline.series.limb.LimbConstants;
import org.plumbline.series.limb.LimbExponential;
import org.plumbline.series.limb.LimbRegisters;

/** Registers 0 and 1 are given, the others assigned; numbers of four limbs, 224 bits. */
final class LimbExecutorTest {
  private static final int LIMBS = 4;
  private static final int ORDER = 4;

  private final LimbRegisters registers =
      new LimbRegisters(
          IntStream.range(0, 7).toArray(), 7, SeriesScale.uniform(ORDER, Dyadic.ONE), LIMBS * 56);
  private final LimbConstants reciprocals = LimbConstants.reciprocals(ORDER + 2, LIMBS + 1);
  private final LimbExecutor executor =
      new LimbExecutor(registers, reciprocals, new LimbExponential.Tables(LIMBS), Optional.empty());

  private void set(int register, Dyadic... coefficients) {
    for (int k = 0; k < coefficients.length; k++) {
      executor.set(register, k, coefficients[k]);
    }
  }

  private void assertNear(int register, int order, Dyadic exact, int bits) {
    Dyadic error = registers.coefficient(register, order).subtract(exact).abs();
    assertThat(error)
        .as("coefficient %d of register %d", order, register)
        .isLessThanOrEqualTo(exact.abs().scale(-bits));
  }

  @Test
  void aSumOfProductsOfSeries() {
    set(0, Dyadic.of(1), Dyadic.of(2), Dyadic.ZERO);
    set(1, Dyadic.of(3), Dyadic.of(-4), Dyadic.ZERO);
    LimbProgram.Dot dot = new LimbProgram.Dot(new Instruction.Dot(2, List.of(0, 1), List.of(1, 1)));
    long[] expected = {3 + 9, 2 - 24, -8 + 16};
    for (int k = 0; k <= 2; k++) {
      executor.dot(dot, k);
      assertNear(2, k, Dyadic.of(expected[k]), 150);
    }
  }

  @Test
  void aLaterLargerCoefficientKeepsTheEarlierOnes() {
    Dyadic large = Dyadic.of(-5).scale(90);
    set(0, Dyadic.of(3), Dyadic.ZERO, large, Dyadic.of(7));
    assertThat(registers.coefficient(0, 0)).isEqualTo(Dyadic.of(3));
    assertThat(registers.coefficient(0, 1)).isEqualTo(Dyadic.ZERO);
    assertThat(registers.coefficient(0, 2)).isEqualTo(large);
    assertThat(registers.coefficient(0, 3)).isEqualTo(Dyadic.of(7));
    executor.set(0, 3, Dyadic.ZERO);
    assertThat(registers.coefficient(0, 3)).isEqualTo(Dyadic.ZERO);
  }

  @Test
  void exponentialsReachBeyondWhatIsFast() {
    set(0, Dyadic.of(-3), Dyadic.of(2));
    LimbProgram.Exponential exponential = new LimbProgram.Exponential(2, 0, 3);
    executor.exponential(exponential, 0);
    executor.exponential(exponential, 1);
    executor.exponential(exponential, 2);
    Dyadic e = Elementary.withBits(300).exp(Dyadic.of(-3));
    assertNear(2, 0, e, 190);
    assertNear(2, 1, e.scale(1), 180);
    assertNear(2, 2, e.scale(1), 180);
    set(1, Dyadic.ONE.scale(31).negate());
    executor.exponential(new LimbProgram.Exponential(4, 1, 3), 0);
    // 2^31 / log 2 is 3098164009.3597…
    assertThat(registers.coefficient(4, 0).magnitudeExponent()).isEqualTo(-3098164009L);
  }

  /**
   * At {@code u = ±200} slope and smaller part are about {@code e^-200}, and so known to all bits.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, -1})
  void aLogisticFunctionKeepsItsSmallSlope(int sign) {
    Elementary elementary = Elementary.withBits(400);
    Dyadic e = elementary.exp(Dyadic.of(-200));
    Dyadic larger = Dyadic.ONE.approximateQuotient(Dyadic.ONE.add(e), 400);
    Dyadic smaller = e.multiply(larger);
    Dyadic slope = larger.multiply(smaller);
    int target = 2;
    int complement = 5;
    LimbProgram.Logistic logistic = new LimbProgram.Logistic(target, 3, 0, 4, complement);
    set(0, Dyadic.of(200L * sign), Dyadic.of(3));
    executor.logistic(logistic, 0);
    int small = sign > 0 ? complement : target;
    assertNear(small, 0, smaller, 190);
    assertNear(target + complement - small, 0, larger, 190);
    assertNear(3, 0, slope, 190);
    executor.logistic(logistic, 1);
    assertNear(small, 1, slope.multiply(Dyadic.of(-3L * sign)), 180);
    // (c (1 - c))' = c (1 - c) (1 - 2c) u'; 1 - 2c is of one size for both parts
    Dyadic curvature = Dyadic.ONE.subtract(smaller.scale(1)).multiply(Dyadic.of(-3L * sign));
    assertNear(3, 1, slope.multiply(curvature), 180);
  }

  @Test
  void aSolutionClosesItsRatesAtEachOrder() {
    Instruction.Combination rate =
        new Instruction.Combination(3, List.of(2), List.of(Rational.ONE), Rational.ZERO);
    Instruction.Solution equation =
        new Instruction.Solution(Loss.EXPONENTIAL, 0, List.of(2), List.of(3), List.of(rate));
    LimbProgram.Solution solution =
        new LimbProgram.Solution(equation, List.of(new LimbProgram.Combination(rate, LIMBS)), 4);
    set(0, Dyadic.ZERO, Dyadic.of(2));
    for (int k = 0; k <= 3; k++) {
      executor.solution(solution, k);
    }
    // e^(2t) = 1 + 2t + 2t² + 4/3 t³ + …
    assertNear(2, 0, Dyadic.ONE, 190);
    assertNear(3, 1, Dyadic.of(2), 180);
    assertNear(2, 2, Dyadic.of(2), 180);
    assertNear(3, 3, Dyadic.approximate(Rational.of(4, 3), 300), 180);
  }

  @Test
  void anIntegralDividesByTheOrderAfter() {
    set(0, Dyadic.of(5), Dyadic.of(6), Dyadic.of(-9));
    LimbConstants integrators = reciprocals.multipliedBy(Dyadic.of(0.25), ORDER + 2);
    executor.integrate(2, 0, 2, integrators);
    assertNear(2, 3, Dyadic.of(-0.75), 190);
    executor.integrate(2, -1, 2, integrators);
    assertThat(registers.coefficient(2, 3)).isEqualTo(Dyadic.ZERO);
  }

  @Test
  void multiplesAreAddedToOneCoefficientOfEach() {
    set(0, Dyadic.of(1), Dyadic.of(2));
    set(1, Dyadic.of(3), Dyadic.of(4));
    LimbConstants rates = LimbConstants.of(List.of(Dyadic.of(10), Dyadic.of(-20)), LIMBS);
    executor.addMultiples(new int[] {1, 0}, rates, Dyadic.of(0.5), 1);
    assertNear(0, 1, Dyadic.of(-8), 190);
    assertNear(1, 1, Dyadic.of(9), 190);
    assertThat(registers.coefficient(0, 0)).isEqualTo(Dyadic.of(1));
    Dyadic before = registers.coefficient(1, 1);
    executor.addMultiples(new int[] {1, 0}, rates, Dyadic.ZERO, 1);
    assertThat(registers.coefficient(1, 1)).isEqualTo(before);
  }

  @Test
  void polynomialsScaleEachCoefficient() {
    set(0, Dyadic.of(1), Dyadic.of(2), Dyadic.of(3));
    List<Dyadic> scaled =
        executor.polynomials(List.of(1, 0), 2, Dyadic.of(0.5)).get(1).coefficients();
    List<Dyadic> exact = List.of(Dyadic.of(1), Dyadic.of(1), Dyadic.of(0.75));
    for (int k = 0; k <= 2; k++) {
      assertThat(scaled.get(k).subtract(exact.get(k)).abs()).isLessThan(Dyadic.ONE.scale(-190));
    }
  }
}
