package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a new user is told before and after a run, and what reports say of their inputs. */
final class NoticesCommandTest {
  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final String TABLE =
      """
      length,weight,noise,kind
      14.2,1065,1,a
      13.1,,0,a
      12.4,520,0,b
      12.3,680,0,c
      13.2,1050,1,a
      """;

  @TempDir private Path folder;

  private Invocation run(String command, String data, int inputs, String start, String... more)
      throws IOException {
    Files.writeString(folder.resolve("t.csv"), TABLE);
    Path file = folder.resolve("e.yaml");
    Files.writeString(
        file,
        "name: e\ndata: {csv: t.csv, label: kind, positive: a, missing: skip-row, %s}\n"
                .formatted(data)
            + "network: {widths: [%d, 2, 1], activations: [relu]}\n".formatted(inputs)
            + "initialization: %s\nflow: {digits: 10, until: {time: 1/1000000}}\n"
                .formatted(start));
    List<String> words = new java.util.ArrayList<>(List.of(command, file.toString()));
    words.addAll(List.of("--output", folder.resolve("out").toString()));
    words.addAll(List.of(more));
    return Invocation.of(words.toArray(String[]::new));
  }

  private static final String DEAD = "{weights: [[[-1, -1, 0], [-1, -1, 0]], [[1, 1]]]}";

  @Test
  void firstLineSaysThatNothingMoves() throws IOException {
    Invocation check = run("check", "negative: b", 3, DEAD);
    assertThat(check.out().replaceAll("\\s+", " "))
        .startsWith(
            "All hidden units are off on all samples: nothing ever moves. Change the initial weights, or"
                + " scale the features (data: {standardize: true}). e: 3 samples")
        .contains("nothing ever moves from these")
        .doesNotContain("a longer horizon");
    assertThat(check.err()).startsWith("note: All hidden units are off on all samples: nothing");
    assertThat(check.code()).isEqualTo(3);
  }

  /** A run to a risk ends at once, and says why in its own row as well. */
  @ParameterizedTest
  @CsvSource({"taylor", "double"})
  void theRowSaysThatEveryUnitIsOff(String engine) throws IOException {
    Path file = folder.resolve("still.yaml");
    Files.writeString(
        file,
        "name: still\ndata: {points: [[1], [2]], labels: [1, 1]}\n"
            + "network: {widths: [1, 2, 1], activations: [relu]}\n"
            + "initialization: {weights: [[[-1], [-2]], [[1, 1]]]}\n"
            + "flow: {digits: 5, until: {risk: 1/10}}\n");
    String out = folder.resolve("out").toString();
    Invocation check = Invocation.of("check", file.toString(), "--engine", engine, "--output", out);
    assertThat(check.out().replaceAll("\\s+", " "))
        .contains(
            "nothing moves any more, so the risk stays as it is: every hidden unit is off on every sample;"
                + " another seed, \"standardize: true\" in the data, or a smaller scale of the"
                + " initialization, would help");
    assertThat(check.code()).isEqualTo(3);
  }

  /** A unit that is on, but reads into one that is off, moves nothing either. */
  @Test
  void theRowSaysThatTheOutputIsCutOff() throws IOException {
    Path file = folder.resolve("cut.yaml");
    Files.writeString(
        file,
        "name: cut\ndata: {points: [[1], [2]], labels: [1, 1]}\n"
            + "network: {widths: [1, 1, 1, 1], activations: [relu, relu]}\n"
            + "initialization: {weights: [[[1]], [[-1]], [[1]]]}\n"
            + "flow: {digits: 5, until: {risk: 1/10}}\n");
    Invocation check =
        Invocation.of("check", file.toString(), "--output", folder.resolve("out").toString());
    assertThat(check.out().replaceAll("\\s+", " "))
        .contains(
            "risk stays as it is: on every sample only units that are off lead to the output;");
  }

  @Test
  void aRiskThatOverflowsIsSaidBefore() throws IOException {
    assertThat(
            run("assumptions", "negative: b", 3, "{weights: [[[1, 1, 0], [1, 1, 0]], [[1, 1]]]}")
                .err())
        .contains(
            "note: The risk at the start is about 1e461, as the margin of sample 1 is -1.06e+03:"
                + " steps are as short as it is large. A smaller scale of the initialization, or"
                + " `data: {standardize: true}`, would help.");
    assertThat(run("assumptions", "negative: b, standardize: true", 3, "{seed: 1}").err())
        .doesNotContain("risk at the start");
    assertThat(
            run(
                    "assumptions",
                    "negative: b",
                    3,
                    "{weights: [[[1e200, 1, 0], [1, 1, 0]], [[1e200, 1]]]}")
                .err())
        .contains("note: The risk at the start is beyond the range of double: steps are");
  }

