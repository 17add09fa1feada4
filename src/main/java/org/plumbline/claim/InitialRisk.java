package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.LowRisk;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskAt;
import org.plumbline.claim.along.RiskEvaluation;
import org.plumbline.claim.along.WholeStepRange;
import org.plumbline.data.Dataset;
import org.plumbline.data.Reduction;
import org.plumbline.data.SeparabilityCertificate;
import org.plumbline.enclosure.box.EnclosedProblem;
import org.plumbline.enclosure.box.MarginRange;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * A time {@code t_0} from which on {@code Σ ℓ(p_i) < ℓ(0)}, so that every margin is positive: the
 * separability assumption on trajectories (proofs-notes/initial-risk.md; Lyu &amp; Li 2020,
 * assumption B3; Le &amp; Jegelka 2022, assumption 2).
 */
public final class InitialRisk implements Claim {
  private static final Statement MARGINS =
      new Statement("initial-risk", "every margin p_i is positive after t_0");

  private static final String BEYOND =
      "may be larger than e^(10^18); smaller features or weights are needed to decide it";

  @Override
  public String id() {
    return "initial-risk";
  }

  /** What is to be said of the risk at an instant. */
  private static String size(RiskEvaluation evaluator, RiskAt risk) {
    return risk.sum()
        .map(sum -> "= " + Statement.text(evaluator.risk(sum).middle()))
        .orElse(BEYOND);
  }

  private static Statement rows(Evidence evidence) {
    String condition = condition(evidence.problem()).replace("R(t)", "R(t_0)");
    return new Statement("initial-risk", condition + ", so every margin is positive after t_0");
  }

  /** The condition {@code Σ ℓ(p_i) < ℓ(0)} in terms of the risk. */
  static String condition(FlowProblem problem) {
    return "R(t) < ℓ(0)" + (problem.reduction() == Reduction.MEAN ? "/n" : "");
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    Statement rows = rows(evidence);
    Observations observations = evidence.observations();
    RiskEvaluation evaluator = observations.evaluator();
    RiskAt initial = observations.riskAtStart();
    Finding finding;
    if (LowRisk.isLow(evaluator, initial)) {
      finding =
          rows.proved("data", "it holds at t_0 = 0, with the risk enclosed from the exact margins")
              .withValue(Statement.exact(Rational.ZERO))
              .finding();
    } else if (evidence.trajectory().isEmpty()) {
      finding =
          rows.row(
              "data",
              Verdict.UNDECIDED,
              "R(0) " + size(evaluator, initial) + ", and no trajectory was computed");
    } else {
      finding = along(rows, evidence, observations);
    }
    List<Finding> findings = new ArrayList<>(List.of(finding.withInterval(observations.horizon())));
    if (observations.isEnclosed()) {
      observations.firstLow().ifPresent(low -> findings.add(margins(evidence, low)));
    }
    return findings;
  }

  /**
   * The margins after {@code t_0}: the risk never increases, and each loss is at most their sum.
   */
  private static Finding margins(Evidence evidence, Instant start) {
    Observations observations = evidence.observations();
    Instant end = observations.last();
    DyadicInterval least =
        observations.riskAtEnd().margins().stream().reduce((a, b) -> lesser(a, b)).orElseThrow();
    EnclosedProblem enclosed = EnclosedProblem.enclosing(evidence.problem());
    Finding found =
        MARGINS.found(
            "margins",
            "it follows from the risk, from t_0 on; the value is the least margin at the horizon",
            new Interval(start.time(), observations.horizon().end()),
            end,
            least);
    return Statement.ranged(
        found,
        observations
            .throughout()
            .flatMap(
                times ->
                    times.from(
                        Math.max(0, start.step()),
                        observations.riskCost(),
                        box -> MarginRange.least(enclosed, box)))
            .map(range -> WholeStepRange.above(range, Rational.ZERO)));
  }

  private static DyadicInterval lesser(DyadicInterval a, DyadicInterval b) {
    return new DyadicInterval(a.lower().min(b.lower()), a.upper().min(b.upper()));
  }

  private static Finding along(Statement rows, Evidence evidence, Observations observations) {
    Optional<Instant> first = observations.firstLow();
    if (first.isEmpty()) {
      List<RiskAt> risks = observations.risks();
      RiskAt last = risks.get(risks.size() - 1);
      if (last.sum().isEmpty()) {
        return rows.row(
            "data", Verdict.UNDECIDED, "the risk does not become so low; the final risk " + BEYOND);
      }
      DyadicInterval risk = observations.evaluator().risk(last.lossSum());
      return rows.row("data", Verdict.UNDECIDED, notReached(evidence))
          .withValue(Statement.measured(risk.middle()));
    }
    if (first.get().isEnclosed()) {
      String enclosed =
          "the enclosed risk is so low for the first time at t_0 (step "
              + first.get().step()
              + "), and it never increases afterwards";
      return rows.proved("data", enclosed).withValue(Statement.exact(first.get().time())).finding();
    }
    String reason =
        "the measured risk is so low for the first time at t_0 (step "
            + first.get().step()
            + "), and the risk never increases afterwards";
    Dyadic time = Dyadic.approximate(first.get().time(), 64);
    return rows.row("data", Verdict.CONSISTENT, reason).withValue(Statement.measured(time));
  }

  /** That the risk did not get low, how far it is from that, and what to do about it. */
  static String notReached(Evidence evidence) {
    return condition(evidence.problem())
        + " was not reached: "
        + (evidence.trajectory().isEmpty() ? "no trajectory was computed" : remedy(evidence));
  }

  /** How far the risk is from being low, or why it never is. */
  static String remedy(Evidence evidence) {
    return outOfReach(evidence).orElseGet(evidence::beyondHorizon);
  }

  /**
   * Why no weights reach it, if that is seen: a linear function has no positive margins on samples
   * that no hyperplane separates, and no network has them on samples that contradict each other.
   */
  static Optional<String> outOfReach(Evidence evidence) {
    Dataset data = evidence.problem().data();
    boolean isLinear = evidence.problem().network().kinked().isEmpty();
    return isLinear && isInseparable(org.plumbline.data.SeparabilityDecision.decide(data), data)
        ? Optional.of(
            "no weights reach it, as the network is linear and the samples are not "
                + "separable; add hidden ReLU units, or change the samples")
        : Contradiction.of(data).map(pair -> "no weights reach it: " + pair.text());
  }

  private static boolean isInseparable(SeparabilityCertificate certificate, Dataset data) {
    return !certificate.claimsSeparable() && certificate.verify(data);
  }
}
