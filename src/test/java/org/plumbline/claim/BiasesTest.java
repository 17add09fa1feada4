package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.structure.TwinClass;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/** Biases above the first layer: what still holds is proved, what needs homogeneity is not. */
final class BiasesTest {
  private static final Dataset DATA =
      new Dataset(
          List.of("a", "bias"),
          List.of(Examples.rationals("1", "1"), Examples.rationals("-1/2", "1")),
          List.of(1, -1));

  private static final List<Rational> WEIGHTS =
      Examples.rationals("1/2", "-1/4", "1/3", "2", "3/4", "1/8", "-1/5");

  private static Evidence evidence(Activation activation, List<Boolean> biases) {
    Network network =
        new LayeredArchitecture(List.of(1, 2, 1), List.of(activation), List.of(), biases).network();
    List<Rational> weights = WEIGHTS.subList(0, network.parameters());
    FlowProblem problem = new FlowProblem(network, DATA, weights, Loss.EXPONENTIAL, Reduction.SUM);
    return Examples.of(PlainFlow.integrate(problem, Rational.of(1, 2)));
  }

  private static Evidence linear() {
    return Examples.verified(evidence(Activation.LINEAR, List.of(true, true)));
  }

  @Test
  void whatNeedsHomogeneitySaysWhichPathsDiffer() {
    Evidence evidence = linear();
    List<Claim> needy = List.of(new Homogeneity(), new SmoothedMargin(), new GradientAlignment());
    for (Claim claim : needy) {
      List<Finding> findings = claim.check(evidence);
      assertThat(findings).extracting(Finding::verdict).containsExactly(Verdict.NOT_APPLICABLE);
      assertThat(findings.get(0).reason()).endsWith("there are paths with 1 and 2 trainable edges");
    }
    assertThat(new Energy().check(evidence))
        .filteredOn(finding -> finding.subject().equals("norm"))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.NOT_APPLICABLE);
    assertThat(new MarginDirection().check(evidence).get(0).reason())
        .isEqualTo("the output does not read exactly the last layer");
  }

  @Test
  void whatDoesNotIsProved() {
    Evidence evidence = linear();
    List<Claim> others =
        List.of(
            new Enclosure(),
            new Balancedness(),
            new PairBalancedness(),
            new LayerBalancedness(),
            new RankOneBound(),
            new Decomposition());
    for (Claim claim : others) {
      assertThat(Examples.verdicts(claim, evidence)).isNotEmpty().containsOnly(Verdict.PROVED);
    }
  }

  /**
   * The in-matrix has the column of biases, the out-matrix none: leaving one out gives another C.
   */
  @Test
  void imbalanceCountsTheBiasesOfTheLayerAlone() {
    Evidence evidence = linear();
    TwinClass twins = evidence.observations().layers().classes().get(0);
    assertThat(twins.name()).isEqualTo("W1+b1");
    RationalMatrix in =
        new RationalMatrix(
            List.of(Examples.rationals("1/2", "1/3"), Examples.rationals("-1/4", "2")));
    RationalMatrix out = new RationalMatrix(List.of(Examples.rationals("3/4", "1/8")));
    assertThat(twins.imbalance(WEIGHTS)).isEqualTo(in.gram().subtract(out.transpose().gram()));
  }

  /** A bias of the first layer is a weight like any other: nothing is lost. */
  @Test
  void biasesOfTheFirstLayerKeepHomogeneity() {
    Evidence evidence = Examples.verified(evidence(Activation.LINEAR, List.of(true, false)));
    assertThat(Examples.verdicts(new Homogeneity(), evidence)).containsExactly(Verdict.PROVED);
    assertThat(Examples.verdicts(new SmoothedMargin(), evidence))
        .doesNotContain(Verdict.NOT_APPLICABLE);
  }

  /** With no sample to tell the constant from a coordinate, the same numbers come out. */
  @Test
  void flowIsThatOfTheConstantAsACoordinate() {
    Network columns =
        new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.LINEAR), List.of()).network();
    List<Rational> weights = Examples.rationals("1/2", "1/3", "-1/4", "2", "3/4", "1/8");
    FlowProblem problem = new FlowProblem(columns, DATA, weights, Loss.EXPONENTIAL, Reduction.SUM);
    List<Rational> coordinates = end(Examples.of(PlainFlow.integrate(problem, Rational.of(1, 2))));
    List<Rational> biases = end(evidence(Activation.LINEAR, List.of(true, false)));
    for (int pair : List.of(0, 1)) {
      assertThat(biases.get(pair)).isEqualTo(coordinates.get(2 * pair));
      assertThat(biases.get(2 + pair)).isEqualTo(coordinates.get(2 * pair + 1));
    }
    assertThat(biases).hasSameSizeAs(coordinates).isNotEqualTo(Collections.emptyList());
  }

  private static List<Rational> end(Evidence evidence) {
    return Optional.of(evidence).flatMap(Evidence::trajectory).orElseThrow().finalWeights().stream()
        .map(w -> w.toRational())
        .toList();
  }
}
