package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Dataset;
import org.plumbline.data.Reduction;
import org.plumbline.data.SeparabilityCertificate;
import org.plumbline.enclosure.EnclosedProblem;
import org.plumbline.enclosure.MarginRange;
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
  private static final Rows MARGINS =
      new Rows("initial-risk", "every margin p_i is positive after t_0");

  /** Halvings of the step within which the risk falls below the threshold. */
  private static final int HALVINGS = 20;

  private static final String BEYOND =
      "may be beyond e^(10^18); smaller features or weights would decide";

  @Override
  public String id() {
    return "initial-risk";
  }

  /** What is to be said of the risk at an instant. */
  private static String size(RiskEvaluation evaluator, RiskAt risk) {
    return risk.sum().map(sum -> "= " + Rows.text(evaluator.risk(sum).middle())).orElse(BEYOND);
  }

  private static Rows rows(Evidence evidence) {
    String condition = condition(evidence.problem()).replace("R(t)", "R(t_0)");
    return new Rows("initial-risk", condition + ", so every margin is positive after t_0");
  }

  /** The condition {@code Σ ℓ(p_i) < ℓ(0)} in terms of the risk. */
  static String condition(FlowProblem problem) {
    return "R(t) < ℓ(0)" + (problem.reduction() == Reduction.MEAN ? "/n" : "");
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    Rows rows = rows(evidence);
    Observations observations = evidence.observations();
    RiskEvaluation evaluator = observations.evaluator();
    RiskAt initial = observations.riskAtStart();
    Finding finding;
    if (isLow(evaluator, initial)) {
      finding =
          rows.proved("data", "it holds at t_0 = 0, with the risk enclosed from the exact margins")
              .withValue(Rows.exact(Rational.ZERO))
              .finding();
    } else if (evidence.trajectory().isEmpty()) {
      finding =
          rows.row(
              "data",
              Verdict.UNDECIDED,
              "R(0) " + size(evaluator, initial) + " and no trajectory was computed");
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
  private static Finding margins(Evidence evidence, Knot start) {
    Observations observations = evidence.observations();
    Knot end = observations.last();
    DyadicInterval least =
        observations.riskAtEnd().margins().stream().reduce((a, b) -> lesser(a, b)).orElseThrow();
    EnclosedProblem enclosed = EnclosedProblem.enclosing(evidence.problem());
    Finding found =
        MARGINS.found(
            "margins",
            "by the risk, from t_0 on; the least margin at the horizon",
            new Interval(start.time(), observations.horizon().end()),
            end,
            least);
    return Rows.ranged(
        found,
        observations
            .throughout()
            .flatMap(
                times ->
                    times.from(
                        Math.max(0, start.step()),
                        observations.riskCost(),
                        box -> MarginRange.least(enclosed, box)))
            .map(range -> Throughout.above(range, Rational.ZERO)));
  }

  private static DyadicInterval lesser(DyadicInterval a, DyadicInterval b) {
    return new DyadicInterval(a.lower().min(b.lower()), a.upper().min(b.upper()));
  }

  private static Finding along(Rows rows, Evidence evidence, Observations observations) {
    Optional<Knot> first = observations.firstLow();
    if (first.isEmpty()) {
      List<RiskAt> risks = observations.risks();
      RiskAt last = risks.get(risks.size() - 1);
      if (last.sum().isEmpty()) {
        return rows.row("data", Verdict.UNDECIDED, "not reached; the final risk " + BEYOND);
      }
      DyadicInterval risk = observations.evaluator().risk(last.lossSum());
      String reason =
          "not reached; the final risk is " + Rows.text(risk.middle()) + ": " + remedy(evidence);
      return rows.row("data", Verdict.UNDECIDED, reason).withValue(Rows.measured(risk.middle()));
    }
    if (first.get().isEnclosed()) {
      String enclosed =
          "the enclosed risk is below first at t_0 (step "
              + first.get().step()
              + "); it never increases after";
      return rows.proved("data", enclosed).withValue(Rows.exact(first.get().time())).finding();
    }
    String reason =
        "measured first at t_0 (step " + first.get().step() + "); the risk never increases after";
    Dyadic time = Dyadic.approximate(first.get().time(), 64);
    return rows.row("data", Verdict.CONSISTENT, reason).withValue(Rows.measured(time));
  }

  /** A linear function has no positive margins on samples that no hyperplane separates. */
  static String remedy(Evidence evidence) {
    Dataset data = evidence.problem().data();
    boolean isLinear = evidence.problem().network().kinked().isEmpty();
    boolean isOutOfReach =
        isLinear && isInseparable(org.plumbline.data.Separability.decide(data), data);
    return isOutOfReach
        ? "no weights reach it, as the network is linear and the samples are not separable;"
            + " hidden ReLU units, or other samples, would"
        : evidence.beyondHorizon();
  }

  private static boolean isInseparable(SeparabilityCertificate certificate, Dataset data) {
    return !certificate.claimsSeparable() && certificate.verify(data);
  }

  /**
   * The first instant found, within a small part of a step, at which the risk is below the
   * threshold.
   */
  static Optional<Knot> firstLow(Observations observations) {
    RiskEvaluation evaluator = observations.evaluator();
    for (RiskAt risk : observations.risks()) {
      if (isLow(evaluator, risk)) {
        return Optional.of(
            risk.knot().step() < 0 ? risk.knot() : refined(observations, risk.knot()));
      }
    }
    return Optional.empty();
  }

  private static Knot refined(Observations observations, Knot low) {
    Knot best = low;
    Dyadic above = Dyadic.ZERO;
    Dyadic below = Dyadic.ONE;
    for (int k = 0; k < HALVINGS; k++) {
      Dyadic middle = above.add(below).scale(-1);
      Knot knot = observations.within(low.step(), middle);
      if (isLow(observations.evaluator(), observations.evaluator().at(knot))) {
        best = knot;
        below = middle;
      } else {
        above = middle;
      }
    }
    return best;
  }

  /** Whether {@code Σ ℓ(p_i) < ℓ(0)} for all weights within the knot's radius. */
  static boolean isLow(RiskEvaluation evaluator, RiskAt risk) {
    return risk.sum().filter(sum -> sum.isBelow(evaluator.lossAtZero())).isPresent();
  }
}
