package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.GateHistoryTest;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Gate;
import org.plumbline.field.Pair;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.network.Activation;
import org.plumbline.network.Network;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/**
 * {@link ConstantSubnetwork}, {@link StableActivation} and the laws of balance along weights and
 * gates written down.
 */
final class GateClaimsTest {
  private static final Dataset DATA =
      HandMade.data(List.of(1, -1), List.of(Examples.rationals("1"), Examples.rationals("-1")));
  private static final double RADIUS = 0x1p-70;

  /** Inputs 0, units 1 and 2, output 3; parameters: in, in, out, out. */
  private static FlowProblem relu() {
    return HandMade.problem(
        HandMade.layered(Activation.RELU, 1, 2, 1), DATA, Loss.EXPONENTIAL, "1", "2", "1", "-2");
  }

  private static FlowProblem linear() {
    return HandMade.problem(
        HandMade.layered(Activation.LINEAR, 1, 2, 1), DATA, Loss.EXPONENTIAL, "1", "2", "1", "-2");
  }

  private static TrajectoryStep step(int k, String units, String... weights) {
    return HandMade.step(
        String.valueOf(k),
        String.valueOf(k + 1),
        GateHistoryTest.table(relu().network(), 1, units.split(" ")),
        weights);
  }

  private static Interval times(long start, long end) {
    return new Interval(Rational.of(start), Rational.of(end));
  }

  private static Quantity exact(long value) {
    return new Quantity.Exact(Rational.of(value));
  }

  // Constant signs. The last weight turns positive during step 0.

  private static final TrajectoryStep TURNING = step(0, "10 10", "1", "2", "1", "-2 3");
  private static final TrajectoryStep KEPT = step(1, "10 10", "1 1", "2", "1", "1 1");
  private static final TrajectoryStep KEPT_TOO = step(2, "10 10", "2 1", "2", "1", "2 1");

  private static Finding signs(Evidence evidence) {
    return new ConstantSubnetwork().check(evidence).get(0);
  }

