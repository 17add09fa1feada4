package org.plumbline.series.program;

import java.util.function.Consumer;

/**
 * What has to be done at order 0 for samples worked on in lanes.
 *
 * @param target a register assigned, or one that is spared
 * @param lanes how many lanes are worked on
 * @param isAlone whether nothing else of its level may be done at the same time
 * @param work the work, with the means of the thread that does it
 */
record LaneTask(int target, int lanes, boolean isAlone, Consumer<LimbExecutor> work)
    implements LimbOperation {
  @Override
  public void execute(LimbExecutor executor, int order) {
    work.accept(executor);
  }
}
