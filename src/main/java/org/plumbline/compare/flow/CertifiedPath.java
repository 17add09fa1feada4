package org.plumbline.compare.flow;

import java.util.Optional;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.enclosure.step.CertifiedStep;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Decimals;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/**
 * What the verifier says of a path through the recorded points, whatever is known of the flow
 * otherwise.
 *
 * @param points how many points the path was to go through
 * @param time up to where the flow is enclosed around it
 * @param radius at least the distance of the flow from the path up to there
 * @param obstacle what could not be bounded or found, unless the path is enclosed to its end
 */
public record CertifiedPath(
    int points, Rational time, Magnitude radius, Optional<String> obstacle) {
  private static final int SHOWN_DIGITS = 6;

  /** The path through the points of a claim, verified. */
  static CertifiedPath of(
      FlowClaim claim, Trajectory before, int threads, org.plumbline.run.RunProgress progress) {
    RecordedPath path = RecordedPath.through(claim.problem(), claim.points(), before, progress);
    Trajectory trajectory = path.trajectory();
    Verification found =
        TrajectoryVerifier.verify(
            claim.problem(), trajectory, claim.digits(SHOWN_DIGITS), threads, progress::verifying);
    int certified = found.enclosed().steps().size();
    Magnitude radius =
        found.enclosed().steps().stream()
            .map(CertifiedStep::throughout)
            .reduce(
                found.enclosed().steps().isEmpty() ? found.enclosed().radius() : Magnitude.ZERO,
                Magnitude::max);
    Rational time = certified == 0 ? Rational.ZERO : trajectory.steps().get(certified - 1).end();
    Optional<String> obstacle =
        found instanceof Verification.Failed failed
            ? Optional.of(
                failed.what() + " at t = " + Decimals.nearest(failed.time(), SHOWN_DIGITS))
            : path.obstacle();
    return new CertifiedPath(path.points(), time, radius, obstacle);
  }
}
