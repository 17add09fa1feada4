package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment is read again from copies when what it was read from is gone. */
final class CopiesTest {
  private static final String TEXT =
      """
      name: tulips
      data:
        csv: data/flowers.csv
        label: kind
        positive: tulip
        negative: rose
        features: [petals, height]
        standardize: true
        bias: true
      network: {widths: [3, 2, 1], activations: [relu]}
      initialization: {seed: 1, scale: 1/2}
      flow: {digits: 20, until: {time: 20}}
      """;
  private static final String TABLE =
      "petals,height,kind\n1.5,0.25,tulip\n1.25,0.5,tulip\n0.5,1.75,rose\n,1.5,rose\n0.25,1.5,rose\n";

  @TempDir private Path folder;

  private static Experiment again(Copies copies, Path place) throws IOException {
    Files.createDirectories(place);
    copies.write(place);
    return ExperimentReader.read(Copies.read(place));
  }

  @Test
  void filesAreReadAgainFromTheirCopies() throws IOException {
    Path file = folder.resolve("flowers.yaml");
    Path table = folder.resolve("data/flowers.csv");
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(file, TEXT.replace("bias: true", "bias: true\n  missing: skip-row"));
    Files.writeString(table, TABLE);
    Copies copies = new Copies();
    Experiment read = ExperimentReader.read(file, copies);
    assertThat(read.means(ExperimentReader.read(file))).isTrue();
    Files.delete(table);
    Files.delete(file);
    Experiment again = again(copies, folder.resolve("copies"));
    assertThat(again.means(read)).isTrue();
    assertThat(again.provenance()).isEqualTo(read.provenance());
    assertThat(again.sha256()).isEqualTo(read.sha256());
    assertThat(again.seeding()).isEqualTo(read.seeding());
  }

  @Test
  void aStreamIsReadAgain() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data/flowers.csv"), TABLE.replace("\n,", "\n1,"));
    Copies copies = new Copies();
    byte[] bytes = TEXT.getBytes(StandardCharsets.UTF_8);
    Experiment read =
        ExperimentReader.read(
            "standard input", new ByteArrayInputStream(bytes), Optional.of(folder), copies);
    Experiment again = again(copies, folder.resolve("copies"));
    assertThat(again.means(read)).isTrue();
    assertThat(again.provenance()).isEqualTo(read.provenance());
  }

  @Test
  void aBundledExampleIsReadAgain() throws IOException {
    Copies copies = new Copies();
    Experiment read = BundledExamples.read("iris", copies);
    Experiment again = again(copies, folder.resolve("copies"));
    assertThat(again.means(read)).isTrue();
    assertThat(again.provenance()).isEqualTo(read.provenance());
  }

  @Test
  void copiesThatAreNotThereAreRefused() {
    assertThatThrownBy(() -> Copies.read(folder)).isInstanceOf(IOException.class);
  }
}
