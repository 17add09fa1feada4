package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Copies;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.Standing;
import org.plumbline.number.Rational;

/**
 * Checks that are broken off at many places, one after the other, and gone on with from what is on
 * disk: the report is that of a check that nobody broke off.
 */
final class CheckpointsTest {
  /** Everything that can be kept is kept at once. */
  private static final Duration ALWAYS = Duration.ofNanos(1);

  private static final Pattern TIMING = Pattern.compile("\"timing\": \\{[^}]*}");

  @TempDir private Path folder;

  /** Breaks a check off when it has called so often. */
  private static final class Killer implements CheckProgress {
    private final List<String> origins = new ArrayList<>();
    private int left;

    Killer(int left) {
      this.left = left;
    }

    private synchronized void call() {
      left--;
      if (left == 0) {
        throw new KilledError();
      }
    }

    @Override
    public void resuming(String origin) {
      origins.add(origin);
    }

    @Override
    public void integrating(int steps, int events, Rational time, double log10Risk) {
      call();
    }

    @Override
    public void verifying(int done, int all) {
      call();
    }
  }

  /** The end of a process, as far as one can have it in a test. */
  private static final class KilledError extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** An engine that gives fewer digits than it is asked for. */
  private static final class Coarse implements Engine {
    private static final int FEWER = 15;

    @Override
    public String name() {
      return "coarse";
    }

    @Override
    public FlowResult integrate(
        FlowProblem problem, Horizon horizon, int digits, Progress progress) {
      return Engines.standard().integrate(problem, horizon, digits - FEWER, progress);
    }

    @Override
    public FlowResult resume(
        FlowProblem problem, Horizon horizon, int digits, Standing standing, Progress progress) {
      return Engines.standard().resume(problem, horizon, digits - FEWER, standing, progress);
    }
  }

  private Path place() {
    return folder.resolve("checkpoint");
  }

  private static String report(CheckReport report) {
    return TIMING.matcher(report.json()).replaceAll("") + report.csv();
  }

