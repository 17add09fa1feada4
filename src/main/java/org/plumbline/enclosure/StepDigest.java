package org.plumbline.enclosure;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.StepBytes;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Network;
import org.plumbline.number.ExactOutput;

/**
 * The SHA-256 of a problem and the first steps of a trajectory: every number of both. What was
 * found of steps with one digest is said of steps with the same, and of no others.
 */
final class StepDigest {
  private final MessageDigest running;
  private int count;

  /** The digest of a problem and no steps yet. */
  StepDigest(FlowProblem problem) {
    this.running = start();
    Network network = problem.network();
    ExactOutput out = new ExactOutput();
    out.put(network.inputs());
    out.put(network.size());
    out.put(network.output());
    for (int v = 0; v < network.size(); v++) {
      out.put(network.activation(v).negativeSlope());
    }
    out.put(network.edges().size());
    network.edges().forEach(edge -> out.put(edge.toString()));
    out.put(problem.data().size());
    for (int i = 0; i < problem.data().size(); i++) {
      out.put(problem.data().label(i));
      problem.data().point(i).forEach(out::put);
    }
    problem.initialWeights().forEach(out::put);
    out.put(problem.loss().name());
    out.put(problem.sampleFactor());
    running.update(out.bytes());
  }

  /**
   * The digest of the first steps, as text.
   *
   * @param steps the steps that were asked about before, and perhaps more
   * @param wanted how many, no fewer than before
   */
  String after(List<TrajectoryStep> steps, int wanted) {
    for (; count < wanted; count++) {
      ExactOutput out = new ExactOutput();
      StepBytes.write(steps.get(count), out);
      running.update(out.bytes());
    }
    return HexFormat.of().formatHex(copy(running).digest());
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new AssertionError("SHA-256 of the Java platform can be copied", e);
    }
  }

  private static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
