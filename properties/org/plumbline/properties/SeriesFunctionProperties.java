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
import org.plumbline.series.ApfloatSeries;
import org.plumbline.series.program.LimbSeries;

/**
 * Exponentials and logistic functions of limb series against apfloat at all orders: the difference
 * stays within the errors that proofs-notes/limb-series.md allows each operation, propagated
 * through the recurrences.
 */
class SeriesFunctionProperties {
  private static final int ORDER = 12;
  private static final int LIMB = 56;
  private static final int SOURCE = 0;
  private static final int TARGET = 1;
  private static final int SLOPE = 2;

  /** Bits between a register's largest coefficient and its scale, at most. */
  private static final int ROOM = 9;

  @Provide
  Arbitrary<List<Dyadic>> coefficients() {
    return Combinators.combine(
            Arbitraries.longs(), Arbitraries.integers().between(-72, -61), Arbitraries.longs())
        .as((s, e, t) -> Dyadic.of(s).scale(e).add(Dyadic.of(t).scale(e - 90L)))
        .list()
        .ofSize(ORDER + 1);
  }

  @Property
  void exponentialsAreWithinTheirBounds(
      @ForAll("coefficients") List<Dyadic> u, @ForAll @IntRange(min = 1, max = 8) int limbs) {
    Twins twins = Twins.of(new Instruction.Exponential(TARGET, SOURCE), u, limbs);
    Dyadic[] errors = new Dyadic[ORDER + 1];
    errors[0] = twins.unit(twins.size(TARGET)).scale(ROOM + 1);
    for (int k = 1; k <= ORDER; k++) {
      errors[k] =
          twins.derivativeError(TARGET, errors, k).add(twins.unit(twins.size(TARGET)).scale(ROOM));
    }
    twins.requireWithin(TARGET, errors);
  }

  /** However far from 0 the argument begins, the slope is right relative to its own size. */
  @Property
  void logisticFunctionsAreWithinTheirBounds(
      @ForAll("coefficients") List<Dyadic> near,
      @ForAll @IntRange(min = -300, max = 300) int first,
      @ForAll @IntRange(min = 1, max = 8) int limbs) {
    List<Dyadic> u = new ArrayList<>(near);
    u.set(0, u.get(0).add(Dyadic.of(first)));
    Twins twins = Twins.of(new Instruction.Logistic(TARGET, SLOPE, SOURCE), u, limbs);
    Dyadic largest = twins.size(TARGET);
    Dyadic largestRest = twins.complementSize();
    Dyadic[] errors = new Dyadic[ORDER + 1];
    Dyadic[] restErrors = new Dyadic[ORDER + 1];
    Dyadic[] slopeErrors = new Dyadic[ORDER + 1];
    errors[0] = twins.unit(largest).scale(ROOM + 1);
    restErrors[0] = twins.unit(largestRest).scale(ROOM + 1);
    slopeErrors[0] = twins.unit(twins.size(SLOPE)).scale(ROOM + 1);
    for (int k = 1; k <= ORDER; k++) {
      Dyadic computed = twins.derivativeError(SLOPE, slopeErrors, k);
      errors[k] = computed.add(twins.unit(largest).scale(ROOM));
      restErrors[k] = computed.add(twins.unit(largestRest).scale(ROOM));
      slopeErrors[k] = twins.productError(errors, restErrors, k);
    }
    twins.requireWithin(TARGET, errors);
    twins.requireWithin(SLOPE, slopeErrors);
  }

  /** One instruction carried out by both arithmetics on the same source. */
  private record Twins(SeriesArithmetic fast, SeriesArithmetic plain, int limbs) {
    static Twins of(Instruction instruction, List<Dyadic> u, int limbs) {
      List<Instruction> instructions = List.of(instruction);
      StraightLineProgram program = new StraightLineProgram(1, 0, SLOPE + 1, instructions);
      SeriesScale scale = SeriesScale.uniform(ORDER, Dyadic.ONE);
      SeriesArithmetic fast = LimbSeries.withBits(LIMB * limbs).create(program, scale);
      SeriesArithmetic plain =
          ApfloatSeries.withBits(2 * LIMB * limbs + 200).create(program, scale);
      for (int k = 0; k <= ORDER; k++) {
        fast.setCoefficient(SOURCE, k, u.get(k));
      }
      for (int k = 0; k <= ORDER; k++) {
        plain.setCoefficient(SOURCE, k, fast.coefficient(SOURCE, k));
        fast.execute(instructions, k);
        plain.execute(instructions, k);
      }
      return new Twins(fast, plain, limbs);
    }