  /** Runs a check to its end, broken off after so many calls, and more each time; how often. */
  private int assertSame(Check check, int calls) {
    String whole = report(check.withThreads(1).run());
    int killed = 0;
    Optional<CheckReport> ended = Optional.empty();
    while (ended.isEmpty()) {
      boolean isBegun = Files.exists(place().resolve("run.properties"));
      Checkpoints checkpoints =
          isBegun ? Checkpoints.resuming(place(), ALWAYS) : Checkpoints.in(place(), ALWAYS);
      // Later and later, since a block of verified steps is kept as a whole.
      Killer killer = new Killer(calls * (1 + killed));
      try {
        Check killable = check.withThreads(1 + killed % 3).withCheckpoints(checkpoints);
        ended = Optional.of(killable.withProgress(killer).run());
        assertThat(killer.origins).hasSize(isBegun ? 1 : 0);
      } catch (KilledError | IllegalStateException e) {
        assertThat(killer.left).isLessThanOrEqualTo(0);
        killed++;
      }
    }
    assertThat(report(ended.get())).isEqualTo(whole);
    assertThat(ended.get().timing().getOrDefault("resumes", 0.0)).isPositive();
    return killed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"small-relu", "pinned", "leaky-logistic"})
  void goesOnFromWhereItWasBrokenOff(String example) {
    Check check = Check.of(ExperimentFiles.example(example).withDigits(12));
    assertThat(assertSame(check, 2)).isGreaterThan(3);
  }

  /** Claims that were decided before are not asked again, as in a check that goes through. */
  @Test
  void goesOnWithThePursuitOfAClaim() {
    Check check =
        Check.of(ExperimentFiles.example("deep-linear").withDigits(12))
            .untilProved("all", Optional.empty(), Optional.of(Rational.parse("1e-6")));
    assertThat(assertSame(check, 6)).isGreaterThan(3);
  }

  /** The first attempt is not made again where the second was broken off. */
  @Test
  void goesOnInALaterAttempt() {
    Check check =
        Check.of(ExperimentFiles.example("small-relu").withDigits(20)).withEngine(new Coarse());
    List<Integer> again = new ArrayList<>();
    check
        .withProgress(
            new CheckProgress() {
              @Override
              public void integratingAgain(int digits) {
                again.add(digits);
              }
            })
        .run();
    assertThat(again).isNotEmpty();
    assertThat(assertSame(check, 4)).isGreaterThan(3);
  }

  @Test
  void anEngineInDoubleGoesOn() {
    Check check =
        Check.of(ExperimentFiles.example("small-relu").withDigits(5))
            .withEngine(Engines.named("double").orElseThrow());
    assertThat(assertSame(check, 15)).isPositive();
  }

  private void breakOff(UnaryOperator<Check> change) {
    Check check = change.apply(Check.of(ExperimentFiles.example("pinned").withDigits(12)));
    assertThatThrownBy(
            () ->
                check
                    .withThreads(1)
                    .withCheckpoints(Checkpoints.in(place(), ALWAYS))
                    .withProgress(new Killer(6))
                    .run())
        .isInstanceOf(KilledError.class);
  }

  @Test
  void otherSettingsAreRefused() throws IOException {
    breakOff(check -> check);
    Check other = Check.of(ExperimentFiles.example("pinned").withDigits(13));
    assertThatThrownBy(() -> other.withCheckpoints(Checkpoints.resuming(place(), ALWAYS)).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the checkpoint is of another run (digits: 12 there, 13 here); expected the same "
                + "experiment, version and settings");
    Path identity = place().resolve("run.properties");
    String text = Files.readString(identity);
    Files.writeString(identity, text.replace("version=", "version=0.0."));
    Check same = Check.of(ExperimentFiles.example("pinned").withDigits(12));
    assertThatThrownBy(() -> same.withCheckpoints(Checkpoints.resuming(place(), ALWAYS)).run())
        .hasMessageStartingWith("the checkpoint is of another run (version: 0.0.");
  }

  /** Without the first interval over nothing is written, and what was written can be removed. */
  @Test
  void nothingIsWrittenBeforeItIsDue() {
    Checkpoints later = Checkpoints.in(place(), Duration.ofHours(1));
    Check.of(ExperimentFiles.example("pinned").withDigits(12)).withCheckpoints(later).run();
    assertThat(place()).doesNotExist();
    breakOff(check -> check);
    assertThat(place().resolve("journal")).isNotEmptyFile();
    later.remove();
    assertThat(place()).doesNotExist();
  }

  /** Where nothing can be written the check is done all the same, and says why once. */
  @Test
  void aFolderThatTakesNothingIsNoObstacle() throws IOException {
    Files.writeString(place(), "a file where a folder should be");
    List<String> complaints = new ArrayList<>();
    Checkpoints checkpoints = Checkpoints.of(place(), ALWAYS, false, new Copies(), complaints::add);
    Check check = Check.of(ExperimentFiles.example("pinned").withDigits(12));
    CheckReport report = check.withCheckpoints(checkpoints).run();
    assertThat(report(report)).isEqualTo(report(check.run()));
    assertThat(complaints).hasSize(1).first().asString().startsWith("no checkpoint can be written");
  }

  /** A damaged record and all behind it are as if they had never been written. */
  @Test
  void damagedRecordsAreDropped() throws IOException {
    breakOff(check -> check);
    byte[] bytes = Files.readAllBytes(place().resolve("journal"));
    bytes[bytes.length / 2] ^= 4;
    Files.write(place().resolve("journal"), bytes);
    Check check = Check.of(ExperimentFiles.example("pinned").withDigits(12));
    CheckReport report = check.withCheckpoints(Checkpoints.resuming(place(), ALWAYS)).run();
    assertThat(report(report)).isEqualTo(report(check.run()));
  }
}
