package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
        "{npz: halves.npz, ignore: [other]}",
        "{npz: halves.npz, points: points, labels: labels}",
        "{npz: halves.npz, points: points, labels: other}",
        "{npz: halves.npz, labels: other, ignore: [labels]}",
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
        "{npz: layers.npz} | there is no array X or points; expected one, or its name under data.points (found W1, W2)",
        "{npz: samples.npz, points: Z} | there is no array Z; expected one, or its name under data.points (found X, y)",
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
        "[2, 3, 1] | npz | layers.npz | W1: shape [2, 2]; expected [3, 2] for W1",
        "[2, 2, 2, 1] | npz | layers.npz | W2: shape [1, 2]; expected [2, 2] for W2",
        "[2, 1] | npz | layers.npz | W1: shape [2, 2]; expected [1, 2] for W1",
        "[2, 2, 1] | npz | samples.npz | no array is W1 of shape [2, 2] (the arrays are 'X' [4, 2], 'y' [4]); expected W1 [2, 2], W2 [1, 2], or names stated in this order",
        "[2, 2, 1] | safetensors | flat.npz | a header of",
        "[2, 2, 1] | npz | make.py | not an archive that can be read",
        "[2, 2, 1] | onnx | ../onnx/mlp.onnx | the model describes another network, of widths [2, 3, 2, 1]; expected the one described, with all its names",
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
    NumpyFiles.zip(file, "w.npy", NumpyFiles.npy(2, 3));
    String network = "{widths: [2, 1]}";
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("w: shape [2, 3]; expected [2], one set of weights");
    NumpyFiles.zip(file, "W1.npy", NumpyFiles.npy(1, 2), "W2.npy", NumpyFiles.npy(1, 1));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("W2: shape [1, 1] has no place in the network; expected W1 [1, 2]");
    NumpyFiles.zip(file, "W1.npy", NumpyFiles.npy(1, 2), "w.npy", NumpyFiles.npy(2));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("w beside W1; expected only one of them");
    NumpyFiles.zip(file, "W1.npy", NumpyFiles.npy(1, 2), "X.npy", NumpyFiles.npy(9));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("X: shape [9] has no place in the network");
    assertThat(
            read(folder, experiment(POINTS, network, "{npz: w.npz, ignore: [X]}")).initialWeights())
        .containsExactly(Rational.ONE, Rational.of(2));
  }

  /** Names of PyTorch, TensorFlow and Keras are told apart by shape and number. */
  @Test
  void namesOfFrameworksAreRead() throws IOException {
    Path file = folder.resolve("w.npz");
    String network = "{widths: [2, 2, 2, 1], activations: [relu, relu]}";
    for (String[] names :
        new String[][] {
          {"net.0.weight", "net.2.weight", "net.4.weight"},
          {"fc1.weight", "fc2.weight", "out.weight"},
          {"0.weight", "10.weight", "12.weight"}
        }) {
      NumpyFiles.zip(
          file,
          names[2] + ".npy",
          NumpyFiles.npy(1, 2),
          names[1] + ".npy",
          NumpyFiles.npy(2, 2),
          names[0] + ".npy",
          NumpyFiles.npy(2, 2));
      assertThat(read(folder, experiment(POINTS, network, "{npz: w.npz}")).initialWeights())
          .containsExactly(numbers("1 2 3 4 1 2 3 4 1 2"));
    }
    NumpyFiles.zip(
        file,
        "a.npy",
        NumpyFiles.npy(2, 2),
        "b_.npy",
        NumpyFiles.npy(2, 2),
        "c.npy",
        NumpyFiles.npy(1, 2));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("2 arrays have the shape [2, 2]")
        .hasMessageContaining("(the arrays are 'a' [2, 2], 'b_' [2, 2], 'c' [1, 2])");
    for (String names : List.of("[b_, a, c]", "{W1: b_, W2: a, W3: c}")) {
      String stated = "{npz: w.npz, names: %s}".formatted(names);
      assertThat(read(folder, experiment(POINTS, network, stated)).initialWeights()).hasSize(10);
    }
  }

  @Test
  void statedNamesDecide() throws IOException {
    NumpyFiles.zip(
        folder.resolve("w.npz"), "a.npy", NumpyFiles.npy(1, 2), "b_.npy", NumpyFiles.npy(1, 1));
    String network = "{widths: [2, 1, 1], activations: [relu]}";
    String map = "{npz: w.npz, names: {W1: a, W2: b_}}";
    assertThat(read(folder, experiment(POINTS, network, map)).initialWeights())
        .containsExactly(numbers("1 2 1"));
    for (String[] bad :
        new String[][] {
          {"{W1: a}", "a key is missing; expected W2"},
          {"{W1: a, W2: b_, W3: c}", "names.W3: unknown key"},
          {"[a]", "1 names of weights [a]; expected 2"},
          {
            "[a, c]",
            "c is missing; expected W1 [1, 2], W2 [1, 1]; there are 'a' [1, 2], 'b_' [1, 1]"
          },
          {"[b_, a]", "b_: shape [1, 1]; expected [1, 2] for W1"},
        }) {
      String stated = "{npz: w.npz, names: %s}".formatted(bad[0]);
      assertThatThrownBy(() -> read(folder, experiment(POINTS, network, stated)))
          .isInstanceOf(ExperimentException.class)
          .hasMessageContaining(bad[1]);
    }
  }

  /** Kernels of Keras have a row for each input. */
  @Test
  void kernelsAreTransposed() throws IOException {
    NumpyFiles.zip(
        folder.resolve("w.npz"),
        "dense/kernel:0.npy",
        NumpyFiles.npy(2, 3),
        "dense_1/kernel:0.npy",
        NumpyFiles.npy(3, 1));
    String network = "{widths: [2, 3, 1], activations: [relu]}";
    String transposed = "{npz: w.npz, transpose: true}";
    assertThat(read(folder, experiment(POINTS, network, transposed)).initialWeights())
        .containsExactly(numbers("1 4 2 5 3 6 1 2 3"));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining(", or transpose");
  }

  /** What the file has besides is used, or named. */
  @Test
  void arraysAreNotLeftOutInSilence() throws IOException {
    Path file = folder.resolve("w.npz");
    String network = "{widths: [2, 1]}";
    NumpyFiles.zip(file, "0.weight.npy", NumpyFiles.npy(1, 2), "0.bias.npy", NumpyFiles.npy(1));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("0.bias: this is a bias, but the network has none");
    assertThatThrownBy(
            () -> read(folder, experiment(POINTS, network, "{npz: w.npz, ignore: [0.bia]}")))
        .hasMessageContaining("array '0.bia'")
        .hasMessageContaining("expected one of 0.weight, 0.bias");
    assertThat(
            read(folder, experiment(POINTS, network, "{npz: w.npz, ignore: [0.bias]}"))
                .initialWeights())
        .containsExactly(numbers("1 2"));
    NumpyFiles.zip(file, "w.npy", NumpyFiles.npy(2), "t.npy", NumpyFiles.npy());
    assertThat(read(folder, experiment(POINTS, network, "{npz: w.npz}")).provenance().notes())
        .containsExactly("w.npz: the time t = 1 is not used, because the flow starts at 0.");
    NumpyFiles.zip(file, "w.npy", NumpyFiles.npy(2), "t.npy", NumpyFiles.npy(2));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
        .hasMessageContaining("w beside t");
    for (String key : List.of("names: [w]", "transpose: true", "ignore: [w]")) {
      assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{seed: 1, " + key + "}")))
          .isInstanceOf(ExperimentException.class);
    }
  }

  @Test
  void samplesBesideOthersAreChosenByName() throws IOException {
    Path file = folder.resolve("s.npz");
    NumpyFiles.zip(
        file,
        "X.npy",
        NumpyFiles.npy(1, 2),
        "y.npy",
        NumpyFiles.npy(1),
        "X_test.npy",
        NumpyFiles.npy(1, 2));
    String network = "{widths: [2, 1]}";
    assertThatThrownBy(() -> read(folder, experiment("{npz: s.npz}", network, "{seed: 1}")))
        .hasMessageContaining(
            "there is also X_test; expected X and y alone, both chosen under points and labels, or"
                + " the rest under ignore");
    for (String more : List.of("points: X, labels: y", "ignore: [X_test]")) {
      String data = "{npz: s.npz, %s}".formatted(more);
      assertThat(read(folder, experiment(data, network, "{seed: 1}")).data().size()).isOne();
    }
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    Files.createDirectory(folder.resolve("dir"));
    String table = ", label: a, positive: b, negative: c}";
    for (String name : List.of("pipe", "/dev/zero")) {
      for (String data :
          List.of("{csv: " + name + table, "{libsvm: " + name + "}", "{npz: " + name + "}")) {
        assertThatThrownBy(() -> read(folder, experiment(data, "{widths: [2, 1]}", "{seed: 1}")))
            .isInstanceOf(ExperimentException.class)
            .hasMessageContaining(
                "this is a pipe or a device; expected a file, which can be read a second time");
      }
    }
    for (String start : List.of("{npz: pipe}", "{safetensors: pipe}", "{onnx: pipe}")) {
      assertThatThrownBy(() -> read(folder, experiment(POINTS, "{widths: [2, 1]}", start)))
          .hasMessageContaining("is a pipe or a device");
    }
    assertThatThrownBy(
            () -> read(folder, experiment("{csv: dir" + table, "{widths: [2, 1]}", "{seed: 1}")))
        .hasMessageContaining("this is a directory; expected a file");
  }

  /** Everything that was read is listed with its digest, the experiment first. */
  @Test
  void inputsAreListed() throws IOException {
    NumpyFiles.zip(folder.resolve("w.npz"), "W1.npy", NumpyFiles.npy(1, 2));
    Files.writeString(folder.resolve("s.csv"), "a,b,c\n1,2,p\n3,4,n\n5,6,x\n");
    Path file = folder.resolve("e.yaml");
    Files.writeString(
        file,
        experiment(
            "{csv: ./s.csv, label: c, positive: p, negative: n}",
            "{widths: [2, 1]}",
            "{npz: w.npz}"));
    Experiment experiment = ExperimentReader.read(file);
    assertThat(experiment.provenance().inputs())
        .containsExactly(
            new InputFile("e.yaml", experiment.sha256()),
            new InputFile("./s.csv", Digests.sha256(Files.readAllBytes(folder.resolve("s.csv")))),
            new InputFile("w.npz", Digests.sha256(Files.readAllBytes(folder.resolve("w.npz")))));
    assertThat(experiment.provenance().notes())
        .containsExactly("./s.csv: 1 row is left out, because the label belongs to neither class.");
    assertThat(Digests.sha256("abc".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void headersOfPython2AreRead() throws IOException {
    NumpyFiles.zip(folder.resolve("w.npz"), "W1.npy", NumpyFiles.bytes("(1L, 2L)", "<f8", 16));
    String network = "{widths: [2, 1]}";
    assertThat(read(folder, experiment(POINTS, network, "{npz: w.npz}")).initialWeights())
        .containsExactly(numbers("0 0"));
    for (String shape : List.of("(L, 2L)", "(1LL, 2L)", "(1 L, 2L)", "(L1, 2)")) {
      NumpyFiles.zip(folder.resolve("w.npz"), "W1.npy", NumpyFiles.bytes(shape, "<f8", 16));
      assertThatThrownBy(() -> read(folder, experiment(POINTS, network, "{npz: w.npz}")))
          .hasMessageContaining("expected a whole number");
    }
  }

  private static Rational[] numbers(String text) {
    return java.util.Arrays.stream(text.split(" ")).map(Rational::parse).toArray(Rational[]::new);
  }

  /** What is claimed or inflated beyond all need takes no memory. */
  @Test
  void bombsAreRefused() throws IOException {
    Path file = folder.resolve("bomb.npz");
    NumpyFiles.zip(file, "w.npy", new byte[1 << 24 | 1]);
    String initialization = "{npz: bomb.npz}";
    assertThatThrownBy(() -> read(folder, experiment(POINTS, "{widths: [2, 1]}", initialization)))
        .hasMessageContaining("bytes unpacked from");
    NumpyFiles.zip(
        file,
        "X.npy",
        NumpyFiles.bytes("(2049, 1024)", "|u1", 2049 << 10),
        "y.npy",
        NumpyFiles.npy(2049));
    assertThatThrownBy(
            () -> read(folder, experiment("{npz: bomb.npz}", "{widths: [2, 1]}", WEIGHTS)))
        .hasMessageContaining("X: 2098176 numbers; expected at most 2097152");
    NumpyFiles.zip(file, "W1.npy", NumpyFiles.bytes("(9999999999, 9)", "<f8", 16));
    assertThatThrownBy(() -> read(folder, experiment(POINTS, "{widths: [2, 1]}", initialization)))
        .hasMessageContaining("the shape [9999999999, 9] is too large");
  }

  /** The smallest double is a short number in a file, and a long one as a fraction. */
  @Test
  void numbersOfManyBitsAreBounded() throws IOException {
    byte[] file = NumpyFiles.bytes("(1, 262144)", "<f8", 8 << 18);
    for (int at = file.length - (8 << 18); at < file.length; at += 8) {
      file[at] = 1;
    }
    NumpyFiles.zip(folder.resolve("w.npz"), "X.npy", file, "y.npy", NumpyFiles.npy(1));
    assertThatThrownBy(
            () -> read(folder, experiment("{npz: w.npz}", "{widths: [262144, 1]}", WEIGHTS)))
        .hasMessageContaining("X[0, 249")
        .hasMessageContaining("fill more than 32 MiB; expected shorter ones");
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
            "e.yaml:2: data.npz: there is no folder in which files could be found; expected the values themselves here");
  }
}
