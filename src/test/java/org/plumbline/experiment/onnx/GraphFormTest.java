package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plumbline.array.BinaryType;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/** Two inputs, a constant one, two units and the output. */
final class GraphFormTest {
  private static final Weights VALUES =
      new Weights(
          Map.of(
              "w", array("w", List.of(2, 2), "1 2 3 4"),
              "b", array("b", List.of(1), "5"),
              "a\nb", array("a\nb", List.of(1), "6")));

  private static Numbers array(String name, List<Integer> shape, String numbers) {
    return Numbers.of(name, BinaryType.FLOAT32, shape, Applied.numbers(numbers), Set.of(name));
  }

  private static Sum.Term own(int unit, String array, int position) {
    return new Sum.Term(unit, new Factor.Own(array, position));
  }

  private static OnnxNetwork network(String group, String output) {
    Model model =
        new Model(
            18,
            "x",
            BinaryType.FLOAT32,
            List.of(1, 2),
            Map.of(),
            List.of(),
            output,
            Optional.empty());
    Sum first = new Sum(List.of(own(0, "w", 3), own(2, "b", 0)));
    Sum second =
        new Sum(List.of(own(1, "w", 0), new Sum.Term(0, new Factor.Fixed(Rational.of(7)))));
    Circuit circuit =
        new Circuit(
            3,
            true,
            List.of(
                new Unit(group, List.of(1, 2), 0, Activation.RELU, first),
                new Unit(group, List.of(1, 2), 1, Activation.LINEAR, second)),
            new Sum(List.of(own(3, "a\nb", 0), own(4, "w", 3))));
    return GraphForm.of(model, circuit, VALUES);
  }

  private static List<String> names(Network network) {
    return IntStream.range(0, network.size()).mapToObj(network::name).toList();
  }

  @Test
  void sharedWeightsAreOneParameterAndFixedNone() {
    OnnxNetwork found = network("h", "y");
    assertThat(found.weights()).isEqualTo(Applied.numbers("1 4 5 6"));
    assertThat(found.architecture()).isEmpty();
    assertThat(found.network().edges())
        .containsExactlyInAnyOrder(
            new Edge(0, 3, new Weight.Parameter(1)),
            new Edge(2, 3, new Weight.Parameter(2)),
            new Edge(1, 4, new Weight.Parameter(0)),
            new Edge(0, 4, new Weight.Fixed(Rational.of(7))),
            new Edge(3, 5, new Weight.Parameter(3)),
            new Edge(4, 5, new Weight.Parameter(1)));
    assertThat(found.network().activation(3)).isEqualTo(Activation.RELU);
    assertThat(found.network().activation(4)).isEqualTo(Activation.LINEAR);
  }

  @Test
  void namesAreThoseOfTheModelWithoutTheBatch() {
    Network network = network("h", "y").network();
    assertThat(names(network)).containsExactly("x[0]", "x[1]", "bias", "h[0]", "h[1]", "y");
    assertThat(network.parameterNames()).containsExactly("w[0,0]", "w[1,1]", "b[0]", "w3");
  }

  @Test
  void onlyABatchOfOneAmongOtherExtentsIsLeftOut() {
    Model model =
        new Model(
            18, "x", BinaryType.FLOAT32, List.of(1), Map.of(), List.of(), "y", Optional.empty());
    List<Unit> units =
        List.of(
            new Unit("g", List.of(1), 0, Activation.RELU, Sum.ofUnit(0)),
            new Unit("h", List.of(2, 3), 4, Activation.RELU, Sum.ofUnit(1)));
    Circuit circuit = new Circuit(1, false, units, Sum.ofUnit(2));
    assertThat(names(GraphForm.of(model, circuit, VALUES).network()))
        .containsExactly("x[0]", "g[0]", "h[1,1]", "y");
  }

  @Test
  void namesThatAreTakenOrUnfitAreOthers() {
    assertThat(names(network("x", "bias").network()))
        .containsExactly("x[0]", "x[1]", "bias", "x[0]'", "x[1]'", "bias'");
    assertThat(names(network(" h", "y".repeat(100)).network()))
        .containsExactly("x[0]", "x[1]", "bias", "v3", "v4", "v5");
    assertThat(names(network("h", "y".repeat(99)).network())).last().isEqualTo("y".repeat(99));
  }
}
