package org.plumbline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.compare.recording.RecordingReader;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Where a recording starts, for an experiment that starts at 1/3 and -2. */
final class OtherStartTest {
  private static final FlowProblem PROBLEM =
      new FlowProblem(
          new LayeredArchitecture(List.of(2, 1), List.of(), List.of()).network(),
          new Dataset(List.of("x", "y"), List.of(List.of(Rational.ONE, Rational.ONE)), List.of(1)),
          List.of(Rational.of(1, 3), Rational.of(-2)),
          Loss.EXPONENTIAL,
          Reduction.SUM);

  @TempDir private Path folder;

  private Optional<OtherStart> start(String... rows) throws IOException, RecordingException {
    Path file = folder.resolve("run.csv");
    Files.writeString(file, "t,w0,w1\n" + String.join("\n", rows) + "\n");
    return OtherStart.of(
        PROBLEM, RecordingReader.read(file, PROBLEM.network(), Optional.of(NumberFormat.FLOAT64)));
  }

  @Test
  void theExperimentsOwnStartRoundedIsNoOther() throws IOException, RecordingException {
    assertThat(start("0,0.3333333333333333,-2", "1,0.5,-1")).isEmpty();
    assertThat(start("0,0.33333,-2", "1,0.5,-1")).isEmpty();
  }

  @Test
  void theFarthestWeightIsNamed() throws IOException, RecordingException {
    assertThat(start("0,0.3333333333333333,-1.5", "1,0.5,-1"))
        .contains(new OtherStart(1, Dyadic.of(0.5)));
    OtherStart first = start("0,2.5,-1.5", "1,0.5,-1").orElseThrow();
    assertThat(first.parameter()).isZero();
    assertThat(first.distance().approximateDouble()).isBetween(2.166, 2.167);
  }

  /** Near in proportion, as decimals of few digits are, and not farther. */
  @Test
  void proportionsCount() throws IOException, RecordingException {
    assertThat(start("0,0.3333333333333333,-2.00003", "1,0.5,-1")).isEmpty();
    assertThat(start("0,0.3333333333333333,-2.00004", "1,0.5,-1")).isPresent();
  }

  @Test
  void oneGradientStartsNowhere() throws IOException, RecordingException {
    assertThat(start("0,7,7")).isEmpty();
  }
}
