package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.array.ParameterBlock;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.MatrixName;
import org.plumbline.claim.structure.ParameterMatrix;
import org.plumbline.enclosure.Verification;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.enclosure.descent.Iterate;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.report.figure.Spectrum;

/**
 * A run at the ends of its steps, with numbers for analysis in floating point. Nothing of it is
 * proved but the radius.
 *
 * @param network the network
 * @param matrices the matrices whose stable ranks are told
 * @param rows the instants in order, the start and the end among them
 */
record TrajectoryTable(Network network, List<NamedMatrix> matrices, List<Row> rows) {
  /**
   * A matrix of weights.
   *
   * @param name its name, such as {@code W2}
   * @param matrix its parameters
   */
  record NamedMatrix(String name, ParameterMatrix matrix) {
    /** About the stable rank; not a number if it has none. */
    private double stableRank(double[] weights) {
      return Spectrum.stableRank(
          matrix.rows().stream()
              .map(row -> row.stream().mapToDouble(p -> weights[p]).toArray())
              .toArray(double[][]::new));
    }
  }

  /**
   * An instant.
   *
   * @param time the time
   * @param weights the weights of the trajectory
   * @param risk about the risk and the margins
   * @param norm about the Euclidean norm of all weights
   * @param radius at least the distance of the true flow's weights, where that is proved
   * @param stableRanks about the stable rank of each matrix
   */
  record Row(
      Rational time,
      List<Dyadic> weights,
      ApproximateRisk.Estimate risk,
      double norm,
      Optional<Magnitude> radius,
      List<Double> stableRanks) {
    /** The least margin. */
    double leastMargin() {
      return risk.margins().stream().mapToDouble(margin -> margin).min().orElse(Double.NaN);
    }
  }

  TrajectoryTable {
    matrices = List.copyOf(matrices);
    rows = List.copyOf(rows);
  }

  /** The table of a report, if it has a trajectory. */
  static Optional<TrajectoryTable> of(Report report) {
    return report.run().map(run -> of(run.result().trajectory(), run.verification()));
  }

  private static TrajectoryTable of(Trajectory trajectory, Verification verification) {
    Network network = trajectory.problem().network();
    List<NamedMatrix> matrices = matrices(network);
    ApproximateRisk risk = new ApproximateRisk(trajectory.problem());
    List<Row> rows = new ArrayList<>();
    for (int k = 0; k <= trajectory.steps().size(); k++) {
      boolean isLast = k == trajectory.steps().size();
      List<Dyadic> weights =
          isLast ? trajectory.finalWeights() : trajectory.steps().get(k).startWeights();
      double[] doubles = weights.stream().mapToDouble(Dyadic::approximateDouble).toArray();
      rows.add(
          new Row(
              isLast ? trajectory.finalTime() : start(trajectory.steps().get(k)),
              weights,
              risk.at(weights),
              norm(doubles),
              radius(verification, k),
              matrices.stream().map(matrix -> matrix.stableRank(doubles)).toList()));
    }
    return new TrajectoryTable(network, matrices, rows);
  }

  /** The table of the iterates of gradient descent, at the times {@code kη}. */
  static TrajectoryTable of(EnclosedDescent descent) {
    Network network = descent.problem().network();
    List<NamedMatrix> matrices = matrices(network);
    ApproximateRisk risk = new ApproximateRisk(descent.problem());
    List<Row> rows = new ArrayList<>();
    for (Iterate at : descent.iterates()) {
      double[] doubles = at.centre().stream().mapToDouble(Dyadic::approximateDouble).toArray();
      rows.add(
          new Row(
              descent.time(at.number()),
              at.centre(),
              risk.at(at.centre()),
              norm(doubles),
              Optional.of(at.radius()),
              matrices.stream().map(matrix -> matrix.stableRank(doubles)).toList()));
    }
    return new TrajectoryTable(network, matrices, rows);
  }

  private static Rational start(TrajectoryStep step) {
    return step.start();
  }

  private static double norm(double... weights) {
    double norm = 0;
    for (double weight : weights) {
      norm = Math.hypot(norm, weight);
    }
    return norm;
  }

  private static Optional<Magnitude> radius(Verification verification, int k) {
    List<CertifiedStep> steps = verification.enclosed().steps();
    if (k < steps.size()) {
      return Optional.of(steps.get(k).atStart());
    }
    return k == steps.size() && k > 0 ? Optional.of(steps.get(k - 1).atEnd()) : Optional.empty();
  }

  /**
   * The matrices of layers and of free skips, a kernel having one row per filter; in other graphs
   * those of units that are alike.
   */
  private static List<NamedMatrix> matrices(Network network) {
    List<ParameterBlock> blocks = ParameterBlock.of(network);
    if (blocks.isEmpty()) {
      return LayerStructure.of(network).classes().stream()
          .map(twins -> new NamedMatrix(twins.name(), twins.in()))
          .toList();
    }
    List<NamedMatrix> matrices = new ArrayList<>();
    int next = 0;
    for (ParameterBlock block : blocks) {
      int rows = block.shape().get(0);
      if (block.shape().size() > 1) {
        int columns = block.size() / rows;
        int first = next;
        matrices.add(
            new NamedMatrix(
                MatrixName.of(network, List.of(first)),
                new ParameterMatrix(
                    IntStream.range(0, rows)
                        .mapToObj(row -> range(first + row * columns, columns))
                        .toList())));
      }
      next += block.size();
    }
    return matrices;
  }

  private static List<Integer> range(int first, int count) {
    return IntStream.range(first, first + count).boxed().toList();
  }
}
