package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.network.Activation;
import org.plumbline.network.Edge;
import org.plumbline.network.Network;
import org.plumbline.network.Vertex;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

final class GraphWriterTest {
  private static String written(Weight first, List<String> names, Rational... weights) {
    Network network =
        Network.of(
            1,
            List.of(
                new Vertex("a \"b\"", Activation.LINEAR),
                new Vertex("h", Activation.leaky(Rational.of(1, 3))),
                new Vertex("o", Activation.LINEAR)),
            List.of(new Edge(0, 1, first), new Edge(1, 2, new Weight.Fixed(Rational.of(-1, 2)))),
            names);
    YamlText out = new YamlText();
    new GraphWriter(out).write(network, List.of(weights));
    return out.toString();
  }

  @Test
  void verticesEdgesAndWeightsAreNamed() {
    assertThat(written(new Weight.Parameter(0), List.of("u"), Rational.of(7)))
        .isEqualTo(
            """
              graph:
                inputs: ["a \\"b\\""]
                vertices:
                  - {name: "h", activation: "leaky:1/3"}
                  - {name: "o", activation: "linear"}
                output: "o"
                parameters: ["u"]
                edges:
                  - {from: "a \\"b\\"", to: "h", weight: "u"}
                  - {from: "h", to: "o", fixed: -1/2}
            initialization:
              weights:
                "u": 7
            """);
  }

  @Test
  void noWeightsAreAnEmptyMapping() {
    assertThat(written(new Weight.Fixed(Rational.ONE), List.of()))
        .contains("parameters: []\n")
        .endsWith("initialization:\n  weights: {}\n");
  }
}
