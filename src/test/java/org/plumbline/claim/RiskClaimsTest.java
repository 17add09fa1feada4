package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.ExactDifference;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Trajectory;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * The claims on the risk, {@link InitialRisk}, {@link SmoothedMargin}, {@link Energy}, on {@code f
 * = ab} with one sample, along weights written down.
 */
final class RiskClaimsTest {
  private static FlowProblem problem(Loss loss, Reduction reduction, String a, String b) {
    return new FlowProblem(
        HandMade.layered(Activation.LINEAR, 1, 1, 1),
        HandMade.data(List.of(1), List.of(Examples.rationals("1"))),
        Examples.rationals(a, b),
        loss,
        reduction);
  }

  private static FlowProblem problem(String a, String b) {
    return problem(Loss.EXPONENTIAL, Reduction.SUM, a, b);
  }

  private static TrajectoryStep step(String start, String end, String a, String b) {
    return HandMade.step(start, end, GATES, a, b);
  }

  private static final GateTable GATES = HandMade.off(problem("1", "1"));
  private static final double RADIUS = 0x1p-60;

  static double measured(Optional<Quantity> quantity) {
    return ((Quantity.Measured) quantity.orElseThrow()).value().approximateDouble();
  }

  private static int length(Optional<Quantity> quantity) {
    Dyadic value = ((Quantity.Measured) quantity.orElseThrow()).value();
    return value.significand().bitLength();
  }

  /** The number enclosed, to some digits, by an interval that is not wide. */
  static void assertEnclosed(Optional<Quantity> quantity, double value) {
    DyadicInterval found = ((Quantity.Enclosed) quantity.orElseThrow()).value();
    assertNear(found, value, value);
    assertThat(found.upper().subtract(found.lower())).isLessThan(Dyadic.ONE.scale(-40));
  }

  static void assertNear(DyadicInterval found, double lower, double upper) {
    assertThat(found.lower().approximateDouble()).isCloseTo(lower, Offset.offset(1e-12));
    assertThat(found.upper().approximateDouble()).isCloseTo(upper, Offset.offset(1e-12));
    assertThat(found.lower()).isLessThanOrEqualTo(Dyadic.of(lower + 1e-13));
    assertThat(found.upper()).isGreaterThanOrEqualTo(Dyadic.of(upper - 1e-13));
  }

  // γ̃ = ab/(a² + b²) of one sample.

  private static final TrajectoryStep RISING = step("0", "2", "1", "1/2 1/2");
  private static final TrajectoryStep FALLING = step("2", "3", "1 1", "1");