  /** The advice is followed, and works. */
  @Test
  void standardizedFeaturesMove() throws IOException {
    Invocation check =
        run(
            "check",
            "negative: b, standardize: true, features: [length, weight]",
            2,
            "{weights: [[[-1, -1], [-1, -1]], [[1, 1]]]}");
    assertThat(check.out())
        .doesNotContain("nothing ever moves")
        .doesNotContain("orders of magnitude")
        .contains("note: t.csv: 1 row is left out, because a value is missing: line 3.\n")
        .contains("note: t.csv: 1 row is left out, because the label belongs to neither class.\n")
        .contains("note: data.standardize: each coordinate is (x - m) / s with its exact mean m");
  }

  @Test
  void featuresThatSpanMagnitudesAreNamed() throws IOException {
    Invocation check =
        run("assumptions", "negative: b, features: {except: [length]}", 2, "{seed: 1}");
    assertThat(check.err())
        .contains(
            "note: The features span three orders of magnitude, so many short steps are needed: try `data: {standardize: true}`");
    assertThat(
            run("assumptions", "negative: rest, scale: 1/1000, features: [weight]", 1, "{seed: 1}")
                .err())
        .doesNotContain("magnitude", "not scaled");
    assertThat(run("assumptions", "negative: rest, features: [weight]", 1, "{seed: 1}").err())
        .contains(
            "note: The features are not scaled: weight is as large as 1.07e+03, so many short");
    assertThat(
            run("assumptions", "negative: rest, scale: 1e-9, features: [weight]", 1, "{seed: 1}")
                .err())
        .contains(
            "note: The features are not scaled: all are at most 1.07e-06, so little moves: try `data:");
    assertThat(run("assumptions", "negative: b", 3, DEAD, "--quiet").err()).isEmpty();
  }

  @Test
  void unitsThatTakeNoPartAreNamed() throws IOException {
    String half = "{weights: [[[-1, -1, 0], [1, -1/100, 0]], [[1, 1]]]}";
    assertThat(run("assumptions", "negative: b", 3, half).err())
        .contains(
            "note: h1[0] is off on all samples and stays so: it takes no part in the run. With another seed");
  }

