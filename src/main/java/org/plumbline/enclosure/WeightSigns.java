package org.plumbline.enclosure;

import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.enclosure.box.WeightBox;

/** Whether weights keep their signs along a step, for the enclosed flow. */
public final class WeightSigns {
  /** Parts of a step that are looked at one by one. */
  private static final int PARTS = 16;

  private WeightSigns() {}

  /** Whether every weight of the flow is surely positive throughout a step, or surely negative. */
  public static boolean areConstant(CertifiedTrajectory enclosure, int step) {
    List<WeightBox> boxes = FlowBoxes.of(enclosure, step, PARTS);
    return IntStream.range(0, boxes.get(0).size())
        .allMatch(
            p ->
                boxes.stream().allMatch(box -> box.range(p).isPositive())
                    || boxes.stream().allMatch(box -> box.range(p).isNegative()));
  }
}
