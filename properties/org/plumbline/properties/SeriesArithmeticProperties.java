package org.plumbline.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.ApfloatSeries;
import org.plumbline.series.program.LimbSeries;

/**
 * Limb series against apfloat on random programs: the difference stays within the errors that
 * proofs-notes/limb-series.md allows each operation, propagated through the program.
 */
class SeriesArithmeticProperties {
  private static final int SOURCES = 2;
  private static final int ORDER = 9;
  private static final int LIMB = 56;

  /** What an instruction is made of: a kind, two registers before its own, a coefficient. */
  private record Recipe(int kind, int left, int right, Rational coefficient) {
    Instruction at(int target) {
      int a = left % target;
      int b = right % target;
      return kind == 0
          ? new Instruction.Combination(
              target, List.of(a, b), List.of(coefficient, Rational.ONE), coefficient)
          : new Instruction.Dot(target, List.of(a, b), List.of(b, a));
    }
  }

  @Provide
  Arbitrary<List<Recipe>> recipes() {
    Arbitrary<Integer> register = Arbitraries.integers().between(0, 20);
    return Combinators.combine(
            Arbitraries.integers().between(0, 1), register, register, RandomProblems.rationals())
        .as(Recipe::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  @Provide
  Arbitrary<List<Dyadic>> coefficients() {
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.integers().between(-64, -62), Arbitraries.longs())
        .as((s, e, t) -> Dyadic.of(s).scale(e).add(Dyadic.of(t).scale(e - 90L)))
        .list()
        .ofSize(SOURCES * (ORDER + 1));
  }

  @Property
  void limbsDifferFromApfloatByNoMoreThanTheirBounds(
      @ForAll("recipes") List<Recipe> recipes,
      @ForAll("coefficients") List<Dyadic> coefficients,
      @ForAll @IntRange(min = 1, max = 8) int limbs) {
    List<Instruction> instructions = new ArrayList<>();
    for (Recipe recipe : recipes) {
      instructions.add(recipe.at(SOURCES + instructions.size()));
    }
    int registers = SOURCES + instructions.size();
    StraightLineProgram program = new StraightLineProgram(SOURCES, 0, registers, instructions);
    SeriesScale scale = SeriesScale.uniform(ORDER, Dyadic.ONE);
    SeriesArithmetic fast = LimbSeries.withBits(LIMB * limbs).create(program, scale);
    SeriesArithmetic plain = ApfloatSeries.withBits(2 * LIMB * limbs + 200).create(program, scale);
    for (int k = 0; k <= ORDER; k++) {
      for (int r = 0; r < SOURCES; r++) {
        Dyadic value = coefficients.get(r * (ORDER + 1) + k);
        fast.setCoefficient(r, k, value);
        plain.setCoefficient(r, k, fast.coefficient(r, k));
      }
    }
    resettle(fast, plain);
    for (int k = 0; k <= ORDER; k++) {
      fast.execute(instructions, k);
      plain.execute(instructions, k);
    }
    requireWithin(new Bounds(plain, limbs), fast, plain, instructions);
  }

  /** Coefficients that a later, larger one has shifted are the fast arithmetic's own. */
  private static void resettle(SeriesArithmetic fast, SeriesArithmetic plain) {
    for (int k = 0; k <= ORDER; k++) {
      for (int r = 0; r < SOURCES; r++) {
        plain.setCoefficient(r, k, fast.coefficient(r, k));
      }
    }
  }

  private static void requireWithin(
      Bounds bounds,
      SeriesArithmetic fast,
      SeriesArithmetic plain,
      List<Instruction> instructions) {
    List<Dyadic> errors = new ArrayList<>(List.of(Dyadic.ZERO, Dyadic.ZERO));
    for (Instruction instruction : instructions) {
      Dyadic bound = bounds.of(instruction, errors);
      errors.add(bound);
      for (int k = 0; k <= ORDER; k++) {
        Dyadic difference =
            fast.coefficient(instruction.target(), k)
                .subtract(plain.coefficient(instruction.target(), k));
        assertThat(difference.abs()).isLessThanOrEqualTo(bound);
      }
    }
  }

  /**
   * Bounds of the errors of all coefficients of a register, from the exact sizes.
   *
   * @param plain the reference
   * @param limbs the limbs of the fast arithmetic
   */
  private record Bounds(SeriesArithmetic plain, int limbs) {
    /** Twice the unit of the last limb under the scale of numbers below {@code size}. */
    private Dyadic unit(Dyadic size) {
      return size.signum() == 0
          ? Dyadic.ZERO
          : Dyadic.ONE.scale(size.magnitudeExponent() + 1 - (long) LIMB * limbs);
    }

    private Dyadic size(int register) {
      Dyadic size = Dyadic.ZERO;
      for (int k = 0; k <= ORDER; k++) {
        size = size.max(plain.coefficient(register, k).abs());
      }
      return size;
    }

    /** The bound of the target's errors, given those of all registers before it. */
    Dyadic of(Instruction instruction, List<Dyadic> errors) {
      return instruction instanceof Instruction.Dot dot
          ? ofDot(dot, errors)
          : ofCombination((Instruction.Combination) instruction, errors);
    }

    private Dyadic ofDot(Instruction.Dot dot, List<Dyadic> errors) {
      int a = dot.left().get(0);
      int b = dot.right().get(0);
      Dyadic left = size(a).add(errors.get(a));
      Dyadic right = size(b).add(errors.get(b));
      Dyadic terms = Dyadic.of(2L * (ORDER + 1));
      Dyadic inherited =
          left.multiply(errors.get(b)).add(right.multiply(errors.get(a))).multiply(terms);
      Dyadic units = Dyadic.of(2 * ((5L * limbs + 2) * (ORDER + 1) / 4 + 6) + 36);
      return inherited.add(unit(left.multiply(right)).multiply(units).scale(18));
    }

    private Dyadic ofCombination(Instruction.Combination combination, List<Dyadic> errors) {
      Rational factor = combination.coefficients().get(0);
      Dyadic first = Dyadic.approximate(factor, 60).abs().scale(1);
      int a = combination.sources().get(0);
      int b = combination.sources().get(1);
      Dyadic inherited = first.multiply(errors.get(a)).add(errors.get(b));
      Dyadic largest =
          first
              .multiply(size(a).add(errors.get(a)).add(Dyadic.ONE))
              .add(size(b))
              .add(errors.get(b));
      Dyadic units = Dyadic.of(7 * (2L * limbs + 4) + 38 + 4 * (2L * limbs + 3));
      return inherited.add(unit(largest).multiply(units).scale(13));
    }
  }
}
