package org.plumbline.series.program;

import org.plumbline.series.lane.LaneBlock;

/** A block of lanes as an operation: defines a coefficient of its exponentials and their shares. */
record LaneBlockOperation(LaneBlock block) implements LimbOperation {
  @Override
  public int target() {
    return block.exponential(0);
  }

  @Override
  public void execute(LimbExecutor executor, int order) {
    block.execute(order, executor.lanes());
  }

  @Override
  public int lanes() {
    return block.lanes();
  }
}
