package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.GateHistoryTest;
import org.plumbline.claim.along.Instant;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.matrix.RankOneConstant;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * {@link RankOneBound}, {@link AlignmentBound} and {@link ActiveSubmatrix} along matrices written
 * down, with distances and angles known by hand.
 */
final class MatrixClaimsTest {
  private static final Dataset DATA =
      HandMade.data(
          List.of(1, -1), List.of(Examples.rationals("1", "0"), Examples.rationals("0", "-1")));
  private static final double RADIUS = 0x1p-70;

  /** {@code W = diag(2, 1)}, out (1, 0): {@code C = diag(3, 1)}, {@code D = 3}. */
  private static FlowProblem linear() {
    return HandMade.problem(
        HandMade.layered(Activation.LINEAR, 2, 2, 1),
        DATA,
        Loss.EXPONENTIAL,
        "2",
        "0",
        "0",
        "1",
        "1",
        "0");
  }

  private static TrajectoryStep step(String start, String end, String... weights) {
    return HandMade.step(start, end, HandMade.off(linear()), weights);
  }

  /** The diagonal stays: {@code E = 1}. */
  private static final TrajectoryStep STILL = step("0", "1", "2", "0", "0", "1", "1", "0");

  /** To {@code diag(4, 3/2)}: {@code E} rises to 9/4. */
  private static final TrajectoryStep RISING = step("1", "3", "2 2", "0", "0", "1 1/2", "1", "0");

  /** To {@code diag(4, 3)}: {@code E = 9 > 3}. */
  private static final TrajectoryStep LEAVING = step("3", "4", "4", "0", "0", "3/2 3/2", "1", "0");

  private static double measured(Finding finding) {
    return RiskClaimsTest.measured(finding.value());
  }

  private static Interval times(long start, long end) {
    return new Interval(Rational.of(start), Rational.of(end));
  }

