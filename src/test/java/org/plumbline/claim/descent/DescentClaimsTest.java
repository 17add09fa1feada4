package org.plumbline.claim.descent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Evidence;
import org.plumbline.claim.Examples;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;
import org.plumbline.claim.law.QuadraticLaw;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.enclosure.descent.DescentEncloser;
import org.plumbline.enclosure.descent.DescentProgress;
import org.plumbline.enclosure.descent.EnclosedDescent;
import org.plumbline.enclosure.descent.ForgedDescent;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.Rational;

/** What holds of descent, and enclosures that are wrong in one respect, which it does not pass. */
final class DescentClaimsTest {
  private static final int DIGITS = 20;

  private static EnclosedDescent enclosed(FlowProblem problem, String stepSize, int steps) {
    return DescentEncloser.enclose(
        problem, Rational.parse(stepSize), steps, DIGITS, DescentProgress.SILENT);
  }

  private static List<Finding> findings(EnclosedDescent descent) {
    return DescentClaims.checkAll(DescentEvidence.of(descent, DIGITS, Optional.empty()));
  }

  private static List<Finding> of(EnclosedDescent descent, String id) {
    return findings(descent).stream().filter(f -> f.id().equals(id)).toList();
  }

  private static DyadicInterval interval(Optional<Quantity> quantity) {
    return ((Quantity.Enclosed) quantity.orElseThrow()).value();
  }

  @Test
  void smallStepsKeepAllOfIt() {
    List<Finding> found = findings(enclosed(Examples.linearProblem(), "1/10", 50));
    assertThat(found)
        .extracting(Finding::id)
        .contains("iterates", "separability", "homogeneity", "initial-risk", "stable-activation")
        .contains("balancedness", "pair-balancedness", "layer-balancedness", "energy")
        .contains("rank-one-bound", "alignment-bound", "rank-collapse", "flow-distance");
    assertThat(found)
        .extracting(Finding::verdict)
        .isSubsetOf(Verdict.PROVED, Verdict.NOT_APPLICABLE);
  }

