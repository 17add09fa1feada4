package org.plumbline.series.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.field.Instruction;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Rational;

final class LimbProgramTest {
  private static final Instruction SQUARE = new Instruction.Dot(1, List.of(0), List.of(0));
  private static final Instruction TWICE =
      new Instruction.Combination(2, List.of(1), List.of(Rational.of(2)), Rational.ZERO);
  private static final Instruction EXPONENTIAL = new Instruction.Exponential(3, 0);
  private static final Instruction LOGISTIC = new Instruction.Logistic(4, 5, 2);
  private static final Instruction SOLUTION =
      new Instruction.Solution(
          Loss.EXPONENTIAL,
          0,
          List.of(6),
          List.of(7),
          List.of(
              new Instruction.Dot(7, List.of(6, 0, 1), List.of(0, 0, 0)),
              new Instruction.Combination(7, List.of(6), List.of(Rational.ONE), Rational.ZERO)));

  private static StraightLineProgram program(Instruction... instructions) {
    return new StraightLineProgram(1, 0, 8, List.of(instructions));
  }

  private static List<List<Integer>> targets(List<LimbProgram.Level> levels) {
    return levels.stream()
        .map(
            level ->
                IntStream.range(0, level.size())
                    .mapToObj(i -> level.operation(i).target())
                    .toList())
        .toList();
  }

  @Test
  void anOperationComesOneLevelAfterItsLastSource() {
    Instruction mixed = new Instruction.Dot(6, List.of(0, 5), List.of(3, 1));
    StraightLineProgram slow = program(SQUARE, TWICE, EXPONENTIAL, LOGISTIC, mixed);
    LimbProgram program = new LimbProgram(slow, 3);
    List<LimbProgram.Level> levels = program.levels(slow.instructions());
    assertThat(targets(levels)).containsExactly(List.of(1, 3), List.of(2), List.of(4), List.of(6));
    assertThat(program.levels(slow.instructions())).as("a list given again").isSameAs(levels);
    assertThat(targets(program.levels(List.of(TWICE, EXPONENTIAL))))
        .as("sources from elsewhere are known")
        .containsExactly(List.of(2, 3));
  }

  @Test
  void instructionsOfOtherProgramsAreRefused() {
    LimbProgram program = new LimbProgram(program(SQUARE), 3);
    Instruction like = new Instruction.Dot(1, List.of(0), List.of(0));
    assertThat(like).isEqualTo(SQUARE);
    assertThatThrownBy(() -> program.levels(List.of(like)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("is not of this program");
    assertThat(program.isOf(program(SQUARE))).isFalse();
  }

  /** One register for {@code j u_j}, and for a logistic function one for its complement. */
  @Test
  void registersAreAddedForWhatIsKeptBeside() {
    assertThat(new LimbProgram(program(SQUARE, TWICE), 3).slots()).hasSize(8);
    assertThat(new LimbProgram(program(EXPONENTIAL), 3).slots()).hasSize(9);
    assertThat(new LimbProgram(program(LOGISTIC), 3).slots()).hasSize(10);
    LimbProgram all = new LimbProgram(program(EXPONENTIAL, LOGISTIC, SOLUTION), 3);
    assertThat(all.slots()).hasSize(8 + 1 + 2 + 1);
    assertThat(all.plainRegisters()).isEqualTo(12);
  }

  @Test
  void whatLanesReplaceLiesLast() {
    int samples = 16;
    StraightLineProgram slow = LaneFixture.program(samples, new Random(3), 1000);
    LimbProgram program = new LimbProgram(slow, 3);
    int[] slots = program.slots();
    assertThat(slots).startsWith(0, 1, 2).hasSize(slow.registers() + samples);
    assertThat(Arrays.stream(slots).sorted()).hasSameElementsAs(range(slots.length));
    assertThat(program.plainRegisters()).isEqualTo(LaneFixture.SOURCES + LaneFixture.SUMS);
    for (int register = 0; register < slow.registers(); register++) {
      assertThat(slots[register] >= program.plainRegisters())
          .isEqualTo(program.lanes().holds(register));
    }
  }

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void theTermsOfALevelAreThoseOfItsOperations() {
    StraightLineProgram slow = program(SQUARE, SOLUTION);
    LimbProgram.Level level = new LimbProgram(slow, 3).levels(slow.instructions()).get(0);
    // one product; one unknown, whose rate takes three products and a combination
    assertThat(level.terms()).isEqualTo(1 + (1 + 3 + 1));
    assertThat(level.isSharable()).isTrue();
    LimbOperation lanes = new LaneTask(9, 60, false, executor -> {});
    LimbOperation alone = new LaneTask(9, 0, true, executor -> {});
    LimbProgram.Level shared = LimbProgram.Level.of(List.of(lanes, lanes));
    assertThat(shared.lanes()).isEqualTo(120);
    assertThat(shared.terms()).isEqualTo(2 * (60 / 6 + 1));
    assertThat(shared.isSharable()).isTrue();
    assertThat(LimbProgram.Level.of(List.of(lanes)).isSharable()).isFalse();
    assertThat(LimbProgram.Level.of(List.of(lanes, alone)).isSharable()).isFalse();
  }
}
