package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.claim.Certificate;
import org.plumbline.claim.Claims;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Rational;

/** {@link Check} and {@link CheckReport}: a run from Java, told of, ended early and written. */
final class CheckTest {
  private static final Check PINNED = Check.of(ExperimentFiles.example("pinned")).withThreads(2);
  private static final CheckReport REPORT = PINNED.run();

  @TempDir private Path folder;

  @Test
  void everyClaimHasFindings() {
    assertThat(REPORT.findings())
        .extracting(Finding::id)
        .containsAll(Claims.all().stream().map(claim -> claim.id()).toList());
    assertThat(REPORT.summary().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(REPORT.findings().size());
    assertThat(REPORT.findings("enclosure"))
        .singleElement()
        .extracting(Finding::verdict)
        .isEqualTo(Verdict.PROVED);
    assertThat(REPORT.toString()).startsWith("pinned: UNDECIDED");
  }

  @Test
  void theWorstVerdictIsTheOutcome() {
    assertThat(REPORT.summary().get(Verdict.VIOLATED)).isZero();
    assertThat(REPORT.summary().get(Verdict.UNDECIDED)).isPositive();
    assertThat(REPORT.outcome()).isEqualTo(CheckReport.Outcome.UNDECIDED);
    assertThat(PINNED.hypotheses().outcome()).isEqualTo(CheckReport.Outcome.FINE);
    assertThat(Check.of(ExperimentFiles.example("iris-inseparable")).hypotheses().outcome())
        .isEqualTo(CheckReport.Outcome.VIOLATED);
  }

  @Test
  void theFlowIsEnclosedWithItsEvents() {
    CheckedFlow flow = REPORT.flow().orElseThrow();
    assertThat(flow.isEnclosed()).isTrue();
    assertThat(flow.radius().orElseThrow().approximateLog10()).isLessThan(-30);
    assertThat(flow.risk()).isPresent();
    assertThat(flow.trajectory().finalTime())
        .isEqualTo(REPORT.experiment().flow().untilTime().orElseThrow());
    assertThat(flow.events()).isNotEmpty();
    for (CheckedFlow.Event event : flow.events()) {
      Rational proposed = event.proposed().time().toRational();
      assertThat(event.time().orElseThrow().upper().toRational().subtract(proposed).abs())
          .isLessThan(Rational.parse("1e-20"));
    }
  }

  @Test
  void certificatesComeWithFindings() {
    assertThat(REPORT.findings("separability"))
        .flatExtracting(finding -> finding.certificate().stream().toList())
        .extracting(Certificate::kind)
        .contains(Certificate.Kind.SEPARATOR);
  }

  @Test
  void reportIsWritten() throws IOException {
    REPORT.writeTo(folder.resolve("made"));
    assertThat(folder.resolve("made/report.json")).hasContent(REPORT.json());
    assertThat(folder.resolve("made/trajectory.csv")).hasContent(REPORT.csv().orElseThrow());
    assertThat(REPORT.text()).contains("balancedness", "PROVED");
  }

  @Test
  void hypothesesTakeNoTrajectory() throws IOException {
    CheckReport hypotheses = PINNED.hypotheses();
    assertThat(hypotheses.flow()).isEmpty();
    assertThat(hypotheses.csv()).isEmpty();
    assertThat(hypotheses.findings()).extracting(Finding::id).contains("separability");
    assertThat(hypotheses.findings("enclosure")).isEmpty();
    Files.writeString(folder.resolve("trajectory.csv"), "of an earlier check");
    hypotheses.writeTo(folder);
    assertThat(folder.resolve("trajectory.csv")).doesNotExist();
  }

  @Test
  void progressIsTold() {
    Set<String> told = new HashSet<>();
    List<String> claims = new ArrayList<>();
    CheckProgress progress =
        new CheckProgress() {
          @Override
          public void integrating(int steps, int events, Rational time, double log10Risk) {
            told.add("integrating");
          }

          @Override
          public void verifying(int done, int all) {
            told.add("verifying");
          }

          @Override
          public void checking(int done, int all, String claim) {
            claims.add(claim);
          }
        };
    CheckReport again = PINNED.withProgress(progress).run();
    assertThat(told).containsExactlyInAnyOrder("integrating", "verifying");
    assertThat(claims).containsExactlyElementsOf(Claims.all().stream().map(c -> c.id()).toList());
    assertThat(again.csv()).isEqualTo(REPORT.csv());
  }

  /** The other thread cancels as soon as the run has begun; the horizon is out of reach. */
  @Test
  @Timeout(60)
  void anotherThreadEndsARun() throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    CountDownLatch begun = new CountDownLatch(1);
    CheckProgress progress =
        new CheckProgress() {
          @Override
          public void integrating(int steps, int events, Rational time, double log10Risk) {
            begun.countDown();
          }
        };
    Thread other = new Thread(() -> cancelWhenOpen(begun, cancellation));
    other.start();
    CheckReport report =
        Check.of(endless()).withProgress(progress).withCancellation(cancellation).run();
    other.join();
    assertThat(cancellation.isRequested()).isTrue();
    assertThat(report.outcome()).isEqualTo(CheckReport.Outcome.UNDECIDED);
    assertThat(report.findings("continuation"))
        .singleElement()
        .extracting(Finding::reason)
        .asString()
        .contains("interrupted");
    assertThat(report.findings("separability")).isNotEmpty();
    assertThat(report.flow().orElseThrow().result()).isInstanceOf(FlowResult.Stopped.class);
  }

  /** Nothing asks an engine that is within a step whether to go on: it is left alone. */
  @Test
  @Timeout(60)
  void anEngineThatHangsIsLeftAlone() throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Thread other = new Thread(() -> cancelWhenOpen(begun, cancellation));
    other.start();
    CheckReport report =
        PINNED.withEngine(new Hanging(begun, never)).withCancellation(cancellation).run();
    other.join();
    never.countDown();
    assertThat(report.outcome()).isEqualTo(CheckReport.Outcome.UNDECIDED);
    assertThat(report.flow().orElseThrow().trajectory().steps()).isEmpty();
  }

  private static void cancelWhenOpen(CountDownLatch begun, Cancellation cancellation) {
    try {
      begun.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cancellation.cancel();
  }

  private record Hanging(CountDownLatch begun, CountDownLatch never) implements Engine {
    @Override
    public String name() {
      return "hanging";
    }

    @Override
    public FlowResult integrate(
        FlowProblem problem, Horizon horizon, int digits, Progress progress) {
      begun.countDown();
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Engines.all().get(0).integrate(problem, horizon, digits, progress);
    }
  }

  private static Experiment endless() {
    String text = ExperimentFiles.text(ExperimentFiles.example("small-relu"));
    return ExperimentFiles.parse(
        text.substring(0, text.indexOf("flow:")) + "flow: {digits: 40, until: {risk: 1e-1000}}");
  }

  @Test
  void threadsAreWithinBounds() {
    assertThatThrownBy(() -> PINNED.withThreads(0)).hasMessageContaining("between 1 and 256");
    assertThatThrownBy(() -> PINNED.withThreads(257)).isInstanceOf(IllegalArgumentException.class);
  }
}
