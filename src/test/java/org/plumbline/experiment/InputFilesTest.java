package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/** Experiments that name files: samples, weights and networks, from the experiment's folder. */
final class InputFilesTest {
  private static final Path INPUTS = Path.of("src/test/resources/inputs");
  private static final Path MODELS = Path.of("src/test/resources/onnx");
  private static final String POINTS =
      "{points: [[1, 1/2], [-1/2, -1], [1/4, 1], [-1, 1/8]], labels: [1, -1, 1, -1]}";
  private static final String WEIGHTS =
      "{weights: [[[1/2, 1/4], [-1/4, 3/4]], [[0.100000001490116119384765625, -1/4]]]}";

  @TempDir private Path folder;

  private static String experiment(String data, String network, String initialization) {
    return "name: files\ndata: %s\nnetwork: %s\n%sflow: {until: {time: 1}}\n"
        .formatted(
            data,
            network,
            initialization.isEmpty() ? "" : "initialization: " + initialization + "\n");
  }

  private static Experiment read(Path folder, String text) {
    return ExperimentReader.read(
        "e.yaml",
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
        Optional.of(folder));
  }

  private static Experiment inputs(String data, String initialization) {
    return read(
        INPUTS, experiment(data, "{widths: [2, 2, 1], activations: [relu]}", initialization));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{libsvm: samples.libsvm}",
        "{libsvm: samples.libsvm, dimension: 2, positive: 1, negative: -1}",
        "{npz: samples.npz}",
        "{npz: halves.npz}",
        "{npz: halves.npz, points: points, labels: labels}",
        "{npz: halves.npz, labels: other}",
        "{npz: named.npz, points: a, labels: b, positive: 7, negative: 3}",
        "{npz: classes.npz, positive: [2, 2.0], negative: 5}",
      })
  void samplesAreThose(String data) {
    assertThat(inputs(data, WEIGHTS)).matches(inputs(POINTS, WEIGHTS)::means);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{npz: flat.npz}", "{npz: layers.npz}", "{safetensors: layers.safetensors}"})
  void weightsAreThose(String initialization) {
    assertThat(inputs(POINTS, initialization)).matches(inputs(POINTS, WEIGHTS)::means);
  }

  @Test
  void longIntegersAreExact() {
    assertThat(inputs("{npz: integers.npz}", WEIGHTS).data().points())
        .containsExactly(
            List.of(Rational.parse("9007199254740993"), Rational.parse("-9223372036854775808")),
            List.of(Rational.ZERO, Rational.parse("9223372036854775807")));
  }

  @Test
  void coordinatesMayHaveNamesAndABias() {
    Experiment experiment =
        read(
            INPUTS,
            experiment(
                "{npz: samples.npz, features: [a, b], bias: true}",
                "{widths: [3, 1]}",
                "{weights: [[[1, 2, 3]]]}"));
    assertThat(experiment.data().features()).containsExactly("a", "b", "bias");
    assertThat(experiment.data().point(3))
        .containsExactly(Rational.of(-1), Rational.of(1, 8), Rational.ONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{npz: layers.npz} | there is no array X or points; expected one, or its name under data.points",
        "{npz: samples.npz, points: Z} | there is no array Z; expected one, or its name under data.points (found y)",
        "{npz: samples.npz, points: y} | y: shape [4]; expected [samples, coordinates]",
        "{npz: samples.npz, labels: X} | X: shape [4, 2]; expected [4], as X has points",
        "{npz: classes.npz} | y[0]: the label '2'; expected 1 and -1, or 1 and 0, or the label values of two classes under positive and negative",
        "{npz: classes.npz, positive: 2, negative: 3} | y: no sample has the label 3; expected a label that occurs",
      })
  void samplesAreRefused(String data, String message) {
    String file = data.replaceAll(".*npz: ([a-z.]+).*", "$1");
    assertThatThrownBy(() -> inputs(data, WEIGHTS))
        .isInstanceOf(ExperimentException.class)
        .hasMessage("e.yaml:2: data.npz: " + INPUTS.resolve(file) + ": " + message);
  }

  @Test
  void malformedLinesAreNamed() throws IOException {
    Files.writeString(folder.resolve("s.libsvm"), "1 1:1\n-1 1:x\n");
    String text = experiment("{libsvm: s.libsvm}", "{widths: [1, 1]}", "{weights: [[[1]]]}");
    assertThatThrownBy(() -> read(folder, text))
        .hasMessage(
            "e.yaml:2: data.libsvm: "
                + folder.resolve("s.libsvm")
                + ":2: the value of index 1 is 'x'; expected an integer or a decimal of moderate"
                + " size");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[2, 3, 1] | npz | flat.npz | w: shape [6]; expected [9], one set of weights",
        "[2, 3, 1] | npz | layers.npz | W1: shape [2, 2]; expected [3, 2], one set of weights",
        "[2, 2, 2, 1] | npz | layers.npz | W2: shape [1, 2]; expected [2, 2], one set of weights",
        "[2, 1] | npz | layers.npz | W1: shape [2, 2]; expected [1, 2], one set of weights",
        "[2, 2, 1] | npz | samples.npz | W1 is missing; expected w of shape [6], or W1 of shape [2, 2]",
        "[2, 2, 1] | safetensors | flat.npz | a header of",
        "[2, 2, 1] | npz | make.py | no archive that can be read",
        "[2, 2, 1] | onnx | ../onnx/mlp.onnx | the model is another network, of widths [2, 3, 2, 1]; expected the one described, with all its names",
        "[2, 2, 1] | onnx | ../onnx/skip.onnx | value 'x': 3 coordinates; expected 2, the coordinates of a sample",
        "[2, 2, 1] | onnx | make.py | ; expected ",
      })
  void weightsAreRefused(String widths, String kind, String file, String message) {
    int hidden = widths.split(",").length - 2;
    String activations = hidden == 0 ? "[]" : hidden == 1 ? "[relu]" : "[relu, linear]";
    String network = "{widths: %s, activations: %s}".formatted(widths, activations);
    String text = experiment(POINTS, network, "{%s: %s}".formatted(kind, file));
    assertThatThrownBy(() -> read(INPUTS, text))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("e.yaml:4: initialization." + kind + ": ")
        .hasMessageContaining(message)
        .hasMessageContaining("; expected ");
  }

  /** A recording has one set of weights too many, or one that is not needed. */
  @Test
  void setsOfWeightsAreNotConfused() throws IOException {
    Path file = folder.resolve("w.npz");
    zip(file, "w.npy", npy(2, 3));
    String network = "{widths: [2, 1]}";
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("w: shape [2, 3]; expected [2], one set of weights");
    zip(file, "W1.npy", npy(1, 2), "W2.npy", npy(1, 1));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("W2 has no place in the network; expected its weights alone");
    zip(file, "W1.npy", npy(1, 2), "w.npy", npy(2));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("w beside W1; expected only one of them");
    zip(file, "W1.npy", npy(1, 2), "X.npy", npy(9));
    assertThat(read(folder, experiment(POINTS, network, "{npz: w.npz}")).initialWeights())
        .containsExactly(Rational.ONE, Rational.of(2));
  }

  /** What is claimed or inflated beyond all need takes no memory. */
  @Test
  void bombsAreRefused() throws IOException {
    Path file = folder.resolve("bomb.npz");
    zip(file, "w.npy", new byte[1 << 24 | 1]);
    String initialization = "{npz: bomb.npz}";
    assertThatThrownBy(() -> read(folder, experiment(POINTS, "{widths: [2, 1]}", initialization)))
        .hasMessageContaining("bytes inflated from");
    zip(file, "X.npy", bytes("(2049, 1024)", "|u1", 2049 << 10), "y.npy", npy(2049));
    assertThatThrownBy(
            () -> read(folder, experiment("{npz: bomb.npz}", "{widths: [2, 1]}", WEIGHTS)))
        .hasMessageContaining("X: 2098176 numbers; expected at most 2097152");
    zip(file, "W1.npy", bytes("(9999999999, 9)", "<f8", 16));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, "{widths: [2, 1]}", initialization)))
        .hasMessageContaining("the shape [9999999999, 9] is too large");
  }

  /** The smallest double is a short number in a file, and a long one as a fraction. */
  @Test
  void numbersOfManyBitsAreBounded() throws IOException {
    byte[] file = bytes("(1, 262144)", "<f8", 8 << 18);
    for (int at = file.length - (8 << 18); at < file.length; at += 8) {
      file[at] = 1;
    }
    zip(folder.resolve("w.npz"), "X.npy", file, "y.npy", npy(1));
    assertThatThrownBy(
            () -> read(folder, experiment("{npz: w.npz}", "{widths: [262144, 1]}", WEIGHTS)))
        .hasMessageContaining("X[0, 249")
        .hasMessageContaining("fill more than 32 MiB; expected shorter ones");
  }

  /** A file of doubles 1, 2, …. */
  private static byte[] npy(int... shape) {
    StringBuilder extents = new StringBuilder();
    int count = 1;
    for (int extent : shape) {
      extents.append(extent).append(", ");
      count *= extent;
    }
    byte[] file = bytes("(" + extents.toString().strip() + ")", "<f8", 8 * count);
    ByteBuffer numbers = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    numbers.position(file.length - 8 * count);
    for (int k = 1; k <= count; k++) {
      numbers.putDouble(k);
    }
    return file;
  }

  /** A file of so many zero bytes behind a header. */
  private static byte[] bytes(String shape, String type, int count) {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    return bytes.putShort((short) text.length).put(text).array();
  }

  private static void zip(Path file, Object... entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int k = 0; k < entries.length; k += 2) {
        zip.putNextEntry(new ZipEntry((String) entries[k]));
        zip.write((byte[]) entries[k + 1]);
        zip.closeEntry();
      }
    }
  }

  @Test
  void modelsBringTheirWeights() {
    Experiment own = read(MODELS, experiment(POINTS, "{onnx: mlp.onnx}", ""));
    assertThat(own.architecture().orElseThrow().widths()).containsExactly(2, 3, 2, 1);
    assertThat(own.network().parameterNames()).startsWith("W1[0,0]", "W1[0,1]");
    assertThat(own.initialWeights()).hasSize(14);
    Experiment both = read(MODELS, experiment(POINTS, "{onnx: mlp.onnx}", "{onnx: mlp.onnx}"));
    assertThat(both).matches(own::means);
    Experiment described =
        read(
            MODELS,
            experiment(
                POINTS, "{widths: [2, 3, 2, 1], activations: [relu, linear]}", "{onnx: mlp.onnx}"));
    assertThat(described).matches(own::means);
    Experiment drawn = read(MODELS, experiment(POINTS, "{onnx: mlp.onnx}", "{seed: 3}"));
    assertThat(drawn.initialWeights()).isEqualTo(new SeededWeights(3, Rational.ONE).weights(14));
  }

  /** Whatever the files, what is written and sent stands alone. */
  @ParameterizedTest
  @CsvSource({
    "mlp, 2, false",
    "bias, 2, true",
    "skip, 3, false",
    "conv, 16, true",
    "reuse, 2, false"
  })
  void experimentsStandAlone(String model, int coordinates, boolean hasBias) {
    String point = String.join(", ", java.util.Collections.nCopies(coordinates, "1/2"));
    String data = "{points: [[%s]], labels: [1], bias: %s}".formatted(point, hasBias);
    Experiment experiment = read(MODELS, experiment(data, "{onnx: " + model + ".onnx}", ""));
    assertThat(read(folder, ExperimentWriter.write(experiment))).matches(experiment::means);
    assertThat(read(folder, ExperimentJson.write(experiment))).matches(experiment::means);
    assertThat(experiment.architecture().map(LayeredArchitecture::depth).isPresent())
        .isEqualTo(!model.equals("conv") && !model.equals("reuse"));
  }

  @Test
  void filesOutsideAFolderAreRefused() {
    String text = experiment("{npz: a.npz}", "{widths: [2, 1]}", WEIGHTS);
    assertThatThrownBy(
            () ->
                ExperimentReader.read(
                    "e.yaml",
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                    Optional.empty()))
        .hasMessage(
            "e.yaml:2: data.npz: no folder is known to find files in; expected values in here");
  }
}
