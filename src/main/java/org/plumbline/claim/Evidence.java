package org.plumbline.claim;

import java.util.Optional;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;

/**
 * What claims are decided on: the problem, exact, and a trajectory proposed for it, if one was
 * computed.
 *
 * @param problem the flow problem
 * @param trajectory the proposed trajectory; absent when only hypotheses are looked at
 * @param digits the digits the trajectory was asked for: weights are meant to be right to {@code
 *     10^-digits · max(1, ‖w‖)}
 */
public record Evidence(FlowProblem problem, Optional<Trajectory> trajectory, int digits) {}
