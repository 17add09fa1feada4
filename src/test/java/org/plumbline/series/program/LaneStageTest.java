package org.plumbline.series.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.series.program.LaneFixture.SOURCES;
import static org.plumbline.series.program.LaneFixture.argument;
import static org.plumbline.series.program.LaneFixture.exponential;
import static org.plumbline.series.program.LaneFixture.program;
import static org.plumbline.series.program.LaneFixture.run;
import static org.plumbline.series.program.LaneFixture.sources;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.Team;

/** What is worked on in lanes, and what goes back to registers. */
final class LaneStageTest {
  @Test
  void theNumberOfThreadsChangesNothing() {
    int samples = 400;
    int order = 40;
    Random random = new Random(5);
    StraightLineProgram program = program(samples, random, 1000);
    List<List<Dyadic>> sources = sources(random, order, 200, 3);
    List<List<Dyadic>> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 4}) {
      try (Team team = Team.of(threads)) {
        SeriesScale scale = new SeriesScale(order, Dyadic.ONE, 2);
        SeriesArithmetic series = LimbSeries.withBits(200, team).create(program, scale);
        run(series, program, sources, order);
        results.add(
            IntStream.rangeClosed(0, order)
                .mapToObj(k -> series.coefficient(SOURCES + 2 * samples, k))
                .toList());
      }
    }
    assertThat(results.get(1)).isEqualTo(results.get(0));
    assertThat(results.get(2)).isEqualTo(results.get(0));
  }

  @Test
  void whatIsReadBeforeRemainsInRegisters() {
    int samples = 20;
    int order = 12;
    Random random = new Random(6);
    StraightLineProgram program = program(samples, random, 1000);
    List<List<Dyadic>> sources = sources(random, order, 1, 0);
    SeriesArithmetic lanes =
        LimbSeries.withBits(150).create(program, SeriesScale.uniform(order, Dyadic.ONE));
    SeriesArithmetic read =
        LimbSeries.withBits(150).create(program, SeriesScale.uniform(order, Dyadic.ONE));
    read.coefficient(exponential(0), 0);
    run(lanes, program, sources, order);
    run(read, program, sources, order);
    for (int i = 0; i < samples; i++) {
      for (int register : new int[] {argument(i), exponential(i)}) {
        for (int k = 0; k <= order; k++) {
          Dyadic size = read.coefficient(register, k);
          Dyadic difference = size.subtract(lanes.coefficient(register, k));
          assertThat(difference.abs()).isLessThan(Dyadic.ONE.scale(40 - 150));
        }
      }
    }
    read.setCoefficient(exponential(3), 2, Dyadic.ONE);
    assertThat(read.coefficient(exponential(3), 2)).isEqualTo(Dyadic.ONE);
    assertThatThrownBy(() -> lanes.setCoefficient(exponential(3), 2, Dyadic.ONE))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Arguments beyond the exponentials of lanes: all go back to registers, also other groups. */
  @ParameterizedTest
  @CsvSource({"0, 1", "20, 1", "0, 4000000000", "20, 4000000000"})
  void whatDoesNotSuitGoesBackToRegisters(int inAnotherGroup, long start) {
    int samples = 40;
    int order = 6;
    Random random = new Random(start);
    StraightLineProgram program =
        program(
            samples,
            random,
            1000,
            (i, a) ->
                i < inAnotherGroup && a == 2
                    ? Rational.ZERO
                    : Rational.of(random.nextInt(2000) - 1000, 1000));
    program = withoutZeros(program);
    List<List<Dyadic>> sources = sources(random, order, 1, 0);
    sources.get(2).set(0, Dyadic.of(start).scale(-1));
    SeriesScale scale = SeriesScale.uniform(order, Dyadic.ONE);
    SeriesArithmetic lanes = LimbSeries.withBits(150).create(program, scale);
    SeriesArithmetic plain = LimbSeries.withBits(150).create(program, scale);
    plain.coefficient(exponential(0), 0);
    run(lanes, program, sources, order);
    run(plain, program, sources, order);
    boolean areAllEqual = true;
    for (int register = 0; register < program.registers(); register++) {
      for (int k = 0; k <= order; k++) {
        areAllEqual &= lanes.coefficient(register, k).equals(plain.coefficient(register, k));
      }
    }
    assertThat(areAllEqual).as("in registers").isEqualTo(start > 1);
  }

  /** The program with terms left out whose coefficients are zero. */
  private static StraightLineProgram withoutZeros(StraightLineProgram program) {
    List<Instruction> instructions = new ArrayList<>();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Instruction.Combination combination) {
        int[] kept =
            IntStream.range(0, combination.sources().size())
                .filter(j -> combination.coefficients().get(j).signum() != 0)
                .toArray();
        instructions.add(
            new Instruction.Combination(
                combination.target(),
                Arrays.stream(kept).mapToObj(combination.sources()::get).toList(),
                Arrays.stream(kept).mapToObj(combination.coefficients()::get).toList(),
                combination.constant()));
      } else {
        instructions.add(instruction);
      }
    }
    return new StraightLineProgram(SOURCES, 0, program.registers(), instructions);
  }

  @Test
  void whatIsReleasedServesTheNext() {
    int order = 30;
    int samples = 150;
    SeriesScale scale = new SeriesScale(order, Dyadic.ONE, 2);
    StraightLineProgram program = program(samples, new Random(7), 1000);
    SeriesArithmetic.Factory factory = LimbSeries.withBits(200);
    SeriesArithmetic first = factory.create(program, scale);
    run(first, program, sources(new Random(8), order, 5, 2), order);
    first.release();
    assertThatThrownBy(() -> first.execute(program.instructions(), 1))
        .isInstanceOf(IllegalStateException.class);
    List<List<Dyadic>> sources = sources(new Random(9), order, 1, 0);
    SeriesArithmetic again = factory.create(program, scale);
    SeriesArithmetic fresh = LimbSeries.withBits(200).create(program, scale);
    run(again, program, sources, order);
    run(fresh, program, sources, order);
    for (int register = 0; register < program.registers(); register++) {
      for (int k = 0; k <= order; k++) {
        assertThat(again.coefficient(register, k)).isEqualTo(fresh.coefficient(register, k));
      }
    }
  }
}
