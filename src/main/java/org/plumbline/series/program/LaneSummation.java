package org.plumbline.series.program;

import org.plumbline.series.lane.LaneBlock;
import org.plumbline.series.lane.LaneShares;
import org.plumbline.series.limb.LimbRegisters;
import org.plumbline.series.limb.LimbSum;

/**
 * Adds up what blocks of lanes contribute to a combination, with one limb more than the result has:
 * the first ones are nearly empty.
 */
final class LaneSummation {
  /** Bits between a sum and its scale. */
  private static final int ROOM = 4;

  private final LimbRegisters registers;
  private final LimbSum all;
  private final LimbSum part;
  private final LimbSum term;

  LaneSummation(LimbRegisters registers) {
    this.registers = registers;
    this.all = new LimbSum(registers.limbs() + 1);
    this.part = new LimbSum(registers.limbs() + 1);
    this.term = new LimbSum(registers.limbs() + 1);
  }

  /** Puts coefficient {@code order} of a combination into {@code total}. */
  void sum(LaneSum sum, int order, LimbSum total, LimbSum work) {
    int n = registers.limbs(order) + 1;
    all.clear();
    for (LaneSum.Part piece : sum.parts()) {
      add(piece, n);
    }
    if (sum.rest().isPresent()) {
      sum.rest().get().sum(registers, order, total, work);
      term.copy(total);
      all.add(term, n);
    }
    all.settle(n);
    if (!all.isZero(n)) {
      all.moveTo(all.magnitude(n) + ROOM, n);
    }
    total.copy(all);
  }

  private void add(LaneSum.Part piece, int n) {
    part.clear();
    for (LaneBlock block : piece.blocks()) {
      LaneShares shares = block.shares();
      term.join(shares.columns(piece.index()), shares.exponent(piece.index()));
      part.add(term, n);
    }
    if (piece.divisor().isPresent()) {
      part.multiply(piece.divisor().get(), 1, n);
    }
    all.add(part, n);
  }
}