  private static Finding smoothed(Evidence evidence) {
    List<Finding> findings = new SmoothedMargin().check(evidence);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void aSmoothedMarginThatRises() {
    Finding proved = smoothed(HandMade.enclosed(problem("1", "1/2"), RADIUS, RISING));
    assertThat(proved.verdict()).isEqualTo(Verdict.PROVED);
    assertEnclosed(proved.value(), 0.5);
    assertEnclosed(proved.bound(), 0.4);
    assertNear(proved.range().orElseThrow(), 0.4, 0.5);
    assertThat(proved.interval()).contains(new Interval(Rational.ZERO, Rational.of(2)));
    assertThat(proved.reason())
        .startsWith("it is proved of every flow")
        .contains("over 2 ends of steps");
    Finding measured = smoothed(HandMade.measured(problem("1", "1/2"), RISING));
    assertThat(measured.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(measured(measured.value())).isCloseTo(0.5, Offset.offset(1e-12));
    assertThat(measured(measured.bound())).isCloseTo(0.4, Offset.offset(1e-12));
    assertThat(measured.interval()).contains(new Interval(Rational.ZERO, Rational.of(2)));
  }

  @Test
  void aSmoothedMarginThatFallsIsNotPassed() {
    for (Evidence evidence :
        List.of(
            HandMade.enclosed(problem("1", "1/2"), RADIUS, RISING, FALLING),
            HandMade.measured(problem("1", "1/2"), RISING, FALLING))) {
      Finding finding = smoothed(evidence);
      assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
      assertThat(finding.reason()).startsWith("γ̃ falls").contains("step 1");
      assertThat(measured(finding.value())).isCloseTo(0.4, Offset.offset(1e-12));
      assertThat(measured(finding.bound())).isCloseTo(0.5, Offset.offset(1e-12));
      assertThat(finding.interval()).contains(new Interval(Rational.ZERO, Rational.of(3)));
    }
  }

  /** The margin counts from the instant at which the risk is low: {@code ab > 0}. */
  @Test
  void theSmoothedMarginBeforeTheRiskIsLowDoesNotCount() {
    TrajectoryStep first = step("0", "1", "-1/4 1/2", "1/4");
    TrajectoryStep second = step("1", "2", "1/4", "1/4 1/8");
    Evidence evidence = HandMade.measured(problem("-1/4", "1/4"), first, second);
    Finding finding = smoothed(evidence);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.interval().orElseThrow().start()).isEqualTo(Rational.ONE);
    Finding early = smoothed(HandMade.measured(problem("-1/4", "1/4"), first));
    assertThat(early.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(early.reason()).startsWith("R(t) < ℓ(0) holds only at the end of the last step");
    assertThat(early.interval()).isEmpty();
    assertThat(smoothed(Examples.untouched(problem("1", "1"))).reason())
        .isEqualTo("no trajectory was computed");
  }

  // The instant from which the risk is low.

  /** {@code a} crosses 0 at t = 1, half way. */
  @Test
  void theRiskIsLowFromTheCrossingOn() {
    TrajectoryStep crossing = step("0", "2", "-1 2", "1");
    Evidence enclosed = HandMade.enclosed(problem("-1", "1"), RADIUS, crossing);
    List<Finding> findings = new InitialRisk().check(enclosed);
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(findings).extracting(Finding::subject).containsExactly("data", "margins");
    Rational time = ((Quantity.Exact) findings.get(0).value().orElseThrow()).value();
    assertThat(time).isGreaterThan(Rational.ONE);
    assertThat(time).isLessThan(Rational.parse("1.00001"));
    assertThat(findings.get(0).reason()).contains("(step 0)");
    assertThat(findings.get(0).interval()).contains(new Interval(Rational.ZERO, Rational.of(2)));
    assertThat(findings.get(1).interval()).contains(new Interval(time, Rational.of(2)));
    assertEnclosed(findings.get(1).value(), 1);
    DyadicInterval range = findings.get(1).range().orElseThrow();
    assertThat(range.lower()).isEqualTo(Dyadic.ZERO);
    assertThat(range.upper()).isGreaterThanOrEqualTo(Dyadic.ONE);
    assertThat(range.upper()).isLessThan(Dyadic.of(1.5));
    Finding measured =
        new InitialRisk().check(HandMade.measured(problem("-1", "1"), crossing)).get(0);
    assertThat(measured.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(measured(measured.value())).isCloseTo(time.approximateDouble(), Offset.offset(1e-9));
    assertThat(measured.reason())
        .contains("the measured risk is so low for the first time at t_0 (step 0)");
  }

  @Test
  void theRiskIsLowAtTheStart() {
    Finding finding = new InitialRisk().check(Examples.untouched(problem("1", "1"))).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.value()).contains(new Quantity.Exact(Rational.ZERO));
    assertThat(finding.claim()).isEqualTo("R(t_0) < ℓ(0), so every margin is positive after t_0");
    Finding mean =
        new InitialRisk()
            .check(Examples.untouched(problem(Loss.LOGISTIC, Reduction.MEAN, "1", "1")))
            .get(0);
    assertThat(mean.claim()).startsWith("R(t_0) < ℓ(0)/n");
    List<Finding> enclosed =
        new InitialRisk().check(HandMade.enclosed(problem("1", "1/2"), RADIUS, RISING, FALLING));
    assertThat(enclosed.get(1).interval()).contains(new Interval(Rational.ZERO, Rational.of(3)));
    assertThat(enclosed.get(1).range().orElseThrow().lower()).isLessThanOrEqualTo(Dyadic.of(0.5));
  }

  /** Of the margins 2ab and ab the second is the least. */
  @Test
  void theLeastMarginIsOfTheWorstSample() {
    FlowProblem two =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 1, 1, 1),
            HandMade.data(List.of(1, 1), List.of(Examples.rationals("2"), Examples.rationals("1"))),
            Loss.EXPONENTIAL,
            "2",
            "1");
    TrajectoryStep step = HandMade.step("0", "1", HandMade.off(two), "2 1", "1");
    List<Finding> findings = new InitialRisk().check(HandMade.enclosed(two, RADIUS, step));
    assertEnclosed(findings.get(1).value(), 3);
    assertThat(findings.get(1).range().orElseThrow().lower().approximateDouble())
        .isBetween(1.5, 2.0);
  }

