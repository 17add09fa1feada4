package org.plumbline.compare.gradient;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.plumbline.compare.finding.Deviation;
import org.plumbline.compare.finding.Layers;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.compare.finding.Wording;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.NumberFormat;

/**
 * Decides whether one recorded step of gradient descent is {@code w - η ∇R(w)} up to the rounding
 * errors of a standard evaluation in the number format.
 *
 * <p>The bound is that of {@link GradientJudge} times {@code η}, two roundings of the product (the
 * step size may have been rounded too) and one of the difference (proofs-notes/comparison.md, C5).
 */
public final class DescentJudge {
  private final FlowProblem problem;
  private final NumberFormat format;
  private final GradientJudge gradients;

  private DescentJudge(FlowProblem problem, NumberFormat format) {
    this.problem = problem;
    this.format = format;
    this.gradients = GradientJudge.of(problem, format);
  }

  /** The judge of steps on a problem's risk, computed in a format. */
  public static DescentJudge of(FlowProblem problem, NumberFormat format) {
    return new DescentJudge(problem, format);
  }

  /** What is tried to explain a step that is off, in words. */
  public static List<String> tried() {
    return Stream.concat(GradientSuspects.TRIED.stream(), DescentSuspects.TRIED.stream()).toList();
  }

  /**
   * Judges a step.
   *
   * @throws IllegalArgumentException if the claim does not fit the problem
   */
  public Judgement judge(DescentClaim claim) {
    return judge(claim, List.of());
  }

  /**
   * Judges a step; weights recorded before it, the latest first, serve to explain it.
   *
   * @throws IllegalArgumentException if the claim does not fit the problem
   */
  public Judgement judge(DescentClaim claim, List<List<Dyadic>> earlier) {
    return judge(claim, earlier, Optional::empty);
  }

  /** The same where the whole recording may have been explained. */
  public Judgement judge(
      DescentClaim claim, List<List<Dyadic>> earlier, Supplier<Optional<Suspicion>> whole) {
    Setting base = gradients.setting(claim.weights(), claim.samples());
    Claimed claimed = Claimed.step(claim, format);
    Optional<Judgement.Agrees> agreement = gradients.agreement(base, claimed);
    ClaimContext context =
        new ClaimContext(
            problem, format, GradientJudge.widest(base), claimed, List.copyOf(earlier));
    if (agreement.isPresent()) {
      return GradientJudge.named(agreement.get(), context);
    }
    RiskGradient gradient = RiskGradient.of(problem, context.base());
    Deviation deviation = claimed.from(gradient);
    Suspicion suspicion =
        DescentSuspects.first(context, whole)
            .orElseGet(() -> claimed.unexplained(gradient, deviation));
    return new Judgement.Differs(
        deviation.worst(),
        deviation.worstUlps(),
        suspicion.explanation(),
        Wording.differs(
            problem.network(), deviation, numbers(claim, gradient, deviation.worst()), suspicion),
        Layers.of(problem.network()).largest(deviation.each()));
  }

  private static String numbers(DescentClaim claim, RiskGradient gradient, int worst) {
    DyadicInterval step = gradient.value(worst).multiply(DyadicInterval.of(claim.stepSize()));
    Dyadic next = claim.weights().get(worst).subtract(step.middle());
    return "the next weight is "
        + Wording.number(next.round(SamplePass.BITS / 2))
        + ", but recorded is "
        + Wording.number(claim.next().get(worst));
  }
}
