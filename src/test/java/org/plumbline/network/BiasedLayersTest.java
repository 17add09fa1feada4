package org.plumbline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

/** Biases are weights on edges from an input that is 1. */
final class BiasedLayersTest {
  private static final LayeredArchitecture BIASED =
      new LayeredArchitecture(
          List.of(2, 2, 1),
          List.of(Activation.leaky(Rational.of(1, 2))),
          List.of(new Skip(0, 2, Skip.Kind.FREE)),
          List.of(true, true));

  private static List<Rational> rationals(String texts) {
    return List.of(texts.split(" ")).stream().map(Rational::parse).toList();
  }

  @Test
  void biasesFollowTheirMatrix() {
    assertThat(BIASED.network().parameterNames())
        .containsExactly(
            "W1[0,0]", "W1[0,1]", "W1[1,0]", "W1[1,1]", "b1[0]", "b1[1]", "W2[0,0]", "W2[0,1]",
            "b2[0]", "S0[0,0]", "S0[0,1]");
  }

  @Test
  void theConstantIsTheLastInput() {
    Network network = BIASED.network();
    assertThat(network.inputs()).isEqualTo(3).isEqualTo(BIASED.inputs());
    assertThat(network.name(2)).isEqualTo(LayeredArchitecture.CONSTANT);
    assertThat(network.name(BIASED.vertex(0, 1))).isEqualTo("x[1]");
    assertThat(network.name(BIASED.vertex(1, 1))).isEqualTo("h1[1]");
    assertThat(network.name(BIASED.vertex(2, 0))).isEqualTo("o");
    assertThat(network.outgoing(2)).hasSize(3);
  }

  /** h = (1·3 + 2·5 - 7, -3 + 2) = (6, -1), so z = (6, -1/2); f = 2·6 + 4/2 + 1/3 + 3 - 5. */
  @Test
  void valuesAreThoseOfAffineLayers() {
    List<Rational> weights = rationals("1 2 -1 0 -7 2 2 -4 1/3 1 -1");
    Evaluation evaluation = Evaluation.exact(BIASED.network(), weights, rationals("3 5 1"));
    assertThat(evaluation.value()).isEqualTo(Rational.parse("37/3"));
    assertThat(evaluation.gradient()).isEqualTo(rationals("6 10 -6 -10 2 -2 6 -1/2 1 3 5"));
  }

  @Test
  void aLayerMayHaveNone() {
    LayeredArchitecture last =
        new LayeredArchitecture(
            List.of(1, 1, 1), List.of(Activation.RELU), List.of(), List.of(false, true));
    assertThat(last.network().parameterNames()).containsExactly("W1[0,0]", "W2[0,0]", "b2[0]");
    assertThat(last.hasBias(1)).isFalse();
    LayeredArchitecture none =
        new LayeredArchitecture(
            List.of(1, 1, 1), List.of(Activation.RELU), List.of(), List.of(false, false));
    assertThat(none)
        .isEqualTo(new LayeredArchitecture(none.widths(), none.activations(), List.of()));
    assertThat(none.inputs()).isEqualTo(1);
  }

  @Test
  void pathsFromTheConstantAreShorter() {
    assertThat(PathDegrees.of(BIASED.network()).degree()).isEmpty();
    LayeredArchitecture first =
        new LayeredArchitecture(
            List.of(1, 1, 1), List.of(Activation.RELU), List.of(), List.of(true, false));
    assertThat(PathDegrees.of(first.network()).degree()).hasValue(2);
  }

  @Test
  void flagsAreOneALayer() {
    List<Integer> widths = List.of(1, 1, 1);
    List<Activation> relu = List.of(Activation.RELU);
    assertThatThrownBy(() -> new LayeredArchitecture(widths, relu, List.of(), List.of(true)))
        .hasMessage("2 layers of weights but 1 flags of biases");
  }
}
