package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.engine.TaylorEngine;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.Horizon;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;
import org.plumbline.report.BenchmarkRow;

/** Programs that leave a mark each time they run, and an engine on {@code exp(-w)}. */
final class RaceTest {
  @TempDir private Path folder;

  private TimedProgram marking(String mark) {
    return new TimedProgram(
        "tiny",
        new ExternalProgram(
            mark, List.of("sh", "-c", "printf " + mark + " >> " + folder.resolve("marks"))),
        10);
  }

  private static TimedEngine engine(Horizon horizon, int weight) {
    FlowProblem problem =
        new FlowProblem(
            new LayeredArchitecture(List.of(1, 1), List.of(), List.of()).network(),
            new Dataset(List.of("x"), List.of(List.of(Rational.of(weight))), List.of(1)),
            List.of(Rational.ZERO),
            Loss.EXPONENTIAL,
            Reduction.SUM);
    return new TimedEngine("single", problem, horizon, new TaylorEngine(), 10, true, 1);
  }

  private static Race race(Interruption interruption, Contestant... contestants) {
    BenchmarkOptions options = new BenchmarkOptions();
    options.repeat = 3;
    options.warmUp = 0;
    return new Race(
        List.of(contestants),
        options,
        new ProgressLine(Terminal.progress(true), false, interruption),
        interruption);
  }

  /** Once each before anything is timed, and then in turn. */
  @Test
  void contestantsRunInTurn() throws IOException {
    try (Interruption interruption = Interruption.listen()) {
      List<BenchmarkRow> rows = race(interruption, marking("a"), marking("b")).run();
      assertThat(folder.resolve("marks")).hasContent("abababab");
      assertThat(rows.stream().map(BenchmarkRow::engine)).containsExactly("a", "b");
      assertThat(rows.get(1).integrate().seconds()).hasSize(3);
      assertThat(rows.get(1).verify()).isEmpty();
    }
  }

  @Test
  void verificationIsTimedByItself() {
    try (Interruption interruption = Interruption.listen()) {
      Race race = race(interruption, engine(Horizon.atTime(Rational.of(1, 8)), 1));
      BenchmarkRow row = race.run().get(0);
      assertThat(row.steps()).isPresent();
      assertThat(row.verify()).isPresent();
      assertThat(race.shortfalls()).isEmpty();
    }
  }

  /** With the weight 0 nothing moves, and the risk stays 1. */
  @Test
  void whoeverEndsBeforeTheHorizonIsNamed() {
    try (Interruption interruption = Interruption.listen()) {
      Race race = race(interruption, engine(Horizon.atRisk(Rational.of(1, 2)), 0));
      race.run();
      assertThat(race.shortfalls()).hasSize(1);
      assertThat(race.shortfalls().get(0))
          .startsWith("single, 10 digits, taylor: ended before its horizon: nothing moves");
    }
  }

  @Test
  void aRaceThatIsInterruptedHasNoRows() {
    try (Interruption interruption = Interruption.listen()) {
      interruption.request();
      Race race = race(interruption, marking("a"));
      assertThat(race.run()).isEmpty();
      assertThat(race.shortfalls()).isEqualTo(List.of());
      assertThat(Files.exists(folder.resolve("marks"))).isFalse();
    }
  }
}