    /** Twice the unit of the last limb under the scale of numbers below {@code size}. */
    Dyadic unit(Dyadic size) {
      return size.signum() == 0
          ? Dyadic.ZERO
          : Dyadic.ONE.scale(size.magnitudeExponent() + 1 - (long) LIMB * limbs);
    }

    /** The largest coefficient of a register in either arithmetic. */
    Dyadic size(int register) {
      Dyadic size = Dyadic.ZERO;
      for (int k = 0; k <= ORDER; k++) {
        size = size.max(plain.coefficient(register, k).abs());
        size = size.max(fast.coefficient(register, k).abs());
      }
      return size;
    }

    private Dyadic scaled(int j) {
      return plain.coefficient(SOURCE, j).abs().multiply(Dyadic.of(j));
    }

    private Dyadic largestScaled() {
      Dyadic largest = Dyadic.ZERO;
      for (int j = 1; j <= ORDER; j++) {
        largest = largest.max(scaled(j));
      }
      return largest;
    }

    /**
     * What {@code j u_j} is cut relative to: it is read in units of the source's own scale, which
     * {@code u_0} sets, and the factor {@code j} moves that up by as much as itself.
     */
    private Dyadic largestFactor() {
      return size(SOURCE).multiply(Dyadic.of(ORDER));
    }

    /** Units that a product, its multiplication by a constant and its way to a register lose. */
    private Dyadic lost(int k) {
      return Dyadic.of(2 * ((5L * limbs + 2) * (k + 1) / 4 + 6) + 36 + 2L * limbs + 4);
    }

    /**
     * The error of {@code (Σ j u_j f_{k-j}) / k} before it is written, given those of {@code f}.
     */
    Dyadic derivativeError(int f, Dyadic[] errors, int k) {
      Dyadic stored = unit(largestFactor()).scale(ROOM + 6);
      Dyadic sum = Dyadic.ZERO;
      for (int j = 1; j <= k; j++) {
        Dyadic reached = plain.coefficient(f, k - j).abs().add(errors[k - j]);
        sum = sum.add(scaled(j).multiply(errors[k - j])).add(stored.multiply(reached));
      }
      Dyadic product = unit(largestScaled().multiply(size(f))).multiply(lost(k));
      return sum.add(product.scale(2 * ROOM)).approximateQuotient(Dyadic.of(k), 30).scale(1);
    }

    /** A coefficient of {@code 1 - c}. */
    private Dyadic complement(int k) {
      return k > 0
          ? plain.coefficient(TARGET, k).negate()
          : plain
              .coefficient(SLOPE, 0)
              .approximateQuotient(plain.coefficient(TARGET, 0), LIMB * limbs + 100);
    }

    /** The largest coefficient of {@code 1 - c}. */
    Dyadic complementSize() {
      Dyadic size = Dyadic.ZERO;
      for (int k = 0; k <= ORDER; k++) {
        size = size.max(complement(k).abs());
      }
      return size;
    }

    /** The error of {@code Σ c_j (1-c)_{k-j}}, written, given those of both factors. */
    Dyadic productError(Dyadic[] errors, Dyadic[] restErrors, int k) {
      Dyadic sum = Dyadic.ZERO;
      for (int j = 0; j <= k; j++) {
        Dyadic reached = plain.coefficient(TARGET, j).abs().add(errors[j]);
        sum = sum.add(reached.multiply(restErrors[k - j]));
        sum = sum.add(complement(k - j).abs().multiply(errors[j]));
      }
      Dyadic largest = size(TARGET).multiply(complementSize()).max(size(SLOPE));
      return sum.add(unit(largest).multiply(lost(k)).scale(2 * ROOM));
    }

    void requireWithin(int register, Dyadic[] errors) {
      for (int k = 0; k <= ORDER; k++) {
        Dyadic difference =
            fast.coefficient(register, k).subtract(plain.coefficient(register, k)).abs();
        assertThat(difference).as("order %s", k).isLessThanOrEqualTo(errors[k]);
      }
    }
  }
}