  @Test
  void aRiskThatIsNeverLow() {
    TrajectoryStep high = step("0", "1", "-2 1", "1");
    Finding finding = new InitialRisk().check(HandMade.measured(problem("-2", "1"), high)).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason())
        .startsWith("R(t) < ℓ(0) was not reached: the risk is 2.718; needed is below 1; ")
        .endsWith(": --until-risk 1e-1");
    assertThat(measured(finding.value())).isCloseTo(Math.E, Offset.offset(1e-9));
    Finding untouched = new InitialRisk().check(Examples.untouched(problem("-1", "1"))).get(0);
    assertThat(untouched.reason()).isEqualTo("R(0) = 2.718, and no trajectory was computed");
    assertThat(new InitialRisk().check(HandMade.enclosed(problem("-2", "1"), RADIUS, high)))
        .hasSize(1);
  }

  @Test
  void aRiskBeyondAllNumbers() {
    String huge = "-" + "1" + "0".repeat(30);
    Finding untouched = new InitialRisk().check(Examples.untouched(problem(huge, "1"))).get(0);
    assertThat(untouched.reason()).startsWith("R(0) may be larger than e^(10^18)");
    TrajectoryStep high = step("0", "1", huge, "1");
    Finding along = new InitialRisk().check(HandMade.measured(problem(huge, "1"), high)).get(0);
    assertThat(along.reason())
        .startsWith("the risk does not become so low; the final risk may be larger than");
    assertThat(along.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void noWeightsOfALinearNetworkSeparateWhatNoHyperplaneDoes() {
    List<List<Rational>> same = List.of(Examples.rationals("1"), Examples.rationals("2"));
    for (Activation activation : List.of(Activation.LINEAR, Activation.RELU)) {
      for (List<Integer> labels : List.of(List.of(1, -1), List.of(1, 1))) {
        FlowProblem problem =
            HandMade.problem(
                HandMade.layered(activation, 1, 1, 1),
                HandMade.data(labels, same),
                Loss.EXPONENTIAL,
                "-1",
                "1");
        // In one dimension those of a ReLU network are multiples of each other.
        boolean isHopeless = labels.get(1) < 0;
        assertThat(InitialRisk.remedy(Examples.untouched(problem)).startsWith("no weights reach"))
            .isEqualTo(isHopeless);
      }
    }
  }

  // Energy.

  /** {@code a' = b e^-ab, b' = a e^-ab} from (1, 1/2) for a short time. */
  private static final Trajectory FLOW =
      PlainFlow.integrate(problem("1", "1/2"), Rational.of(1, 4));

  private static Evidence enclosedFlow() {
    List<TrajectoryStep> steps = FLOW.steps();
    return HandMade.enclosed(problem("1", "1/2"), RADIUS, steps.toArray(TrajectoryStep[]::new));
  }

  @Test
  void energiesOfATrueFlowBalance() {
    List<Finding> findings = new Energy().check(Examples.of(FLOW));
    assertThat(findings)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.CONSISTENT, Verdict.PROVED, Verdict.CONSISTENT);
    for (int k : new int[] {1, 3}) {
      assertThat(measured(findings.get(k).value())).isLessThan(1e-20);
      assertThat(measured(findings.get(k).bound())).isBetween(1e-21, 1e-13);
      assertThat(length(findings.get(k).value())).isLessThanOrEqualTo(64);
      assertThat(length(findings.get(k).bound())).isLessThanOrEqualTo(64);
      assertThat(findings.get(k).interval())
          .contains(new Interval(Rational.ZERO, Rational.of(1, 4)));
    }
    assertThat(findings.get(0).reason()).contains("equals 2 exact difference quotients");
    assertThat(findings.get(1).reason()).startsWith("R(t_k) - R(t_{k+1}) against ∫‖w'‖² dt on ");
    assertThat(findings.get(2).reason()).startsWith("d‖w‖²/dt = 2⟨w, w'⟩; every path has 2");
  }

  /** Weights that stand still while the gradient is not 0, or move where no risk falls. */
  @Test
  void energiesOfOtherCurvesDoNot() {
    TrajectoryStep still = step("0", "1", "1", "1/2");
    List<Finding> findings = new Energy().check(HandMade.measured(problem("1", "1/2"), still));
    assertThat(findings.get(1).verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(findings.get(3).verdict()).isEqualTo(Verdict.UNDECIDED);
    // 2L e^-ab ab = 2 · 2 · e^-1/2 / 2
    assertThat(measured(findings.get(3).value()))
        .isCloseTo(2 * Math.exp(-0.5), Offset.offset(1e-12));
    assertThat(findings.get(3).reason()).contains("deviates").contains("step 0");
    TrajectoryStep moving = step("0", "2", "1 1", "1/2 -1/4");
    List<Finding> moved = new Energy().check(HandMade.measured(problem("1", "1/2"), moving));
    assertThat(moved.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    // R does not fall; ∫‖w'‖² = (1 + 1/16)/2
    assertThat(measured(moved.get(1).value())).isCloseTo(17.0 / 32, Offset.offset(1e-12));
    // 2⟨w, w'⟩ = 2(1/2 - 1/16) against 2 e^-1/2
    assertThat(measured(moved.get(3).value()))
        .isCloseTo(2 * Math.exp(-0.5) - 7.0 / 8, Offset.offset(1e-12));
  }

  /** Where nothing moves, steps that move by less than the digits asked for are no deviation. */
  @Test
  void theLargestDifferenceIsNamedFirst() {
    String little = Dyadic.ONE.scale(-70).toRational().toString();
    List<Finding> findings =
        new Energy()
            .check(
                HandMade.measured(
                    problem("0", "0"),
                    step("0", "1", "0", "0"),
                    step("1", "2", "0 " + little, "0"),
                    step("2", "3", little + " -" + little, "0")));
    assertThat(findings.get(1).verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(findings.get(1).reason())
        .endsWith("on 3 of 3 steps; the largest difference is at t = 2 (step 1)");
    List<Finding> broken =
        new Energy()
            .check(
                HandMade.measured(
                    problem("0", "0"),
                    step("0", "1", "0", "0"),
                    step("1", "2", "0 1/8", "0"),
                    step("2", "3", "1/8 1", "0")));
    assertThat(broken.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(broken.get(1).reason()).contains("first at t = 2 (step 1)");
    assertThat(measured(broken.get(1).value())).isCloseTo(1.0 / 64, Offset.offset(1e-12));
  }

  @Test
  void theMeanOfRisksBalancesToo() {
    FlowProblem problem =
        new FlowProblem(
            HandMade.layered(Activation.LINEAR, 1, 1, 1),
            HandMade.data(List.of(1, 1), List.of(Examples.rationals("1"), Examples.rationals("2"))),
            Examples.rationals("1", "1/2"),
            Loss.LOGISTIC,
            Reduction.MEAN);
    Evidence flow = Examples.of(PlainFlow.integrate(problem, Rational.of(1, 4)));
    assertThat(Examples.verdicts(new Energy(), flow))
        .containsExactly(Verdict.PROVED, Verdict.CONSISTENT, Verdict.PROVED, Verdict.CONSISTENT);
  }

  @Test
  void enclosedEnergiesAreNumbers() {
    Evidence evidence = enclosedFlow();
    List<Finding> findings = new Energy().check(evidence);
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(findings)
        .extracting(Finding::claim)
        .containsExactly(
            "dR/dt = -‖∇R‖²",
            "dR/dt = -‖∇R‖²",
            "R never increases",
            "d‖w‖²/dt = 2L Σ c_i p_i",
            "d‖w‖²/dt = 2L Σ c_i p_i");
    List<Double> end =
        evidence.observations().last().weights().stream().map(Dyadic::approximateDouble).toList();
    double first = Math.exp(-0.5);
    double last = Math.exp(-end.get(0) * end.get(1));
    assertEnclosed(findings.get(1).value(), first - last);
    assertEnclosed(findings.get(2).value(), last);
    assertEnclosed(findings.get(2).bound(), first);
    assertNear(findings.get(2).range().orElseThrow(), last, first);
    double growth = end.get(0) * end.get(0) + end.get(1) * end.get(1) - 1.25;
    assertEnclosed(findings.get(4).value(), growth);
    DyadicInterval range = findings.get(4).range().orElseThrow();
    assertThat(range.lower().approximateDouble()).isBetween(-0.01, 0.0);
    assertThat(range.upper().approximateDouble()).isBetween(growth, growth + 0.01);
    findings
        .subList(1, 3)
        .forEach(
            finding ->
                assertThat(finding.interval())
                    .contains(new Interval(Rational.ZERO, Rational.of(1, 4))));
    assertThat(findings.get(4).interval()).contains(new Interval(Rational.ZERO, Rational.of(1, 4)));
  }

  @Test
  void aGradientThatIsNoDerivativeIsRefuted() {
    Finding refuted = Energy.chainRule(new ExactDifference(3, Optional.of("∂f/∂w is wrong")));
    assertThat(refuted.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(refuted.reason()).isEqualTo("∂f/∂w is wrong");
    Finding right = Energy.chainRule(new ExactDifference(3, Optional.empty()));
    assertThat(right.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(right.reason()).endsWith("equals 3 exact difference quotients at w(0)");
  }

  @Test
  void withoutHomogeneityOrStepsLessIsSaid() {
    assertThat(new Energy().check(Examples.untouched(Examples.skipProblem())))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.NOT_APPLICABLE);
    assertThat(new Energy().check(Examples.untouched(Examples.skipProblem())).get(1).reason())
        .startsWith("not homogeneous: there are paths with 1");
    assertThat(smoothed(Examples.untouched(Examples.skipProblem())).reason())
        .startsWith("not homogeneous: there are paths with 1");
    assertThat(new Energy().check(Examples.untouched(problem("1", "1")))).hasSize(2);
    assertThat(new Energy().id()).isEqualTo("energy");
    assertThat(new SmoothedMargin().id()).isEqualTo("smoothed-margin");
    assertThat(new InitialRisk().id()).isEqualTo("initial-risk");
  }

  @Test
  void sidesDifferWhereTheyDoNotMeet() {
    Instant knot = new Instant(0, Rational.ONE, List.of(), Dyadic.ZERO, false);
    DyadicInterval low = new DyadicInterval(Dyadic.ZERO, Dyadic.ONE);
    DyadicInterval high = new DyadicInterval(Dyadic.of(2), Dyadic.of(3));
    DyadicInterval both = new DyadicInterval(Dyadic.ONE, Dyadic.of(2));
    assertThat(new Energy.Sides(knot, low, high).differ()).isTrue();
    assertThat(new Energy.Sides(knot, high, low).differ()).isTrue();
    assertThat(new Energy.Sides(knot, low, both).differ()).isFalse();
    assertThat(new Energy.Sides(knot, both, high).differ()).isFalse();
  }

  @Test
  void theRiskAtTheEndIsThatOfTheEnclosure() {
    assertThat(Examples.of(FLOW).enclosedRisk()).isEmpty();
    Evidence evidence = HandMade.enclosed(problem("1", "1/2"), RADIUS, RISING);
    assertNear(evidence.enclosedRisk().orElseThrow(), Math.exp(-1), Math.exp(-1));
  }
}
