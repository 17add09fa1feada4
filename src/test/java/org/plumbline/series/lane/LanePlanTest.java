package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Instruction;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LaneFixture;

final class LanePlanTest {
  private static final int SUM = LaneFixture.SOURCES + 2 * 16;

  private static LanePlan plan(int samples, Consumer<List<Instruction>> change) {
    StraightLineProgram program = LaneFixture.program(samples, new Random(2), 1000);
    List<Instruction> instructions = new ArrayList<>(program.instructions());
    change.accept(instructions);
    return LanePlan.of(
        new StraightLineProgram(program.parameters(), 0, program.registers() + 1, instructions), 3);
  }

  private static int exponential(int i) {
    return LaneFixture.argument(i) + 1;
  }

  @Test
  void sixteenSamplesOfTheSameSourcesMakeAGroup() {
    assertThat(plan(15, all -> {}).groups()).isEmpty();
    LanePlan plan = plan(16, all -> {});
    assertThat(plan.groups()).hasSize(1);
    assertThat(plan.groupOfArgument(LaneFixture.argument(7))).contains(0);
    assertThat(plan.groupOfExponential(LaneFixture.argument(7))).isEmpty();
    assertThat(plan.groupOfExponential(exponential(7))).contains(0);
    assertThat(plan.holds(LaneFixture.argument(0))).isTrue();
    assertThat(plan.holds(exponential(15))).isTrue();
    assertThat(plan.holds(0)).isFalse();
    assertThat(plan.holds(SUM)).isFalse();
    assertThat(plan.holds(-1)).isFalse();
  }

  @Test
  void whatElseReadsAnArgumentOrMultipliesAnExponentialKeepsItInRegisters() {
    int fresh = SUM + LaneFixture.SUMS;
    Instruction readsArgument =
        new Instruction.Combination(
            fresh, List.of(LaneFixture.argument(3)), List.of(Rational.ONE), Rational.ZERO);
    assertThat(plan(16, all -> all.add(readsArgument)).groups()).isEmpty();
    Instruction multiplies = new Instruction.Dot(fresh, List.of(exponential(3)), List.of(0));
    assertThat(plan(16, all -> all.add(multiplies)).groups()).isEmpty();
    LanePlan one =
        plan(
            17,
            all -> all.add(new Instruction.Dot(fresh + 2, List.of(exponential(3)), List.of(0))));
    assertThat(one.groups()).hasSize(1);
    assertThat(one.groups().get(0).size()).isEqualTo(16);
    assertThat(one.holds(exponential(3))).isFalse();
    assertThat(one.holds(exponential(4))).isTrue();
  }

  /** What a sum adds beside the group: the constant, and an exponential that is not in it. */
  @Test
  void theOtherTermsOfASumAreItsRest() {
    LanePlan.Sum sum = plan(16, all -> {}).sum(SUM + 1).orElseThrow();
    assertThat(sum.parts()).hasSize(1);
    assertThat(sum.parts().get(0).group()).isZero();
    assertThat(sum.parts().get(0).index()).isEqualTo(1);
    assertThat(sum.parts().get(0).divisor()).as("125 of 1000").isPresent();
    assertThat(sum.rest()).as("a constant").isPresent();
    LanePlan bare =
        plan(
            16,
            all -> {
              Instruction.Combination last = (Instruction.Combination) all.get(all.size() - 1);
              List<Rational> whole =
                  last.coefficients().stream().map(c -> c.multiply(Rational.of(1000))).toList();
              all.set(
                  all.size() - 1,
                  new Instruction.Combination(last.target(), last.sources(), whole, Rational.ZERO));
            });
    assertThat(bare.sum(SUM + 1).orElseThrow().rest()).isEmpty();
    assertThat(bare.sum(SUM + 1).orElseThrow().parts().get(0).divisor()).isEmpty();
    assertThat(bare.sum(SUM + 2)).isEmpty();
  }

  /** Each exponential in a sum of its own: one term where there are sixteen places. */
  @Test
  void sumsOfFewTermsMakeNoGroup() {
    List<Instruction> instructions = new ArrayList<>();
    List<Instruction> sums = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      instructions.add(
          new Instruction.Combination(
              1 + 3 * i, List.of(0), List.of(Rational.of(i + 1)), Rational.ZERO));
      instructions.add(new Instruction.Exponential(2 + 3 * i, 1 + 3 * i));
      List<Integer> four = List.of(2 + 3 * i, 2 + 3 * (i / 4 * 4));
      sums.add(
          new Instruction.Combination(
              3 + 3 * i, four.subList(0, 1), List.of(Rational.ONE), Rational.ZERO));
    }
    List<Instruction> all = new ArrayList<>(instructions);
    all.addAll(sums);
    assertThat(LanePlan.of(new StraightLineProgram(1, 0, 49, all), 3).groups()).isEmpty();
    List<Instruction> few = new ArrayList<>(instructions);
    for (int m = 0; m < 4; m++) {
      List<Integer> terms = List.of(0, 1, 2, 3);
      int first = 4 * m;
      few.add(
          new Instruction.Combination(
              3 + 3 * m,
              terms.stream().map(i -> 2 + 3 * (first + i)).toList(),
              terms.stream().map(i -> Rational.ONE).toList(),
              Rational.ZERO));
    }
    assertThat(LanePlan.of(new StraightLineProgram(1, 0, 49, few), 3).groups())
        .as("one in four")
        .hasSize(1);
  }
}
