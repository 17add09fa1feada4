package org.plumbline.compare.gradient;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.compare.finding.Deviation;
import org.plumbline.compare.finding.Layers;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.finding.Wording;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/**
 * Decides whether a claimed gradient is the exact one up to the rounding errors of a standard
 * evaluation in its number format.
 *
 * <p>The exact gradient is enclosed to a hundred digits, signs at kinks being decided in rational
 * arithmetic. Every entry has a bound of its own: inputs and constants are converted to the format;
 * inner products of any length are summed in any order, with or without fused multiplications, in
 * that format or a longer one; the exponential is good to {@value LossSlope#EXPONENTIAL_ULPS} units
 * in the last place; the mean is one more factor or division. Where a pre-activation is below its
 * error bound either gate is admissible, and every slope in [0, 1] (for leaky units from the slope
 * below to 1) at an exact zero. For a loss of slope at most 1 a slope computed as a difference from
 * the label is admissible, and named. Proofs: proofs-notes/comparison.md.
 */
public final class GradientJudge {
  private final FlowProblem problem;
  private final NumberFormat format;

  private GradientJudge(FlowProblem problem, NumberFormat format) {
    this.problem = problem;
    this.format = format;
  }

  /** The judge of gradients of a problem's risk, computed in a format. */
  public static GradientJudge of(FlowProblem problem, NumberFormat format) {
    return new GradientJudge(problem, format);
  }

  /** What is tried to explain a claim that is off, in words. */
  public static List<String> tried() {
    return GradientSuspects.TRIED;
  }

  /**
   * Judges a claim.
   *
   * @throws IllegalArgumentException if the claim does not fit the problem
   */
  public Judgement judge(GradientClaim claim) {
    return judge(claim, List.of());
  }

  /**
   * Judges a claim; weights recorded before it, the latest first, serve to explain it.
   *
   * @throws IllegalArgumentException if the claim does not fit the problem
   */
  public Judgement judge(GradientClaim claim, List<List<Dyadic>> earlier) {
    Setting base = setting(claim.weights(), claim.samples());
    Claimed claimed = Claimed.gradient(claim.gradient(), format);
    Optional<Judgement.Agrees> agreement = agreement(base, claimed);
    ClaimContext context =
        new ClaimContext(problem, format, widest(base), claimed, List.copyOf(earlier));
    if (agreement.isPresent()) {
      return named(agreement.get(), context);
    }
    RiskGradient gradient = RiskGradient.of(problem, context.base());
    Deviation deviation = claimed.from(gradient);
    Suspicion suspicion =
        GradientSuspects.first(context).orElseGet(() -> claimed.unexplained(gradient, deviation));
    int worst = deviation.worst();
    String numbers =
        "the gradient is "
            + Wording.number(gradient.value(worst).middle().round(SamplePass.BITS / 2))
            + ", but claimed is "
            + Wording.number(claim.gradient().get(worst));
    return new Judgement.Differs(
        worst,
        deviation.worstUlps(),
        suspicion.explanation(),
        Wording.differs(problem.network(), deviation, numbers, suspicion),
        Layers.of(problem.network()).largest(deviation.each()));
  }

  /** Agreement of numbers with a multiple of the gradient, if they do agree. */
  Optional<Judgement.Agrees> agreement(Setting base, Claimed claimed) {
    Optional<Judgement.Agrees> found = new GateSearch(problem, base, claimed).search();
    if (found.isPresent() || !LossSlope.mayBeDifference(base.loss())) {
      return found;
    }
    return new GateSearch(problem, widest(base), claimed)
        .search()
        .map(
            agrees ->
                agrees.isConclusive()
                    ? agrees.with(
                        ", with the slope of the loss computed as a difference from the label")
                    : agrees);
  }

  /** Agreement with the range of open gates alone, with what it may be a mix of. */
  static Judgement.Agrees named(Judgement.Agrees agrees, ClaimContext context) {
    return agrees.isWithinRange()
        ? DifferenceQuotients.suspicion(context)
            .map(s -> agrees.with("; " + s.text()))
            .orElse(agrees)
        : agrees;
  }

  /** The setting that admits most. */
  static Setting widest(Setting base) {
    return base.withStyle(LossSlope.Style.DIFFERENCE);
  }

  /** The problem's own setting at given weights. */
  public Setting setting(List<Dyadic> weights, Optional<List<Integer>> samples) {
    if (weights.size() != problem.network().parameters()) {
      throw new IllegalArgumentException(
          "the network has "
              + problem.network().parameters()
              + " parameters, not "
              + weights.size());
    }
    int size = problem.data().size();
    List<Integer> chosen = samples.orElseGet(() -> IntStream.range(0, size).boxed().toList());
    for (int sample : chosen) {
      if (sample < 0 || sample >= size) {
        throw new IllegalArgumentException("no sample " + sample + "; there are " + size);
      }
    }
    Rational factor =
        switch (problem.reduction()) {
          case MEAN -> Rational.of(1, chosen.size());
          case SUM -> Rational.ONE;
        };
    return new Setting(
        new SamplePasses(problem, weights, format, Rounding.of(format)),
        chosen,
        problem.loss(),
        SamplePass.enclosing(factor),
        GateRule.atKink(Rational.ZERO),
        LossSlope.Style.RELATIVE);
  }
}
