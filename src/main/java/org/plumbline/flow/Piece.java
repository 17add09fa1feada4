package org.plumbline.flow;

import java.util.List;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.number.Dyadic;

/**
 * A step for the trajectory, and what it leads to.
 *
 * @param step the step
 * @param endWeights the weights from which the flow goes on; those of the step, rounded
 * @param risk the risk at these weights
 */
public record Piece(TrajectoryStep step, List<Dyadic> endWeights, ApproximateRisk.Estimate risk) {}
