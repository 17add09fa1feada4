package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
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
