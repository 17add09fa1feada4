package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** What is said of a flow whose loss falls like a power of the margin. */
final class SquarePlusClaimsTest {
  private static FlowProblem problem(Activation activation, List<Integer> widths, String weights) {
    return new FlowProblem(
        new LayeredArchitecture(
                widths,
                IntStream.range(2, widths.size()).mapToObj(l -> activation).toList(),
                List.of())
            .network(),
        Examples.SEPARABLE,
        Examples.rationals(weights.split(" ")),
        Loss.SQUAREPLUS,
        Reduction.SUM);
  }

  private static FlowProblem deep() {
    return problem(Activation.LINEAR, List.of(2, 2, 1), "2 -1/2 1/4 1 3/2 1/2");
  }

  private static Finding only(Claim claim, Evidence evidence) {
    List<Finding> findings = claim.check(evidence);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void limitsOfDirectionsAreOfExponentialTails() {
    for (Claim claim : List.of(new GradientAlignment(), new MarginDirection())) {
      Finding finding = only(claim, Examples.untouched(deep()));
      assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
      assertThat(finding.reason())
          .startsWith("the squareplus loss falls like a power of the margin");
    }
  }

  /** Samples {@code (1, 0)} and {@code (0, 2)}: the margin is largest at slope 1/2. */
  @Test
  void theDirectionOfTheMaximumMarginIsNotTheLimit() {
    double a = 1;
    double b = 1;
    double time = 0;
    while (time < 1e9) {
      double h = 1e-3 * (1 + time);
      double middle = a + h / 2 * slope(a);
      double other = b + h * slope(2 * b);
      a += h * slope(middle);
      b += 2 * h * slope(2 * other);
      time += h;
    }
    assertThat(b / a).isBetween(0.79, 0.80);
  }

  private static double slope(double p) {
    return (1 - p / Math.hypot(2, p)) / 2;
  }

  @Test
  void whatNeedsAFallingLossAloneIsProved() {
    Evidence evidence = Examples.of(PlainFlow.integrate(deep(), Rational.of(2)));
    Finding initial = new InitialRisk().check(evidence).get(0);
    assertThat(initial.verdict()).isIn(Verdict.PROVED, Verdict.CONSISTENT);
    assertThat(only(new SmoothedMargin(), evidence).verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(new Energy().check(evidence))
        .extracting(Finding::verdict)
        .doesNotContain(Verdict.UNDECIDED, Verdict.VIOLATED, Verdict.NOT_APPLICABLE);
  }

  /** By a plain integrator that knows another formula of the slope; with kinks, and without. */
  @Test
  void plainFlowsAreWhatIsCertified() {
    List<FlowProblem> problems =
        List.of(
            deep(),
            problem(Activation.RELU, List.of(2, 3, 1), "1/2 -1/4 -1/2 1/8 1/4 1 1 -1/2 3/4"));
    for (FlowProblem problem : problems) {
      Trajectory plain = PlainFlow.integrate(problem, Rational.of(2));
      Verification verification = TrajectoryVerifier.verify(problem, plain);
      assertThat(verification).isInstanceOf(Verification.Certified.class);
      assertThat(verification.enclosed().radius().approximateLog10()).isLessThan(-15);
      List<Dyadic> ends =
          org.plumbline.flow.Problems.flow(problem, "2", 40).trajectory().finalWeights();
      for (int p = 0; p < ends.size(); p++) {
        assertThat(ends.get(p).subtract(plain.finalWeights().get(p)).abs())
            .isLessThan(verification.enclosed().radius().toDyadic().add(Dyadic.ONE.scale(-120)));
      }
    }
  }
}
