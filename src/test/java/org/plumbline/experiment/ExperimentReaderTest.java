package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.number.Rational;

/** What correct files mean. */
final class ExperimentReaderTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "vectors/leaky, 5, 9, 30",
    "vectors/linear, 4, 14, 30",
    "vectors/logistic, 5, 14, 30",
    "vectors/relu-kinks, 6, 9, 30",
    "vectors/relu, 5, 9, 30",
    "vectors/skip, 5, 14, 30",
    "bench/p1-linear, 8, 66, 50",
    "bench/p1-relu, 8, 66, 50"
  })
  void readsTheVectors(String name, int samples, int parameters, int digits) throws IOException {
    try (InputStream stream = getClass().getResourceAsStream("/" + name + ".json")) {
      Experiment experiment = ExperimentReader.read(name + ".json", stream, Optional.empty());
      assertThat(name).endsWith(experiment.name());
      assertThat(experiment.data().size()).isEqualTo(samples);
      assertThat(experiment.initialWeights()).hasSize(parameters);
      assertThat(experiment.reduction()).isEqualTo(Reduction.SUM);
      assertThat(experiment.flow().digits()).isEqualTo(digits);
    }
  }

  @Test
  void leavesDefaultsToThoseWhoSayNothing() {
    Experiment experiment = Malformed.read(Malformed.CORRECT.replace("  digits: 20\n", ""));
    assertThat(experiment.loss()).isEqualTo(Loss.EXPONENTIAL);
    assertThat(experiment.reduction()).isEqualTo(Reduction.MEAN);
    assertThat(experiment.flow().digits()).isEqualTo(30);
    assertThat(experiment.architecture().orElseThrow().skips()).isEmpty();
    assertThat(experiment.data().dimension()).isEqualTo(2);
  }

  @Test
  void digestIsThatOfTheBytes() {
    assertThat(Malformed.read(Malformed.CORRECT).sha256())
        .hasSize(64)
        .isNotEqualTo(Malformed.read(Malformed.CORRECT + "# end\n").sha256());
  }

  @Test
  void numbersMeanWhatIsWritten() {
    String file =
        Malformed.CORRECT
            .replace("[1, 1/2]", "['0.1', \"1/3\"]")
            .replace("[1/4, 1]", "[+2e-3, -.5]");
    assertThat(Malformed.read(file).data().points())
        .containsExactly(
            List.of(Rational.of(1, 10), Rational.of(1, 3)),
            List.of(Rational.of(-1, 2), Rational.of(-1)),
            List.of(Rational.of(1, 500), Rational.of(-1, 2)));
  }

  @Test
  void appendsTheBias() {
    String file =
        Malformed.CORRECT
            .replace("data:\n", "data:\n  bias: true\n")
            .replace("widths: [2,", "widths: [3,")
            .replace("[[1/2, 1/4], [-1/4, 1/2]]", "[[1/2, 1/4, 0], [-1/4, 1/2, 0]]");
    assertThat(Malformed.read(file).data().point(1))
        .containsExactly(Rational.of(-1, 2), Rational.of(-1), Rational.ONE);
  }

  @Test
  void skipWeightsFollowTheLayers() {
    String file =
        Malformed.CORRECT
            .replace("widths: [2, 2, 1]", "widths: [2, 1, 2, 1]")
            .replace(
                "[relu]",
                "[relu, linear]\n  skips: [{from: 0, to: 2, kind: identity},"
                    + " {from: 0, to: 2, kind: diagonal}, {from: 1, to: 3, kind: free}]")
            .replace("[[1/2, 1/4], [-1/4, 1/2]]", "[[1, 2]]\n    - [[3], [4]]")
            .replace("[[1/2, -1/4]]", "[[5, 6]]");
    for (String skips : List.of("[[7, 8], [[9]]]", "[[[7], [8]], [[9]]]", "[~, [[7, 8]], [[9]]]")) {
      String complete = file.replace("flow:\n", "  skipWeights: " + skips + "\nflow:\n");
      assertThat(Malformed.read(complete).initialWeights())
          .extracting(Rational::toString)
          .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }
  }

  @Test
  void readsJsonWithTabsAndMarks() {
    String json =
        "\uFEFF{\r\n\t\"name\": \"tabs\",\r\n\t\"data\": {\"points\": [[1]], \"labels\": [1]},\n"
            + "\t\"network\": {\"widths\": [1, 1]},\n"
            + "\t\"initialization\": {\"weights\": [[[0.10]]]},\n"
            + "\t\"flow\": {\"until\": {\"risk\": 1e-30}}\n}\n";
    Experiment experiment = Malformed.read(json);
    assertThat(experiment.initialWeights()).containsExactly(Rational.of(1, 10));
    assertThat(experiment.flow().untilRisk()).contains(Rational.parse("1e-30"));
  }

  @Test
  void readsTheClaimThatARunGoesOnFor() {
    FlowSettings alone = flow("{proved: gates-forever}");
    assertThat(alone.untilProved()).contains("gates-forever");
    assertThat(alone.untilRisk()).contains(LaterClaims.GIVE_UP_RISK);
    assertThat(alone.untilTime()).isEmpty();
    FlowSettings bounded = flow("{time: 1e9, proved: all, risk: 1e-7}");
    assertThat(bounded.untilProved()).contains(LaterClaims.ALL);
    assertThat(bounded.untilRisk()).contains(Rational.parse("1e-7"));
    assertThat(bounded.untilTime()).contains(Rational.parse("1e9"));
  }

  private static FlowSettings flow(String until) {
    return Malformed.read(Malformed.CORRECT.replace("until: {time: 1}", "until: " + until)).flow();
  }

  @Test
  void findsTablesBesideTheFile() throws IOException {
    Files.writeString(folder.resolve("t.csv"), "a,b,kind\n1,2,yes\n3,4,no\n5,6,perhaps\n");
    String file =
        Malformed.CORRECT
            .replace("  points: [[1, 1/2], [-1/2, -1], [1/4, 1]]\n", "")
            .replace(
                "labels: [1, -1, 1]",
                "csv: t.csv\n  label: kind\n  positive: [yes, perhaps]\n  negative: no\n"
                    + "  features: [b, a]");
    Path path = Files.writeString(folder.resolve("e.yaml"), file);
    Experiment experiment = ExperimentReader.read(path);
    assertThat(experiment.data().features()).containsExactly("b", "a");
    assertThat(experiment.data().labels()).containsExactly(1, -1, 1);
  }

  @Test
  void refusesWhatIsNoReadableFile() throws IOException {
    assertThatThrownBy(() -> ExperimentReader.read(folder))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(folder + ": this is a directory; expected an experiment file (YAML or JSON)");
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> ExperimentReader.read(missing))
        .hasMessage(
            missing + ": there is no such file; expected an experiment file (YAML or JSON)");
    Path latin = Files.write(folder.resolve("l.yaml"), new byte[] {'a', '\n', (byte) 0xe9, 'b'});
    assertThatThrownBy(() -> ExperimentReader.read(latin))
        .hasMessage(
            latin + ":2: invalid UTF-8; expected an experiment file (YAML or JSON) in UTF-8");
  }

  @Test
  void refusesLargeStreams() {
    byte[] large = new byte[SourceText.MOST_BYTES + 1];
    assertThatThrownBy(
            () -> ExperimentReader.read("-", new ByteArrayInputStream(large), Optional.empty()))
        .hasMessage(
            "-: the file is larger than 64 MiB; expected a smaller one, or data in a csv file");
  }

  @Test
  void refusesLinesThatParseSlowly() {
    assertThatThrownBy(() -> Malformed.read("a: 1\n#" + "x".repeat(2_000_000)))
        .hasMessage(
            "file.yaml:2: a line of more than 2^20 characters; expected shorter lines in YAML");
  }

  @Test
  void boundsTheMemoryOfShortTexts() {
    String row = "[" + "1e9999, ".repeat(10_000) + "1]";
    String file = Malformed.CORRECT.replace("[[1, 1/2]", "[" + row);
    assertThatThrownBy(() -> Malformed.read(file))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("the numbers up to here fill more than 32 MiB");
  }

  @Test
  void aMessageIsOneLineWhateverTheKeyHolds() {
    String file = "\"a\\nb: forged\\u2028\\u202e\": 1\nname: x\n";
    assertThatThrownBy(
            () ->
                ExperimentReader.read(
                    "f",
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                    Optional.empty()))
        .hasMessageStartingWith("f:1: a\uFFFDb: forged\uFFFD\uFFFD: unknown key;");
  }
}
