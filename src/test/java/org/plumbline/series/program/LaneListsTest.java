package org.plumbline.series.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.field.Instruction;
import org.plumbline.field.StraightLineProgram;

/** Twenty arguments, their exponentials and two sums of them, and a product beside them. */
final class LaneListsTest {
  private static final int SAMPLES = 20;
  private static final int PRODUCT = LaneFixture.SOURCES + 2 * SAMPLES + LaneFixture.SUMS;

  private final StraightLineProgram slow = program();
  private final LimbProgram program = new LimbProgram(slow, 3);

  private static StraightLineProgram program() {
    StraightLineProgram lanes = LaneFixture.program(SAMPLES, new Random(1), 1000);
    List<Instruction> instructions = new ArrayList<>(lanes.instructions());
    instructions.add(0, new Instruction.Dot(PRODUCT, List.of(0), List.of(1)));
    return new StraightLineProgram(LaneFixture.SOURCES, 0, PRODUCT + 1, instructions);
  }

  @Test
  void argumentsExponentialsAndSumsAreToldApart() {
    LaneLists lists = program.laneLists(slow.instructions());
    assertThat(lists.isComplete()).isTrue();
    assertThat(lists.concernsGroups()).isTrue();
    assertThat(lists.levels()).hasSize(3);
    LaneLists.Level first = lists.levels().get(0);
    assertThat(first.arguments()).containsExactly(0);
    assertThat(first.exponentials()).isEmpty();
    assertThat(first.others()).extracting(LimbOperation::target).containsExactly(PRODUCT);
    LaneLists.Level second = lists.levels().get(1);
    assertThat(second.arguments()).isEmpty();
    assertThat(second.exponentials()).containsExactly(0);
    assertThat(second.others()).isEmpty();
    LaneLists.Level third = lists.levels().get(2);
    assertThat(third.others()).isEmpty();
    assertThat(third.sums())
        .extracting(sum -> sum.operation().target())
        .containsExactly(PRODUCT - 2, PRODUCT - 1);
    assertThat(third.sums()).extracting(sum -> sum.sum().parts().get(0).index()).contains(0, 1);
  }

  @Test
  void whatTheGroupsRegistersAreAssignedIsKept() {
    LaneLists lists = program.laneLists(slow.instructions());
    assertThat(lists.plain()).hasSize(2 * SAMPLES);
    lists.plain().forEach((register, plain) -> assertThat(plain.target()).isEqualTo(register));
    assertThat(lists.plain().get(LaneFixture.exponential(7)))
        .isInstanceOf(LimbProgram.Exponential.class);
  }

  @Test
  void aListWithoutOneExponentialIsNotComplete() {
    List<Instruction> allButOne = new ArrayList<>(slow.instructions());
    allButOne.removeIf(instruction -> instruction.target() == LaneFixture.exponential(3));
    LaneLists lists = program.laneLists(allButOne);
    assertThat(lists.isComplete()).isFalse();
    assertThat(lists.concernsGroups()).isTrue();
    LaneLists product = program.laneLists(slow.instructions().subList(0, 1));
    assertThat(product.concernsGroups()).isFalse();
    assertThat(product.isComplete()).isFalse();
  }

  /** A block reads the arguments of all its samples at once. */
  @Test
  void argumentsInTwoLevelsAreNotComplete() {
    List<LimbProgram.Level> levels = program.levels(slow.instructions());
    List<LimbOperation> arguments =
        IntStream.range(0, levels.get(0).size()).mapToObj(levels.get(0)::operation).toList();
    List<LimbProgram.Level> split =
        List.of(
            LimbProgram.Level.of(arguments.subList(0, 8)),
            LimbProgram.Level.of(arguments.subList(8, arguments.size())),
            levels.get(1),
            levels.get(2));
    assertThat(LaneLists.of(levels, program.lanes()).isComplete()).isTrue();
    assertThat(LaneLists.of(split, program.lanes()).isComplete()).isFalse();
  }
}
