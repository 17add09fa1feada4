package org.plumbline.flow.lane;

import java.util.List;
import org.plumbline.field.SeriesScale;
import org.plumbline.flow.state.Expandable;
import org.plumbline.flow.state.StepSize;
import org.plumbline.number.Dyadic;

/**
 * A flow in lanes at a point.
 *
 * @param flow the flow
 * @param weights by parameter
 * @param slopes those of the pinned pairs, about
 */
record LanePoint(LaneFlow flow, List<Dyadic> weights, List<Dyadic> slopes)
    implements Expandable<LaneExpansion> {
  @Override
  public LaneExpansion beginning(SeriesScale scale) {
    return new LaneExpansion(flow, weights, slopes, scale);
  }

  @Override
  public double logSize() {
    return weights.stream().mapToDouble(StepSize::logSize).max().orElse(0);
  }

  @Override
  public double logSpeed() {
    double speed = beginning(SeriesScale.uniform(1, Dyadic.ONE)).speed();
    return StrictMath.log(speed) / StrictMath.log(2);
  }
}
