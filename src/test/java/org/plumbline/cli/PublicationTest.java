package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plumbline.compare.Comparison;
import org.plumbline.compare.GradientComparison;
import org.plumbline.compare.JudgedClaim;
import org.plumbline.compare.RecordingKind;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.number.NumberFormat;

/** Where a comparison with one wrong gradient is written and shown. */
final class PublicationTest {
  private static final Experiment EXPERIMENT = BundledExamples.read("small-relu");
  private static final Comparison COMPARISON =
      new GradientComparison(
          EXPERIMENT,
          "run.npz",
          RecordingKind.GRADIENT,
          NumberFormat.FLOAT32,
          Optional.empty(),
          1,
          List.of(new JudgedClaim(0, new Judgement.Differs(0, 9, Explanation.SIGN, "reversed"))),
          Optional.empty());

  @TempDir private Path folder;

  private static RunOptions options(Path output) {
    RunOptions options = new RunOptions();
    options.output = output;
    return options;
  }

  private static Invocation published(RunOptions options) {
    return Invocation.ofProgram(
        "", () -> Publication.prepare(EXPERIMENT, options).publish(COMPARISON).code());
  }

  @Test
  void whatIsWrittenIsShown() throws IOException {
    Path output = folder.resolve("a/b");
    Invocation text = published(options(output));
    assertThat(text.code()).isEqualTo(1);
    assertThat(text.out())
        .contains("reversed")
        .endsWith("report: " + output.resolve("comparison.json") + "\n");
    RunOptions json = options(output);
    json.json = true;
    json.quiet = true;
    assertThat(published(json).out())
        .isEqualTo(Files.readString(output.resolve("comparison.json")))
        .startsWith("{");
    RunOptions quiet = options(output);
    quiet.quiet = true;
    assertThat(published(quiet)).isEqualTo(new Invocation(1, "", ""));
  }

  /** The page of a check in the same folder stays. */
  @Test
  void thePageIsBesideThatOfACheck() throws IOException {
    Path output = folder.resolve("alone");
    published(options(output));
    assertThat(output.resolve("report.html")).isNotEmptyFile();
    assertThat(output.resolve("figures/ulps.svg")).isNotEmptyFile();
    assertThat(output.resolve("comparison.html")).doesNotExist();
    Path other = Files.createDirectory(folder.resolve("beside"));
    Files.writeString(other.resolve("report.json"), "{}");
    Files.writeString(other.resolve("report.html"), "of a check");
    published(options(other));
    assertThat(other.resolve("report.html")).hasContent("of a check");
    assertThat(Files.readString(other.resolve("comparison.html")))
        .contains("run.npz against small-relu", "Reversed.");
  }

  @Test
  void whatCannotBeWrittenIsShownAllTheSame() throws IOException {
    Path output = folder.resolve("out");
    Publication publication = Publication.prepare(EXPERIMENT, options(output));
    Files.delete(output);
    Files.writeString(output, "in the way");
    Invocation shown =
        Invocation.ofProgram(
            "",
            () -> {
              assertThatThrownBy(() -> publication.publish(COMPARISON))
                  .isInstanceOf(InputException.class)
                  .hasMessageStartingWith("--output: " + output + ": it cannot be written to (");
              return 2;
            });
    assertThat(shown.out()).contains("reversed").doesNotContain("report: ");
  }

  @Test
  void foldersThatCannotBeAreRefusedAtOnce() throws IOException {
    assertThatThrownBy(() -> Publication.prepare(EXPERIMENT, options(Path.of(""))))
        .isInstanceOf(InputException.class)
        .hasMessage("--output: the path is empty; expected a folder");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> Publication.prepare(EXPERIMENT, options(file)))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "--output: "
                + file
                + ": it cannot be written to (there is a file of that name); expected a folder, or"
                + " a path where one can be created");
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(new FileAlreadyExistsException("f"), "there is a file of that name"),
        Arguments.of(new AccessDeniedException("f"), "permission denied"),
        Arguments.of(new NoSuchFileException("f"), "it cannot be created"),
        Arguments.of(
            new FileSystemException("f", null, "Not a\ndirectory"), "Not a\uFFFDdirectory"),
        Arguments.of(new FileSystemException("f"), "FileSystemException"),
        Arguments.of(new IOException("No space left"), "No space left"),
        Arguments.of(new IOException(), "IOException"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void reasonsAreSaidInPlainWords(IOException error, String reason) {
    assertThat(Publication.unwritable(Path.of("a\nb"), error))
        .hasMessage(
            "--output: a\uFFFDb: it cannot be written to ("
                + reason
                + "); expected a folder, or a path where one can be created");
  }
}
