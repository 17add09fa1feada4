package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.along.Observations;
import org.plumbline.claim.forever.GateSigns;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** {@link GatesForever}: what each criterion proves, and mutants of each. */
final class GatesForeverTest {
  private final GatesForever claim = new GatesForever();

  /** Two samples whose inner product is negative. */
  private static final Dataset APART = data("1 0 +", "-1/2 1 +");

  static Dataset data(String... rows) {
    List<List<Rational>> points = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String row : rows) {
      List<String> parts = List.of(row.split(" "));
      int last = parts.size() - 1;
      points.add(parts.subList(0, last).stream().map(Rational::parse).toList());
      labels.add(parts.get(last).equals("+") ? 1 : -1);
    }
    List<String> names = List.of("a", "b", "c", "d").subList(0, points.get(0).size());
    return new Dataset(names, points, labels);
  }

  static FlowProblem problem(Network network, Dataset data, String weights) {
    return new FlowProblem(
        network, data, Examples.rationals(weights.split(" ")), Loss.EXPONENTIAL, Reduction.SUM);
  }

  private static Network layered(Activation activation, Integer... widths) {
    List<Activation> activations = new ArrayList<>(List.of(activation));
    for (int l = 2; l < widths.length - 1; l++) {
      activations.add(Activation.LINEAR);
    }
    return new LayeredArchitecture(List.of(widths), activations, List.of()).network();
  }

  private static Network relu(Integer... widths) {
    return layered(Activation.RELU, widths);
  }

  private List<Finding> check(FlowProblem problem) {
    return claim.check(Examples.untouched(problem));
  }

  private static List<String> rows(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict()).toList();
  }

  private static String own(List<Finding> findings, int row) {
    return findings.get(row).claim().contains("own label") ? "own" : "all";
  }

  @Test
  void aSilentUnitStaysSilent() {
    List<Finding> findings = check(problem(relu(2, 2, 1), data("1 0 +", "0 1 +"), "1 1 -1 -1 2 3"));
    assertThat(rows(findings)).startsWith("h1[0] PROVED", "h1[1] PROVED");
    assertThat(findings.get(1).reason()).startsWith("C0");
    assertThat(findings.get(0).interval()).contains(Interval.from(Rational.ZERO));
  }

  /** Mutant: the weight that the silent unit shares with another one moves. */
  @Test
  void aSharedWeightMayWakeASilentUnit() {
    Network shared = SmallGraph.of(2, "x y G H o", "x G w", "y G u", "x H w", "G o a", "H o b");
    Dataset data = data("1 1 -", "1 0 +");
    List<Finding> findings = check(problem(shared, data, "1/2 -1 1 1"));
    assertThat(findings.get(0).verdict()).isNotEqualTo(Verdict.PROVED);
    Network own = SmallGraph.of(2, "x y G H o", "x G w", "y G u", "x H v", "G o a", "H o b");
    assertThat(check(problem(own, data("1 1 -", "1 2 +"), "1/2 -1 1 1 1")).get(0).reason())
        .startsWith("C0");
  }

  @Test
  void aDeepUnitPushedDownByReluUnitsStaysSilent() {
    Network deep =
        SmallGraph.of(
            1, "x G H D o", "x G a", "x H b", "G D u", "H D v", "D o c", "G o d", "H o e");
    List<Finding> findings = check(problem(deep, data("1 +"), "1 1 -1 -1/2 1 1 1"));
    assertThat(findings.get(2).subject()).isEqualTo("D");
    assertThat(findings.get(2).verdict()).isEqualTo(Verdict.PROVED);
  }

  /** Mutant: off now, but one of its weights is positive, and what it reads grows. */
  @Test
  void aDeepUnitThatIsOnlyOffMayWake() {
    Network deep =
        SmallGraph.of(
            1, "x G H D o", "x G a", "x H b", "G D u", "H D v", "D o c", "G o d", "H o e");
    List<Finding> findings = check(problem(deep, data("1 +"), "1 2 1 -1 1 1 1/4"));
    assertThat(findings.get(2).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  void samplesOfOneLabelThatAgreeHoldAUnit() {
    Dataset data = data("1 1/4 +", "1/4 1 +", "-1 -1 -");
    List<Finding> findings = check(problem(relu(2, 2, 1), data, "1 1 -1 -2 1/2 -1/2"));
    assertThat(findings).hasSize(2);
    assertThat(findings)
        .allSatisfy(
            f -> {
              assertThat(f.verdict()).isEqualTo(Verdict.PROVED);
              assertThat(f.reason()).startsWith("C1:");
            });
  }

  @Test
  void leakyUnitsAreHeldBySamplesOfBothLabels() {
    Network leaky = layered(Activation.leaky(Rational.of(1, 4)), 2, 1, 1);
    Dataset agreeing = data("1 1/4 +", "-1 -1 -");
    assertThat(check(problem(leaky, agreeing, "1 1 1/2")).get(0).reason()).startsWith("C1:");
    Dataset apart = data("1 -1/2 +", "-1/2 -1/2 +");
    assertThat(check(problem(leaky, apart, "1 1 1/2")).get(0).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  /** Twenty samples drive the unit away from the last one, as the flow shows. */
  @Test
  void anInnerProductOfTheWrongSignIsInTheWay() {
    List<String> rows = new ArrayList<>(Collections.nCopies(20, "1 0 +"));
    rows.add("-2 11/5 +");
    FlowProblem problem = problem(relu(2, 1, 1), data(rows.toArray(new String[0])), "1/2 3/5 1");
    Finding finding = check(problem).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).contains("C1: Gram sign of samples 0 and 20");
    Evidence later = Examples.of(PlainFlow.integrate(problem, Rational.parse("1/20")));
    Observations seen = later.observations();
    assertThat(sign(problem, seen, 0)).isEqualTo(1);
    assertThat(sign(problem, seen, seen.knots().size() - 1)).isEqualTo(-1);
  }

  private static int sign(FlowProblem problem, Observations seen, int knot) {
    int unit = problem.network().inputs();
    GateSigns signs = GateSigns.at(problem, seen.evaluator(), seen.knots().get(knot));
    return signs.ofVertices().getOrDefault(unit, List.of()).get(problem.data().size() - 1);
  }

  @Test
  void aSampleOfTheOtherLabelThatIsSeenIsInTheWay() {
    Dataset data = data("1 0 +", "1 1/4 -");
    assertThat(check(problem(relu(2, 1, 1), data, "1 1 1")).get(0).reason())
        .contains("C1: it counts against sample 1, which it sees");
  }

  @Test
  void aUnitThatSeesTheOtherLabelAloneStaysOffItsOwn() {
    Dataset data = data("1 0 -", "1 -1 +");
    List<Finding> findings = check(problem(relu(2, 1, 1), data, "1 2 3"));
    assertThat(rows(findings)).startsWith("h1[0] PROVED");
    assertThat(own(findings, 0)).isEqualTo("own");
    assertThat(findings.get(0).reason()).startsWith("C1b");
  }

  /** Mutant: the outer weight may pass 0, and the unit change sides. */
  @Test
  void aSmallOuterWeightMayChangeSides() {
    Dataset data = data("1 0 -", "1 -1 +");
    assertThat(check(problem(relu(2, 1, 1), data, "1 2 2")).get(0).verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  /** Equality is enough, and is decided exactly. */
  @Test
  void aBalancedOuterWeightIsEnough() {
    Dataset data = data("1 0 -", "1 -2 +");
    assertThat(check(problem(relu(2, 1, 1), data, "3 4 5")).get(0).reason()).startsWith("C1b");
  }

  @Test
  void aUnitAloneInItsClassIsHeldByTheMargins() {
    List<Finding> findings = check(problem(relu(2, 1, 1), APART, "2 3 2"));
    assertThat(rows(findings)).containsExactly("h1[0] PROVED", "class h1[0] PROVED");
    assertThat(findings.get(0).reason()).startsWith("C3: it is alone in its class");
  }

  /** Units in one direction and balanced: their class never turns. */
  @Test
  void unitsOfOneDirectionAreHeldTogether() {
    List<Finding> findings = check(problem(relu(2, 2, 1), APART, "9/5 12/5 12/5 16/5 3 4"));
    assertThat(rows(findings))
        .containsExactly("h1[0] PROVED", "h1[1] PROVED", "class h1[0],h1[1] PROVED");
    assertThat(findings.get(0).reason())
        .isEqualTo("C3: its class keeps a share, its direction and its sides");
  }

  /** Mutant: no turn of the class's direction. The part of the second is small, its class turns. */
  @Test
  void aClassThatMayTurnDoesNotHoldUnitsWithASmallPart() {
    List<Finding> findings = check(problem(relu(2, 2, 1), APART, "2 3 1/8 1/8 4 1/16"));
    assertThat(findings).noneMatch(f -> f.verdict() == Verdict.PROVED);
    assertThat(findings.get(1).reason()).contains("C3: ");
  }

  /** Units with the same gates and other signs: no class has both. */
  @Test
  void unitsOfOtherSignsAreInOtherClasses() {
    Dataset data = data("1 0 +", "-1/2 1 +", "1 1 -");
    List<Finding> findings = check(problem(relu(2, 2, 1), data, "2 3 2 3 2 -2"));
    assertThat(findings).noneMatch(f -> f.subject().equals("class h1[0],h1[1]"));
  }

  @Test
  void leakyUnitsAloneInTheirClassesAreHeld() {
    Network leaky = layered(Activation.leaky(Rational.of(1, 4)), 2, 1, 1);
    List<Finding> findings = check(problem(leaky, APART, "2 3 2"));
    assertThat(rows(findings)).startsWith("h1[0] PROVED");
  }

  @Test
  void aUnitBelowLinearLayersIsHeldByItsShare() {
    List<Finding> findings = check(problem(relu(2, 1, 2, 1), APART, "2 3 1 1 1 1"));
    assertThat(rows(findings)).startsWith("h1[0] PROVED");
    assertThat(findings.get(0).reason()).startsWith("C3");
  }

  @Test
  void anOuterWeightOfZeroIsInTheWay() {
    List<Finding> findings = check(problem(relu(2, 2, 1), APART, "2 3 1 1 2 0"));
    assertThat(rows(findings)).containsExactly("h1[0] UNDECIDED", "h1[1] UNDECIDED");
    assertThat(findings.get(0).reason()).contains("the outer weight of h1[1] may be 0");
  }

  @Test
  void aKinkOnASampleOfTheOwnLabelIsInTheWay() {
    List<Finding> findings =
        check(problem(relu(2, 2, 1), data("1 0 +", "-1/2 1 +", "-1 -1 +"), "2 3 -2 1 2 1"));
    assertThat(findings.get(0).reason()).contains("C2: ");
    assertThat(findings).noneMatch(f -> f.verdict() == Verdict.PROVED);
  }

  @Test
  void aHighRiskIsInTheWay() {
    List<Finding> findings = check(problem(relu(2, 1, 1), APART, "1/8 1/8 1"));
    assertThat(findings.get(0).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(findings.get(0).reason())
        .contains("C1: Gram sign of samples 0 and 1; C2: R(t) < ℓ(0) was not reached");
  }

  /** Mutants of the form: each lets {@code Σ‖b‖ <= 1}, or the sum over units, fail. */
  @Test
  void otherFormsAreNotTrapped() {
    Network skip =
        new LayeredArchitecture(
                List.of(2, 1, 1), List.of(Activation.RELU), List.of(new Skip(0, 2, Skip.Kind.FREE)))
            .network();
    requireOpen(problem(skip, APART, "2 3 2 1/4 1/4"), "does not read exactly");
    Network bias =
        new LayeredArchitecture(
                List.of(2, 1, 1), List.of(Activation.RELU), List.of(), List.of(false, true))
            .network();
    requireOpen(problem(bias, data("1 0 1 +", "-1/2 1 1 +"), "2 3 2 1/4"), "C2");
    Network parallel = SmallGraph.of(2, "x y G o", "x G a", "x G b", "y G c", "G o v");
    requireOpen(problem(parallel, APART, "1 1 3 2"), "C2");
    Network shared =
        SmallGraph.of(2, "x y G H o", "x G a", "y G b", "x H a", "y H b", "G o v", "H o w");
    requireOpen(problem(shared, APART, "2 3 2 1"), "shared");
    Network twice = SmallGraph.of(2, "x y G o", "x G a", "y G a", "G o v");
    requireOpen(problem(twice, data("1 0 +", "-1/2 1 +"), "3 2"), "shared");
    Network partly = SmallGraph.of(2, "x y G o", "x G a", "y G 3", "G o v");
    requireOpen(problem(partly, APART, "2 2"), "fixed");
  }

  private void requireOpen(FlowProblem problem, String reason) {
    List<Finding> findings = check(problem);
    assertThat(findings).noneMatch(f -> f.verdict() == Verdict.PROVED);
    assertThat(findings.get(0).reason()).contains(reason);
  }

  @Test
  void deeperReluLayersAreOutsideTheForm() {
    Network deep =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1), List.of(Activation.RELU, Activation.RELU), List.of())
            .network();
    List<Finding> findings = check(problem(deep, APART, "2 3 3 2 1 1 1 1 2 2"));
    assertThat(findings)
        .allMatch(f -> f.verdict() == Verdict.NOT_APPLICABLE || f.verdict() == Verdict.UNDECIDED);
    assertThat(findings.get(0).reason()).contains("above the first layer");
  }

  @Test
  void linearNetworksHaveNoGates() {
    assertThat(claim.check(Examples.LINEAR.get()).get(0).verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }

  @Test
  void isOnlyMeasuredWhereTheFlowIsNotEnclosed() {
    assertThat(claim.check(Examples.RELU.get())).noneMatch(f -> f.verdict() == Verdict.PROVED);
    assertThat(claim.check(Examples.LEAKY.get())).noneMatch(f -> f.verdict() == Verdict.PROVED);
  }

  /** Mutant: the gap rounded to the nearest number of a few digits, which may be below it. */
  @Test
  void theGapThatIsShownIsNotBelowIt() {
    for (String outer : List.of("5 7 -6", "5 7 -7", "5 8 -6", "6 7 -6", "6 8 -7", "7 7 -5")) {
      Evidence evidence =
          Examples.untouched(
              problem(
                  ActiveSubmatrixLimitTest.relu(3),
                  ActiveSubmatrixLimitTest.AGREEING,
                  "4 5 5 4 -4 -5 " + outer));
      double gap = evidence.gates().classes().get(0).gap();
      String reason =
          claim.check(evidence).stream()
              .map(f -> f.reason())
              .filter(text -> text.contains("G at most "))
              .findFirst()
              .orElseThrow();
      String shown = reason.substring(reason.lastIndexOf(' ') + 1);
      assertThat(Double.parseDouble(shown)).isGreaterThanOrEqualTo(gap);
    }
  }

  /** Mutant of C0: a leaky unit that is negative throughout is not 0, and moves. */
  @Test
  void aLeakyUnitThatIsNegativeThroughoutIsNotSilent() {
    Dataset data = data("1 0 +", "0 1 +");
    Network leaky = layered(Activation.leaky(Rational.of(1, 4)), 2, 2, 1);
    List<Finding> findings = check(problem(leaky, data, "4 4 -1 -1 4 1"));
    assertThat(findings).noneMatch(f -> f.reason().startsWith("C0"));
    assertThat(check(problem(relu(2, 2, 1), data, "4 4 -1 -1 4 1")).get(1).reason())
        .startsWith("C0");
  }

  /** Mutant of C0: a bias in-edge is one more of the weights that must be negative. */
  @Test
  void aPositiveBiasMayWakeADeepUnit() {
    Network deep = SmallGraph.of(2, "x y G D o", "x G a", "G D u", "y D b", "D o c", "G o d");
    Dataset biased = data("1 1 +");
    assertThat(check(problem(deep, biased, "1 -1 -1/2 1 1")).get(1).reason()).startsWith("C0");
    assertThat(check(problem(deep, biased, "1 -1 1/2 1 1")).get(1).verdict())
        .isEqualTo(Verdict.NOT_APPLICABLE);
  }

  /** Mutant of C1: {@code a = 0}. It may go to either side, and the unit with it. */
  @Test
  void aUnitThatCountsForNothingYetMayGoAnyWay() {
    Dataset data = data("1 0 +", "0 1 +");
    List<Finding> findings = check(problem(relu(2, 2, 1), data, "4 4 1 1 4 0"));
    assertThat(findings.get(0).reason()).startsWith("C1:");
    assertThat(findings.get(1).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(findings.get(1).reason()).contains("its outer weight may be 0");
  }

  /** Mutant of C1: products over all inputs, where the unit reads some, or one of them twice. */
  @Test
  void innerProductsAreTakenOverTheEdgesOfAUnit() {
    Network some = SmallGraph.of(2, "x y G o", "x G a", "G o v");
    assertThat(check(problem(some, data("1 0 +", "1/2 -8 +"), "1 2")).get(0).reason())
        .startsWith("C1:");
    assertThat(check(problem(some, data("1 2 +", "-1/2 2 -"), "1 2")).get(0).reason())
        .startsWith("C1:");
    Network twice = SmallGraph.of(2, "x y G o", "x G a", "x G b", "y G c", "G o v");
    Dataset apart = data("1 5/4 +", "-1 1 +");
    assertThat(check(problem(twice, apart, "1 1 4 2")).get(0).reason()).contains("Gram sign");
    Network once = SmallGraph.of(2, "x y G o", "x G a", "y G c", "G o v");
    assertThat(check(problem(once, apart, "2 4 2")).get(0).reason()).startsWith("C1:");
  }

  /** Mutants of C1: weights that are carried elsewhere too, and a unit that counts twice. */
  @Test
  void aUnitWithWeightsThatAreNotItsOwnIsOutside() {
    Dataset data = data("1 0 +", "0 1 +");
    Network shared =
        SmallGraph.of(2, "x y G H o", "x G a", "y G b", "x H a", "y H c", "G o v", "H o w");
    Network outer =
        SmallGraph.of(2, "x y G H o", "x G a", "y G b", "x H c", "y H d", "G o v", "H o v");
    Network both =
        SmallGraph.of(2, "x y G H o", "x G a", "y G b", "x H c", "G H d", "G o v", "H o w");
    for (FlowProblem problem :
        List.of(
            problem(shared, data, "4 4 4 4 4"),
            problem(outer, data, "4 4 4 4 4"),
            problem(both, data, "4 4 4 4 4 4"))) {
      assertThat(check(problem)).noneMatch(f -> f.verdict() == Verdict.PROVED);
    }
  }

  /** Mutant of C1b: a fixed in-weight, with which {@code a² - ‖w‖²} is not constant. */
  @Test
  void aFixedWeightLeavesTheOuterWeightFree() {
    Dataset data = data("1 0 -", "1 -1 +");
    Network fixed = SmallGraph.of(2, "x y G o", "x G a", "y G 2", "G o v");
    assertThat(check(problem(fixed, data, "1 3")).get(0).verdict()).isNotEqualTo(Verdict.PROVED);
    Network own = SmallGraph.of(2, "x y G o", "x G a", "y G b", "G o v");
    assertThat(check(problem(own, data, "1 2 3")).get(0).reason()).startsWith("C1b");
  }

  /** Mutant of C3: the sides at T, without a trap. The first unit is only just off the third. */
  @Test
  void sidesAtTAreNotEnough() {
    Dataset data = data("1 0 +", "-1/2 1 +", "-1 5/8 +");
    List<Finding> findings = check(problem(relu(2, 2, 1), data, "2 3 -4 0 2 2"));
    assertThat(rows(findings)).containsExactly("h1[0] UNDECIDED", "h1[1] PROVED");
    assertThat(findings.get(0).reason())
        .contains("C2: masses are not settled enough to hold it on its side of sample");
  }

  /** Mutant of C3: bounds without the class of a unit that fades, and may join another. */
  @Test
  void aUnitThatFadesIsInTheWayOfAll() {
    Dataset data = data("1 0 +", "-1/2 1 +", "-1 -1 -");
    List<Finding> alone = check(problem(relu(2, 2, 1), data, "4 6 -16/5 -16/5 7 -9/2"));
    assertThat(alone.get(0).reason()).startsWith("C3");
    List<Finding> both =
        check(problem(relu(2, 3, 1), data, "4 6 -16/5 -16/5 -1/64 -1/256 7 -9/2 1/64"));
    assertThat(rows(both)).containsExactly("h1[0] UNDECIDED", "h1[1] PROVED", "h1[2] UNDECIDED");
    assertThat(both.get(0).reason()).contains("C3: it would pass if h1[2] did");
    assertThat(both.get(2).reason()).contains("its class fades");
  }
}
