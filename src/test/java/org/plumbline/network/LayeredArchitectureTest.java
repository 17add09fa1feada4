package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Layers as a graph: the order of parameters, and what does not fit together. */
final class LayeredArchitectureTest {
  private static LayeredArchitecture layers(List<Integer> widths, Skip... skips) {
    return new LayeredArchitecture(
        widths,
        Collections.nCopies(Math.max(0, widths.size() - 2), Activation.RELU),
        List.of(skips));
  }

  private static List<Rational> numbers(int... numbers) {
    return Arrays.stream(numbers).mapToObj(n -> Rational.of(n)).toList();
  }

  private static void assertRefused(String keyword, Runnable build) {
    assertThatThrownBy(build::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(keyword);
  }

  @Test
  void parametersGoRowByRowThenSkips() {
    Network network =
        layers(List.of(2, 2, 1), new Skip(0, 2, Skip.Kind.FREE), new Skip(0, 1, Skip.Kind.DIAGONAL))
            .network();
    assertThat(network.parameterNames())
        .containsExactly(
            "W1[0,0]", "W1[0,1]", "W1[1,0]", "W1[1,1]", "W2[0,0]", "W2[0,1]", "S0[0,0]", "S0[0,1]",
            "S1[0]", "S1[1]");
    // h = (1 + 2·10 + 9, 3 + 4·10 + 10·10), f = 5 h0 + 6 h1 + 7 + 8·10
    Rational value =
        Evaluation.exact(network, numbers(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), numbers(1, 10)).value();
    assertThat(value).isEqualTo(Rational.of(5 * 30 + 6 * 143 + 87));
  }

  /** Biases come after their matrix, on an input that is always 1 and the widths do not count. */
  @Test
  void biasesHaveAConstantInput() {
    LayeredArchitecture layers =
        new LayeredArchitecture(
            List.of(2, 2, 1), List.of(Activation.RELU), List.of(), List.of(true, false));
    assertThat(layers.inputs()).isEqualTo(3);
    assertThat(layers.hasBias(1)).isTrue();
    assertThat(layers.hasBias(2)).isFalse();
    assertThat(layers.vertex(1, 0)).isEqualTo(3);
    Network network = layers.network();
    assertThat(network.parameterNames().subList(4, 6)).containsExactly("b1[0]", "b1[1]");
    assertThat(network.name(2)).isEqualTo(LayeredArchitecture.CONSTANT);
    Rational value =
        Evaluation.exact(network, numbers(1, 2, 3, 4, 100, 1000, 1, 1), numbers(1, 10, 1)).value();
    assertThat(value).isEqualTo(Rational.of(21 + 100 + 43 + 1000));
  }

  @Test
  void identitiesAreFixed() {
    Network network = layers(List.of(2, 2, 1), new Skip(0, 1, Skip.Kind.IDENTITY)).network();
    assertThat(network.parameters()).isEqualTo(6);
    assertThat(network.edges().stream().filter(edge -> !edge.isTrainable())).hasSize(2);
    assertThat(layers(List.of(2, 2, 1)).depth()).isEqualTo(2);
    assertThat(layers(List.of(2, 2, 1)).hasBiases()).isFalse();
  }

  @Test
  void shapesMustFitTogether() {
    assertRefused("widths", () -> layers(List.of(2)));
    assertRefused("widths", () -> layers(List.of(2, 0, 1)));
    assertRefused("last width", () -> layers(List.of(2, 2)));
    assertRefused(
        "activations", () -> new LayeredArchitecture(List.of(2, 2, 1), List.of(), List.of()));
    assertRefused(
        "biases",
        () ->
            new LayeredArchitecture(
                List.of(2, 2, 1), List.of(Activation.RELU), List.of(), List.of(true)));
    assertRefused("skip", () -> layers(List.of(2, 2, 1), new Skip(1, 1, Skip.Kind.FREE)));
    assertRefused("skip", () -> layers(List.of(2, 2, 1), new Skip(1, 3, Skip.Kind.FREE)));
    assertRefused(
        "equal width", () -> layers(List.of(2, 3, 1), new Skip(0, 1, Skip.Kind.DIAGONAL)));
  }
}
