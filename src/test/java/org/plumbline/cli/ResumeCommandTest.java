package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.Check;
import org.plumbline.CheckProgress;
import org.plumbline.Checkpoints;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Copies;
import org.plumbline.number.Rational;
import picocli.CommandLine.TypeConversionException;

/** {@code check --resume} and {@code --checkpoint} on the command line. */
final class ResumeCommandTest {
  private static final int DIGITS = 12;

  @TempDir private Path folder;

  /** Leaves the checkpoint of a run that was broken off. */
  private void leave() {
    Copies copies = new Copies();
    Check check =
        Check.of(
            BundledExamples.read("pinned", copies)
                .withDigits(DIGITS)
                .until(Optional.of(Rational.of(3, 2)), Optional.empty()));
    CheckProgress breaking =
        new CheckProgress() {
          @Override
          public void integrating(int steps, int events, Rational time, double log10Risk) {
            if (steps == 5) {
              throw new IllegalStateException("broken off");
            }
          }
        };
    Checkpoints checkpoints =
        Checkpoints.of(
            folder.resolve("checkpoint"), Duration.ofNanos(1), false, copies, complaint -> {});
    assertThatThrownBy(() -> check.withCheckpoints(checkpoints).withProgress(breaking).run())
        .hasMessageContaining("broken off");
    assertThat(folder.resolve("checkpoint/journal")).isNotEmptyFile();
  }

  private Invocation resume(String... more) {
    String[] arguments = new String[more.length + 3];
    System.arraycopy(more, 0, arguments, 3, more.length);
    arguments[0] = "check";
    arguments[1] = "--resume";
    arguments[2] = folder.toString();
    return Invocation.of(arguments);
  }

  private void assertRefused(Invocation refused, String message) {
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).isEqualTo("plumbline: --resume: " + folder + ": " + message + "\n");
  }

  @Test
  void everythingIsTakenFromTheCheckpoint() throws IOException {
    leave();
    Invocation resumed = resume("--checkpoint", "never");
    assertThat(resumed.code()).isIn(0, 3);
    assertThat(resumed.err()).contains("plumbline: resumed: ").contains(" steps are there, ");
    assertThat(Files.readString(folder.resolve("report.json")))
        .contains("\"digits\": " + DIGITS)
        .contains("\"resumes\": 1");
    assertThat(folder.resolve("checkpoint")).doesNotExist();
    assertRefused(
        resume(),
        "there is no checkpoint; expected the output folder of a run that wrote one and has not"
            + " ended");
  }

  @Test
  void otherSettingsAreRefused() {
    leave();
    String expected = "; expected the same experiment, version and settings";
    assertRefused(
        resume("--digits", "13"),
        "the checkpoint is of another run (digits: 12 there, 13 here)" + expected);
    assertRefused(
        resume("--engine", "double"),
        "the checkpoint is of another run (engine: taylor there, double here)" + expected);
    assertRefused(
        resume("small-relu", "--digits", "12"),
        "the checkpoint is of another run (experiment: pinned there, small-relu here)" + expected);
    Invocation output = resume("--output", "elsewhere");
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err())
        .isEqualTo(
            "plumbline: --output: a resumed run writes to the folder it is resumed from; expected"
                + " --resume alone\n");
    assertThat(folder.resolve("checkpoint/journal")).isNotEmptyFile();
    assertThat(resume("pinned", "--digits", "12", "--until-time", "3/2", "--quiet").code())
        .isIn(0, 3);
  }

  @Test
  void aRunThatBeginsSaysWhatItReplaces() {
    leave();
    String output = folder.toString();
    Invocation other = Invocation.of("check", "pinned", "--digits", "10", "--output", output);
    assertThat(other.err())
        .contains(
            "note: "
                + folder
                + " has the checkpoint of a run that did not end; --resume goes on with that one,"
                + " and this run takes its place");
    assertThat(folder.resolve("checkpoint")).doesNotExist();
  }

  @Test
  void rubbishIsRefusedInOneLine() throws IOException {
    leave();
    Files.writeString(folder.resolve("checkpoint/journal"), "rubbish");
    Invocation refused = resume();
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith("plumbline: --resume: " + folder + ": the checkpoint cannot be read (")
        .hasLineCount(1);
    Files.writeString(folder.resolve("checkpoint/inputs/0"), "name: [");
    assertThat(resume().err()).contains("the checkpoint cannot be read (").hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({"60s, PT1M", "500ms, PT0.5S", "5m, PT5M", "2h, PT2H", "never, PT0S", "0, PT0S"})
  void intervals(String text, Duration interval) {
    assertThat(new Interval().convert(text)).isEqualTo(interval);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "60", "-1s", "1.5s", "1d", "12345678901s", "s"})
  void otherIntervalsAreRefused(String text) {
    assertThatThrownBy(() -> new Interval().convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessage("'" + text + "'; expected an interval such as 60s, 500ms, 5m or 1h, or never");
  }
}
