package org.plumbline.enclosure.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.ball.LaneCombination;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;

/**
 * A problem of any network whose series have their samples in lanes (proofs-notes/verifier.md,
 * V18): inputs, small integers but for one linear map of them, occur only as constants of sums over
 * inputs and over samples.
 *
 * <p>The <em>first layer</em> are the vertices that inputs feed and nothing else. Where a sample's
 * inputs are few, no product of series is formed for them either that has samples in it: their
 * activations are {@code g_v Σ_c u_vc X_ic}, sums with integers, and they have a lane for each
 * vertex and column instead.
 */
public final class LaneNetwork {
  /** With more columns a product for each sample costs less than sums over all columns. */
  private static final int MOST_COLUMNS = 96;

  /** Vertices times samples at most: each has two series of several kilobytes at a time. */
  private static final long MOST_SERIES = 1L << 16;

  private final FlowProblem problem;
  private final FactoredInputs inputs;
  private final List<Integer> firstLayer;
  private final long slopeUnit;
  private final LaneCombination towardsSamples;
  private final LaneCombination towardsColumns;

  private LaneNetwork(
      FlowProblem problem, FactoredInputs inputs, List<Integer> firstLayer, long slopeUnit) {
    this.problem = problem;
    this.inputs = inputs;
    this.firstLayer = List.copyOf(firstLayer);
    this.slopeUnit = slopeUnit;
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

  /** The form of a problem, if its inputs and its loss have one and series are not too many. */
  public static Optional<LaneNetwork> of(FlowProblem problem) {
    Network network = problem.network();
    long series = ((long) network.size() - network.inputs()) * problem.data().size();
    if (!FactoredField.isKnown(problem.loss()) || series == 0 || series > MOST_SERIES) {
      return Optional.empty();
    }
    return withFirstLayer(problem).or(() -> withoutFirstLayer(problem));
  }

  private static Optional<LaneNetwork> withFirstLayer(FlowProblem problem) {
    Network network = problem.network();
    List<Integer> first = firstLayer(network);
    Optional<Long> unit =
        FactoredInputs.denominator(
            first.stream().map(v -> network.activation(v).negativeSlope()).toList());
    if (first.isEmpty() || unit.isEmpty()) {
      return Optional.empty();
    }
    // No slope is steeper than 1.
    return FactoredInputs.of(problem.data(), first.size(), unit.get())
        .filter(inputs -> inputs.columns() <= MOST_COLUMNS)
        .map(inputs -> new LaneNetwork(problem, inputs, first, unit.get()));
  }

  private static Optional<LaneNetwork> withoutFirstLayer(FlowProblem problem) {
    return FactoredInputs.of(problem.data(), 1, 1)
        .map(inputs -> new LaneNetwork(problem, inputs, List.of(), 1));
  }

  /** The vertices that lead somewhere and that inputs feed, each at most once, and nothing else. */
  private static List<Integer> firstLayer(Network network) {
    List<Integer> found = new ArrayList<>();
    for (int v = network.inputs(); v < network.output(); v++) {
      List<Integer> sources = network.incoming(v).stream().map(Edge::from).toList();
      boolean isFed = !sources.isEmpty() && sources.stream().allMatch(u -> u < network.inputs());
      boolean isSimple = sources.stream().distinct().count() == sources.size();
      if (isFed && isSimple && !network.outgoing(v).isEmpty()) {
        found.add(v);
      }
    }
    return found;
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
  Rational inputUnit() {
    return Rational.of(inputs.unit());
  }

  /** The vertices of the first layer, a group of lanes each. */
  List<Integer> firstLayer() {
    return firstLayer;
  }

  /** The group of a vertex; negative if it is not of the first layer. */
  int group(int v) {
    return firstLayer.indexOf(v);
  }

  /** The number by which slopes of the first layer are multiplied to be integers. */
  long slopeUnit() {
    return slopeUnit;
  }

  /** The integer that the negative slope of a vertex of the first layer is. */
  double slopeBelow(int v) {
    return FactoredInputs.multiple(network().activation(v).negativeSlope(), slopeUnit);
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
