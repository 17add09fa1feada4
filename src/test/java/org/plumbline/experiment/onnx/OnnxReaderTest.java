package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Models of the onnx library become networks that compute the same. */
final class OnnxReaderTest {
  static Stream<Models.Case> models() {
    return Models.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("models")
  void computesWhatTheModelDoes(Models.Case model) throws OnnxException {
    OnnxNetwork network = model.read(model.bytes());
    for (Models.Computed computed : Models.expected(model.name())) {
      assertThat(Models.output(network, computed.input(), model.hasBias()))
          .isEqualTo(computed.output());
    }
  }

  private static OnnxNetwork read(String name) throws OnnxException {
    Models.Case model =
        Models.ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    return model.read(model.bytes());
  }

  @Test
  void fullyConnectedLayersAreLayers() throws OnnxException {
    assertThat(read("mlp").architecture())
        .contains(
            new LayeredArchitecture(
                List.of(2, 3, 2, 1), List.of(Activation.RELU, Activation.LINEAR), List.of()));
  }

  @Test
  void firstBiasesAreTheLastColumn() throws OnnxException {
    OnnxNetwork model = read("bias");
    assertThat(model.architecture())
        .contains(
            new LayeredArchitecture(
                List.of(3, 3, 1), List.of(Activation.leaky(Rational.of(1, 4))), List.of()));
    assertThat(model.weights()).hasSize(12);
  }

  @Test
  void additionsAreSkips() throws OnnxException {
    Activation leaky = new Activation(Dyadic.of((double) 0.01f).toRational());
    assertThat(read("skip").architecture())
        .contains(
            new LayeredArchitecture(
                List.of(3, 4, 4, 1),
                List.of(Activation.RELU, leaky),
                List.of(new Skip(1, 2, Skip.Kind.IDENTITY), new Skip(0, 3, Skip.Kind.FREE))));
  }

  @Test
  void kernelsAreShared() throws OnnxException {
    OnnxNetwork model = read("conv");
    Network network = model.network();
    assertThat(model.architecture()).isEmpty();
    assertThat(network.parameters()).isEqualTo(8 + 2 + 8 + 16);
    assertThat(network.name(0)).isEqualTo("x[0,0,0]");
    assertThat(network.name(16)).isEqualTo("bias");
    assertThat(network.name(17)).isEqualTo("b[0,0,0]");
    assertThat(network.name(network.output())).isEqualTo("y");
    assertThat(network.parameterNames().get(0)).isEqualTo("k1[0,0,0,0]");
    long uses = network.edges().stream().filter(e -> e.isTrainable() && e.parameter() == 7).count();
    assertThat(uses).isGreaterThan(4);
  }

  /** One kernel in two layers is one set of parameters. */
  @Test
  void arraysUsedTwiceAreShared() throws OnnxException {
    assertThat(read("same").network().parameters()).isEqualTo(4 + 3);
  }

  @Test
  void sumsReadTwiceAreUnits() throws OnnxException {
    Network network = read("reuse").network();
    assertThat(network.parameterNames()).hasSize(6 + 9 + 3).contains("w1[2,1]", "w2[0,0]");
    assertThat(network.hidden().stream().map(network::name)).contains("a[2]", "d/product[0]");
  }
}
