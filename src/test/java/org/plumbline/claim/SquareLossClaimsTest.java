package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.TrajectoryVerifier;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.Problems;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** Flows of the square loss, which pulls samples back whose margins are above 1, and claims. */
final class SquareLossClaimsTest {
  private static final int BITS = 300;

  private static FlowProblem problem(
      Loss loss, Activation activation, List<Integer> widths, String weights, Dataset data) {
    return new FlowProblem(
        new LayeredArchitecture(
                widths,
                IntStream.range(2, widths.size()).mapToObj(l -> activation).toList(),
                List.of())
            .network(),
        data,
        Examples.rationals(weights.split(" ")),
        loss,
        Reduction.SUM);
  }

  private static FlowProblem problem(Activation activation, List<Integer> widths, String weights) {
    return problem(Loss.SQUARE, activation, widths, weights, Examples.SEPARABLE);
  }

  private static FlowProblem deep() {
    return problem(Activation.LINEAR, List.of(2, 2, 1), "2 -1/2 1/4 1 3/2 1/2");
  }

  private static FlowProblem relu(String weights) {
    return problem(Activation.RELU, List.of(2, 3, 1), weights);
  }

  /** One weight, one sample: {@code w' = (1 - yxw) yx}, so {@code 1 - yxw} falls like e^(-x²t). */
  private static FlowProblem line(String weight) {
    return problem(Loss.SQUARE, Activation.LINEAR, List.of(1, 1), weight, Problems.data("3/2 -"));
  }

  private static DyadicInterval exact(Rational weight, Rational time) {
    DyadicInterval yx = DyadicInterval.enclosing(Rational.parse("-3/2"), BITS);
    DyadicInterval start =
        DyadicInterval.ONE.subtract(yx.multiply(DyadicInterval.enclosing(weight, BITS)));
    DyadicInterval rest =
        DyadicInterval.enclosing(time.multiply(Rational.parse("-9/4")), BITS)
            .exp(BITS)
            .multiply(start);
    return DyadicInterval.ONE.subtract(rest).divide(yx.negate(), BITS).negate();
  }

  /** From either side of the minimum, and from it, where nothing moves. */
  @Test
  void aLineIsFittedExponentially() {
    for (String weight : List.of("1/3", "-2", "-2/3")) {
      FlowProblem problem = line(weight);
      Trajectory trajectory = Problems.flow(problem, "5", 40).trajectory();
      Verification verification = TrajectoryVerifier.verify(problem, trajectory);
      assertThat(verification).isInstanceOf(Verification.Certified.class);
      Dyadic radius = verification.enclosed().radius().toDyadic();
      assertThat(radius).isLessThan(Dyadic.ONE.scale(-130));
      DyadicInterval off =
          exact(Rational.parse(weight), Rational.of(5))
              .subtract(DyadicInterval.of(trajectory.finalWeights().get(0)));
      assertThat(off.magnitude()).isLessThanOrEqualTo(radius.add(Dyadic.ONE.scale(-250)));
    }
  }

  /** The closed form, a little later, is not within the radius. */
  @Test
  void anotherTimeIsNotEnclosed() {
    FlowProblem problem = line("1/3");
    Trajectory trajectory = Problems.flow(problem, "5", 40).trajectory();
    Dyadic radius = TrajectoryVerifier.verify(problem, trajectory).enclosed().radius().toDyadic();
    Rational later = Rational.of(5).add(Rational.parse("1e-30"));
    DyadicInterval off =
        exact(Rational.of(1, 3), later)
            .subtract(DyadicInterval.of(trajectory.finalWeights().get(0)));
    assertThat(off.magnitude()).isGreaterThan(radius);
  }

