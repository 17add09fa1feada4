package org.plumbline.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;

/** {@link NormGrowth}: which layers go to infinity, and which need not. */
final class NormGrowthTest {
  private static final Dataset ONE =
      new Dataset(List.of("a"), List.of(Examples.rationals("1")), List.of(1));

  private static final Dataset WITH_CONSTANT =
      new Dataset(List.of("a", "one"), List.of(Examples.rationals("1", "1")), List.of(1));

  private final NormGrowth claim = new NormGrowth();

  private List<Finding> check(Network network, Dataset data, String... weights) {
    return claim.check(
        Examples.untouched(
            new FlowProblem(
                network, data, Examples.rationals(weights), Loss.EXPONENTIAL, Reduction.SUM)));
  }

  private static List<String> rows(List<Finding> findings) {
    return findings.stream().map(f -> f.subject() + " " + f.verdict()).toList();
  }

  @Test
  void everyLayerOfALayeredNetworkGrows() {
    assertThat(rows(claim.check(Examples.ENCLOSED_LINEAR.get())))
        .containsExactly("W1 PROVED", "W2 PROVED", "W3 PROVED");
  }

  /** {@code f = c(σ(bσ(ax)) + σ(ax))} with {@code b < 0}: {@code b} never moves, and R → 0. */
  @Test
  void aLayerThatASkipBypassesNeedNotGrow() {
    Network network = SmallGraph.of(1, "x G H s o", "x G a", "G H b", "H s 1", "G s 1", "s o c");
    List<Finding> findings = check(network, ONE, "1", "-1", "1");
    assertThat(rows(findings))
        .containsExactly("a PROVED", "b NOT_APPLICABLE", "in(s) NOT_APPLICABLE", "c PROVED");
    assertThat(findings.get(1).reason()).isEqualTo("the path x → G → s → o bypasses it");
  }

  /** {@code f = vwx + b}: of {@code w} nothing is known, of {@code w² + b²} it is. */
  @Test
  void aBiasAboveALayerBypassesIt() {
    Network network = SmallGraph.of(2, "x one h o", "x h w", "h o v", "one o b");
    List<Finding> findings = check(network, WITH_CONSTANT, "1/2", "1", "1/4");
    assertThat(rows(findings)).containsExactly("w NOT_APPLICABLE", "w+b PROVED", "v+b PROVED");
    assertThat(findings.get(0).reason()).isEqualTo("the path one → o bypasses it");
  }

  @Test
  void aFreeSkipAndTheLayerItGoesRoundGrowTogether() {
    Network network =
        new LayeredArchitecture(
                List.of(1, 1, 1, 1),
                List.of(Activation.RELU, Activation.LINEAR),
                List.of(new Skip(0, 2, Skip.Kind.FREE)))
            .network();
    assertThat(rows(check(network, ONE, "1", "1", "1", "1")))
        .containsExactly("W1 NOT_APPLICABLE", "W1+S0 PROVED", "W2+S0 PROVED", "W3 PROVED");
  }

  @Test
  void anIdentityRoundALayerLeavesItOut() {
    Network network =
        new LayeredArchitecture(
                List.of(1, 1, 1, 1),
                List.of(Activation.RELU, Activation.LINEAR),
                List.of(new Skip(1, 2, Skip.Kind.IDENTITY)))
            .network();
    assertThat(rows(check(network, ONE, "1", "1", "1")))
        .containsExactly("W1 PROVED", "W2 NOT_APPLICABLE", "W3 PROVED");
  }

  @Test
  void nothingIsSaidWithoutLowRisk() {
    Network network = SmallGraph.of(1, "x h o", "x h a", "h o b");
    assertThat(rows(check(network, ONE, "0", "1"))).containsExactly("network UNDECIDED");
  }

  @Test
  void aParameterOnTwoLevelsIsNoCut() {
    Network network = SmallGraph.of(1, "x g h o", "x g w", "g h w", "h o v");
    assertThat(rows(check(network, ONE, "1", "1")))
        .containsExactly("w NOT_APPLICABLE", "w NOT_APPLICABLE", "v PROVED");
  }

  /** Weights that lead nowhere never move. */
  @Test
  void deadEndsAreNoLayer() {
    Network network = SmallGraph.of(1, "x dead h o", "x dead d", "x h a", "h o b");
    assertThat(rows(check(network, ONE, "7", "1", "1"))).containsExactly("a PROVED", "b PROVED");
  }

  @Test
  void sharedWeightsOfOneLayerGrow() {
    Network network = SmallGraph.of(2, "a one H K o", "a H w", "one K w", "H o u", "K o v");
    assertThat(rows(check(network, WITH_CONSTANT, "1", "1", "1")))
        .containsExactly("w PROVED", "u+v PROVED");
  }
}
