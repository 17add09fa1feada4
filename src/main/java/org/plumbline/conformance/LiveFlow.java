package org.plumbline.conformance;

import java.util.Optional;
import org.plumbline.compare.Answer;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.flow.FlowClaim;
import org.plumbline.compare.flow.FlowExamination;
import org.plumbline.compare.flow.FlowFinding;
import org.plumbline.engine.process.EngineException;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.Decimals;
import org.plumbline.number.Rational;
import org.plumbline.run.RunProgress;

/** Points that a live engine gives for the flow, compared with its enclosure. */
public final class LiveFlow {
  private static final int SHOWN = 3;
  private static final int SHOWN_TIME = 6;

  private LiveFlow() {}

  /**
   * What the engine's points are worth; no answer is a failure too.
   *
   * @throws EngineException if the engine cannot be started again
   */
  public static Answer examine(Examiner examiner, Experiment experiment, int threads) {
    try {
      FlowClaim claim = examiner.flow(experiment);
      int digits = claim.digits(experiment.flow().digits());
      return answer(
          FlowExamination.of(
              claim, new FlowExamination.Manner(digits, threads, false, RunProgress.SILENT)));
    } catch (EngineException e) {
      if (e.kind() == EngineException.Kind.NOT_STARTED) {
        throw e;
      }
      return Answer.missing(e.text());
    }
  }

  private static Answer answer(FlowExamination found) {
    Optional<Integer> off = found.firstOff();
    if (off.isPresent()) {
      FlowFinding finding = found.findings().get(off.get());
      String weight = found.claim().problem().network().parameterNames().get(finding.parameter());
      return new Answer(
          Outcome.DIFFERS,
          finding.ulps(),
          "point "
              + off.get()
              + ", t = "
              + time(found, off.get())
              + ", "
              + weight
              + ": "
              + Decimals.nearest(finding.distance().middle(), SHOWN)
              + " from the flow"
              + found.suspicion().map(suspicion -> "; " + suspicion.text()).orElse(""),
          Optional.of(new Answer.Fault(finding.parameter(), explanation(found))));
    }
    int points = found.claim().points().size();
    boolean isOpen = found.outcome() == Outcome.UNDECIDED;
    // Of what may be off by a tolerance, units in the last place say nothing.
    double ulps =
        found.claim().tolerance().signum() == 0
            ? found.findings().stream().mapToDouble(f -> f.ulps()).max().orElse(0)
            : 0;
    return isOpen
        ? new Answer(
            Outcome.UNDECIDED,
            ulps,
            found.limit().orElse("the enclosure is too wide"),
            Optional.empty())
        : new Answer(
            Outcome.CONFIRMED,
            ulps,
            points
                + " points to t = "
                + time(found, points - 1)
                + ", each within its bound of the enclosed flow"
                + tolerance(found.claim().tolerance()),
            Optional.empty());
  }

  private static Explanation explanation(FlowExamination found) {
    return found.suspicion().map(suspicion -> suspicion.explanation()).orElse(Explanation.NONE);
  }

  private static String time(FlowExamination found, int k) {
    return Decimals.nearest(found.claim().points().times().get(k), SHOWN_TIME);
  }

  private static String tolerance(Rational tolerance) {
    return tolerance.signum() == 0
        ? ""
        : " (tolerance " + Decimals.nearest(tolerance, SHOWN) + " a point)";
  }
}
