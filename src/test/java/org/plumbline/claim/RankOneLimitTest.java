package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Interval;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** {@link RankOneLimit}: where it is proved, by when, and mutants. */
final class RankOneLimitTest {
  private final RankOneLimit claim = new RankOneLimit();

  static FlowProblem problem(Network network, String... weights) {
    return new FlowProblem(
        network,
        RiskToZeroTest.POSITIVE,
        Examples.rationals(weights),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  private static Network layered(Activation below, Skip... skips) {
    return new LayeredArchitecture(
            List.of(2, 2, 2, 1), List.of(below, Activation.LINEAR), List.of(skips))
        .network();
  }

  private static List<String> rows(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict()).distinct().toList();
  }

  @Test
  void provesLastLinearLayersFromTheEndOfAnEnclosedRun() {
    List<Finding> findings = claim.check(Examples.ENCLOSED_LINEAR.get());
    assertThat(rows(findings)).containsExactly("W1 PROVED", "W2 PROVED");
    assertThat(findings).hasSize(8);
    assertThat(findings)
        .allSatisfy(f -> assertThat(f.interval()).contains(Interval.from(Rational.of(6))));
  }

  @Test
  void isOnlyMeasuredWhereTheFlowIsNotEnclosed() {
    assertThat(rows(claim.check(Examples.LEAKY.get())))
        .containsExactly("W1 NOT_APPLICABLE", "W2 CONSISTENT");
  }

  @Test
  void smallerBoundsTakeLonger() {
    List<Finding> findings = claim.check(Examples.ENCLOSED_LINEAR.get());
    Dyadic tenth = time(findings.get(1));
    Dyadic hundredth = time(findings.get(2));
    Dyadic thousandth = time(findings.get(3));
    assertThat(hundredth).isGreaterThan(tenth);
    assertThat(thousandth).isGreaterThan(hundredth.scale(1));
  }

  private static Dyadic time(Finding finding) {
    return finding
        .value()
        .map(value -> ((Quantity.Enclosed) value).value().upper())
        .orElse(Dyadic.ZERO);
  }

  /** {@code F <= D}: no negative bound is shown at T, and what follows is still proved. */
  @Test
  void saysNothingWhereTheNormIsBelowTheConstant() {
    // The layers point in different directions: D_1 is above 40, ‖W_1‖_F² only 4.
    FlowProblem problem =
        problem(layered(Activation.LINEAR), "2", "0", "0", "1/5", "1/5", "0", "0", "6", "6", "2");
    List<Finding> findings = claim.check(Examples.untouched(problem));
    assertThat(findings.get(0).verdict()).isEqualTo(Verdict.PROVED);
    assertThat(findings.get(0).bound()).isEmpty();
    assertThat(findings.get(0).reason()).contains("at most");
    LimitRows.Bound bound = new LimitRows.Bound(Rational.of(3), Rational.of(3));
    assertThat(bound.upper(Dyadic.of(2))).isEmpty();
    assertThat(bound.upper(Dyadic.of(3))).isEmpty();
    assertThat(bound.upper(Dyadic.of(4)).orElseThrow()).isGreaterThanOrEqualTo(Dyadic.of(3));
  }

  @Test
  void aReluLayerAboveExcludesALayer() {
    FlowProblem problem =
        problem(layered(Activation.RELU), "2", "1", "-2", "-1", "1", "0", "0", "-1", "1", "2");
    assertThat(rows(claim.check(Examples.untouched(problem))))
        .containsExactly("W1 NOT_APPLICABLE", "W2 PROVED");
  }

  @Test
  void aSkipRoundALayerExcludesIt() {
    FlowProblem problem =
        problem(
            layered(Activation.RELU, new Skip(0, 3, Skip.Kind.FREE)),
            "2",
            "1",
            "1",
            "2",
            "1",
            "0",
            "0",
            "1",
            "1",
            "2",
            "1",
            "1");
    List<Finding> findings = claim.check(Examples.untouched(problem));
    assertThat(findings).noneMatch(f -> f.verdict() == Verdict.PROVED);
    assertThat(findings).anyMatch(f -> f.reason().contains("x[0] → o bypasses it"));
  }

  @Test
  void aSkipIntoALayerDoesNot() {
    FlowProblem problem =
        problem(
            layered(Activation.RELU, new Skip(0, 2, Skip.Kind.FREE)),
            "2",
            "1",
            "1",
            "2",
            "1",
            "0",
            "0",
            "1",
            "1",
            "2",
            "1",
            "1",
            "1",
            "1");
    assertThat(rows(claim.check(Examples.untouched(problem)))).contains("W2+S0 PROVED");
  }

  @Test
  void aBiasAboveALayerExcludesIt() {
    Network network =
        new LayeredArchitecture(
                List.of(1, 2, 1), List.of(Activation.LINEAR), List.of(), List.of(false, true))
            .network();
    FlowProblem problem = problem(network, "1", "1", "1", "1", "1");
    List<Finding> findings = claim.check(Examples.untouched(problem));
    assertThat(rows(findings)).containsExactly("W1 NOT_APPLICABLE");
    assertThat(findings.get(0).reason()).isEqualTo("the path bias → o bypasses it");
  }

  /**
   * {@code W_1 = W_2ᵀ} of rank 2, so {@code C_1 = 0}: without the term {@code D_2} the constant
   * would be 0, and the stable rank of {@code W_1} would be 1 already.
   */
  @Test
  void theConstantIncludesThoseOfTheLayersAbove() {
    FlowProblem problem =
        problem(layered(Activation.LINEAR), "2", "0", "0", "1", "2", "0", "0", "1", "2", "2");
    List<Finding> findings = claim.check(Examples.untouched(problem));
    Finding first = findings.get(0);
    assertThat(first.subject()).isEqualTo("W1");
    assertThat(first.reason()).doesNotContain("c = 0,");
    // ‖W_1‖_F²/‖W_1‖_2² - 1 = 1/4 at T, which every bound must allow.
    IntStream.of(1, 2, 3)
        .forEach(k -> assertThat(findings.get(k).reason()).isNotEqualTo("it is at T already"));
  }
}
