package org.plumbline.compare.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.enclosure.DisturbedFlows;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.enclosure.VerificationProgress;
import org.plumbline.enclosure.step.Disturbance;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/**
 * How far an engine may be from the flow at each point if its claim is true: what it admits to from
 * one point to the next, grown as errors along the flow are proved to grow at most
 * (proofs-notes/comparison.md, F2).
 *
 * @param bounds at least the distance from the proposal at each point, as far as it is bounded
 * @param limit what could not be bounded, if not at all points
 */
record PermittedDistance(List<Magnitude> bounds, Optional<String> limit) {
  PermittedDistance {
    bounds = List.copyOf(bounds);
  }

  /** The distances that a claim permits around a proposal. */
  static PermittedDistance of(
      FlowClaim claim, Trajectory proposal, int threads, VerificationProgress progress) {
    ClaimedPoints points = claim.points();
    List<Disturbance> disturbances = new ArrayList<>();
    for (int k = 0; k < points.size(); k++) {
      Dyadic time = points.times().get(k);
      boolean isLast = k + 1 == points.size() || points.times().get(k + 1).compareTo(time) > 0;
      if (isLast) {
        disturbances.add(new Disturbance(time.toRational(), admitted(claim, k)));
      }
    }
    Magnitude initial =
        FlowJudge.of(claim.format())
            .roundingUpper(
                claim.problem().initialWeights().stream()
                    .map(w -> Dyadic.approximate(w, ROUNDED_BITS))
                    .toList());
    DisturbedFlows found =
        TrajectoryVerifier.disturbed(
            claim.problem(), proposal, initial, disturbances, threads, progress);
    return new PermittedDistance(
        perPoint(points, found.bounds()),
        found.verification() instanceof Verification.Failed failed
            ? Optional.of(failed.what())
            : Optional.empty());
  }

  /** Enough that the unit in the last place is that of the number itself. */
  private static final int ROUNDED_BITS = 128;

  private static List<Magnitude> perPoint(ClaimedPoints points, List<Magnitude> perTime) {
    List<Magnitude> bounds = new ArrayList<>();
    int j = 0;
    for (int k = 0; k < points.size() && j < perTime.size(); k++) {
      bounds.add(perTime.get(j));
      boolean isLast =
          k + 1 < points.size() && points.times().get(k + 1).compareTo(points.times().get(k)) > 0;
      j += isLast ? 1 : 0;
    }
    return bounds;
  }

  /** At least the length of what is added on the way to point {@code k}. */
  private static Magnitude admitted(FlowClaim claim, int k) {
    Magnitude squares = Magnitude.ZERO;
    List<Dyadic> now = claim.points().weights().get(k);
    List<Dyadic> before = claim.points().weights().get(Math.max(0, k - 1));
    for (int p = 0; p < now.size(); p++) {
      Dyadic size = now.get(p).abs().max(before.get(p).abs()).add(Dyadic.ONE);
      Magnitude scale = Magnitude.enclosingAbove(size);
      squares = squares.add(scale.multiply(scale));
    }
    return squares.sqrtUpper().multiply(Magnitude.enclosingAbove(claim.tolerance()));
  }
}
