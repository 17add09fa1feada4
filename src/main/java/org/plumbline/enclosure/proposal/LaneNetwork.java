package org.plumbline.enclosure.proposal;

import java.util.Optional;
import org.plumbline.enclosure.ball.LaneCombination;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * A problem of any network whose series have their samples in lanes (proofs-notes/verifier.md,
 * V18): inputs, small integers but for one linear map of them, occur only as constants of sums over
 * inputs and over samples.
 */
public final class LaneNetwork {
  private final FlowProblem problem;
  private final FactoredInputs inputs;
  private final LaneCombination towardsSamples;
  private final LaneCombination towardsColumns;

  private LaneNetwork(FlowProblem problem, FactoredInputs inputs) {
    this.problem = problem;
    this.inputs = inputs;
    double[][] samples = new double[problem.data().size()][];
    double[][] columns = new double[inputs.columns()][samples.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = inputs.of(i);
      for (int c = 0; c < columns.length; c++) {
        columns[c][i] = samples[i][c];
      }
    }
    this.towardsSamples = new LaneCombination(columns, samples.length);
    this.towardsColumns = new LaneCombination(samples, columns.length);
  }

  /** The form of a problem, if its inputs and its loss have one. */
  public static Optional<LaneNetwork> of(FlowProblem problem) {
    return FactoredField.isKnown(problem.loss()) && problem.data().size() > 0
        ? FactoredInputs.of(problem.data(), 1, 1).map(inputs -> new LaneNetwork(problem, inputs))
        : Optional.empty();
  }

  /** The problem. */
  public FlowProblem problem() {
    return problem;
  }

  Network network() {
    return problem.network();
  }

  int samples() {
    return problem.data().size();
  }

  /** The inputs as integers. */
  FactoredInputs inputs() {
    return inputs;
  }

  /** The number by which the integers of all inputs are too large. */
  Rational unit() {
    return Rational.of(inputs.unit());
  }

  /** From lanes of columns {@code u_c} the lanes of samples {@code Σ_c u_c X_ic}. */
  LaneCombination towardsSamples() {
    return towardsSamples;
  }

  /** From lanes of samples {@code m_i} the lanes of columns {@code Σ_i m_i X_ic}. */
  LaneCombination towardsColumns() {
    return towardsColumns;
  }
}
