package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/**
 * How far one recorded step is from the identity of gradient descent at a freely trained hidden
 * vertex: {@code Σ_in w² - Σ_out w²} changes by {@code η² (‖∇_in R‖² - ‖∇_out R‖²)} exactly
 * (proofs-notes/comparison.md, C6).
 *
 * @param vertex the vertex
 * @param defect the least distance of the recorded change from the exact one
 * @param isWithin whether the rounding errors of the step allow for it
 */
public record BalancednessDefect(int vertex, Dyadic defect, boolean isWithin) {
  /**
   * The defects of a step at every vertex the identity holds at, for slope 0 at kinks.
   *
   * @throws IllegalArgumentException if the claim does not fit the problem
   */
  public static List<BalancednessDefect> of(
      FlowProblem problem, NumberFormat format, DescentClaim claim) {
    Setting setting =
        GradientJudge.widest(
            GradientJudge.of(problem, format).setting(claim.weights(), claim.samples()));
    RiskGradient gradient = RiskGradient.of(problem, setting);
    Claimed claimed = Claimed.step(claim, format);
    List<BalancednessDefect> defects = new ArrayList<>();
    Network network = problem.network();
    for (int v : network.hidden()) {
      if (network.isFreelyTrained(v)) {
        defects.add(at(network, v, claim, claimed, gradient));
      }
    }
    return List.copyOf(defects);
  }

  private static BalancednessDefect at(
      Network network, int v, DescentClaim claim, Claimed claimed, RiskGradient gradient) {
    Tally tally = new Tally(claim, claimed, gradient);
    network.incoming(v).forEach(edge -> tally.add(edge, 1));
    network.outgoing(v).forEach(edge -> tally.add(edge, -1));
    Dyadic low = tally.defect.lower();
    Dyadic high = tally.defect.upper();
    Dyadic least = low.max(high.negate()).max(Dyadic.ZERO);
    boolean isWithin = tally.bound.isInfinite() || tally.defect.isWithin(tally.bound.toDyadic());
    return new BalancednessDefect(v, least, isWithin);
  }

  /** Sums over the edges at a vertex. */
  private static final class Tally {
    private final DescentClaim claim;
    private final Claimed claimed;
    private final RiskGradient gradient;
    private DyadicInterval defect = DyadicInterval.ZERO;
    private Magnitude bound = Magnitude.ZERO;

    Tally(DescentClaim claim, Claimed claimed, RiskGradient gradient) {
      this.claim = claim;
      this.claimed = claimed;
      this.gradient = gradient;
    }

    /** With {@code |w⁺ - (w - ηg)| <= e}, squares differ by at most {@code 2 |w⁺| e + e²}. */
    void add(Edge edge, int sign) {
      int p = edge.parameter();
      DyadicInterval before = DyadicInterval.of(claim.weights().get(p));
      DyadicInterval after = DyadicInterval.of(claim.next().get(p));
      DyadicInterval step = gradient.value(p).multiply(DyadicInterval.of(claim.stepSize()));
      DyadicInterval change = after.square().subtract(before.square()).subtract(step.square());
      defect = sign > 0 ? defect.add(change) : defect.subtract(change);
      Magnitude error = claimed.boundUpper(gradient, p);
      bound =
          bound.add(
              error.multiply(Magnitude.enclosingAbove(claim.next().get(p)).scale(1).add(error)));
    }
  }
}
