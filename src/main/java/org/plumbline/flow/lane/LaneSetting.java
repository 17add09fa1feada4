package org.plumbline.flow.lane;

import org.plumbline.data.InputColumns;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.TiedSamples;
import org.plumbline.flow.state.WorkingPrecision;

/** A problem and the numbers in which its flow is followed in lanes. */
final class LaneSetting {
  /** The bits of an input, but for its sign. */
  private static final int ENTRY_BITS = 20;

  /** The bits that numbers may grow at first. */
  private static final int FIRST_ROOM = 6;

  private final FlowProblem problem;
  private final TiedSamples ties;
  private final FirstLayer layer;
  private final WorkingPrecision precision;
  private final int laneBits;
  private final InputColumns inputs;
  private final ExactInputs exact;
  private final int[] lanes;
  private int room = FIRST_ROOM;

  LaneSetting(FlowProblem problem, TiedSamples ties, FirstLayer layer, WorkingPrecision precision) {
    this.problem = problem;
    this.ties = ties;
    this.layer = layer;
    this.precision = precision;
    this.laneBits = precision.bits() + LaneExpansion.GUARD;
    this.inputs = InputColumns.approximate(problem.data(), ENTRY_BITS, laneBits);
    this.exact = new ExactInputs(problem.data(), laneBits);
    this.lanes = layer.lanes();
  }

  FlowProblem problem() {
    return problem;
  }

  TiedSamples ties() {
    return ties;
  }

  FirstLayer layer() {
    return layer;
  }

  /** The inputs as small integers. */
  InputColumns inputs() {
    return inputs;
  }

  /** The inputs as limbs. */
  ExactInputs exact() {
    return exact;
  }

  /** The bits that weights are wanted to. */
  int bits() {
    return precision.bits();
  }

  /** The bits that first coefficients have in lanes. */
  int laneBits() {
    return laneBits;
  }

  /** The limbs that hold these. */
  int limbs() {
    return (laneBits + LaneDigits.BITS - 1) / LaneDigits.BITS;
  }

  /** The orders that series may have. */
  int orders() {
    return precision.order() + 2;
  }

  /** The bits that numbers may grow. */
  int room() {
    return room;
  }

  /** Lets numbers grow by more bits. */
  void makeRoom(int bits) {
    room += bits;
  }

  /** The lane of a parameter among weights from inputs, or {@code -1 - lane} among the others. */
  int lane(int parameter) {
    return lanes[parameter];
  }
}
