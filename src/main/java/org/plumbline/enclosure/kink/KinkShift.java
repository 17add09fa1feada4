package org.plumbline.enclosure.kink;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.MovingInterval;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Magnitude;

/**
 * Proves that near the proposal {@code P} there is a curve {@code Q}, other in as many weights as
 * there are kinks held, with {@code S_q(Q) = S_q(P) - ρ_q} for every kink and all times of the
 * step, however the kinks act on one another.
 *
 * <p>With {@code J} the derivatives of the {@code S_q} by the weights chosen, {@code Y} near its
 * inverse and {@code ‖I - YJ‖_∞ <= θ < 1} on the tube, {@code c ↦ c + Y(S(P - c) - S(P) + ρ)} is a
 * contraction, and {@code |c| <= |Yρ| + Θ|c|}; the derivative of {@code c} satisfies the like
 * (proofs-notes/verifier.md, V6).
 *
 * @param parameters the weights that differ
 * @param distance at least {@code ‖Q - P‖}
 * @param speed at least {@code ‖Q' - P'‖} in scaled time
 */
public record KinkShift(List<Integer> parameters, Magnitude distance, Magnitude speed) {
  /** No kink is held. */
  static final KinkShift NONE = new KinkShift(List.of(), Magnitude.ZERO, Magnitude.ZERO);

  /** The norm beyond which a shorter part is tried. */
  private static final double LARGEST_RESIDUAL = 0.5;

  /** How often a step is halved for it. */
  private static final int MOST_HALVINGS = 6;

  /** A pivot below this part of its row as it was is none. */
  private static final double LEAST_PIVOT = 1e-9;

  /**
   * What is held.
   *
   * @param factor the function {@code S}
   * @param value at least {@code |ρ|} along the step
   * @param slope at least {@code |ρ'|}
   */
  record Held(KinkFactor factor, Magnitude value, Magnitude slope) {}

  /** The curve for the given kinks, if it is found within {@code tube} of the proposal. */
  static Optional<KinkShift> enclosing(
      EnclosedProblem problem, ProposedStep proposal, List<Held> held, Magnitude tube) {
    if (held.isEmpty()) {
      return Optional.of(NONE);
    }
    Search search = new Search(problem, proposal, held, tube);
    int[] parameters = search.parameters();
    return parameters.length < held.size()
        ? Optional.empty()
        : search
            .along(parameters, 0, 1, MOST_HALVINGS)
            .filter(shift -> shift.distance().compareTo(tube) <= 0);
  }

  private KinkShift max(KinkShift other) {
    return new KinkShift(parameters, distance.max(other.distance), speed.max(other.speed));
  }

