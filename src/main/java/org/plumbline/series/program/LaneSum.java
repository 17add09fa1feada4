package org.plumbline.series.program;

import java.util.List;
import java.util.Optional;
import org.plumbline.series.lane.LaneBlock;
import org.plumbline.series.limb.LimbCombination;
import org.plumbline.series.limb.LimbConstants;

/**
 * A combination of exponentials that are worked on in lanes, and of other registers.
 *
 * @param target the register assigned
 * @param parts the groups' parts
 * @param rest the combination of the other registers
 */
record LaneSum(int target, List<Part> parts, Optional<LimbCombination> rest)
    implements LimbOperation {
  /**
   * The part of a group.
   *
   * @param blocks the blocks of the group
   * @param index which of the group's sums it is
   * @param divisor what the blocks' parts are divided by
   */
  record Part(List<LaneBlock> blocks, int index, Optional<LimbConstants> divisor) {}

  @Override
  public void execute(LimbExecutor executor, int order) {
    executor.sum(this, order);
  }
}