  /** At {@code t = 30} the margin differs from 1 in the 30th digit only. */
  @Test
  void theRiskIsKnownWhereDoublesCannotTellTheMarginFromOne() {
    FlowProblem problem = line("1/3");
    List<Dyadic> end = Problems.flow(problem, "30", 40).trajectory().finalWeights();
    double log10 = new ApproximateRisk(problem).at(end).log10();
    assertThat(log10).isCloseTo(Math.log10(1.125) - 2 * 67.5 / Math.log(10), within(1e-6));
  }

  /** By a plain integrator, with kinks and without. */
  @Test
  void plainFlowsAreWhatIsCertified() {
    List<FlowProblem> problems = List.of(deep(), relu("-3/2 1/2 -1/2 9/4 3/2 1/4 7/4 -1 0"));
    for (FlowProblem problem : problems) {
      Trajectory plain = PlainFlow.integrate(problem, Rational.of(2));
      Verification verification = TrajectoryVerifier.verify(problem, plain);
      assertThat(verification).isInstanceOf(Verification.Certified.class);
      assertThat(verification.enclosed().radius().approximateLog10()).isLessThan(-15);
      List<Dyadic> ends = Problems.flow(problem, "2", 40).trajectory().finalWeights();
      for (int p = 0; p < ends.size(); p++) {
        assertThat(ends.get(p).subtract(plain.finalWeights().get(p)).abs())
            .isLessThan(verification.enclosed().radius().toDyadic().add(Dyadic.ONE.scale(-120)));
      }
    }
  }

  /**
   * Pairs are pinned by samples on either side of margin 1. In the first the pull of the only other
   * sample on the unit passes 0, at margin 1, and the pair leaves.
   */
  @Test
  void pinnedPairsAreEnclosedWhateverTheSignsOfTheSlopes() {
    FlowProblem released = relu("-1/2 1 -7/4 -7/4 7/4 3 3 11/4 3/4");
    assertThat(Problems.events(Problems.flow(released, "2", 20)))
        .contains("1,3 pinned", "1,3 released-off");
    for (FlowProblem problem :
        List.of(
            released,
            relu("-1/2 -3 -9/4 3/4 3/2 7/4 3 11/4 2"),
            relu("-1 1/4 -1/4 11/4 -3/2 -5/4 1 3 0"))) {
      Trajectory trajectory = Problems.flow(problem, "2", 20).trajectory();
      assertThat(trajectory.finalTime()).isEqualTo(Rational.of(2));
      Verification verification = TrajectoryVerifier.verify(problem, trajectory);
      assertThat(verification).isInstanceOf(Verification.Certified.class);
      Dyadic radius = verification.enclosed().radius().toDyadic();
      assertThat(radius).isLessThan(Dyadic.ONE.scale(-66));
      List<Dyadic> better = Problems.flow(problem, "2", 40).trajectory().finalWeights();
      for (int p = 0; p < better.size(); p++) {
        assertThat(better.get(p).subtract(trajectory.finalWeights().get(p)).abs())
            .isLessThanOrEqualTo(radius);
      }
    }
  }

  /** The same numbers said to be of a loss whose slope at margin 0 is the same. */
  @Test
  void theFlowOfAnotherLossIsNotEnclosed() {
    Trajectory square = Problems.flow(deep(), "1", 20).trajectory();
    FlowProblem other =
        problem(
            Loss.EXPONENTIAL,
            Activation.LINEAR,
            List.of(2, 2, 1),
            "2 -1/2 1/4 1 3/2 1/2",
            Examples.SEPARABLE);
    Trajectory claimed =
        new Trajectory(
            other, square.steps(), square.events(), square.workingBits(), square.finalWeights());
    Verification verification = TrajectoryVerifier.verify(other, claimed);
    boolean isEnclosed = verification instanceof Verification.Certified;
    assertThat(
            isEnclosed
                && verification.enclosed().radius().toDyadic().compareTo(Dyadic.of(0.01)) < 0)
        .isFalse();
  }

