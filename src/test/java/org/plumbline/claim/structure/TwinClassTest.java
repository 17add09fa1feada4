package org.plumbline.claim.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;
import org.plumbline.number.RationalMatrix;

/** Two units between two inputs and one output. */
final class TwinClassTest {
  private static final Network NETWORK =
      new LayeredArchitecture(List.of(2, 2, 1), List.of(Activation.RELU), List.of()).network();

  private static final TwinClass TWINS = new TwinClass(NETWORK, List.of(2, 3));

  private static List<Rational> numbers(int... numbers) {
    return Arrays.stream(numbers).mapToObj(n -> Rational.of(n)).toList();
  }

  @Test
  void neighboursAreThoseOfTheGraph() {
    assertThat(TWINS.sources()).containsExactly(0, 1);
    assertThat(TWINS.targets()).containsExactly(4);
    assertThat(TWINS.name()).isEqualTo("W1");
    assertThat(TWINS.vertexNames()).isEqualTo("h1[0],h1[1]");
    assertThat(TWINS.isLinear()).isFalse();
  }

  /** In = (1 2; 3 4), Out = (5 6): In Inᵀ - Outᵀ Out. */
  @Test
  void imbalanceIsTheDifferenceOfGramMatrices() {
    RationalMatrix found = TWINS.imbalance(numbers(1, 2, 3, 4, 5, 6));
    assertThat(found.at(0, 0)).isEqualTo(Rational.of(5 - 25));
    assertThat(found.at(0, 1)).isEqualTo(Rational.of(11 - 30));
    assertThat(found.at(1, 0)).isEqualTo(Rational.of(11 - 30));
    assertThat(found.at(1, 1)).isEqualTo(Rational.of(25 - 36));
  }

  @Test
  void matricesHoldParameterNumbers() {
    assertThat(TWINS.in().rows()).containsExactly(List.of(0, 1), List.of(2, 3));
    assertThat(TWINS.out().rows()).containsExactly(List.of(4, 5));
    assertThat(TWINS.restrictedTo(List.of(3)).in().rows()).containsExactly(List.of(2, 3));
  }

  /** A skip beside the matrix is part of the name. */
  @Test
  void namesListAllMatrices() {
    Network beside =
        new LayeredArchitecture(
                List.of(2, 2, 1),
                List.of(Activation.LINEAR),
                List.of(new Skip(0, 1, Skip.Kind.FREE)))
            .network();
    TwinClass twins = new TwinClass(beside, List.of(2, 3));
    assertThat(twins.name()).isEqualTo("W1+S0");
    assertThat(twins.sources()).containsExactly(0, 0, 1, 1);
    assertThat(twins.isLinear()).isTrue();
  }
}