  @Test
  void distancesWithinTheirBound() {
    List<Finding> findings =
        new RankOneBound().check(HandMade.enclosed(linear(), RADIUS, STILL, RISING));
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(findings).hasSize(2);
    Rational bound = ((Quantity.Exact) findings.get(0).bound().orElseThrow()).value();
    assertThat(bound.approximateDouble()).isCloseTo(3, Offset.offset(1e-5));
    Finding along = findings.get(1);
    assertThat(along.bound()).isEqualTo(findings.get(0).bound());
    RiskClaimsTest.assertEnclosed(along.value(), 2.25);
    assertThat(along.interval()).contains(times(0, 3));
    DyadicInterval range = along.range().orElseThrow();
    assertThat(range.lower()).isLessThanOrEqualTo(Dyadic.ONE);
    assertThat(range.lower()).isGreaterThan(Dyadic.of(0.5));
    assertThat(range.upper()).isGreaterThanOrEqualTo(Dyadic.of(2.25));
    assertThat(range.upper().toRational()).isLessThanOrEqualTo(bound.add(Rational.of(1, 1 << 20)));
    assertThat(along.reason())
        .startsWith("it holds at 3 instants; the value is that at the horizon")
        .contains("the stable rank is 1.141, at most 1 + 0.1876"); // 3.00001/16, rounded up
    Finding measured = new RankOneBound().check(HandMade.measured(linear(), STILL, RISING)).get(1);
    assertThat(measured.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(measured(measured)).isCloseTo(2.25, Offset.offset(1e-9));
    assertThat(measured.interval()).contains(times(0, 3));
    assertThat(measured.bound()).isEqualTo(findings.get(0).bound());
    assertThat(measured.reason()).startsWith("the largest value over 3 instants");
  }

  @Test
  void theLargestDistanceIsFoundWhereverItIs() {
    TrajectoryStep back = step("3", "4", "4", "0", "0", "3/2 -1", "1", "0");
    Finding measured =
        new RankOneBound().check(HandMade.measured(linear(), STILL, RISING, back)).get(1);
    assertThat(measured(measured)).isCloseTo(2.25, Offset.offset(1e-9));
  }

  @Test
  void aDistanceBeyondItsBoundIsNotPassed() {
    for (Evidence evidence :
        List.of(
            HandMade.enclosed(linear(), RADIUS, STILL, RISING, LEAVING),
            HandMade.measured(linear(), STILL, RISING, LEAVING))) {
      Finding along = new RankOneBound().check(evidence).get(1);
      assertThat(along.verdict()).isEqualTo(Verdict.UNDECIDED);
      assertThat(along.reason()).contains("step 2");
      assertThat(measured(along)).isCloseTo(9, Offset.offset(1e-9));
      assertThat(along.interval()).contains(times(0, 4));
      assertThat(along.bound()).isPresent();
    }
  }

  @Test
  void aMatrixThatVanishesHasNoStableRank() {
    TrajectoryStep vanishing = step("0", "1", "2 -2", "0", "0", "1 -1", "1", "0");
    Finding along = new RankOneBound().check(HandMade.measured(linear(), vanishing)).get(1);
    assertThat(along.reason()).contains("the matrix is zero at the horizon");
  }

  @Test
  void boundsOfWhatIsNoConstantAreRefuted() {
    Optional<String> none = Optional.empty();
    Optional<String> residual = Optional.of("the Lie derivative is w0");
    Finding bound = RankOneBound.proof("W1", none, false, Rational.ONE);
    assertThat(bound.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(bound.reason()).startsWith("C is a constant of the flow");
    assertThat(bound.bound()).contains(new Quantity.Exact(Rational.ONE));
    Finding refuted = RankOneBound.proof("W1", residual, false, Rational.ONE);
    assertThat(refuted.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(refuted.reason()).isEqualTo("the Lie derivative is w0");
    assertThat(refuted.subject()).isEqualTo("W1");
    Finding exceeded = RankOneBound.proof("W1", none, true, Rational.ONE);
    assertThat(exceeded.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(exceeded.reason()).isEqualTo("the bound already fails at w(0)");
    Finding angle = AlignmentBound.proof("W1", none, Rational.ONE);
    assertThat(angle.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(angle.bound()).contains(new Quantity.Exact(Rational.ONE));
    assertThat(angle.reason()).startsWith("C_l is a constant of the flow");
    Finding turned = AlignmentBound.proof("W1", residual, Rational.ONE);
    assertThat(turned.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(turned.reason()).isEqualTo("the Lie derivative is w0");
  }

  @Test
  void theBoundIsHeldAgainstTheInitialWeights() {
    TwinClass twins = LayerStructure.of(linear().network()).classes().get(0);
    List<Rational> weights = linear().initialWeights();
    assertThat(RankOneBound.isExceeded(twins, Rational.parse("1.01"), weights)).isFalse();
    assertThat(RankOneBound.isExceeded(twins, Rational.parse("0.99"), weights)).isTrue();
    List<Rational> larger = Examples.rationals("3", "0", "0", "2", "1", "0");
    assertThat(RankOneBound.isExceeded(twins, Rational.parse("4.01"), larger)).isFalse();
    assertThat(RankOneBound.isExceeded(twins, Rational.parse("3.99"), larger)).isTrue();
  }

  /** {@code (3 - 1 + 3)/‖W‖_2² = 5/‖W‖_2²}, below 1 from norms beyond √5 on. */
  @Test
  void anglesWithinTheirBound() {
    TrajectoryStep turned = step("3", "4", "4", "0", "0", "3/2 -1/2", "1", "0 1/8");
    List<Finding> findings =
        new AlignmentBound().check(HandMade.enclosed(linear(), RADIUS, STILL, RISING, turned));
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    Rational constant = ((Quantity.Exact) findings.get(0).bound().orElseThrow()).value();
    assertThat(constant.approximateDouble()).isCloseTo(5, Offset.offset(1e-4));
    Finding along = findings.get(1);
    RiskClaimsTest.assertEnclosed(along.value(), 1.0 / 65);
    DyadicInterval bound = ((Quantity.Enclosed) along.bound().orElseThrow()).value();
    assertThat(bound.lower().approximateDouble()).isCloseTo(5.0 / 16, Offset.offset(1e-5));
    assertThat(bound.upper().approximateDouble()).isCloseTo(5.0 / 16, Offset.offset(1e-5));
    assertThat(bound.lower()).isLessThanOrEqualTo(bound.upper());
    assertThat(along.interval()).contains(times(3, 4));
    assertThat(along.reason()).contains("holds at all 2 instants");
    // From the first step on which the bound says something: ‖W‖_F² >= 5, less D = 3.
    assertThat(along.range()).isEmpty();
    Finding measured =
        new AlignmentBound().check(HandMade.measured(linear(), STILL, RISING, turned)).get(1);
    assertThat(measured.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(measured(measured)).isCloseTo(1.0 / 65, Offset.offset(1e-9));
    assertThat(RiskClaimsTest.measured(measured.bound())).isCloseTo(5.0 / 16, Offset.offset(1e-5));
    assertThat(measured.interval()).contains(times(3, 4));
  }

  /** A flow on which the norm is large throughout: the range is that of the bound. */
  @Test
  void theBoundIsARangeWhereTheNormIsLarge() {
    FlowProblem problem =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 2, 2, 1),
            DATA,
            Loss.EXPONENTIAL,
            "4",
            "0",
            "0",
            "1",
            "4",
            "0");
    // C = diag(0, 1): D = 1, the numerator 1 - 0 + 1 = 2, and ‖W‖_F² - D >= 16.
    TrajectoryStep growing = step("0", "1", "4 1", "0", "0", "1", "4", "0");
    Finding along = new AlignmentBound().check(HandMade.enclosed(problem, RADIUS, growing)).get(1);
    assertThat(along.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(along.interval()).contains(times(0, 1));
    DyadicInterval range = along.range().orElseThrow();
    assertThat(range.lower()).isEqualTo(Dyadic.ZERO);
    assertThat(range.upper().approximateDouble()).isBetween(0.1249, 0.1252);
    DyadicInterval bound = ((Quantity.Enclosed) along.bound().orElseThrow()).value();
    assertThat(bound.upper().approximateDouble()).isCloseTo(2.0 / 25, Offset.offset(1e-5));
  }

  /** The bound for all weights within a radius: {@code 2/(25 ± σ)}, {@code σ = 2η‖W‖ + η²}. */
  @Test
  void theBoundHoldsForAllWeightsWithinTheRadius() {
    FlowProblem problem =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 2, 2, 1),
            DATA,
            Loss.EXPONENTIAL,
            "4",
            "0",
            "0",
            "1",
            "4",
            "0");
    TrajectoryStep growing = step("0", "1", "4 1", "0", "0", "1", "4", "0");
    double radius = 0x1p-10;
    Finding along = new AlignmentBound().check(HandMade.enclosed(problem, radius, growing)).get(1);
    DyadicInterval bound = ((Quantity.Enclosed) along.bound().orElseThrow()).value();
    double slack = 2 * radius * (2 * Math.sqrt(26) + 2 * radius);
    assertThat(bound.upper().approximateDouble()).isCloseTo(2 / (25 - slack), Offset.offset(1e-5));
    // ‖W‖_2² at most ‖W‖_F² + σ, less the least distance 1 - 2σ.
    assertThat(bound.lower().approximateDouble())
        .isCloseTo(2 / (26 + slack - (1 - 2 * slack)), Offset.offset(1e-5));
    Finding wide = new AlignmentBound().check(HandMade.enclosed(problem, 1.5, growing)).get(1);
    assertThat(wide.verdict()).isNotEqualTo(Verdict.CONSISTENT);
  }

  @Test
  void anAngleBeyondItsBoundIsNotPassed() {
    TrajectoryStep across = step("3", "4", "4", "0", "0", "3/2 -1/2", "1 -1", "0 1");
    for (Evidence evidence :
        List.of(
            HandMade.enclosed(linear(), RADIUS, STILL, RISING, across),
            HandMade.measured(linear(), STILL, RISING, across))) {
      Finding along = new AlignmentBound().check(evidence).get(1);
      assertThat(along.verdict()).isEqualTo(Verdict.UNDECIDED);
      assertThat(along.reason()).contains("step 2");
      assertThat(measured(along)).isEqualTo(1);
      assertThat(RiskClaimsTest.measured(along.bound())).isCloseTo(5.0 / 16, Offset.offset(1e-5));
      assertThat(along.interval()).contains(times(3, 4));
    }
    Finding still = new AlignmentBound().check(HandMade.measured(linear(), STILL)).get(1);
    assertThat(still.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(still.reason()).startsWith("the bound is above 1 up to the horizon");
    assertThat(still.interval()).contains(times(0, 1));
  }

  /** Both sides at one instant, and what a radius ε adds to the limit. */
  @Test
  void sidesAllowForTheRadius() {
    Evidence evidence = Examples.untouched(linear());
    TwinClass twins = evidence.observations().layers().classes().get(0);
    RankOneConstant.Known known =
        (RankOneConstant.Known)
            RankOneConstant.of(evidence.observations().layers(), twins, linear().initialWeights());
    double epsilon = 0x1p-10;
    List<Dyadic> weights = HandMade.dyadics("4", "0", "0", "1", "3", "4");
    Instant knot = new Instant(0, Rational.ONE, weights, Dyadic.of(epsilon), true);
    AlignmentBound.Sides sides = AlignmentBound.sides(evidence, twins, known, knot).orElseThrow();
    assertThat(sides.sine().approximateDouble()).isCloseTo(16.0 / 25, Offset.offset(1e-12));
    assertThat(sides.bound().approximateDouble()).isCloseTo(5.0 / 16, Offset.offset(1e-5));
    double in = 2 * epsilon * (2 * Math.sqrt(17) + 2 * epsilon);
    double out = Math.sqrt(2) * epsilon * (10 + Math.sqrt(2) * epsilon);
    double root = Math.sqrt(3) + 2 * epsilon;
    double limit = (2 + 2 * (in + out) + root * root) / 16;
    assertThat(sides.limit().approximateDouble()).isCloseTo(limit, Offset.offset(1e-5));
    assertThat(sides.knot()).isEqualTo(knot);
    Instant zero =
        new Instant(
            0, Rational.ONE, HandMade.dyadics("0", "0", "0", "0", "1", "1"), Dyadic.ZERO, true);
    assertThat(AlignmentBound.sides(evidence, twins, known, zero)).isEmpty();
  }

  @Test
  void networksWithoutALayerHaveNothingToBound() {
    FlowProblem none =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 2, 1), DATA, Loss.EXPONENTIAL, "1", "1");
    for (Claim claim :
        List.of(
            new RankOneBound(),
            new AlignmentBound(),
            new ActiveSubmatrix(),
            new Balancedness(),
            new LayerBalancedness(),
            new PairBalancedness())) {
      List<Finding> findings = claim.check(Examples.untouched(none));
      assertThat(findings).hasSize(1);
      assertThat(findings.get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
      assertThat(findings.get(0).subject()).isEqualTo("network");
      List<Finding> skip = claim.check(Examples.untouched(Examples.skipProblem()));
      if (!(claim instanceof PairBalancedness)) {
        assertThat(skip)
            .filteredOn(finding -> finding.subject().startsWith("h2"))
            .allMatch(finding -> finding.reason().contains("is fixed"))
            .hasSize(2);
      }
    }
  }

  // Units 1 and 3 of three have equal gates from step 1 on.

  private static FlowProblem relu() {
    return HandMade.problem(
        HandMade.layered(Activation.RELU, 2, 3, 1),
        DATA,
        Loss.EXPONENTIAL,
        "2",
        "0",
        "5",
        "5",
        "0",
        "1",
        "1",
        "7",
        "0");
  }

  private static TrajectoryStep gated(String start, String end, String units, String... weights) {
    GateTable gates = GateHistoryTest.table(relu().network(), 2, units.split(" "));
    return HandMade.step(start, end, gates, weights);
  }

  private static final String EARLY = "11 01 10";
  private static final String LATE = "11 01 11";

  /** In[A] = diag(2, 1) when the gates agree at first, out (1, 0): the constant is 3 again. */
  private static TrajectoryStep first() {
    return gated("0", "1", EARLY, "2", "0", "5", "5", "0", "1", "1", "7", "0");
  }

  private static TrajectoryStep second(String lower) {
    return gated("1", "3", LATE, "2 2", "0", "5", "5", "0", lower, "1", "7", "0");
  }

  @Test
  void setsActiveTogetherWithinTheirBound() {
    List<Finding> findings =
        new ActiveSubmatrix().check(HandMade.enclosed(relu(), RADIUS, first(), second("1 1/2")));
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(findings).extracting(Finding::subject).containsExactly("W1[h1[0],h1[2]]", "W1");
    Finding bound = findings.get(0);
    assertThat(bound.interval()).contains(times(1, 3));
    RiskClaimsTest.assertEnclosed(bound.value(), 2.25);
    DyadicInterval limit = ((Quantity.Enclosed) bound.bound().orElseThrow()).value();
    assertThat(limit.upper().approximateDouble()).isCloseTo(3, Offset.offset(1e-4));
    assertThat(limit.upper()).isGreaterThanOrEqualTo(Dyadic.of(3));
    DyadicInterval range = bound.range().orElseThrow();
    assertThat(range.lower().approximateDouble()).isBetween(0.5, 1.0);
    assertThat(range.upper().approximateDouble()).isBetween(2.25, 3.5);
    assertThat(bound.reason()).startsWith("it holds at 1 ends of steps").contains("is 1.141");
    Finding rank = findings.get(1);
    assertThat(rank.reason()).startsWith("K = 2 classes").contains("the stable rank of the layer");
    assertThat(rank.interval()).contains(times(1, 3));
    DyadicInterval whole = ((Quantity.Enclosed) rank.value().orElseThrow()).value();
    assertThat(whole.lower()).isEqualTo(Dyadic.ZERO);
    assertThat(whole.upper().approximateDouble()).isCloseTo(3, Offset.offset(1e-4));
  }

  @Test
  void setsThatAreMeasured() {
    List<Finding> findings =
        new ActiveSubmatrix().check(HandMade.measured(relu(), first(), second("1 1/2")));
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.CONSISTENT);
    assertThat(measured(findings.get(0))).isCloseTo(2.25, Offset.offset(1e-9));
    assertThat(RiskClaimsTest.measured(findings.get(0).bound())).isCloseTo(3, Offset.offset(1e-4));
    assertThat(findings.get(0).interval()).contains(times(1, 3));
    assertThat(measured(findings.get(1))).isCloseTo(2.25, Offset.offset(1e-9));
    assertThat(RiskClaimsTest.measured(findings.get(1).bound())).isCloseTo(3, Offset.offset(1e-4));
    assertThat(findings.get(1).interval()).contains(times(1, 3));
  }

  @Test
  void setsBeyondTheirBoundAreNotPassed() {
    for (Evidence evidence :
        List.of(
            HandMade.enclosed(relu(), RADIUS, first(), second("1 1")),
            HandMade.measured(relu(), first(), second("1 1")))) {
      List<Finding> findings = new ActiveSubmatrix().check(evidence);
      assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.UNDECIDED);
      for (Finding finding : findings) {
        assertThat(measured(finding)).isCloseTo(4, Offset.offset(1e-9));
        assertThat(RiskClaimsTest.measured(finding.bound())).isCloseTo(3, Offset.offset(1e-4));
        assertThat(finding.reason()).contains("step 1");
        assertThat(finding.interval()).contains(times(1, 3));
      }
    }
  }

  /** What is uncertain at first is proved from later on, and never proved to the end. */
  @Test
  void uncertainGatesShortenTheInterval() {
    TrajectoryStep agreed = gated("0", "1", LATE, "2", "0", "5", "5", "0", "1", "1", "7", "0");
    Pair pair = new Pair(0, 4);
    List<Finding> later =
        new ActiveSubmatrix()
            .check(
                HandMade.uncertain(
                    relu(), RADIUS, List.of(Set.of(pair), Set.of()), agreed, second("1 1/2")));
    assertThat(later).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(later.get(0).interval()).contains(times(1, 3));
    List<Finding> never =
        new ActiveSubmatrix()
            .check(
                HandMade.uncertain(
                    relu(), RADIUS, List.of(Set.of(), Set.of(pair)), agreed, second("1 1/2")));
    assertThat(never).extracting(Finding::verdict).containsOnly(Verdict.CONSISTENT);
    assertThat(never.get(0).interval()).contains(times(0, 3));
    List<Finding> always =
        new ActiveSubmatrix().check(HandMade.enclosed(relu(), RADIUS, agreed, second("1 1/2")));
    assertThat(always.get(0).interval()).contains(times(0, 3));
    assertThat(always.get(0).reason()).startsWith("it holds at 2 ends of steps");
  }

  /** What the radius adds: twice the slack of C at the instant and at the start. */
  @Test
  void setsAllowForTheRadius() {
    double epsilon = 0x1p-10;
    Finding bound =
        new ActiveSubmatrix()
            .check(HandMade.enclosed(relu(), epsilon, first(), second("1 1/2")))
            .get(0);
    DyadicInterval limit = ((Quantity.Enclosed) bound.bound().orElseThrow()).value();
    double start = 2 * epsilon * (2 * Math.sqrt(5) + 2 * epsilon);
    double end = 2 * epsilon * (2 * Math.sqrt(16 + 2.25) + 2 * epsilon);
    double out = Math.sqrt(2) * epsilon * (2 + Math.sqrt(2) * epsilon);
    assertThat(limit.upper().approximateDouble())
        .isCloseTo(3 + 2 * (start + end + 2 * out), Offset.offset(1e-4));
    DyadicInterval value = ((Quantity.Enclosed) bound.value().orElseThrow()).value();
    assertThat(value.upper().approximateDouble()).isCloseTo(2.25 + 2 * end, Offset.offset(1e-6));
  }

  @Test
  void gatesThatAllDifferLeaveNothingButTheRank() {
    TrajectoryStep apart = gated("0", "1", EARLY, "2", "0", "5", "5", "0", "1", "1", "7", "0");
    List<Finding> findings = new ActiveSubmatrix().check(HandMade.measured(relu(), apart));
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).reason()).startsWith("K = 3");
    assertThat(new ActiveSubmatrix().check(Examples.untouched(linear())).get(0).reason())
        .isEqualTo("no layer has a kink");
    assertThat(new ActiveSubmatrix().check(Examples.untouched(relu())).get(0).reason())
        .isEqualTo("no trajectory was computed");
  }