  /** The exact change of the law at rational weights after an exact step is what is enclosed. */
  @Test
  void theDriftIsThatOfAnExactStep() {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(1, 2, 1), List.of(Activation.RELU), List.of())
                .network(),
            new Dataset(List.of("a"), List.of(Examples.rationals("1")), List.of(1)),
            Examples.rationals("1", "1", "1", "-1"),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    // f = 0, so ∇R = -(v_j, w_j): w = (1, 1), v = (1, -1); η = 1/2 leads to (3/2, 1/2), (3/2, -1/2)
    Finding finding = of(enclosed(problem, "1/2", 1), "balancedness").get(0);
    QuadraticLaw law = QuadraticLaw.ofVertex(problem.network(), 1);
    Rational change =
        law.at(Examples.rationals("3/2", "1/2", "3/2", "-1/2"))
            .subtract(law.at(Examples.rationals("1", "1", "1", "-1")));
    assertThat(change).isEqualTo(Rational.ZERO);
    assertThat(interval(finding.value()).contains(Dyadic.ZERO)).isTrue();
    assertThat(interval(finding.bound()).contains(Dyadic.ZERO)).isTrue();
  }

  /** With {@code η} in place of {@code η²}, or another step size, the identity is broken. */
  @Test
  void aWrongPowerOfTheStepSizeIsRefuted() {
    EnclosedDescent descent = enclosed(Examples.linearProblem(), "1/4", 5);
    assertThat(of(descent, "balancedness"))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.PROVED);
    for (EnclosedDescent wrong :
        List.of(
            ForgedDescent.scaledGradients(descent, 1),
            ForgedDescent.withStepSize(descent, Rational.of(1, 2)))) {
      assertThat(of(wrong, "balancedness")).extracting(Finding::verdict).contains(Verdict.VIOLATED);
      assertThat(of(wrong, "layer-balancedness"))
          .extracting(Finding::verdict)
          .contains(Verdict.VIOLATED);
    }
  }

  /** A weight that is off by more than its radius breaks the identity, in the step it is off. */
  @Test
  void aWeightThatIsOffIsRefuted() {
    EnclosedDescent descent = enclosed(Examples.linearProblem(), "1/10", 10);
    EnclosedDescent wrong = ForgedDescent.moved(descent, 4, 0, Examples.SMALL);
    Finding finding = of(wrong, "balancedness").get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(finding.reason()).isEqualTo("the enclosures break the identity in step 3");
  }

  /** An iterate in the middle that is not known to the digits, while the last one is. */
  @Test
  void everyIterateIsHeldAgainstItsBound() {
    EnclosedDescent descent = enclosed(Examples.linearProblem(), "1/10", 10);
    assertThat(of(descent, "iterates").get(0).verdict()).isEqualTo(Verdict.PROVED);
    Magnitude much = Magnitude.enclosingAbove(0x1p-40);
    Finding finding = of(ForgedDescent.withRadius(descent, 4, much), "iterates").get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).startsWith("the radius at k = 4 is ");
    Magnitude little = Magnitude.enclosingAbove(0x1p-68);
    Finding within = of(ForgedDescent.withRadius(descent, 4, little), "iterates").get(0);
    assertThat(within.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(interval(within.value()).upper()).isEqualTo(little.toDyadic());
  }

  /** Doubles choose the step, so the statement names it, and both its numbers are those of it. */
  @Test
  void theStepWhoseStableRanksAreShownIsNamed() {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.LINEAR), List.of())
                .network(),
            Examples.linearProblem().data(),
            Examples.rationals("1", "1/4", "-1/4", "1", "1/8", "1/16"),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    EnclosedDescent descent = enclosed(problem, "1/10", 30);
    DescentEvidence evidence = DescentEvidence.of(descent, DIGITS, Optional.empty());
    List<Finding> rows =
        new RankCollapse().check(evidence).stream().filter(f -> f.subject().equals("W1")).toList();
    assertThat(rows).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(rows.get(0).claim())
        .isEqualTo("the stable rank of W after the first step, and before it");
    assertThat(rows.get(1).claim())
        .matches("the stable rank of W after step [1-9][0-9]*, and before it");
    int step = Integer.parseInt(rows.get(1).claim().replaceAll("[^0-9]", ""));
    assertThat(interval(rows.get(1).value())).isEqualTo(stableRank(evidence, step + 1));
    assertThat(interval(rows.get(1).bound())).isEqualTo(stableRank(evidence, step));
  }

  private static DyadicInterval stableRank(DescentEvidence evidence, int k) {
    return MatrixAt.of(evidence.layers().classes().get(0).in(), evidence.instant(k))
        .stableRank()
        .orElseThrow();
  }

  /** Three long steps carry the matrix beyond the bound of the flow, 2.77, to 3.02. */
  @Test
  void theBoundNeedsWhatTheStepsAdd() {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.LINEAR), List.of())
                .network(),
            Examples.linearProblem().data(),
            Examples.rationals("-1", "5/4", "-3/4", "-1", "1/4", "1/2"),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    EnclosedDescent descent = enclosed(problem, "1/2", 3);
    assertThat(of(descent, "rank-one-bound").get(0).verdict()).isEqualTo(Verdict.PROVED);
    EnclosedDescent without = ForgedDescent.scaledGradients(descent, -200);
    assertThat(of(without, "rank-one-bound").get(0).verdict()).isEqualTo(Verdict.VIOLATED);
  }

  @Test
  void stepsThatAreTooLongRaiseTheRisk() {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(),
            new Dataset(
                List.of("a"),
                List.of(Examples.rationals("4"), Examples.rationals("4")),
                List.of(1, -1)),
            Examples.rationals("1/2"),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    List<Finding> energy = of(enclosed(problem, "1/4", 1), "energy");
    assertThat(energy.get(0).verdict()).isEqualTo(Verdict.VIOLATED);
    assertThat(energy.get(0).reason()).contains("a smaller --step-size");
    assertThat(energy.get(1).verdict()).isEqualTo(Verdict.PROVED);
  }

  /** The enclosed flow of the example ends at t = 6, that is after 60 steps. */
  @Test
  void theDistanceFromTheFlowShrinksWithTheStep() {
    Evidence flow = Examples.ENCLOSED_LINEAR.get();
    List<Double> distances =
        Stream.of("1/10", "1/20", "1/40")
            .map(
                eta -> {
                  int steps =
                      Rational.parse("3").divide(Rational.parse(eta)).numerator().intValue();
                  EnclosedDescent descent = enclosed(Examples.linearProblem(), eta, steps);
                  DescentEvidence evidence = DescentEvidence.of(descent, DIGITS, flow.enclosure());
                  Finding finding = new FlowDistance().check(evidence).get(0);
                  assertThat(finding.verdict()).isEqualTo(Verdict.PROVED);
                  return interval(finding.value()).middle().approximateDouble();
                })
            .toList();
    assertThat(distances.get(0) / distances.get(1)).isBetween(1.7, 2.3);
    assertThat(distances.get(1) / distances.get(2)).isBetween(1.7, 2.3);
  }

  @Test
  void beyondTheFlowNothingIsSaidOfTheDistance() {
    EnclosedDescent descent = enclosed(Examples.linearProblem(), "1/2", 20);
    DescentEvidence evidence =
        DescentEvidence.of(descent, DIGITS, Examples.ENCLOSED_LINEAR.get().enclosure());
    Finding finding = new FlowDistance().check(evidence).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).contains("plumbline check --until-time 10");
  }

  @Test
  void gatesAreFollowedStepByStep() {
    EnclosedDescent descent = enclosed(Examples.reluProblem(), "1/10", 30);
    List<Finding> rows = of(descent, "stable-activation");
    assertThat(rows).hasSize(3).extracting(Finding::verdict).containsOnly(Verdict.PROVED);
    assertThat(rows).anyMatch(row -> row.reason().startsWith("no gate ever changes"));
  }

  /** Few steps of a size that the risk does not survive for long. */
  @Test
  void whatIsNotReachedIsUndecidedWithARemedy() {
    Finding finding = of(enclosed(Examples.linearProblem(), "1/1000", 1), "initial-risk").get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(finding.reason()).endsWith("more --steps may decide it");
  }

  /**
   * The risk of {@code w_0} is below the limit too, by so little that its enclosure does not tell:
   * nothing may be said of which iterate is the first.
   */
  @Test
  void anIterateIsTheFirstOnlyIfNoneBeforeItMayBe() {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(1, 1, 1), List.of(Activation.LINEAR), List.of())
                .network(),
            new Dataset(List.of("a"), List.of(Examples.rationals("1")), List.of(1)),
            Examples.rationals("1", "1e-60"),
            Loss.LOGISTIC,
            Reduction.SUM);
    Finding close = of(enclosed(problem, "1/10", 2), "initial-risk").get(0);
    assertThat(close.verdict()).isEqualTo(Verdict.PROVED);
    assertThat(close.reason()).startsWith("iterate 1 is the first of which it is told;");
    Finding clear = of(enclosed(Examples.linearProblem(), "1/10", 50), "initial-risk").get(0);
    assertThat(clear.reason()).matches("iterate \\d+ is the first; .*");
  }

  /** Distances that differ by less than is known of them: none is the largest for certain. */
  @Test
  void theLargestDistanceIsBoundedNotPlaced() {
    EnclosedDescent descent = enclosed(Examples.linearProblem(), "1/10", 5);
    DescentEvidence evidence =
        DescentEvidence.of(descent, DIGITS, Examples.ENCLOSED_LINEAR.get().enclosure());
    Finding finding = new FlowDistance().check(evidence).get(0);
    String printed = finding.reason().replaceAll(".* none is further off than ([^;]*);.*", "$1");
    assertThat(Rational.parse(printed))
        .isGreaterThanOrEqualTo(interval(finding.value()).upper().toRational());
  }

  /** An upper bound is one as it is printed; the nearest decimal need not be. */
  @Test
  void boundsArePrintedUpwards() {
    Dyadic bound = Dyadic.of(0.00720239);
    assertThat(Rational.parse(Rows.text(bound))).isLessThan(bound.toRational());
    assertThat(Rational.parse(Rows.upwards(bound))).isGreaterThan(bound.toRational());
    EnclosedDescent descent = enclosed(Examples.linearProblem(), "1/10", 50);
    Finding finding = of(descent, "alignment-bound").get(0);
    String printed = finding.reason().replaceAll(".*adds at most (\\S+) to the.*", "$1");
    DyadicInterval squares = new SlopeSquares(evidence(descent)).of(layer(descent).in());
    assertThat(Rational.parse(printed)).isGreaterThan(squares.upper().toRational());
  }

  private static DescentEvidence evidence(EnclosedDescent descent) {
    return DescentEvidence.of(descent, DIGITS, Optional.empty());
  }

  private static TwinClass layer(EnclosedDescent descent) {
    return evidence(descent).layers().classes().get(0);
  }
}