  /**
   * Two samples of one label beyond margin 1, pulled back by a unit that both are on, until the
   * second one leaves: of a loss that decreases the inner products would hold it for ever.
   */
  private static FlowProblem pulledBack(Loss loss) {
    return problem(
        loss, Activation.RELU, List.of(2, 1, 1), "1/2 9/10 20", Problems.data("1 0 +; 2 -1 +"));
  }

  @Test
  void samplesThatAreHeldByFallingLossesMayBePulledOff() {
    Finding held = new GatesForever().check(Examples.untouched(pulledBack(Loss.SQUAREPLUS))).get(0);
    assertThat(held.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(held.reason()).startsWith("C1");
    Finding finding = new GatesForever().check(Examples.untouched(pulledBack(Loss.SQUARE))).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(finding.reason()).startsWith("the square loss does not decrease");
    assertThat(Problems.events(Problems.flow(pulledBack(Loss.SQUARE), "2", 20)))
        .contains("1,2 off");
  }

  /** A unit that is off throughout has weights that never move, whatever the loss. */
  @Test
  void silentUnitsStayWhatTheyAre() {
    FlowProblem silent =
        problem(Loss.SQUARE, Activation.RELU, List.of(1, 1, 1), "-1 1", Problems.data("1 +; 2 -"));
    Finding finding = new GatesForever().check(Examples.untouched(silent)).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(finding.reason()).startsWith("C0");
  }

  private static Finding first(Claim claim, Evidence evidence) {
    return claim.check(evidence).get(0);
  }

  @Test
  void whatRestsOnAFallingLossDoesNotApply() {
    Evidence evidence = Examples.verified(Examples.of(PlainFlow.integrate(deep(), Rational.of(2))));
    for (Claim claim :
        List.of(
            new SmoothedMargin(),
            new GradientAlignment(),
            new MarginDirection(),
            new RiskToZero(),
            new NormGrowth(),
            new RankOneLimit(),
            new AlignmentLimit(),
            new MarginDirectionLimit())) {
      Finding finding = first(claim, evidence);
      assertThat(finding.verdict()).as(claim.id()).isEqualTo(Verdict.NOT_APPLICABLE);
      assertThat(finding.reason()).startsWith("the square loss does not decrease");
    }
    assertThat(evidence.laterTimes()).isEqualTo(Optional.empty());
  }

  @Test
  void whatIsConservedIsProved() {
    Evidence evidence = Examples.verified(Examples.of(PlainFlow.integrate(deep(), Rational.of(2))));
    for (Claim claim :
        List.of(
            new Balancedness(),
            new PairBalancedness(),
            new LayerBalancedness(),
            new Energy(),
            new RankOneBound())) {
      assertThat(claim.check(evidence))
          .as(claim.id())
          .extracting(Finding::verdict)
          .containsOnly(Verdict.PROVED);
    }
    assertThat(first(new AlignmentBound(), evidence).verdict()).isEqualTo(Verdict.PROVED);
  }

  /** A risk below ℓ(0) leaves no margin outside of (0, 2). */
  @Test
  void aLowRiskKeepsMarginsPositive() {
    Evidence evidence = Examples.verified(Examples.of(PlainFlow.integrate(deep(), Rational.of(2))));
    List<Finding> rows = new InitialRisk().check(evidence);
    assertThat(rows).hasSize(2).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
  }

  /** The advice is a time to run to: no lower risk need ever come. */
  @Test
  void aLowerRiskIsNotPromised() {
    Dataset crossed = Problems.data("1 +; 2 +; -1 +; 3 -");
    FlowProblem problem = problem(Loss.SQUARE, Activation.LINEAR, List.of(1, 1), "1/2", crossed);
    Evidence evidence = Examples.of(PlainFlow.integrate(problem, Rational.of(1)));
    Finding finding = first(new InitialRisk(), evidence);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).doesNotContain("--until-risk");
    Evidence other = Examples.of(PlainFlow.integrate(line("-1/3"), Rational.parse("1/100")));
    assertThat(new Prolongation(other).text(1)).contains("--until-time");
  }
}
