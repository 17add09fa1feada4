package org.plumbline.experiment.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentJson;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.number.Rational;

/** Models as exporters write them. */
final class OnnxCasesTest {
  private static final Path FOLDER = Path.of("src/test/resources/cases");

  private static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dropout", "cast"})
  void inferenceModelsAreRead(String name) {
    Experiment experiment = ExperimentReader.read(FOLDER.resolve(name + ".yaml"));
    assertThat(experiment.architecture().orElseThrow().hasBiases()).isFalse();
    assertThat(experiment.network().inputs()).isEqualTo(2);
    assertThat(experiment.provenance().notes()).isEmpty();
  }

  @Test
  void biasesOfAllLayersAreWeights() throws IOException, OnnxException {
    OnnxNetwork model = OnnxReader.read(bytes("b_all.onnx"), 13, false);
    assertThat(model.architecture().orElseThrow().widths()).containsExactly(13, 4, 1);
    assertThat(model.architecture().orElseThrow().biases()).containsExactly(true, true);
    assertThat(model.network().inputs()).isEqualTo(14);
    assertThat(model.weights()).hasSize(4 * 13 + 4 + 4 + 1);
    requireSameAsPlain("b_all.onnx", model);
  }

  /** The plain reader agrees at all points of a basis and at one more. */
  private static void requireSameAsPlain(String name, OnnxNetwork model) throws IOException {
    for (int k = 0; k <= 13; k++) {
      int unit = k;
      List<Rational> point =
          IntStream.range(0, 13)
              .mapToObj(j -> Rational.of(j == unit ? 1 - 3 * (j % 2) : 0))
              .toList();
      assertThat(Models.output(model, point, false))
          .isEqualTo(PlainOnnx.output(bytes(name), point));
    }
    assertThat(model.weights()).isNotEqualTo(Collections.emptyList());
  }

  @Test
  void theSigmoidBelongsToTheLoss() throws IOException, OnnxException {
    OnnxNetwork model = OnnxReader.read(bytes("sigm.onnx"), 13, false);
    assertThat(model.architecture().orElseThrow().biases()).containsExactly(true, false);
    assertThat(model.notes())
        .containsExactly(
            "node '/3/Sigmoid' (Sigmoid): left out, because it belongs to the loss; the margin is its argument.");
  }

  @Test
  void experimentsSayWhatTheyMake() throws IOException {
    Path folder = Files.createTempDirectory("onnx");
    Files.write(folder.resolve("m.onnx"), bytes("sigm.onnx"));
    List<Integer> one = Collections.nCopies(13, 1);
    String text =
        "name: m\ndata: {points: [%s], labels: [1]}\nnetwork: {onnx: m.onnx}\nflow: {until: {time: 1}}"
            .formatted(one);
    Path file = folder.resolve("m.yaml");
    Files.writeString(file, text);
    Experiment experiment = ExperimentReader.read(file);
    assertThat(experiment.data().features().get(13)).isEqualTo("bias");
    assertThat(experiment.provenance().notes().get(0)).startsWith("m.onnx: node '/3/Sigmoid'");
    Path json = folder.resolve("written.json");
    Files.writeString(json, ExperimentJson.write(experiment));
    assertThat(ExperimentReader.read(json).means(experiment)).isTrue();
    Files.writeString(
        file,
        text.replace(
                "onnx: m.onnx",
                "widths: [13, 4, 1], activations: [relu]," + " biases: [true, false]")
            + "\ninitialization: {onnx: m.onnx}");
    assertThat(ExperimentReader.read(file).means(experiment)).isTrue();
  }
}