  @Test
  void claimsHaveTheirIds() {
    assertThat(new RankOneBound().id()).isEqualTo("rank-one-bound");
    assertThat(new AlignmentBound().id()).isEqualTo("alignment-bound");
    assertThat(new ActiveSubmatrix().id()).isEqualTo("active-submatrix");
  }

  /** The distance nears its bound; what is known of all times cuts the range there. */
  @Test
  void rangesAreCutAtTheBound() {
    TrajectoryStep near = step("1", "3", "2 2", "0", "0", "1 7/10", "1", "0");
    Finding along =
        new RankOneBound().check(HandMade.enclosed(linear(), RADIUS, STILL, near)).get(1);
    Rational bound = ((Quantity.Exact) along.bound().orElseThrow()).value();
    assertThat(along.range().orElseThrow().upper().toRational())
        .isBetween(bound, bound.add(Rational.of(1, 1 << 30)));
  }

  /** A single unit has {@code E = 0} and {@code D = 0}. */
  @Test
  void aBoundOfZeroIsKept() {
    FlowProblem single =
        HandMade.problem(
            HandMade.layered(Activation.LINEAR, 2, 1, 1), DATA, Loss.EXPONENTIAL, "1", "2", "1");
    List<Finding> findings =
        new RankOneBound().check(HandMade.measured(single, step("0", "1", "1", "2", "1")));
    assertThat(findings.get(0).bound()).contains(new Quantity.Exact(Rational.ZERO));
    assertThat(findings.get(1).verdict()).isEqualTo(Verdict.CONSISTENT);
  }