  @Test
  void signsAreConstantFromTheStepAfterTheTurn() {
    Finding proved = signs(HandMade.enclosed(relu(), RADIUS, TURNING, KEPT, KEPT_TOO));
    assertThat(proved.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(proved.interval()).contains(times(1, 3));
    assertThat(proved.value()).contains(exact(1));
    assertThat(proved.reason()).endsWith("from step 1 on");
    Finding measured = signs(HandMade.measured(relu(), TURNING, KEPT, KEPT_TOO));
    assertThat(measured.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(measured.interval()).contains(times(1, 3));
    assertThat(measured.value()).contains(exact(1));
    assertThat(measured.reason()).endsWith("recorded before step 0");
    Finding from = signs(HandMade.measured(linear(), step(0, "10 10", "1", "2", "1", "-2 1")));
    assertThat(from.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(from.reason()).isEqualTo("no recorded weight changes sign");
    assertThat(from.interval()).contains(times(0, 1));
  }

  /** A weight that may have the other sign within its radius is not settled. */
  @Test
  void signsWithinTheRadiusAreNotSettled() {
    TrajectoryStep low = step(1, "10 10", "1", "2", "1", "1 -15/16");
    for (Evidence evidence : List.of(HandMade.enclosed(relu(), 0x1p-4, TURNING, low))) {
      Finding finding = signs(evidence);
      assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
      assertThat(finding.reason()).contains("does not settle the sign of W2[0,1];");
      assertThat(finding.interval()).contains(times(1, 2));
    }
    Finding clear = signs(HandMade.enclosed(relu(), 0x1p-5, TURNING, low));
    assertThat(clear.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(clear.interval()).contains(times(1, 2));
  }

  /** Zero within a step, though not at its ends, is a change of sign for what is enclosed. */
  @Test
  void signsThatDipWithinAStepAreNotProved() {
    TrajectoryStep dip = step(1, "10 10", "1", "2", "1", "1 -6 6");
    Finding finding = signs(HandMade.enclosed(relu(), RADIUS, TURNING, dip));
    assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    Finding after = signs(HandMade.enclosed(relu(), RADIUS, TURNING, dip, KEPT_TOO));
    assertThat(after.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(after.interval()).contains(times(2, 3));
  }

  @Test
  void aTurnAtTheHorizonIsTooLate() {
    Finding finding = signs(HandMade.enclosed(relu(), RADIUS, TURNING));
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason())
        .startsWith(
            "a weight changes its sign at the horizon: the risk is 1.05; needed is below 1;");
    assertThat(finding.interval()).contains(times(1, 1));
    Finding exactZero = signs(HandMade.measured(linear(), step(0, "10 10", "1", "2", "1", "-2 2")));
    assertThat(exactZero.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  /** An exact zero that stays one has the constant sign 0. */
  @Test
  void aZeroThatStaysIsNotUnclear() {
    FlowProblem zero =
        HandMade.problem(
            HandMade.layered(Activation.RELU, 1, 2, 1), DATA, Loss.EXPONENTIAL, "1", "2", "1", "0");
    Finding finding = signs(HandMade.measured(zero, step(0, "10 10", "1", "2", "1", "0")));
    assertThat(finding.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(finding.interval()).contains(times(0, 1));
  }

  // Constant gates. Unit 2 changes on sample 1 before step 1.

  private static final TrajectoryStep OTHER = step(0, "10 11", "1", "2", "1", "-2");
  private static final TrajectoryStep SAME = step(1, "10 10", "1", "2", "1", "-2");
  private static final TrajectoryStep SAME_TOO = step(2, "10 10", "1", "2", "1", "-2");

  private static Finding gates(Evidence evidence) {
    return new ConstantSubnetwork().check(evidence).get(1);
  }

  @Test
  void gatesAreConstantFromTheirLastChange() {
    Finding proved = gates(HandMade.enclosed(relu(), RADIUS, OTHER, SAME, SAME_TOO));
    assertThat(proved.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(proved.interval()).contains(times(1, 3));
    assertThat(proved.value()).contains(exact(1));
    assertThat(proved.reason()).endsWith("from step 1 on");
    Finding measured = gates(HandMade.measured(relu(), OTHER, SAME, SAME_TOO));
    assertThat(measured.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(measured.interval()).contains(times(1, 3));
    assertThat(measured.value()).contains(exact(1));
    assertThat(measured.reason()).isEqualTo("the last change is before step 1");
    assertThat(gates(HandMade.measured(relu(), SAME_TOO)).reason()).isEqualTo("no gate changes");
    assertThat(gates(HandMade.measured(linear(), SAME_TOO)).verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  void uncertainGatesAreNotProved() {
    Set<Pair> one = Set.of(new Pair(0, 2));
    Finding later =
        gates(
            HandMade.uncertain(
                relu(), RADIUS, List.of(Set.of(), one, Set.of()), OTHER, SAME, SAME_TOO));
    assertThat(later.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(later.interval()).contains(times(2, 3));
    assertThat(later.reason()).endsWith("from step 2 on");
    Finding never =
        gates(
            HandMade.uncertain(
                relu(), RADIUS, List.of(Set.of(), Set.of(), one), OTHER, SAME, SAME_TOO));
    assertThat(never.verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(never.interval()).contains(times(1, 3));
  }

  // Stable activation. s = w x: on for x = 1, off for x = -1, both units.

  private static List<Finding> stable(Evidence evidence) {
    return new StableActivation().check(evidence);
  }

  @Test
  void theLastChangeOfEachUnit() {
    TrajectoryStep off = step(0, "10 01", "1", "-2", "1", "-2");
    List<Finding> findings = stable(HandMade.measured(relu(), off, SAME, SAME_TOO));
    assertThat(findings).extracting(Finding::subject).containsExactly("h1[0]", "h1[1]", "network");
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.CONSISTENT);
    assertThat(findings.get(0).value()).contains(exact(0));
    assertThat(findings.get(0).interval()).contains(times(0, 3));
    assertThat(findings.get(0).reason())
        .isEqualTo("no gate ever changed; for all later times see gates-forever");
    assertThat(findings.get(1).value()).contains(exact(1));
    assertThat(findings.get(1).interval()).contains(times(1, 3));
    assertThat(findings.get(1).reason())
        .isEqualTo("the last change was before step 1; for all later times see gates-forever");
    assertThat(findings.get(2).interval()).contains(times(1, 3));
    assertThat(findings.get(2).value()).contains(exact(1));
    assertThat(findings.get(2).reason())
        .isEqualTo(
            "active on every sample since then: none; active on the same samples: h1[0],h1[1];"
                + " for all later times see gates-forever");
    assertThat(stable(Examples.untouched(relu())).get(0).reason())
        .isEqualTo("no trajectory was computed");
  }

  @Test
  void unitsActiveOnEverySampleAreNamed() {
    FlowProblem positive =
        HandMade.problem(
            HandMade.layered(Activation.RELU, 1, 2, 1),
            HandMade.data(List.of(1, 1), List.of(Examples.rationals("1"), Examples.rationals("2"))),
            Loss.EXPONENTIAL,
            "1",
            "-2",
            "1",
            "-2");
    List<Finding> findings =
        stable(HandMade.measured(positive, step(0, "11 00", "1", "-2", "1", "-2")));
    assertThat(findings.get(2).verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(findings.get(2).reason())
        .isEqualTo(
            "active on every sample since then: h1[0]; active on the same samples: h1[0] | h1[1];"
                + " for all later times see gates-forever");
    assertThat(findings.subList(0, 2))
        .allSatisfy(
            finding -> {
              assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
              assertThat(finding.interval()).contains(Interval.from(Rational.ZERO));
              assertThat(finding.reason())
                  .isEqualTo("no gate ever changed, and none ever will: see gates-forever");
            });
  }

  /** Each unit sees the sample of its own label alone, and no sample drives it back: C1. */
  private static FlowProblem settled() {
    return HandMade.problem(
        HandMade.layered(Activation.RELU, 1, 2, 1), DATA, Loss.EXPONENTIAL, "1", "2", "1", "2");
  }

  private static final TrajectoryStep BEFORE = step(0, "10 01", "1", "-2", "1", "2");
  private static final TrajectoryStep AFTER = step(1, "10 10", "1", "2", "1", "2");
  private static final TrajectoryStep LAST = step(2, "10 10", "1", "2", "1", "2");

  /** What is certain of the end of the run, and what is for ever after it, are one interval. */
  @Test
  void gatesThatNeverChangeAgainAreProvedSo() {
    List<Finding> findings = stable(HandMade.enclosed(settled(), RADIUS, BEFORE, AFTER, LAST));
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(findings.get(0).interval()).contains(Interval.from(Rational.ZERO));
    assertThat(findings.get(1).interval()).contains(Interval.from(Rational.ONE));
    assertThat(findings.get(1).value()).contains(exact(1));
    assertThat(findings.get(1).reason())
        .isEqualTo("the last change was before step 1, and none comes after it: see gates-forever");
    assertThat(findings.get(2).interval()).contains(Interval.from(Rational.ONE));
    assertThat(findings.get(2).reason())
        .endsWith("on the same samples: h1[0],h1[1]; for ever: see gates-forever");
  }

  /** Where the last gates are not certain, all that is known is that they stay from T on. */
  @Test
  void uncertainGatesAreForEverFromTheEnd() {
    List<Set<Pair>> uncertain = List.of(Set.of(), Set.of(), Set.of(new Pair(0, 2)));
    List<Finding> findings =
        stable(HandMade.uncertain(settled(), RADIUS, uncertain, BEFORE, AFTER, LAST));
    assertThat(findings.get(0).interval()).contains(Interval.from(Rational.ZERO));
    assertThat(findings.get(1).verdict()).isEqualTo(Verdict.PROVED);
    assertThat(findings.get(1).interval()).contains(Interval.from(Rational.of(3)));
    assertThat(findings.get(2).verdict()).isEqualTo(Verdict.CONSISTENT);
  }

  /** A flow that is not enclosed, a unit that may change, a gate that contradicts its sign. */
  @Test
  void gatesAreNotProvedToStayWithoutACriterion() {
    assertThat(stable(HandMade.measured(settled(), BEFORE, AFTER, LAST)))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.CONSISTENT);
    assertThat(stable(HandMade.enclosed(relu(), RADIUS, SAME, SAME_TOO)))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.CONSISTENT, Verdict.CONSISTENT);
    TrajectoryStep wrong = step(1, "10 00", "1", "2", "1", "2");
    assertThat(stable(HandMade.enclosed(settled(), RADIUS, BEFORE, wrong, LAST)).get(1).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  /** Each way in which a gate may contradict the sign of its pre-activation. */
  @Test
  void contradictionsAreSeen() {
    for (String wrong : List.of("10 00", "10 p0", "10 11", "10 1p")) {
      List<Finding> findings =
          stable(HandMade.measured(relu(), SAME, step(1, wrong, "1", "2", "1", "-2")));
      assertThat(findings.get(0).verdict()).isEqualTo(Verdict.CONSISTENT);
      assertThat(findings.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
      int sample = wrong.charAt(3) == '1' ? 1 : 0;
      assertThat(findings.get(1).reason())
          .startsWith("the gate recorded on sample " + sample + " contradicts the sign of s")
          .contains("t = 1.5 (step 1)");
      assertThat(findings.get(1).interval()).isPresent();
    }
    TrajectoryStep zero = step(1, "10 p0", "1", "0", "1", "-2");
    assertThat(stable(HandMade.measured(relu(), SAME, zero)))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.CONSISTENT);
  }

  /** Doubles do not see this sign; what is recorded to 132 bits does. */
  @Test
  void signsBelowDoublesAreTold() {
    Evidence wide = HandMade.enclosed(relu(), 0.5, step(0, "10 01", "1", "1/4 1/4", "1", "-2"));
    assertThat(stable(wide))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.CONSISTENT, Verdict.CONSISTENT);
    Evidence narrow = HandMade.enclosed(relu(), 0.25, step(0, "10 01", "1", "1/4 1/4", "1", "-2"));
    assertThat(stable(narrow).get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void gatesFitIntervalsThatAllowThem() {
    DyadicInterval negative = new DyadicInterval(Dyadic.of(-2), Dyadic.of(-1));
    DyadicInterval positive = negative.negate();
    DyadicInterval around = new DyadicInterval(Dyadic.of(-1), Dyadic.ONE);
    assertThat(StableActivation.fits(Gate.ON, negative)).isFalse();
    assertThat(StableActivation.fits(Gate.ON, positive)).isTrue();
    assertThat(StableActivation.fits(Gate.ON, around)).isTrue();
    assertThat(StableActivation.fits(Gate.OFF, negative)).isTrue();
    assertThat(StableActivation.fits(Gate.OFF, positive)).isFalse();
    assertThat(StableActivation.fits(Gate.OFF, around)).isTrue();
    assertThat(StableActivation.fits(Gate.PINNED, negative)).isFalse();
    assertThat(StableActivation.fits(Gate.PINNED, positive)).isFalse();
    assertThat(StableActivation.fits(Gate.PINNED, around)).isTrue();
    for (Gate gate : Gate.values()) {
      assertThat(StableActivation.fits(gate, DyadicInterval.ZERO)).isTrue();
    }
  }

  /** More than twenty units have one row a layer. */
  private static FlowProblem many(int units) {
    List<String> weights = new ArrayList<>(Collections.nCopies(units, "1"));
    weights.addAll(Collections.nCopies(units, "2"));
    return HandMade.problem(
        HandMade.layered(Activation.RELU, 1, units, 1),
        DATA,
        Loss.EXPONENTIAL,
        weights.toArray(String[]::new));
  }

  private static Evidence manySteps(int units, String last) {
    FlowProblem problem = many(units);
    String[] gates = Collections.nCopies(units, "10").toArray(String[]::new);
    List<String> weights = new ArrayList<>(Collections.nCopies(units, "1"));
    weights.addAll(Collections.nCopies(units, "2"));
    weights.set(2 * units - 1, last);
    return HandMade.measured(
        problem,
        HandMade.step(
            "0",
            "1",
            GateHistoryTest.table(problem.network(), 1, gates),
            weights.toArray(String[]::new)));
  }

  /** The last of 21 units is recorded off where it is on. */
  @Test
  void aContradictionInAGroupIsSeen() {
    FlowProblem problem = many(21);
    List<String> gates = new ArrayList<>(Collections.nCopies(21, "10"));
    gates.set(20, "00");
    List<String> weights = new ArrayList<>(Collections.nCopies(21, "1"));
    weights.addAll(Collections.nCopies(21, "2"));
    List<Finding> findings =
        stable(
            HandMade.measured(
                problem,
                HandMade.step(
                    "0",
                    "1",
                    GateHistoryTest.table(problem.network(), 1, gates.toArray(String[]::new)),
                    weights.toArray(String[]::new))));
    assertThat(findings.get(0).subject()).isEqualTo("W1");
    assertThat(findings.get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void withoutKinksOrStepsLittleIsSaid() {
    assertThat(stable(Examples.untouched(linear())).get(0).reason())
        .isEqualTo("no hidden vertex has a kink");
    List<Finding> findings = new ConstantSubnetwork().check(Examples.untouched(relu()));
    assertThat(findings).extracting(Finding::subject).containsExactly("signs", "gates", "network");
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.UNDECIDED);
    assertThat(findings.get(0).reason()).isEqualTo("no trajectory was computed");
    assertThat(findings.get(1).reason()).contains("see gates-forever");
    assertThat(findings.get(2).reason()).endsWith("no trajectory was computed");
    assertThat(new Balancedness().check(Examples.untouched(relu()))).hasSize(2);
    assertThat(new Balancedness().check(Examples.untouched(relu())).get(0).reason())
        .startsWith("the Lie derivative cancels");
  }

  @Test
  void manyUnitsAreGathered() {
    assertThat(stable(manySteps(20, "2"))).hasSize(21);
    List<Finding> gathered = stable(manySteps(21, "2"));
    assertThat(gathered).extracting(Finding::subject).containsExactly("W1", "network");
    List<Finding> each = new Balancedness().check(manySteps(20, "2"));
    assertThat(each).hasSize(40);
    assertThat(each.get(0).value()).contains(exact(1 - 4));
    List<Finding> laws = new Balancedness().check(manySteps(21, "2"));
    assertThat(laws).extracting(Finding::subject).containsExactly("W1", "W1");
    assertThat(laws)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.CONSISTENT);
    assertThat(laws.get(0).reason()).startsWith("all 21 laws: the Lie derivative cancels");
    assertThat(laws.get(0).value()).isEmpty();
    assertThat(laws.get(1).reason())
        .startsWith("the worst of 21, h1[0]: the largest drift is at t = 0");
    List<Finding> broken = new Balancedness().check(manySteps(21, "2 1"));
    assertThat(broken.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(broken.get(1).reason())
        .startsWith("the worst of 21, h1[20]: the trajectory deviates");
    // 1 - 9 from 1 - 4
    assertThat(RiskClaimsTest.measured(broken.get(1).value())).isEqualTo(5);
  }

  // Laws: M = w_in² - w_out² is 0 and 0 for the units of relu().

  @Test
  void lawsThatAreKeptAndBroken() {
    TrajectoryStep kept = step(0, "10 10", "1 1", "2 -1", "1 1", "-2 1");
    List<Finding> proved = new Balancedness().check(HandMade.enclosed(relu(), RADIUS, kept));
    assertThat(proved).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(proved).hasSize(4);
    assertThat(proved.get(0).value()).contains(exact(0));
    assertThat(proved.get(0).reason()).endsWith("vanishes exactly at w(0) on 2 samples");
    assertThat(proved.get(2).interval()).contains(times(0, 1));
    RiskClaimsTest.assertEnclosed(proved.get(2).value(), 0);
    assertThat(proved.get(2).reason())
        .startsWith("its change at the ends of steps is no more than this");
    TrajectoryStep broken = step(0, "10 10", "1 1", "2 1", "1 1", "-2");
    List<Finding> refuted = new Balancedness().check(HandMade.enclosed(relu(), RADIUS, broken));
    assertThat(refuted.get(2).verdict()).isEqualTo(Verdict.PROVED);
    assertThat(refuted.get(3).verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(refuted.get(3).reason()).isEqualTo("the flow breaks it, at t = 1 (step 0)");
    assertThat(refuted.get(3).interval()).contains(times(0, 1));
    // 9 - 4, no further off than from 0
    DyadicInterval change = ((Quantity.Enclosed) refuted.get(3).value().orElseThrow()).value();
    assertThat(change.upper().approximateDouble())
        .isCloseTo(5, org.assertj.core.data.Offset.offset(1e-9));
    List<Finding> measured = new Balancedness().check(HandMade.measured(relu(), broken));
    assertThat(measured.get(2).verdict()).isEqualTo(Verdict.CONSISTENT);
    assertThat(measured.get(2).interval()).contains(times(0, 1));
    assertThat(RiskClaimsTest.measured(measured.get(2).value())).isEqualTo(0);
    assertThat(RiskClaimsTest.measured(measured.get(2).bound())).isEqualTo(0);
    assertThat(measured.get(3).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(measured.get(3).interval()).contains(times(0, 1));
    assertThat(RiskClaimsTest.measured(measured.get(3).value())).isEqualTo(5);
    assertThat(RiskClaimsTest.measured(measured.get(3).bound())).isBetween(1e-21, 1e-18);
    List<Finding> layer = new LayerBalancedness().check(HandMade.measured(relu(), broken));
    assertThat(layer)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.UNDECIDED);
    assertThat(layer.get(0).value()).contains(exact(0));
  }

  // Pairs: M_12 = w_1 w_2 - v_1 v_2 = 2 + 2 = 4.

  private static List<Finding> pairs(Evidence evidence) {
    return new PairBalancedness().check(evidence);
  }

  @Test
  void pairsAreConstantWhileTheirGatesAgree() {
    TrajectoryStep kept = step(0, "10 10", "1 1", "2 -1", "1 1", "-2 1/2");
    // (2)(1) - (2)(-3/2) = 5: broken while the gates agree.
    List<Finding> broken = pairs(HandMade.measured(relu(), kept));
    assertThat(broken)
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PROVED, Verdict.UNDECIDED);
    assertThat(broken.get(0).reason()).contains("for all 1 pairs").contains("on 2 samples");
    assertThat(RiskClaimsTest.measured(broken.get(1).value())).isEqualTo(1);
    assertThat(broken.get(1).subject()).isEqualTo("h1[0],h1[1]");
    assertThat(broken.get(1).reason()).startsWith("while the gates agree, the trajectory deviates");
    assertThat(pairs(HandMade.enclosed(relu(), RADIUS, kept)).get(1).verdict())
        .isEqualTo(Verdict.VIOLATED);
    TrajectoryStep apart = step(0, "10 11", "1 1", "2 -1", "1 1", "-2 1/2");
    Finding none = pairs(HandMade.measured(relu(), apart)).get(1);
    assertThat(none.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    // From step 1 on the value at its start, 5, is the reference.
    TrajectoryStep constant = step(1, "10 10", "2 -1", "1 1", "2 -1", "-3/2 -3/2");
    List<Finding> later = pairs(HandMade.enclosed(relu(), RADIUS, apart, constant));
    assertThat(later.get(1).verdict()).isEqualTo(Verdict.PROVED);
    RiskClaimsTest.assertEnclosed(later.get(1).value(), 0);
    TrajectoryStep moving = step(1, "10 10", "2 -1", "1 1", "2 -1", "-3/2 -1");
    List<Finding> moved = pairs(HandMade.enclosed(relu(), RADIUS, apart, moving));
    assertThat(moved.get(1).verdict()).isEqualTo(Verdict.VIOLATED);
  }

  /** The first run of agreement is broken, the second is not: the worst of both counts. */
  @Test
  void theWorstRunCounts() {
    TrajectoryStep kept = step(0, "10 10", "1 1", "2 -1", "1 1", "-2 1/2");
    TrajectoryStep apart = step(1, "10 11", "2", "1", "2", "-3/2");
    TrajectoryStep again = step(2, "10 10", "2", "1", "2", "-3/2");
    Finding first = pairs(HandMade.measured(relu(), kept, apart, again)).get(1);
    assertThat(first.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(first.reason()).contains("step 0");
    TrajectoryStep still = step(0, "10 10", "1", "2", "1", "-2");
    TrajectoryStep jump = step(1, "10 11", "1 1", "2 -1", "1 1", "-2 1/2");
    TrajectoryStep drift = step(2, "10 10", "2 1", "1", "2", "-3/2");
    Finding last = pairs(HandMade.measured(relu(), still, jump, drift)).get(1);
    assertThat(last.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(last.reason()).contains("step 2");
    Finding none = pairs(HandMade.measured(relu(), still, jump, again)).get(1);
    assertThat(none.verdict()).isEqualTo(Verdict.CONSISTENT);
  }

  @Test
  void pairsOfLinearUnitsAreConstantThroughout() {
    assertThat(pairs(Examples.untouched(linear())).get(0).reason())
        .endsWith("the vertices are linear, so it is constant throughout");
    List<Finding> many = pairs(manySteps(7, "2"));
    assertThat(many).hasSize(2);
    assertThat(many.get(0).reason()).contains("for all 21 pairs");
    assertThat(many.get(1).reason())
        .startsWith("the worst of 21, h1[0],h1[1]: while the gates agree, ");
    assertThat(many.get(1).subject()).isEqualTo("W1");
    assertThat(pairs(manySteps(7, "2 1")).get(1).reason())
        .startsWith("the worst of 21, h1[0],h1[6]: while");
    assertThat(pairs(manySteps(6, "2"))).hasSize(16);
  }

  @Test
  void pairsNeedTwins() {
    FlowProblem single =
        HandMade.problem(
            HandMade.layered(Activation.RELU, 1, 1, 1), DATA, Loss.EXPONENTIAL, "1", "1");
    List<Finding> none = pairs(Examples.untouched(single));
    assertThat(none).hasSize(1);
    assertThat(none.get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    TwinClass twins = LayerStructure.of(relu().network()).classes().get(0);
    Finding refuted =
        PairBalancedness.proof(Examples.untouched(relu()), twins, Optional.of("it fails"));
    assertThat(refuted.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(refuted.reason()).isEqualTo("it fails");
    assertThat(refuted.subject()).isEqualTo("W1");
  }

  /** Two layers of five have ten pairs each. */
  @Test
  void twentyPairsHaveARowEach() {
    String[] weights = Collections.nCopies(5 + 25 + 5, "1").toArray(String[]::new);
    Network network = HandMade.layered(Activation.RELU, 1, 5, 5, 1);
    FlowProblem problem = HandMade.problem(network, DATA, Loss.EXPONENTIAL, weights);
    String[] gates = Collections.nCopies(10, "10").toArray(String[]::new);
    List<Finding> findings =
        pairs(
            HandMade.measured(
                problem,
                HandMade.step("0", "1", GateHistoryTest.table(network, 1, gates), weights)));
    assertThat(findings).hasSize(2 + 20);
    assertThat(findings.get(21).verdict()).isEqualTo(Verdict.CONSISTENT);
  }

  /** {@code (g_v - g_u)(s_u B_v - s_v B_u)}: on sample 0 with gates 1 and 0. */
  @Test
  void theRateOfAPair() {
    FlowProblem problem =
        HandMade.problem(
            HandMade.layered(Activation.RELU, 1, 2, 1),
            DATA,
            Loss.EXPONENTIAL,
            "3",
            "-2",
            "5",
            "7");
    var evaluation =
        org.plumbline.network.Evaluation.exact(
            problem.network(), problem.initialWeights(), problem.data().point(0));
    assertThat(PairBalancedness.rate(evaluation, evaluation.backSignals(), 1, 2))
        .isEqualTo(Rational.of(-(3 * 7 + 2 * 5)));
  }

  @Test
  void claimsHaveTheirIds() {
    assertThat(new ConstantSubnetwork().id()).isEqualTo("constant-subnetwork");
    assertThat(new StableActivation().id()).isEqualTo("stable-activation");
    assertThat(new Balancedness().id()).isEqualTo("balancedness");
    assertThat(new LayerBalancedness().id()).isEqualTo("layer-balancedness");
    assertThat(new PairBalancedness().id()).isEqualTo("pair-balancedness");
  }
}
