package org.plumbline.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.plumbline.claim.along.ExactDifference;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.along.RiskEvaluation;
import org.plumbline.claim.along.StepEnergy;
import org.plumbline.claim.along.WholeStepRange;
import org.plumbline.enclosure.box.WeightBox;
import org.plumbline.field.Polynomial;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.qual.Rigorous;

/**
 * {@code dR/dt = -‖∇R‖²}, and in an L-homogeneous network {@code d‖w‖²/dt = 2L Σ c_i p_i} with
 * {@code c_i = -ℓ'(p_i)} times the factor of the reduction (proofs-notes/energy.md; Lyu &amp; Li
 * 2020, section 4).
 *
 * <p>The first is the chain rule, which holds along the flow for every Clarke selection because
 * {@code R} is piecewise smooth and definable; what is checked is that the gradient is the
 * derivative of {@code f}. The second follows from {@code ⟨w, ∇f⟩ = L f}, checked exactly. Along
 * the trajectory both are measured.
 */
public final class Energy implements Claim {
  private static final Statement RISK = new Statement("energy", "dR/dt = -‖∇R‖²");
  private static final Statement FALL = new Statement("energy", "R never increases");
  private static final Statement NORM = new Statement("energy", "d‖w‖²/dt = 2L Σ c_i p_i");

  @Override
  public String id() {
    return RISK.id();
  }

  @Override
  public List<Finding> check(Evidence evidence) {
    List<Finding> findings = new ArrayList<>();
    boolean hasSteps = !evidence.observations().steps().isEmpty();
    findings.add(chainRule(evidence));
    if (hasSteps) {
      findings.add(dissipation(evidence));
      evidence
          .observations()
          .enclosure()
          .ifPresent(e -> findings.add(fall(evidence.observations())));
    }
    OptionalInt degree = Homogeneity.degree(evidence);
    if (degree.isEmpty()) {
      String obstacle = Homogeneity.obstacle(evidence.problem().network());
      findings.add(NORM.notApplicable("norm", "not homogeneous: " + obstacle));
      return findings;
    }
    findings.add(euler(evidence));
    if (hasSteps) {
      findings.add(growth(evidence, degree.getAsInt()));
    }
    return findings;
  }

  private static Finding chainRule(Evidence evidence) {
    return chainRule(ExactDifference.at(evidence.problem(), evidence.observations()));
  }

  /** The finding that a comparison of gradients with difference quotients leads to. */
  static Finding chainRule(ExactDifference difference) {
    return difference
        .failure()
        .map(failure -> RISK.violated("risk", failure).finding())
        .orElseGet(
            () ->
                RISK.proved(
                        "risk",
                        "the chain rule; ∇f equals "
                            + difference.checked()
                            + " exact difference quotients at w(0)")
                    .finding());
  }

  private static Finding euler(Evidence evidence) {
    Finding homogeneity = new Homogeneity().check(evidence).get(0);
    String reason = "d‖w‖²/dt = 2⟨w, w'⟩; " + homogeneity.reason();
    return switch (homogeneity.verdict()) {
      case PROVED -> NORM.proved("norm", reason).finding();
      case VIOLATED -> NORM.violated("norm", reason).finding();
      default -> NORM.row("norm", homogeneity.verdict(), reason);
    };
  }

  /**
   * Two sides of an identity at one instant.
   *
   * @param knot the instant
   * @param left one side
   * @param right the other
   */
  record Sides(Instant knot, DyadicInterval left, DyadicInterval right) {
    /** Whether no weights within the radius make them equal. */
    boolean differ() {
      return left.isBelow(right) || right.isBelow(left);
    }

    private Dyadic difference() {
      return left.middle().subtract(right.middle()).abs();
    }

    private Dyadic allowance() {
      Dyadic widths =
          left.upper().subtract(left.lower()).add(right.upper().subtract(right.lower()));
      return widths.scale(-1);
    }
  }

  private static Finding dissipation(Evidence evidence) {
    Observations observations = evidence.observations();
    if (observations.isEnclosed()) {
      return enclosedFall(observations);
    }
    List<Sides> all =
        steps(observations, 2 * observations.riskCost() + integralCost(observations)).stream()
            .map(step -> dissipation(observations, step))
            .toList();
    return report(RISK, "risk", observations, all, "R(t_k) - R(t_{k+1}) against ∫‖w'‖² dt");
  }

  private static long integralCost(Observations observations) {
    List<Polynomial> weights = observations.steps().get(0).weights();
    long coefficients = weights.get(0).coefficients().size();
    return weights.size() * coefficients * coefficients / 2;
  }

  private static List<Integer> steps(Observations observations, long cost) {
    List<Integer> steps = IntStream.range(0, observations.steps().size()).boxed().toList();
    return Observations.sampled(steps, cost);
  }

  private static Sides dissipation(Observations observations, int step) {
    RiskEvaluation evaluator = observations.evaluator();
    Instant start = observations.knots().get(2 * step + 1);
    Instant end = observations.knots().get(2 * step + 2);
    DyadicInterval fall =
        evaluator
            .risk(evaluator.at(start).lossSum())
            .subtract(evaluator.risk(evaluator.at(end).lossSum()));
    StepEnergy energy = new StepEnergy(observations.steps().get(step), end, observations.bits());
    return new Sides(end, fall, energy.dissipated());
  }

