package org.plumbline.compare.flow;

import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/**
 * Whether a bound that a recorded point is within could have told: it is less than some weight of
 * the flow there, and less than some weight has moved by the time of some recorded point; or the
 * flow does not move, and neither does the point (proofs-notes/comparison.md, F5).
 */
public final class FlowTelling {
  private static final int BITS = 256;

  private final FlowProblem problem;
  private final ClaimedPoints points;
  private final FlowJudge judge;
  private final List<List<DyadicInterval>> flow;

  /**
   * The telling of points.
   *
   * @param problem the problem whose flow it is
   * @param points the points claimed
   * @param format the format of their weights
   * @param flow the weights that the flow is around, for each point as far as they are known
   */
  public FlowTelling(
      FlowProblem problem,
      ClaimedPoints points,
      NumberFormat format,
      List<List<DyadicInterval>> flow) {
    this.problem = problem;
    this.points = points;
    this.judge = FlowJudge.of(format);
    this.flow = List.copyOf(flow);
  }

  /** Whether the bound of point {@code k} tells, given what is permitted there. */
  public boolean tells(int k, Magnitude permitted) {
    return tellsFromZero(k, permitted)
        && (points.times().get(k).signum() == 0 || tellsMotion(k, permitted) || stays(k));
  }

  private boolean tellsFromZero(int k, Magnitude permitted) {
    List<Dyadic> weights = points.weights().get(k);
    boolean areNothing = true;
    for (int p = 0; p < weights.size(); p++) {
      DyadicInterval exact = flow.get(k).get(p);
      if (isBeyond(exact, weights.get(p), permitted)) {
        return true;
      }
      areNothing &= weights.get(p).signum() == 0 && contains(exact, Dyadic.ZERO);
    }
    return areNothing;
  }

  private boolean tellsMotion(int k, Magnitude permitted) {
    List<Dyadic> weights = points.weights().get(k);
    for (List<DyadicInterval> at : flow) {
      for (int p = 0; p < weights.size(); p++) {
        DyadicInterval moved = at.get(p).subtract(initial(p));
        if (isBeyond(moved, weights.get(p), permitted)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean isBeyond(DyadicInterval distance, Dyadic weight, Magnitude permitted) {
    Dyadic least = distance.lower().max(distance.upper().negate());
    Magnitude bound = permitted.add(judge.roundingUpper(List.of(weight)));
    return least.signum() > 0 && !bound.isInfinite() && least.compareTo(bound.toDyadic()) > 0;
  }

  private DyadicInterval initial(int p) {
    return DyadicInterval.enclosing(problem.initialWeights().get(p), BITS);
  }

  private static boolean contains(DyadicInterval set, Dyadic point) {
    return set.lower().compareTo(point) <= 0 && set.upper().compareTo(point) >= 0;
  }

  /** Whether no sample has a gradient at the start, and the point is where it was at first. */
  private boolean stays(int k) {
    return points.weights().get(k).equals(points.weights().get(0))
        && problem.data().points().stream()
            .allMatch(
                x ->
                    Evaluation.exact(problem.network(), problem.initialWeights(), x)
                        .gradient()
                        .stream()
                        .allMatch(g -> g.signum() == 0));
  }
}
