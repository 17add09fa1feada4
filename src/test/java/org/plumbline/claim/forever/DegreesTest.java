package org.plumbline.claim.forever;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.SmallGraph;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/** {@link Degrees}: the least largest degree, or a flow that excludes all degrees. */
final class DegreesTest {
  private static Degrees of(Network network) {
    return Degrees.of(PathGraph.of(network));
  }

  private static Degrees.Known known(Network network) {
    return (Degrees.Known) of(network);
  }

  private static List<Rational> degrees(Network network) {
    return known(network).ofParameters();
  }

  private static Network layered(List<Integer> widths, List<Skip> skips, Boolean... biases) {
    List<Activation> hidden = java.util.Collections.nCopies(widths.size() - 2, Activation.RELU);
    return new LayeredArchitecture(widths, hidden, skips, List.of(biases)).network();
  }

  @Test
  void homogeneousNetworksShareEqually() {
    Network network = layered(List.of(2, 3, 2, 1), List.of(), false, false, false);
    assertThat(degrees(network)).containsOnly(Rational.of(1, 3));
    assertThat(known(network).largest()).isEqualTo(Rational.of(1, 3));
  }

  @Test
  void aFreeSkipLeavesNoMoreThanTheShorterPath() {
    Network network =
        layered(List.of(2, 3, 2, 1), List.of(new Skip(0, 2, Skip.Kind.FREE)), false, false, false);
    assertThat(known(network).largest()).isEqualTo(Rational.of(1, 2));
  }

  @Test
  void aBiasOfTheOutputHasDegreeOne() {
    Network network = layered(List.of(2, 3, 2, 1), List.of(), true, false, true);
    assertThat(known(network).largest()).isEqualTo(Rational.ONE);
    assertThat(degrees(network).get(network.parameters() - 1)).isEqualTo(Rational.ONE);
  }

  @Test
  void whatAnIdentityGoesRoundHasDegreeZero() {
    Network network =
        layered(
            List.of(2, 2, 2, 1), List.of(new Skip(1, 2, Skip.Kind.IDENTITY)), false, false, false);
    assertThat(known(network).largest()).isEqualTo(Rational.of(1, 2));
    assertThat(known(network).least(PathGraph.of(network))).isEqualTo(Rational.ZERO);
  }

  @Test
  void anIdentityFromAnInputToTheOutputExcludesAllDegrees() {
    Network network = SmallGraph.of(1, "x h o", "x h a", "h o b", "x o 1");
    assertThat(of(network))
        .isInstanceOfSatisfying(
            Degrees.Missing.class,
            none -> assertThat(none.certificate()).contains("1 through x → o"));
  }

  /** {@code f = ax + c(bax + x)}: every path is trained, but {@code λ_b} would be -1. */
  @Test
  void aNegativeDegreeIsNone() {
    Network network = SmallGraph.of(1, "x u v o", "x u a", "u v b", "x v 1", "v o c", "u o 1");
    assertThat(of(network))
        .isInstanceOfSatisfying(
            Degrees.Missing.class,
            none -> assertThat(none.certificate()).contains("-1 through u → v"));
  }

  /** {@code f = v w w x + u x}: {@code λ_v + 2λ_w = 1} and {@code λ_u = 1}. */
  @Test
  void aParameterOnTwoLevelsCountsTwice() {
    Network network = SmallGraph.of(1, "x g h o", "x g w", "g h w", "h o v", "x o u");
    List<Rational> degrees = degrees(network);
    Rational sum = degrees.get(0).multiply(Rational.of(2)).add(degrees.get(1));
    assertThat(sum).isEqualTo(Rational.ONE);
    assertThat(degrees.get(2)).isEqualTo(Rational.ONE);
  }

  /** {@code f = w(1 + w) x} needs {@code λ_w = 1} and {@code λ_w = 1/2}. */
  @Test
  void aParameterOfTwoDegreesHasNone() {
    Network network = SmallGraph.of(1, "x h o", "x h w", "h o w", "x o w");
    assertThat(of(network)).isInstanceOf(Degrees.Missing.class);
  }

  @Test
  void parametersOnNoPathAreLeftOut() {
    Network network = SmallGraph.of(1, "x dead h o", "x dead d", "x h a", "h o b", "x o c");
    assertThat(degrees(network).get(0)).isEqualTo(Rational.ZERO);
    assertThat(PathGraph.of(network).parameters()).containsExactly(1, 2, 3);
  }

  /** Units that are alike share a potential, so that wide layers cost no more than narrow ones. */
  @Test
  void wideLayersAreAsQuickAsNarrowOnes() {
    Network network = layered(List.of(20, 60, 60, 1), List.of(), true, true, true);
    assertThat(known(network).largest()).isEqualTo(Rational.ONE);
  }

  @Test
  void withoutAPathThereIsNothingToFind() {
    Network network = SmallGraph.of(1, "x h o", "x h a");
    assertThat(of(network)).isInstanceOf(Degrees.Missing.class);
  }

  /** Every sum over a path is 1, checked path by path in random shapes. */
  @Test
  void everyPathSumsToOne() {
    for (String route : List.of("0 2", "1 3", "0 3")) {
      String[] ends = route.split(" ");
      Skip skip = new Skip(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), Skip.Kind.FREE);
      Network network = layered(List.of(2, 2, 3, 2, 1), List.of(skip), true, true, false, false);
      for (int input = 0; input < network.inputs(); input++) {
        follow(network, degrees(network), input, Rational.ZERO);
      }
    }
  }

  private static void follow(Network network, List<Rational> degrees, int v, Rational sum) {
    if (v == network.output()) {
      assertThat(sum).isEqualTo(Rational.ONE);
    }
    network
        .outgoing(v)
        .forEach(e -> follow(network, degrees, e.to(), sum.add(degrees.get(e.parameter()))));
  }
}
