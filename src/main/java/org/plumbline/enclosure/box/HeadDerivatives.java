package org.plumbline.enclosure.box;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.SymmetricEnclosure;

/**
 * A matrix that has the same eigenvalues, but for zeros, as {@code Σ_i c_i y_i ∇²f(x_i; w) /
 * 2^scale}, enclosed for all weights of a box and all gates the states allow, for a network whose
 * kinked vertices inputs alone feed.
 *
 * <p>Rows of edges from inputs into one vertex are multiples of one row, by what is the same vector
 * for all of them: together they are one row, times the norm of the vector. What is behind does not
 * depend on the sample, so that sums over the samples stand in place of activations. The matrix
 * does not grow with the inputs, nor with the samples (proofs-notes/growth.md, "A linear head").
 */
final class HeadDerivatives {
  /** The matrix is formed for so many rows at most. */
  private static final int MOST_ROWS = 600;

  private final SampleSignals signals;
  private final EnclosedProblem problem;
  private final DoubleInterval[] sums;

  /** The vertices that inputs feed, then the edges that come from no input. */
  private final List<Integer> fed;

  private final List<Integer> edges;
  private final DoubleInterval[][] entries;

  private HeadDerivatives(SampleSignals signals, LossWeights losses) {
    this.signals = signals;
    this.problem = signals.problem();
    this.fed = fed(problem);
    this.edges = edges(problem);
    this.sums = sums(signals, losses);
    this.entries = new DoubleInterval[fed.size() + edges.size()][fed.size() + edges.size()];
    for (DoubleInterval[] row : entries) {
      Arrays.fill(row, DoubleInterval.ZERO);
    }
  }

  private static List<Integer> fed(EnclosedProblem problem) {
    List<Integer> fed = new ArrayList<>();
    for (int v = problem.network().inputs(); v < problem.size(); v++) {
      boolean isFed = false;
      for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
        isFed |= problem.edge(e).from() < problem.network().inputs();
      }
      if (isFed) {
        fed.add(v);
      }
    }
    return fed;
  }

  private static List<Integer> edges(EnclosedProblem problem) {
    List<Integer> edges = new ArrayList<>();
    for (int e = 0; e < problem.edgeCount(); e++) {
      if (problem.edge(e).from() >= problem.network().inputs()) {
        edges.add(e);
      }
    }
    return edges;
  }

  /** Whether there are few enough rows. */
  static boolean isAffordable(EnclosedProblem problem) {
    return fed(problem).size() + edges(problem).size() <= MOST_ROWS;
  }

  /** The matrix for the given signals and loss weights. */
  static SymmetricEnclosure enclosing(SampleSignals signals, LossWeights losses) {
    HeadDerivatives found = new HeadDerivatives(signals, losses);
    for (int j = 0; j < found.fed.size(); j++) {
      int v = found.fed.get(j);
      DoubleInterval norm = InputSums.enclosing(signals, losses, v).norm(v);
      found.write(j, norm, found.gains(v));
    }
    for (int j = 0; j < found.edges.size(); j++) {
      int e = found.edges.get(j);
      DoubleInterval sum = found.sums[found.problem.edge(e).from()];
      found.write(found.fed.size() + j, sum, found.gains(found.problem.edge(e).to()));
    }
    return SymmetricEnclosure.of(found.entries);
  }

  /** {@code Σ_i c_i y_i z_v} at the vertices behind the inputs. */
  static DoubleInterval[] sums(SampleSignals signals, LossWeights losses) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval[] found = new DoubleInterval[problem.size()];
    Arrays.fill(found, DoubleInterval.ZERO);
    for (int v = problem.network().inputs(); v < found.length; v++) {
      found[v] =
          problem.isFedByInputs(v) ? sum(signals, losses, v) : forward(signals, losses, v, found);
    }
    return found;
  }

  private static DoubleInterval sum(SampleSignals signals, LossWeights losses, int v) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int i = 0; i < signals.problem().samples(); i++) {
      DoubleInterval z = signals.activation(i, v);
      if (!z.isZero()) {
        sum = sum.add(signals.signed(i, losses.weights().get(i)).multiply(z));
      }
    }
    return sum;
  }

  /** The sum at a linear vertex, of those in front of it. */
  private static DoubleInterval forward(
      SampleSignals signals, LossWeights losses, int v, DoubleInterval[] found) {
    EnclosedProblem problem = signals.problem();
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int e = problem.firstInto(v); e < problem.firstInto(v + 1); e++) {
      int a = problem.edge(e).from();
      boolean isInput = a < problem.network().inputs();
      DoubleInterval z = isInput ? sum(signals, losses, a) : found[a];
      sum = sum.add(signals.weight(e).multiply(z));
    }
    return sum;
  }

  /** The derivatives {@code ∂z_b/∂z_v}; 0 where no path leads from v to b. */
  private DoubleInterval[] gains(int v) {
    DoubleInterval[] gains = new DoubleInterval[problem.size()];
    Arrays.fill(gains, DoubleInterval.ZERO);
    gains[v] = DoubleInterval.ONE;
    for (int b = v + 1; b < gains.length; b++) {
      for (int e = problem.firstInto(b); e < problem.firstInto(b + 1); e++) {
        DoubleInterval gain = gains[problem.edge(e).from()];
        if (!gain.isZero()) {
          gains[b] = gains[b].add(signals.weight(e).multiply(gain));
        }
      }
    }
    return gains;
  }

  /** The entries {@code z G_vb B_u} for the edges {@code (b → u)} behind the vertex of a row. */
  private void write(int row, DoubleInterval z, DoubleInterval[] gains) {
    for (int j = 0; j < edges.size(); j++) {
      int e = edges.get(j);
      DoubleInterval gain = gains[problem.edge(e).from()];
      if (!gain.isZero()) {
        int column = fed.size() + j;
        DoubleInterval back = signals.beforeGate(0, problem.edge(e).to());
        entries[row][column] = z.multiply(gain).multiply(back);
        entries[column][row] = entries[row][column];
      }
    }
  }
}
