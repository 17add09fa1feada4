package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.along.Interval;
import org.plumbline.claim.forever.DirectionGap;
import org.plumbline.claim.forever.LevelGain;
import org.plumbline.claim.structure.LayerStructure;
import org.plumbline.data.Dataset;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

/** {@link MarginDirectionLimit} and {@link DirectionGap}: numbers, and forms that are no case. */
final class MarginDirectionLimitTest {
  private static final Dataset DATA = GatesForeverTest.data("1 0 +", "0 1 +");

  private final MarginDirectionLimit claim = new MarginDirectionLimit();

  private static Network linear(Skip... skips) {
    return new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.LINEAR), List.of(skips))
        .network();
  }

  private List<Finding> check(Network network, String weights) {
    return claim.check(Examples.untouched(GatesForeverTest.problem(network, DATA, weights)));
  }

  @Test
  void provesTheLimitAndByWhen() {
    List<Finding> findings = check(linear(), "9/5 12/5 12/5 16/5 3 4");
    assertThat(findings).hasSize(4);
    assertThat(findings)
        .allSatisfy(
            f -> {
              assertThat(f.verdict()).isEqualTo(Verdict.PROVED);
              assertThat(f.interval()).contains(Interval.from(Rational.ZERO));
            });
  }

  private static DirectionGap gap(String weights) {
    FlowProblem problem = GatesForeverTest.problem(linear(), DATA, weights);
    Onwards.Known known = (Onwards.Known) Examples.untouched(problem).onwards();
    return DirectionGap.of(
            LayerStructure.of(problem.network()),
            problem.initialWeights(),
            (LevelGain) known.times().gain(),
            DyadicInterval.enclosing(Rational.of(1, 2), 96).sqrt(96))
        .orElseThrow();
  }

  private static double number(Dyadic x) {
    return x.approximateDouble();
  }

  /** Balanced and of rank one: {@code ‖W_1‖ = ‖W_2‖ = 5}, so {@code M = 25}, and {@code K = 0}. */
  @Test
  void aBalancedNetworkLosesNothingOfItsNorm() {
    DirectionGap gap = gap("9/5 12/5 12/5 16/5 3 4");
    assertThat(number(gap.rate())).isCloseTo(0, within(1e-9));
    double margin = -Math.log(Math.exp(-15) + Math.exp(-20));
    double start = Math.log(25 / Math.sqrt(2) / margin);
    assertThat(number(gap.start())).isEqualTo(start, within(1e-9));
    assertThat(number(gap.at(Dyadic.of(50)))).isEqualTo(start * 25 / 125, within(1e-9));
  }

  /**
   * {@code W_1 = (4, 0; 0, 3)}, {@code W_2 = (4, 3)}: {@code C = (0, -12; -12, 0)}, {@code D = 12}.
   */
  @Test
  void constantsAreThoseOfTheFormula() {
    DirectionGap gap = gap("4 0 0 3 4 3");
    double least = 25 - 12 - 12;
    double tau = 24 / (2 * least);
    double rate = (12 / (1 - 12.0 / 25) + least * tau * tau) / 2;
    assertThat(number(gap.least())).isEqualTo(least, within(1e-6));
    assertThat(number(gap.largest())).isEqualTo(25, within(1e-9));
    assertThat(number(gap.rate())).isEqualTo(rate, within(1e-3));
  }

  @Test
  void theGapNeverGrows() {
    DirectionGap gap = gap("4 0 0 3 4 3");
    assertThat(gap.at(Dyadic.ONE)).isLessThanOrEqualTo(gap.start());
    Dyadic gain = gap.gainFor(Dyadic.of(0.01)).orElseThrow();
    assertThat(number(gap.at(gain))).isLessThanOrEqualTo(0.01);
  }

  /** Mutant: a constant of imbalance that exceeds the norms. The layers need not be aligned. */
  @Test
  void normsBelowTheConstantsProveNothing() {
    List<Finding> findings = check(linear(), "3 0 0 4 3/2 1/2");
    assertThat(findings).noneMatch(f -> f.verdict() == Verdict.PROVED);
    assertThat(findings.get(0).reason()).contains("the norms are too small yet");
  }

  /** Mutant: a skip, by which the end-to-end vector is no product. */
  @Test
  void aSkipIsNoCase() {
    assertThat(check(linear(new Skip(0, 2, Skip.Kind.FREE)), "9/5 12/5 12/5 16/5 3 4 1 1"))
        .singleElement()
        .satisfies(f -> assertThat(f.verdict()).isEqualTo(Verdict.NOT_APPLICABLE));
  }

  /** Mutant: one layer, for which the rate would be another. */
  @Test
  void oneLayerIsNoCase() {
    Network one = new LayeredArchitecture(List.of(2, 1), List.of(), List.of()).network();
    assertThat(check(one, "15 20"))
        .singleElement()
        .satisfies(f -> assertThat(f.verdict()).isEqualTo(Verdict.NOT_APPLICABLE));
  }

  @Test
  void aKinkIsNoCase() {
    assertThat(claim.check(Examples.RELU.get()).get(0).verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
  }
}
