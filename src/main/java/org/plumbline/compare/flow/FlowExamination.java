package org.plumbline.compare.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.enclosure.CertifiedTrajectory;
import org.plumbline.enclosure.EnclosedWeights;
import org.plumbline.enclosure.Verification;
import org.plumbline.engine.Engines;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;
import org.plumbline.run.CertifiedRun;
import org.plumbline.run.Patience;
import org.plumbline.run.RunProgress;

/**
 * What came of comparing points with the enclosed flow.
 *
 * @param claim the claim
 * @param flow the enclosure of the flow that it was compared with
 * @param findings one for each point, from the first on, as far as the flow is enclosed
 * @param limit why not for all points, or why some are undecided, if so
 * @param suspicion what the first point that is off looks like, if one is
 * @param path the path through the points, unless there was no time for it
 */
public record FlowExamination(
    FlowClaim claim,
    CertifiedTrajectory flow,
    List<FlowFinding> findings,
    Optional<String> limit,
    Optional<Suspicion> suspicion,
    Optional<CertifiedPath> path) {
  /** An examination. */
  public FlowExamination {
    findings = List.copyOf(findings);
  }

  /**
   * How an examination is done.
   *
   * @param digits the digits to which the flow is enclosed
   * @param threads the threads it may use
   * @param withPath whether the path through the points is verified as well
   * @param progress is told of it, and may end it
   */
  public record Manner(int digits, int threads, boolean withPath, RunProgress progress) {}

  /** Examines a claim. */
  public static FlowExamination of(FlowClaim claim, Manner manner) {
    return new Examiner(claim, manner).examine();
  }

  /** The first point that is off. */
  public Optional<Integer> firstOff() {
    return FlowFinding.firstOff(findings);
  }

  /** The outcome of all points together; those that were not looked at are open. */
  public Outcome outcome() {
    return Outcome.of(
        findings.stream().map(finding -> finding.outcome()).toList(), claim.points().size());
  }

  /** The number of the point with the largest distance; 0 if there is none. */
  public int farthest() {
    int farthest = 0;
    for (int k = 1; k < findings.size(); k++) {
      boolean isFarther =
          findings.get(k).largest().upper().compareTo(findings.get(farthest).largest().upper()) > 0;
      farthest = isFarther ? k : farthest;
    }
    return farthest;
  }

  /** One examination. */
  private static final class Examiner {
    /** Initial weights that are no dyadics are enclosed far more narrowly than in any format. */
    private static final int INITIAL_BITS = 256;

    private final FlowClaim claim;
    private final Manner manner;
    private Optional<String> limit = Optional.empty();

    /** What was permitted at each point when findings were last judged. */
    private final List<Magnitude> allowed = new ArrayList<>();

    Examiner(FlowClaim claim, Manner manner) {
      this.claim = claim;
      this.manner = manner;
    }

    FlowExamination examine() {
      ClaimedPoints points = claim.points();
      Rational end = points.times().get(points.size() - 1).toRational();
      CertifiedRun.Outcome outcome =
          new CertifiedRun(
                  claim.problem(),
                  Horizon.atTime(end),
                  manner.digits(),
                  manner.threads(),
                  new LinkedHashMap<>())
              .run(Engines.standard().withThreads(manner.threads()), manner.progress());
      CertifiedTrajectory flow = outcome.verification().enclosed();
      Trajectory proposal = flow.proposal();
      List<EnclosedWeights> enclosed = enclosed(points, flow);
      if (enclosed.size() < points.size()) {
        limit = Optional.of(why(outcome));
      }
      Patience patience = manner.progress().patience();
      List<FlowFinding> findings =
          patience.await(
              Patience.Phase.CHECKING,
              () -> told(judged(claim, proposal, enclosed), enclosed),
              List::of);
      boolean hasTime = manner.progress().examining(findings.size(), points.size());
      Optional<Suspicion> suspicion =
          FlowFinding.firstOff(findings)
              .filter(k -> hasTime)
              .flatMap(k -> suspicion(k, flow, enclosed));
      Optional<CertifiedPath> path =
          manner.withPath() && hasTime
              ? patience.await(
                  Patience.Phase.REPORTING,
                  () ->
                      Optional.of(
                          CertifiedPath.of(claim, proposal, manner.threads(), manner.progress())),
                  Optional::empty)
              : Optional.empty();
      return new FlowExamination(claim, flow, findings, limit, suspicion, path);
    }

    private List<EnclosedWeights> enclosed(ClaimedPoints points, CertifiedTrajectory flow) {
      List<EnclosedWeights> enclosed = new ArrayList<>();
      for (int k = 0; k < points.size(); k++) {
        Rational time = points.times().get(k).toRational();
        Optional<EnclosedWeights> at = time.signum() == 0 ? initially() : flow.at(time);
        if (at.isEmpty()) {
          return enclosed;
        }
        enclosed.add(at.get());
      }
      return enclosed;
    }

    private Optional<EnclosedWeights> initially() {
      List<DyadicInterval> exact =
          claim.problem().initialWeights().stream()
              .map(w -> DyadicInterval.enclosing(w, INITIAL_BITS))
              .toList();
      return Optional.of(new EnclosedWeights(exact, Magnitude.ZERO));
    }

    private static String why(CertifiedRun.Outcome outcome) {
      FlowResult result = outcome.result();
      if (outcome.verification() instanceof Verification.Failed failed
          && result instanceof FlowResult.Completed) {
        return "the flow is not enclosed: " + failed.what();
      }
      return result instanceof FlowResult.Stopped stopped
          ? "the flow was not followed: " + stopped.reason()
          : result instanceof FlowResult.NotUnique
              ? "the flow can go on in more than one way"
              : result instanceof FlowResult.Unresolved unresolved
                  ? "the flow could not be followed: " + unresolved.reason()
                  : "the run was interrupted";
    }

    private List<FlowFinding> judged(
        FlowClaim asked, Trajectory proposal, List<EnclosedWeights> enclosed) {
      boolean isStrict = asked.tolerance().signum() == 0;
      List<Magnitude> permitted = List.of();
      if (!isStrict) {
        PermittedDistance distance =
            PermittedDistance.of(asked, proposal, manner.threads(), manner.progress()::verifying);
        permitted = distance.bounds();
        if (asked.tolerance().equals(claim.tolerance())) {
          limit =
              limit.or(
                  () ->
                      distance
                          .limit()
                          .map(w -> "no bound on the growth of errors was found: " + w));
        }
      }
      FlowJudge judge = FlowJudge.of(asked.format());
      List<FlowFinding> findings = new ArrayList<>();
      allowed.clear();
      for (int k = 0; k < enclosed.size(); k++) {
        EnclosedWeights at = enclosed.get(k);
        Optional<Magnitude> bound =
            isStrict
                ? Optional.of(at.radius())
                : k < permitted.size()
                    ? Optional.of(permitted.get(k).max(at.radius()))
                    : Optional.empty();
        allowed.add(bound.orElse(Magnitude.INFINITY));
        findings.add(
            judge.judge(asked.points().weights().get(k), at.proposed(), at.radius(), bound));
      }
      return findings;
    }

    /** Findings of which those are undecided that their bounds could not have told. */
    private List<FlowFinding> told(List<FlowFinding> findings, List<EnclosedWeights> enclosed) {
      FlowTelling telling =
          new FlowTelling(
              claim.problem(),
              claim.points(),
              claim.format(),
              enclosed.stream().map(at -> at.proposed()).toList());
      List<FlowFinding> told = new ArrayList<>();
      for (int k = 0; k < findings.size(); k++) {
        FlowFinding finding = findings.get(k);
        boolean isVague =
            finding.outcome() == Outcome.CONFIRMED && !telling.tells(k, allowed.get(k));
        told.add(isVague ? finding.undecided() : finding);
        if (isVague && limit.isEmpty()) {
          limit = Optional.of(VAGUE);
        }
      }
      return told;
    }

    private static final String VAGUE =
        "the bound is wider than the weights are, or than they have moved, so it tells "
            + "nothing: record a longer time, or state a smaller tolerance";

    private Optional<Suspicion> suspicion(
        int off, CertifiedTrajectory flow, List<EnclosedWeights> enclosed) {
      List<double[]> weights =
          enclosed.stream()
              .map(
                  at ->
                      at.proposed().stream()
                          .mapToDouble(w -> w.middle().approximateDouble())
                          .toArray())
              .toList();
      Optional<Suspicion> found =
          FlowSuspicion.first(
              new FlowSuspicion.Case(
                  claim.problem(),
                  claim.points(),
                  claim.format(),
                  claim.tolerance().approximateDouble(),
                  off,
                  weights,
                  flow.proposal().events()));
      return found
          .or(() -> admitted(flow.proposal(), enclosed))
          .or(() -> Optional.of(FlowSuspicion.NOTHING));
    }

    /** The least tolerance with which all points are within their bounds, if it is a small one. */
    private Optional<Suspicion> admitted(Trajectory proposal, List<EnclosedWeights> enclosed) {
      FlowJudge judge = FlowJudge.of(claim.format());
      double largest = 0;
      for (int k = 0; k < enclosed.size(); k++) {
        largest =
            Math.max(
                largest,
                judge.beyondRounding(claim.points().weights().get(k), enclosed.get(k).proposed()));
      }
      double tried = largest;
      for (int attempt = 0;
          attempt < 2 && tried > 0 && tried < FlowSuspicion.MOST_ADMITTED;
          attempt++) {
        List<FlowFinding> findings =
            judged(claim.withTolerance(Dyadic.of(tried).toRational()), proposal, enclosed);
        boolean isCovered = findings.stream().allMatch(f -> f.outcome() == Outcome.CONFIRMED);
        if (!isCovered) {
          return attempt == 0
              ? Optional.empty()
              : Optional.of(FlowSuspicion.admitted(largest, claim.format()));
        }
        if (attempt > 0) {
          return Optional.of(FlowSuspicion.admitted(tried, claim.format()));
        }
        double excess = findings.stream().mapToDouble(f -> f.excess()).max().orElse(1);
        tried = largest * Math.min(1, MARGIN * excess);
      }
      return Optional.empty();
    }

    /** What the growth of smaller errors may differ by. */
    private static final double MARGIN = 1.25;
  }
}