  /** The chain rule is proved; what is left to say is how much energy was dissipated. */
  private static Finding enclosedFall(Observations observations) {
    RiskEvaluation evaluator = observations.evaluator();
    DyadicInterval first = evaluator.risk(observations.riskAtStart().lossSum());
    DyadicInterval last = evaluator.risk(observations.riskAtEnd().lossSum());
    return RISK.found(
        "risk",
        "R(0) - R(T) = ∫‖w'‖² dt by the chain rule, the risk enclosed at both ends",
        observations.horizon(),
        observations.last(),
        first.subtract(last).outward(observations.bits()));
  }

  /** By the chain rule; so between its ends the risk lies between its values there. */
  private static Finding fall(Observations observations) {
    RiskEvaluation evaluator = observations.evaluator();
    Instant start = observations.knots().get(0);
    Instant end = observations.last();
    @Rigorous
    DyadicInterval first = start.certain(evaluator.risk(observations.riskAtStart().lossSum()));
    @Rigorous DyadicInterval last = end.certain(evaluator.risk(observations.riskAtEnd().lossSum()));
    return FALL.proved("risk", "by the chain rule; its value at the horizon is compared with R(0)")
        .withInterval(observations.horizon())
        .withValue(Statement.enclosed(last))
        .withBound(Statement.enclosed(first))
        .withRange(WholeStepRange.monotone(first, last))
        .finding();
  }

  /** The identity is proved; what is left to say is by how much the norm grew. */
  private static Finding enclosedGrowth(Evidence evidence) {
    Observations observations = evidence.observations();
    int bits = observations.bits();
    DyadicInterval difference = DyadicInterval.ZERO;
    for (int p = 0; p < observations.last().weights().size(); p++) {
      difference =
          difference
              .add(observations.last().tube(p).square())
              .subtract(observations.knots().get(0).tube(p).square())
              .outward(bits);
    }
    Finding found =
        NORM.found(
            "norm",
            "‖w(T)‖² - ‖w(0)‖² = 2L ∫ Σ c_i p_i dt by homogeneity, the weights enclosed at both ends",
            observations.horizon(),
            observations.last(),
            difference);
    WeightBox start = WeightBox.enclosing(evidence.problem().initialWeights());
    return Statement.ranged(
        found,
        observations
            .throughout()
            .flatMap(times -> times.from(0, start.size(), box -> growth(start, box))));
  }

  /** The range of {@code ‖w‖² - ‖w(0)‖²} over a box. */
  private static DoubleInterval growth(WeightBox start, WeightBox box) {
    DoubleInterval sum = DoubleInterval.ZERO;
    for (int p = 0; p < start.size(); p++) {
      DoubleInterval w = box.range(p);
      sum = sum.add(w.subtract(start.range(p)).multiply(w.add(start.range(p))));
    }
    return sum;
  }

  private static Finding growth(Evidence evidence, int degree) {
    Observations observations = evidence.observations();
    if (observations.isEnclosed()) {
      return enclosedGrowth(evidence);
    }
    List<Sides> all =
        steps(observations, observations.riskCost()).stream()
            .map(step -> growth(observations, step, degree))
            .toList();
    return report(NORM, "norm", observations, all, "2⟨w, w'⟩ against 2L Σ c_i p_i");
  }

  private static Sides growth(Observations observations, int step, int degree) {
    int bits = observations.bits();
    RiskEvaluation evaluator = observations.evaluator();
    Instant start = observations.knots().get(2 * step + 1);
    List<DyadicInterval> velocity =
        new StepEnergy(observations.steps().get(step), start, bits).startVelocity();
    DyadicInterval left = DyadicInterval.ZERO;
    for (int p = 0; p < velocity.size(); p++) {
      left = left.add(start.tube(p).multiply(velocity.get(p))).outward(bits);
    }
    DyadicInterval right = DyadicInterval.ZERO;
    for (DyadicInterval margin : evaluator.margins(start.tube())) {
      right = right.add(evaluator.slope(margin).multiply(margin)).outward(bits);
    }
    DyadicInterval times = DyadicInterval.of(Dyadic.of(degree));
    return new Sides(start, left.scale(1), evaluator.risk(right).multiply(times).scale(1));
  }

  private static Finding report(
      Statement rows, String subject, Observations observations, List<Sides> all, String what) {
    Sides worst = all.get(0);
    for (Sides sides : all) {
      if (sides.differ()) {
        worst = sides;
        break;
      }
      worst = sides.difference().compareTo(worst.difference()) > 0 ? sides : worst;
    }
    String reason =
        worst.differ()
            ? what + ": " + Statement.deviates(worst.knot)
            : what
                + " on "
                + all.size()
                + " of "
                + observations.steps().size()
                + " steps; the largest difference is at "
                + Statement.place(worst.knot);
    return rows.row(subject, worst.differ() ? Verdict.UNDECIDED : Verdict.CONSISTENT, reason)
        .withInterval(observations.horizon())
        .withValue(Statement.measured(worst.difference().round(64)))
        .withBound(Statement.measured(worst.allowance().round(64)));
  }
}
