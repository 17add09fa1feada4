package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;

/** Experiments that commands name. */
final class ExperimentsTest {
  private static final Long NO_SEED = null;

  @TempDir private Path folder;

  @Test
  void namesAreThoseOfFilesAndExamples() {
    assertThat(Experiments.read(null, NO_SEED).name()).isEqualTo(BundledExamples.DEFAULT);
    assertThat(Experiments.read("pinned", NO_SEED).sha256())
        .isEqualTo(BundledExamples.read("pinned").sha256());
    Path file = Inputs.file(folder, Inputs.BASE);
    assertThat(Experiments.read(file.toString(), NO_SEED).name()).isEqualTo("tiny");
  }

  @Test
  void aHyphenIsStandardInput() {
    InputStream in = System.in;
    try {
      System.setIn(new ByteArrayInputStream(Inputs.BASE.getBytes(StandardCharsets.UTF_8)));
      assertThat(Experiments.read("-", NO_SEED).name()).isEqualTo("tiny");
      System.setIn(new ByteArrayInputStream("name: [".getBytes(StandardCharsets.UTF_8)));
      assertThatThrownBy(() -> Experiments.read("-", NO_SEED))
          .isInstanceOf(InputException.class)
          .hasMessageStartingWith("standard input:1: ");
    } finally {
      System.setIn(in);
    }
  }

  @Test
  void digitsReplaceThoseOfTheFile() {
    String file = Inputs.file(folder, Inputs.BASE).toString();
    RunOptions options = new RunOptions();
    assertThat(Experiments.read(file, options).flow().digits()).isEqualTo(10);
    options.digits = 77;
    Experiment longer = Experiments.read(file, options);
    assertThat(longer.flow().digits()).isEqualTo(77);
    assertThat(longer.flow().untilTime())
        .isEqualTo(Experiments.read(file, NO_SEED).flow().untilTime());
  }

  @Test
  void seedsReplaceThoseOfTheFileWhereItHasOne() throws IOException {
    String drawn =
        Inputs.file(
                folder, Inputs.BASE.replace("weights: [[[2, 1]], [[2]]]", "{seed: 1, scale: 1}"))
            .toString();
    Experiment other = Experiments.read(drawn, 2L);
    assertThat(other.initialWeights())
        .isNotEqualTo(Experiments.read(drawn, NO_SEED).initialWeights())
        .isEqualTo(Experiments.read(drawn, 2L).initialWeights());
    assertThat(Experiments.read(drawn, 1L).initialWeights())
        .isEqualTo(Experiments.read(drawn, NO_SEED).initialWeights());
    assertThatThrownBy(() -> Experiments.read("pinned", 7L))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no seed to replace");
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> Experiments.read("a\nb", NO_SEED))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("a\uFFFDb: there is no such file; expected an experiment file or")
        .hasMessageContaining("iris, small-relu, ");
    assertThatThrownBy(() -> Experiments.read("", NO_SEED))
        .hasMessageStartingWith("'': there is no such file");
    assertThatThrownBy(() -> Experiments.read("a\u0000b", NO_SEED))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("a\uFFFDb: this cannot be a path (")
        .hasMessageEndingWith("; expected an experiment file");
  }
}
