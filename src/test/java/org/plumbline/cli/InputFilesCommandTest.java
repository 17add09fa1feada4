package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Experiments with files, as a user has them: paths start from the experiment, not from here. */
final class InputFilesCommandTest {
  private static final Path RESOURCES = Path.of("src/test/resources");

  @TempDir private Path folder;

  @BeforeEach
  void copyFiles() throws IOException {
    Path data = Files.createDirectories(folder.resolve("sub/data"));
    for (String file : List.of("samples.npz", "samples.libsvm", "layers.npz")) {
      Files.copy(RESOURCES.resolve("inputs").resolve(file), data.resolve(file));
    }
    for (String file : List.of("mlp.onnx", "bias.onnx", "conv.onnx")) {
      Files.copy(RESOURCES.resolve("onnx").resolve(file), data.resolve(file));
    }
  }

  private Invocation run(String command, String data, String network, String more)
      throws IOException {
    Path file = folder.resolve("sub/e.yaml");
    Files.writeString(
        file,
        "name: e\ndata: %s\nnetwork: %s\n%sflow: {digits: 10, until: {time: 1/4}}\n"
            .formatted(data, network, more));
    return Invocation.of(
        command, file.toString(), "--output", folder.resolve("out").toString(), "--json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{libsvm: data/samples.libsvm} | {onnx: data/mlp.onnx} | '' | 14",
        "{npz: data/samples.npz, bias: true} | {onnx: data/bias.onnx} | '' | 12",
        "{npz: data/samples.npz} | {onnx: data/bias.onnx} | '' | 13",
        "{npz: data/samples.npz} | {widths: [2, 2, 1], activations: [relu]} | 'initialization: {npz: data/layers.npz}\n' | 6",
      })
  void flowsAreEnclosed(String data, String network, String more, int weights) throws IOException {
    Invocation check = run("check", data, network, more);
    assertThat(check.code()).as(check.err()).isIn(0, 3);
    JsonNode report = new ObjectMapper().readTree(check.out());
    assertThat(report.path("trajectory").path("final").path("weights")).hasSize(weights);
    assertThat(report.path("checks").get(0).path("id").asText()).isEqualTo("enclosure");
    assertThat(report.path("checks").get(0).path("verdict").asText()).isEqualTo("PROVED");
  }

  @Test
  void hypothesesAreChecked() throws IOException {
    Invocation assumptions =
        run("assumptions", "{npz: data/samples.npz}", "{onnx: data/mlp.onnx}", "");
    assertThat(assumptions.code()).isZero();
    assertThat(assumptions.out()).contains("\"homogeneity\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{npz: data/samples.npz} | {onnx: data/none.onnx} | 3: network.onnx: DATA/none.onnx: there is no such file; expected an existing file",
        "{npz: data/samples.npz} | {onnx: data/samples.npz} | 3: network.onnx: DATA/samples.npz: model: ",
        "{npz: data/samples.npz, bias: true} | {onnx: data/mlp.onnx} | 3: network.onnx: DATA/mlp.onnx: graph: no bias takes the constant input; expected a first layer with a bias, or data.bias: false",
        "{npz: data/samples.npz} | {onnx: data/conv.onnx} | 3: network.onnx: DATA/conv.onnx: value 'x': 16 coordinates; expected 2, the coordinates of a sample",
        "{libsvm: data/samples.npz} | {onnx: data/mlp.onnx} | 2: data.libsvm: DATA/samples.npz: line 1: ",
        "{npz: data/samples.libsvm} | {onnx: data/mlp.onnx} | 2: data.npz: DATA/samples.libsvm: the file is not an archive that can be read",
      })
  void badFilesAreOneLine(String data, String network, String message) throws IOException {
    Invocation check = run("check", data, network, "");
    assertThat(check.code()).isEqualTo(2);
    assertThat(check.out()).isEmpty();
    assertThat(check.err().lines()).hasSize(1);
    Path sub = folder.resolve("sub");
    assertThat(check.err())
        .startsWith(
            "plumbline: "
                + sub.resolve("e.yaml")
                + ":"
                + message.replace("DATA", sub.resolve("data").toString()))
        .contains("; expected ");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