  /** The kinks of one step. */
  private record Search(
      EnclosedProblem problem, ProposedStep proposal, List<Held> held, Magnitude tube) {

    private MovingInterval[][] gradients(double from, double to, Magnitude radius) {
      MovingInterval[] weights = problem.weights(proposal.moving(from, to, radius));
      return held.stream()
          .map(kink -> kink.factor().gradient(weights))
          .toArray(MovingInterval[][]::new);
    }

    /**
     * Weights into the vertices of the kinks, chosen by elimination with full pivoting; fewer than
     * kinks, if the kinks seem to depend on each other.
     */
    int[] parameters() {
      MovingInterval[][] gradients = gradients(0.5, 0.5, Magnitude.ZERO);
      BitSet candidates = candidates();
      int m = held.size();
      double[][] rows = new double[m][];
      double[] sizes = new double[m];
      for (int q = 0; q < m; q++) {
        rows[q] = new double[problem.network().parameters()];
        for (int p = 0; p < rows[q].length; p++) {
          rows[q][p] = candidates.get(p) ? gradients[q][p].value().approximateMiddle() : 0;
          sizes[q] = Math.max(sizes[q], Math.abs(rows[q][p]));
        }
      }
      return Pivots.columns(rows, sizes, LEAST_PIVOT);
    }

    private BitSet candidates() {
      BitSet vertices = new BitSet();
      held.forEach(kink -> vertices.set(kink.factor().vertex()));
      BitSet inside = new BitSet();
      BitSet outside = new BitSet();
      for (int e = 0; e < problem.edgeCount(); e++) {
        if (problem.edge(e).isTrainable()) {
          (vertices.get(problem.edge(e).to()) ? inside : outside).set(problem.edge(e).parameter());
        }
      }
      inside.andNot(outside);
      for (int p = 0; p < problem.network().parameters(); p++) {
        inside.set(p, inside.get(p) && !proposal.isFrozen(p));
      }
      return inside;
    }

    /** The bounds for a part of the step, cut up where the derivatives vary too much. */
    Optional<KinkShift> along(int[] parameters, double from, double to, int halvings) {
      Optional<KinkShift> whole = on(parameters, from, to);
      if (whole.isPresent() || halvings == 0) {
        return whole;
      }
      double middle = (from + to) / 2;
      return along(parameters, from, middle, halvings - 1)
          .flatMap(
              first -> along(parameters, middle, to, halvings - 1).map(last -> first.max(last)));
    }

    private Optional<KinkShift> on(int[] parameters, double from, double to) {
      MovingInterval[][] gradients = gradients(from, to, tube);
      int m = held.size();
      MovingInterval[][] jacobian = new MovingInterval[m][m];
      for (int q = 0; q < m; q++) {
        for (int r = 0; r < m; r++) {
          jacobian[q][r] = gradients[q][parameters[r]];
        }
      }
      return Pivots.inverse(middle(jacobian))
          .flatMap(inverse -> bounded(parameters, jacobian, inverse));
    }

    private static double[][] middle(MovingInterval[][] matrix) {
      return Arrays.stream(matrix)
          .map(row -> Arrays.stream(row).mapToDouble(x -> x.value().approximateMiddle()).toArray())
          .toArray(double[][]::new);
    }

    private Optional<KinkShift> bounded(
        int[] parameters, MovingInterval[][] jacobian, double[][] inverse) {
      int m = held.size();
      double[] residuals = new double[m];
      for (int q = 0; q < m; q++) {
        for (int r = 0; r < m; r++) {
          residuals[q] =
              Directed.sumUpper(
                  residuals[q], residual(inverse[q], jacobian, q, r).magnitudeUpper());
        }
        if (!(residuals[q] <= LARGEST_RESIDUAL)) {
          return Optional.empty();
        }
      }
      List<Magnitude> shifts = solved(inverse, residuals, held.stream().map(Held::value).toList());
      List<Magnitude> changes = new ArrayList<>();
      for (int q = 0; q < m; q++) {
        Magnitude change = held.get(q).slope();
        for (int r = 0; r < m; r++) {
          Magnitude rate = Magnitude.enclosingAbove(jacobian[q][r].rate().magnitudeUpper());
          change = change.add(rate.multiply(shifts.get(r)));
        }
        changes.add(change);
      }
      return Optional.of(
          new KinkShift(
              Arrays.stream(parameters).boxed().toList(),
              norm(shifts),
              norm(solved(inverse, residuals, changes))));
    }

    /** Entry {@code (q, r)} of {@code I - YJ}, given row {@code q} of {@code Y}. */
    private static DoubleInterval residual(
        double[] row, MovingInterval[][] jacobian, int q, int r) {
      DoubleInterval entry = q == r ? DoubleInterval.ONE : DoubleInterval.ZERO;
      for (int k = 0; k < row.length; k++) {
        entry = entry.subtract(DoubleInterval.of(row[k]).multiply(jacobian[k][r].value()));
      }
      return entry;
    }

    /**
     * At least {@code |c_q|} where {@code |c| <= |Y|ρ + Θ|c|}: with {@code θ <= 1/2} no {@code
     * |c_r|} is above twice the largest of {@code |Y|ρ}.
     */
    private static List<Magnitude> solved(
        double[][] inverse, double[] residuals, List<Magnitude> right) {
      List<Magnitude> first =
          Arrays.stream(inverse)
              .map(
                  row ->
                      IntStream.range(0, row.length)
                          .mapToObj(
                              k ->
                                  Magnitude.enclosingAbove(Math.abs(row[k])).multiply(right.get(k)))
                          .reduce(Magnitude.ZERO, Magnitude::add))
              .toList();
      Magnitude largest = first.stream().reduce(Magnitude.ZERO, Magnitude::max).scale(1);
      return IntStream.range(0, residuals.length)
          .mapToObj(q -> first.get(q).add(Magnitude.enclosingAbove(residuals[q]).multiply(largest)))
          .toList();
    }

    private static Magnitude norm(List<Magnitude> vector) {
      return vector.stream()
          .map(x -> x.multiply(x))
          .reduce(Magnitude.ZERO, Magnitude::add)
          .sqrtUpper();
    }
  }
}