  @Test
  void layersThatAreNotLinearHaveNoConstant() {
    for (Claim claim : List.of(new RankOneBound(), new AlignmentBound())) {
      List<Finding> findings = claim.check(Examples.untouched(relu()));
      assertThat(findings).hasSize(1);
      assertThat(findings.get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
      assertThat(findings.get(0).subject()).isEqualTo("W1");
      assertThat(findings.get(0).reason()).isEqualTo("h1[0] is not linear");
    }
  }

  /** From the zero matrix on {@code ‖W‖_F² - D} is negative at first: there is no range. */
  @Test
  void noRangeOfAnglesWhereTheNormMayBeSmall() {
    TrajectoryStep rising = step("0", "1", "0 4", "0", "0", "0 1", "1", "0");
    Finding along = new AlignmentBound().check(HandMade.enclosed(linear(), RADIUS, rising)).get(1);
    assertThat(along.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(along.interval()).contains(times(1, 1));
    assertThat(along.range()).isEmpty();
  }

  /** The sets agree from step 2 on; the constant is taken there. */
  @Test
  void theConstantIsTakenWhereTheGatesAgree() {
    TrajectoryStep other = gated("1", "2", EARLY, "7", "0", "5", "5", "0", "9", "3", "7", "2");
    TrajectoryStep last = gated("2", "3", LATE, "2 2", "0", "5", "5", "0", "1 1/2", "1", "7", "0");
    Finding finding =
        new ActiveSubmatrix().check(HandMade.enclosed(relu(), RADIUS, first(), other, last)).get(0);
    assertThat(finding.interval()).contains(times(2, 3));
    DyadicInterval limit = ((Quantity.Enclosed) finding.bound().orElseThrow()).value();
    assertThat(limit.upper().approximateDouble()).isCloseTo(3, Offset.offset(1e-4));
  }

  /** At the start weights are exact: nothing is allowed for there. */
  @Test
  void theStartOfTheFlowHasNoRadius() {
    double epsilon = 0x1p-10;
    TrajectoryStep agreed =
        gated("0", "3", LATE, "2 2", "0", "5", "5", "0", "1 1/2", "1", "7", "0");
    Finding finding =
        new ActiveSubmatrix().check(HandMade.enclosed(relu(), epsilon, agreed)).get(0);
    DyadicInterval limit = ((Quantity.Enclosed) finding.bound().orElseThrow()).value();
    double end = 2 * epsilon * (2 * Math.sqrt(16 + 2.25) + 2 * epsilon);
    double out = Math.sqrt(2) * epsilon * (2 + Math.sqrt(2) * epsilon);
    assertThat(limit.upper().approximateDouble())
        .isCloseTo(3 + 2 * (end + out), Offset.offset(1e-4));
  }

  /** Before the output only sets of several units have a bound; the rank is of the last layer. */
  @Test
  void layersBeforeOthersHaveNoRank() {
    FlowProblem deep =
        HandMade.problem(
            HandMade.layered(Activation.RELU, 2, 2, 2, 1),
            DATA,
            Loss.EXPONENTIAL,
            "1",
            "0",
            "0",
            "1",
            "1",
            "0",
            "0",
            "1",
            "1",
            "1");
    GateTable gates = GateHistoryTest.table(deep.network(), 2, "10", "01", "10", "01");
    TrajectoryStep step =
        HandMade.step("0", "1", gates, "1", "0", "0", "1", "1", "0", "0", "1", "1", "1");
    List<Finding> findings = new ActiveSubmatrix().check(HandMade.measured(deep, step));
    assertThat(findings).extracting(Finding::subject).containsExactly("W1", "W2");
    assertThat(findings.get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    assertThat(findings.get(0).reason())
        .isEqualTo("no two vertices have the same gates at the horizon");
    assertThat(findings.get(1).reason()).startsWith("K = 2");
  }
}
