package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.plumbline.number.Rational;

final class ExperimentWriterTest {
  @Test
  void everythingIsWrittenOut() {
    assertThat(ExperimentWriter.write(Malformed.read(Malformed.CORRECT)))
        .isEqualTo(
            """
            name: "base"
            data:
              points:
                - [1, 1/2]
                - [-1/2, -1]
                - [1/4, 1]
              labels: [1, -1, 1]
            network:
              widths: [2, 2, 1]
              activations: ["relu"]
            initialization:
              weights:
                - - [1/2, 1/4]
                  - [-1/4, 1/2]
                - - [1/2, -1/4]
            loss: exponential
            reduction: mean
            flow:
              digits: 20
              until:
                time: 1
            """);
  }

  /** The constant of biases is no coordinate; skips follow the layers, each in its own shape. */
  @Test
  void biasesAndSkipsAreWrittenInTheirShapes() {
    String text =
        """
        name: "all"
        data:
          features: ["a", "b\\U0000007f"]
          points:
            - [1, 2]
          labels: [-1]
        network:
          widths: [2, 2, 2, 1]
          activations: ["leaky:1/3", "abs"]
          skips:
            - {from: 1, to: 2, kind: diagonal}
            - {from: 0, to: 1, kind: identity}
            - {from: 0, to: 3, kind: free}
            - {from: 0, to: 2, kind: diagonal}
          biases: [true, false, true]
        initialization:
          weights:
            - - [1, 2]
              - [3, 4]
            - - [5, 6]
              - [7, 8]
            - - [9, 10]
          biases: [[11, 12], [13]]
          skipWeights:
            - [14, 15]
            - []
            - - [16, 17]
            - [18, 19]
        loss: logistic
        reduction: sum
        flow:
          digits: 30
          until:
            time: 1/2
            risk: 1/4
        """;
    Experiment experiment = Malformed.read(text);
    assertThat(experiment.data().dimension()).isEqualTo(3);
    assertThat(experiment.initialWeights().get(4)).isEqualTo(Rational.of(11));
    assertThat(ExperimentWriter.write(experiment)).isEqualTo(text);
  }
}