  @Test
  void reportsSayWhatTheyAreAbout() throws IOException {
    Invocation check =
        run(
            "check",
            "negative: b, features: [noise, length]",
            2,
            "{weights: [[[1, 1], [1, 1]], [[1, 1]]]}",
            "--json");
    JsonNode report = new ObjectMapper().readTree(check.out());
    assertThat(report.at("/inputs")).hasSize(2);
    assertThat(report.at("/inputs/0/path").asText()).isEqualTo("e.yaml");
    assertThat(report.at("/inputs/0/sha256")).isEqualTo(report.at("/experiment/sha256"));
    assertThat(report.at("/inputs/1/path").asText()).isEqualTo("t.csv");
    assertThat(report.at("/inputs/1/sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(report.at("/network/widths").toString()).isEqualTo("[2,2,1]");
    assertThat(report.at("/samples/count").asInt()).isEqualTo(4);
    assertThat(report.at("/samples/features").toString()).isEqualTo("[\"noise\",\"length\"]");
    assertThat(report.at("/samples/points/0").toString()).isEqualTo("[\"1\",\"71/5\"]");
    assertThat(report.at("/samples/labels").toString()).isEqualTo("[1,1,-1,1]");
    assertThat(report.at("/parameters/2").asText()).isEqualTo("W1[1,0]");
    assertThat(report.at("/initialWeights")).hasSize(6).allMatch(JsonNode::isTextual);
    assertThat(report.at("/notes"))
        .hasSize(1)
        .allMatch(note -> note.asText().contains("belongs to neither class"));
    assertFloats(report);
  }

  private static void assertFloats(JsonNode report) {
    for (JsonNode check : report.at("/checks")) {
      if (check.path("value").isTextual()) {
        String[] exact = check.path("value").asText().split("/");
        double value =
            Double.parseDouble(exact[0]) / (exact.length > 1 ? Double.parseDouble(exact[1]) : 1);
        assertThat(check.at("/float/value").doubleValue()).isEqualTo(value);
      }
      if (check.at("/value/mid").isTextual()) {
        assertThat(check.at("/float/value").isDouble()).isTrue();
      }
      assertThat(check.has("interval")).isEqualTo(check.at("/float/interval").isArray());
    }
    JsonNode end = report.at("/trajectory/final");
    assertThat(end.at("/float/weights")).hasSize(end.path("weights").size());
    assertThat(end.at("/float/time").doubleValue()).isEqualTo(1e-6);
    for (int p = 0; p < end.path("weights").size(); p++) {
      assertThat(end.at("/float/weights/" + p).doubleValue())
          .isEqualTo(Double.parseDouble(end.at("/weights/" + p).asText()));
    }
  }

  /** The recording is among what was read, whichever comparison it is. */
  @ParameterizedTest
  @CsvSource({"descent", "flow"})
  void comparisonsListTheRecording(String kind) throws Exception {
    Path file = folder.resolve("m.yaml");
    Files.writeString(
        file,
        "name: m\ndata: {points: [[1]], labels: [1]}\nnetwork: {widths: [1, 1]}\n"
            + "initialization: {weights: [[[1]]]}\nflow: {digits: 10, until: {time: 1}}\n");
    Path recording = folder.resolve("run.csv");
    Files.writeString(recording, "t,w0\n0,1\n1,1.5\n");
    Invocation compare =
        Invocation.of(
            "compare",
            file.toString(),
            "--trajectory",
            recording.toString(),
            "--kind",
            kind,
            "--step-size",
            "1",
            "--json",
            "--output",
            folder.resolve("o").toString());
    JsonNode inputs = new ObjectMapper().readTree(compare.out()).path("inputs");
    assertThat(inputs).hasSize(2);
    assertThat(inputs.at("/0/path").asText()).isEqualTo("m.yaml");
    assertThat(inputs.at("/1/path").asText()).isEqualTo("run.csv");
    byte[] digest =
        java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(recording));
    assertThat(inputs.at("/1/sha256").asText())
        .isEqualTo(java.util.HexFormat.of().formatHex(digest));
    assertThat(compare.code()).isLessThan(4);
  }

  @Test
  void pipesAreNoRecordings() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe.npz");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    for (Path file : List.of(pipe, Files.createDirectory(folder.resolve("d.csv")))) {
      Invocation compare = Invocation.of("compare", "pinned", "--trajectory", file.toString());
      assertThat(compare.code()).isEqualTo(2);
      assertThat(compare.err()).contains(": this is a folder, a pipe or a device; expected");
    }
  }

  /** Two samples, one half of each class, read from what other programs wrote. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "noheader.yaml | 2: data.csv: ",
        "noheader.yaml | : line 1: the header is made of numbers, '3.5, 8.6, 0'; expected names of columns; or header: false if this is a sample",
        "b1.yaml | 4: initialization.npz: ",
        "b1.yaml | : b1: this is a bias, but the network has none (network.biases: true gives it some); expected W1 [2, 2], W2 [1, 2] and nothing else; there are 'W1' [2, 2], 'W2' [1, 2], 'b1' [2], 'b2' [1], or biases in the network: network.biases, in place of data.bias",
      })
  void casesAreRefused(String file, String message) {
    Invocation check =
        Invocation.of("check", CASES.resolve(file).toString(), "--output", folder.toString());
    assertThat(check.code()).isEqualTo(2);
    assertThat(check.err().lines()).hasSize(1);
    assertThat(check.err()).contains(message);
  }

  /** The hint of the refusal of biases is followed: all nine numbers are used. */
  @Test
  void biasesAreUsedWhereTheNetworkHasSome() throws IOException {
    Invocation check =
        Invocation.of(
            "check",
            CASES.resolve("b1-biases.yaml").toString(),
            "--output",
            folder.toString(),
            "--json");
    JsonNode report = new ObjectMapper().readTree(check.out());
    assertThat(report.at("/initialWeights")).hasSize(9);
    assertThat(report.at("/parameters").toString()).contains("b1[1]").contains("b2[0]");
    assertThat(report.at("/network/biases").toString()).isEqualTo("[true,true]");
    assertThat(report.at("/samples/points/0")).hasSize(2);
  }

  /** The hint of the refusal is followed. */
  @Test
  void tablesWithoutHeaderAreRead() throws IOException {
    String text =
        Files.readString(CASES.resolve("noheader.yaml"))
            .replace("csv: noheader.csv", "csv: noheader.csv, header: false")
            .replace("label: '0'", "label: 2");
    Files.copy(CASES.resolve("noheader.csv"), folder.resolve("noheader.csv"));
    Path file = Files.writeString(folder.resolve("fixed.yaml"), text);
    Invocation check =
        Invocation.of("check", file.toString(), "--output", folder.resolve("o").toString());
    assertThat(check.out()).startsWith("noheader: 4 samples, ");
    assertThat(check.code()).isIn(0, 3);
  }

  @Test
  void headersOfPython2AreRead() {
    Invocation check =
        Invocation.of("check", CASES.resolve("h_L.yaml").toString(), "--output", folder.toString());
    assertThat(check.out()).startsWith("h_L: 4 samples, ");
    assertThat(check.code()).isIn(0, 3);
  }
}
