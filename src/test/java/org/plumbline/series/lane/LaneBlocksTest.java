package org.plumbline.series.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;
import org.plumbline.series.limb.LimbRegisters;
import org.plumbline.series.limb.LimbValues;

final class LaneBlocksTest {
  private final LimbRegisters registers = LaneSamples.registers();

  private static LaneGroup ones(int samples) {
    List<Rational> ones = Collections.nCopies(samples, Rational.ONE);
    return LaneSamples.group(ones, ones);
  }

  private Optional<List<LaneBlock>> blocks(List<Rational> arguments, List<Rational> weights) {
    LimbValues.put(registers, 0, 0, Dyadic.ONE);
    return LaneBlocks.of(
        LaneSamples.group(arguments, weights), registers, new LanePool(registers.lanes()));
  }

  @Test
  void blocksAreAsFewAsLanesAllowAndOfAboutOneSize() {
    assertThat(LaneBlocks.count(ones(128))).isEqualTo(1);
    LaneGroup group = ones(258);
    assertThat(LaneBlocks.count(group)).isEqualTo(3);
    assertThat(IntStream.rangeClosed(0, 3).map(b -> LaneBlocks.start(group, b)))
        .containsExactly(0, 86, 172, 258);
    LaneGroup odd = ones(129);
    assertThat(IntStream.rangeClosed(0, 2).map(b -> LaneBlocks.start(odd, b)))
        .containsExactly(0, 64, 129);
  }

  /** Arguments 0, 129, 1, 128, …: the larger half is in the first block, the largest first. */
  @Test
  void samplesAreSortedByTheSizeOfTheirExponentials() {
    List<Rational> arguments = new ArrayList<>();
    for (int i = 0; i < 130; i++) {
      arguments.add(Rational.of(i % 2 == 0 ? i / 2 : 129 - i / 2, 10));
    }
    List<LaneBlock> blocks =
        blocks(arguments, Collections.nCopies(130, Rational.ONE)).orElseThrow();
    assertThat(blocks).extracting(LaneBlock::lanes).containsExactly(65, 65);
    List<Rational> order = new ArrayList<>();
    for (LaneBlock block : blocks) {
      for (int lane = 0; lane < block.lanes(); lane++) {
        order.add(arguments.get((block.argument(lane) - 10) / 2));
        assertThat(block.exponential(lane)).isEqualTo(block.argument(lane) + 1);
      }
    }
    assertThat(order).isSortedAccordingTo(Collections.reverseOrder());
  }

  /** Exponentials 40 bits above what they are added to would take limbs for nothing. */
  @Test
  void aLargeExponentialOfSmallWeightSuitsNoBlockOfOthers() {
    List<Rational> arguments = List.of(Rational.of(70), Rational.ZERO);
    Rational small = Dyadic.ONE.scale(-100).toRational();
    assertThat(blocks(arguments, List.of(small, Rational.ONE))).isEmpty();
    assertThat(blocks(arguments, List.of(Rational.ONE, Rational.ONE))).isPresent();
    Rational less = Dyadic.ONE.scale(-30).toRational();
    assertThat(blocks(List.of(Rational.of(20), Rational.ZERO), List.of(less, Rational.ONE)))
        .as("30 bits")
        .isPresent();
  }

  /** In absolute value, term by term: what cancels has lost its digits. */
  @Test
  void argumentsBeyondTheExponentialsOfLanesMakeNoBlocks() {
    List<Rational> one = List.of(Rational.ONE);
    Rational largest = Rational.of((1L << 30) - 1);
    assertThat(blocks(List.of(largest.negate()), one)).isPresent();
    assertThat(blocks(List.of(Rational.of(-(1L << 30))), one)).isEmpty();
    LimbValues.put(registers, 1, 0, Dyadic.ONE);
    Rational half = Rational.of(1L << 29);
    LaneGroup cancelling =
        LaneGroup.of(
            List.of(
                LaneSamples.sample(0, List.of(0, 1), List.of(half, half.negate()), Rational.ZERO)),
            List.of(LaneSamples.sum(5, one)),
            9);
    assertThat(LaneBlocks.of(cancelling, registers, new LanePool(registers.lanes()))).isEmpty();
  }
}
