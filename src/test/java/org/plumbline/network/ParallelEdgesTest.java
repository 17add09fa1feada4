package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.number.Rational;

/** Skips to the very next layer: two edges between the same vertices. */
final class ParallelEdgesTest {
  private static LayeredArchitecture squares(Skip.Kind kind) {
    return new LayeredArchitecture(
        List.of(2, 2, 2, 1),
        List.of(Activation.RELU, Activation.LINEAR),
        List.of(new Skip(1, 2, kind)));
  }

  /** Weights {@code 1, 2, 3, …}. */
  private static List<Rational> counted(Network network) {
    return LongStream.rangeClosed(1, network.parameters()).mapToObj(Rational::of).toList();
  }

  @Test
  void parametersOfTheSkipComeLast() {
    Network network = squares(Skip.Kind.FREE).network();
    assertThat(network.parameterNames())
        .endsWith("W3[0,1]", "S0[0,0]", "S0[0,1]", "S0[1,0]", "S0[1,1]");
    assertThat(network.incoming(4)).extracting(Edge::from).containsExactly(2, 3, 2, 3);
    assertThat(network.sources(4)).containsExactly(2, 2, 3, 3);
    assertThat(network.incomingBySource(4))
        .extracting(Edge::parameter)
        .containsExactly(4, 10, 5, 11);
    assertThat(network.outgoingByTarget(2))
        .extracting(Edge::parameter)
        .containsExactly(4, 10, 6, 12);
  }

  /** A free skip doubles every edge; the others double those of the diagonal only. */
  @ParameterizedTest
  @CsvSource({"FREE, true, 16", "DIAGONAL, false, 12", "IDENTITY, false, 12"})
  void twinsAreJoinedByAsManyEdges(Skip.Kind kind, boolean twins, int paths) {
    Network network = squares(kind).network();
    assertThat(network.areTwins(2, 3)).isEqualTo(twins);
    assertThat(network.areTwins(4, 5)).isEqualTo(twins);
    assertThat(PathDecomposition.pathCount(network)).isEqualTo(BigInteger.valueOf(paths));
  }

  /** The weights of parallel edges add up, and each has the derivative the sum would have. */
  @ParameterizedTest
  @CsvSource({"FREE", "DIAGONAL", "IDENTITY"})
  void parallelEdgesActAsTheirSum(Skip.Kind kind) {
    Network network = squares(kind).network();
    List<Rational> weights = counted(network);
    List<Rational> x = List.of(Rational.of(2), Rational.of(-1, 3));
    Evaluation evaluation = Evaluation.exact(network, weights, x);
    Network plain =
        new LayeredArchitecture(
                List.of(2, 2, 2, 1), List.of(Activation.RELU, Activation.LINEAR), List.of())
            .network();
    Evaluation summed = Evaluation.exact(plain, summed(kind, weights), x);
    assertThat(evaluation.value()).isEqualTo(summed.value());
    assertThat(evaluation.gradient().subList(0, plain.parameters())).isEqualTo(summed.gradient());
    assertThat(PathDecomposition.of(network, weights).treeValue(x)).isEqualTo(summed.value());
    assertThat(PathDecomposition.of(network, weights).holdsByHomogeneity(evaluation)).isTrue();
    if (kind == Skip.Kind.FREE) {
      assertThat(evaluation.gradient().subList(10, 14)).isEqualTo(summed.gradient().subList(4, 8));
    }
  }

  /** The weights with those of the skip added to {@code W_2}. */
  private static List<Rational> summed(Skip.Kind kind, List<Rational> weights) {
    List<Rational> sum = new ArrayList<>(weights.subList(0, 10));
    for (int row = 0; row < 2; row++) {
      for (int column = 0; column < 2; column++) {
        Rational skip =
            switch (kind) {
              case FREE -> weights.get(10 + 2 * row + column);
              case DIAGONAL -> row == column ? weights.get(10 + row) : Rational.ZERO;
              case IDENTITY -> row == column ? Rational.ONE : Rational.ZERO;
            };
        int p = 4 + 2 * row + column;
        sum.set(p, sum.get(p).add(skip));
      }
    }
    return sum;
  }

  @Test
  void aSkipLeadsOn() {
    assertThatThrownBy(
            () ->
                new LayeredArchitecture(
                    List.of(2, 2, 1),
                    List.of(Activation.RELU),
                    List.of(new Skip(1, 1, Skip.Kind.FREE))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a skip must lead from a layer to a later one, not from 1 to 1");
  }
}
