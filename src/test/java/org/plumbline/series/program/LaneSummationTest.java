package org.plumbline.series.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.field.Instruction;
import org.plumbline.field.SeriesScale;
import org.plumbline.field.StraightLineProgram;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Elementary;
import org.plumbline.number.Rational;
import org.plumbline.series.lane.LaneBlock;
import org.plumbline.series.lane.LaneBlocks;
import org.plumbline.series.lane.LaneExponential;
import org.plumbline.series.lane.LanePlan;
import org.plumbline.series.lane.LanePool;
import org.plumbline.series.lane.LaneScratch;
import org.plumbline.series.limb.LimbRegisters;
import org.plumbline.series.limb.LimbSum;
import org.plumbline.series.limb.LimbValues;

final class LaneSummationTest {
  private static final int LIMBS = 3;
  private static final int BITS = 150;

  private final LimbRegisters registers =
      new LimbRegisters(
          IntStream.range(0, 400).toArray(), 400, SeriesScale.uniform(1, Dyadic.ONE), BITS);

  private Dyadic sum(LaneSum sum) {
    LimbSum total = new LimbSum(LIMBS);
    new LaneSummation(registers).sum(sum, 0, total, new LimbSum(LIMBS));
    return LimbValues.of(total, LIMBS);
  }

  /** Samples of one block and of two; weights over a common denominator, or none that is short. */
  @ParameterizedTest
  @ValueSource(ints = {20, -20, 150})
  void aSumIsThatOfAllBlocksAndOfTheRest(int count) {
    int samples = Math.abs(count);
    StraightLineProgram program =
        LaneFixture.program(samples, new Random(count), count < 0 ? 0 : 1000);
    List<Dyadic> sources = List.of(Dyadic.of(0.75), Dyadic.of(-0.5), Dyadic.of(0.125));
    for (int a = 0; a < 3; a++) {
      LimbValues.put(registers, a, 0, sources.get(a));
    }
    LanePlan plan = LanePlan.of(program, LIMBS);
    int lanes = registers.lanes();
    List<LaneBlock> blocks =
        LaneBlocks.of(plan.groups().get(0), registers, new LanePool(lanes)).orElseThrow();
    assertThat(blocks).hasSize(samples > 128 ? 2 : 1);
    LaneScratch scratch = new LaneScratch(lanes, new LaneExponential.Tables(lanes));
    blocks.forEach(block -> block.execute(0, scratch));
    int target = LaneFixture.SOURCES + 2 * samples + 1;
    LanePlan.Sum sum = plan.sum(target).orElseThrow();
    LanePlan.Part part = sum.parts().get(0);
    LaneSum all =
        new LaneSum(
            target, List.of(new LaneSum.Part(blocks, part.index(), part.divisor())), sum.rest());
    Rational exact = exact(program, sources, samples);
    assertThat(sum(all).toRational().subtract(exact).abs())
        .isLessThan(exact.abs().multiply(Dyadic.ONE.scale(-100).toRational()));
  }

  private static Rational exact(StraightLineProgram program, List<Dyadic> sources, int samples) {
    Elementary elementary = Elementary.withBits(BITS);
    Instruction.Combination sum =
        (Instruction.Combination) program.instructions().get(2 * samples + 1);
    Rational exact = sum.constant();
    for (int i = 0; i < samples; i++) {
      Instruction.Combination argument =
          (Instruction.Combination) program.instructions().get(2 * i);
      Rational u = argument.constant();
      for (int a = 0; a < 3; a++) {
        u = u.add(argument.coefficients().get(a).multiply(sources.get(a).toRational()));
      }
      Rational e = elementary.exp(Dyadic.approximate(u, BITS)).toRational();
      exact = exact.add(sum.coefficients().get(i).multiply(e));
    }
    return exact;
  }

  @Test
  void aSumOfNothingIsZero() {
    assertThat(sum(new LaneSum(9, List.of(), Optional.empty()))).isEqualTo(Dyadic.ZERO);
    LaneSum.Part empty = new LaneSum.Part(List.of(), 0, Optional.empty());
    assertThat(sum(new LaneSum(9, List.of(empty), Optional.empty()))).isEqualTo(Dyadic.ZERO);
  }
}
