package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.data.Dataset;
import org.plumbline.experiment.ExperimentReader;

/** Commands that generate refuse in one line; data are read back as they were. */
final class GenerateCommandTest {
  @TempDir private Path folder;

  @Test
  void dataAreReadBack() throws IOException {
    Path csv = folder.resolve("d.csv");
    Invocation.of("generate", "data", "--samples", "9", "--output", csv.toString());
    Files.writeString(
        folder.resolve("e.yaml"),
        """
        name: e
        data: {csv: d.csv, label: label, positive: "1", negative: "-1"}
        network: {widths: [2, 1], activations: []}
        initialization: {seed: 1, scale: 1}
        flow: {until: {time: 1}}
        """);
    assertThat(ExperimentReader.read(folder.resolve("e.yaml")).data().size()).isEqualTo(9);
    assertThat(Invocation.of("generate", "data", "--samples", "9").out())
        .isEqualTo(Files.readString(csv))
        .isNotEqualTo(Invocation.of("generate", "data", "--samples", "9", "--seed", "2").out());
  }

  /** Tables and experiments of a kind have the samples that an experiment file generates. */
  @Test
  void kindsGiveTheSamplesOfExperimentFiles() throws IOException {
    Path csv = folder.resolve("d.csv");
    String options = "--kind xor --parity 3 --margin 1/8 --dimension 4 --samples 9 --seed 5";
    Invocation.of(("generate data --output " + csv + " " + options).split(" ", -1));
    Path made = folder.resolve("made.yaml");
    Invocation.of(("generate experiment --output " + made + " " + options).split(" ", -1));
    String rest =
        """
        network: {widths: [4, 1], activations: []}
        initialization: {seed: 1, scale: 1}
        flow: {until: {time: 1}}
        """;
    Path table = folder.resolve("table.yaml");
    Files.writeString(
        table, "name: e\ndata: {csv: d.csv, label: label, positive: 1, negative: -1}\n" + rest);
    Path recipe = folder.resolve("recipe.yaml");
    Files.writeString(
        recipe,
        "name: e\ndata: {generate: {kind: xor, parity: 3, margin: 1/8, dimension: 4, samples: 9, seed: 5}}\n"
            + rest);
    Dataset expected = ExperimentReader.read(recipe).data();
    for (Path other : List.of(table, made)) {
      Dataset data = ExperimentReader.read(other).data();
      assertThat(data.points()).isEqualTo(expected.points());
      assertThat(data.labels()).isEqualTo(expected.labels());
    }
    assertThat(Files.readString(made))
        .startsWith(
            "# plumbline generate experiment, kind xor, seed 5\n"
                + "# y is the product of the signs of the first 3 coordinates,")
        .contains("\nname: \"xor-5\"\n");
  }

  @Test
  void nearlyOrthogonalSamplesHaveRoomByThemselves() {
    Invocation run = Invocation.of("generate", "data", "--kind", "nearly-orthogonal");
    assertThat(run.out()).startsWith("x0,x1,x2,x3,x4,x5,x6,x7,x8,x9,label\n").hasLineCount(11);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data --kind ring|'ring' (did you mean rings?); expected separable, planted, nearly-orth",
        "data --kind rings --factor 3|--factor: found it with kind rings; expected no such number",
        "data --factor 3|--factor: found it with kind separable; expected no such number",
        "data --kind nearly-orthogonal --dimension 9|--dimension: found 9; expected at least 10, as",
        "data --kind rings --rings 9|--rings: found 9; expected a whole number from 2 to 8 for",
        "data --kind rings --rings 2.5|'2.5'; expected a whole number from 1 to 10000",
        "experiment --kind xor --margin 3/2|--margin: found 3/2; expected at most 1, the largest",
        "experiment --samples 10000 --dimension 10000|--samples: found 10000; expected fewer, as",
        "experiment --activations relu,relu|--activations: there are 2 for 1 hidden layers; expected one for all, or one for each",
        "experiment --activations cube|'cube'; expected linear, relu, abs or leaky:p/q",
        "experiment --loss hinge|'hinge'; expected exponential or logistic or squareplus",
        "data --margin 0|'0'; expected a number above 0",
        "data --samples 0|'0'; expected a whole number from 1 to 10000",
        "vectors --level frob --output x|--level 'frob': there is no such level; expected one of forward,",
        "vectors|Missing required option",
        "data --output /dev/null/x|--output /dev/null/x: it cannot be written",
      })
  void refusesInOneLine(String words, String message) {
    Invocation refused = Invocation.of(("generate " + words).split(" ", -1));
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).startsWith("plumbline: ").contains(message).hasLineCount(1);
  }
}
