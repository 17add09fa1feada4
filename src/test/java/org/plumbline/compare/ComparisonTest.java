package org.plumbline.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.recording.Recording;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.compare.recording.RecordingReader;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.number.Dyadic;
import org.plumbline.run.RunProgress;

/** A recording compared by a program, without the command line. */
final class ComparisonTest {
  private static final Path FOLDER = Path.of("src/test/resources/recordings");

  private final Experiment experiment = ExperimentReader.read(FOLDER.resolve("network.yaml"));

  @TempDir private Path folder;

  private Recording recording(Path file) throws RecordingException {
    return RecordingReader.read(file, experiment.network(), Optional.empty());
  }

  private Recording flat() throws RecordingException {
    return recording(FOLDER.resolve("flat.npz"));
  }

  private static Stated stated(RecordingKind kind, Optional<Dyadic> stepSize) {
    return new Stated(Optional.of(kind), stepSize, Optional.empty(), Optional.empty());
  }

  /** What is recorded says what is claimed: gradients, where there are some. */
  @Test
  void healthyRecordingIsConfirmed() throws RecordingException {
    Comparison found = Comparison.of(experiment, flat(), 1, RunProgress.SILENT);
    assertThat(found.outcome()).isEqualTo(Outcome.CONFIRMED);
    assertThat(found.claims()).isEqualTo(6);
    assertThat(found.count(Outcome.CONFIRMED)).isEqualTo(6);
    assertThat(found)
        .isInstanceOfSatisfying(
            GradientComparison.class,
            gradients -> {
              assertThat(gradients.kind()).isEqualTo(RecordingKind.GRADIENT);
              assertThat(gradients.recording()).isEqualTo("flat.npz");
              assertThat(gradients.off()).isEmpty();
            });
  }

  @Test
  void threadsDoNotMatter() throws RecordingException {
    Stated descent = stated(RecordingKind.DESCENT, Optional.empty());
    Comparison one = Comparison.of(experiment, flat(), descent, 1, RunProgress.SILENT);
    assertThat(Comparison.of(experiment, flat(), descent, 3, RunProgress.SILENT)).isEqualTo(one);
  }

  @Test
  void wrongStepSizeDiffers() throws RecordingException {
    Comparison found =
        Comparison.of(
            experiment,
            flat(),
            stated(RecordingKind.DESCENT, Optional.of(Dyadic.of(0.125))),
            1,
            RunProgress.SILENT);
    assertThat(found.outcome()).isEqualTo(Outcome.DIFFERS);
    assertThat(((GradientComparison) found).off().get(0).differs().explanation())
        .isEqualTo(Explanation.STEP_SIZE);
  }

  /** What was not looked at is not confirmed. */
  @Test
  void interruptedComparisonIsOpen() throws RecordingException {
    Comparison found = Comparison.of(experiment, flat(), 1, Interrupting.after(0));
    assertThat(found.outcomes()).isEmpty();
    assertThat(found.claims()).isEqualTo(6);
    assertThat(found.outcome()).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void startElsewhereIsNoticed() throws RecordingException, IOException {
    Path file = folder.resolve("moved.json");
    Files.writeString(file, "{\"w\": [[1,-0.75,0.5,0.25,0.75,0],[1,1,1,1,1,1]], \"eta\": 1}");
    GradientComparison found =
        (GradientComparison) Comparison.of(experiment, recording(file), 1, RunProgress.SILENT);
    assertThat(found.start()).contains(new OtherStart(5, Dyadic.of(0.5)));
    assertThat(
            ((GradientComparison) Comparison.of(experiment, flat(), 1, RunProgress.SILENT)).start())
        .isEmpty();
  }

  @Test
  void whatIsLackingIsSaid() throws RecordingException, IOException {
    Path file = folder.resolve("bare.json");
    Files.writeString(file, "{\"w\": [[1,2,3,4,5,6],[1,2,3,4,5,6]]}");
    Recording bare = recording(file);
    assertThatThrownBy(() -> Comparison.of(experiment, bare, 1, RunProgress.SILENT))
        .isInstanceOf(RecordingException.class)
        .hasMessage(file + ": there is no step size; expected eta, or --step-size");
    assertThatThrownBy(
            () ->
                Comparison.of(
                    experiment,
                    bare,
                    stated(RecordingKind.FLOW, Optional.empty()),
                    1,
                    RunProgress.SILENT))
        .isInstanceOf(RecordingException.class)
        .hasMessage(file + ": there are no times; expected t of shape [T]");
  }

  @Test
  void pointsOnTheFlowAreCompared() throws RecordingException, IOException {
    Path file = folder.resolve("flow.json");
    Files.writeString(
        file,
        "{\"t\": [0, 0], \"w\": [[1,-0.75,0.5,0.25,0.75,-0.5],[1,-0.75,0.5,0.25,0.75,-0.25]]}");
    Comparison found =
        Comparison.of(
            experiment,
            recording(file),
            stated(RecordingKind.FLOW, Optional.empty()),
            1,
            RunProgress.SILENT);
    assertThat(found).isInstanceOf(FlowComparison.class);
    assertThat(found.outcomes()).containsExactly(Outcome.CONFIRMED, Outcome.DIFFERS);
    assertThat(found.outcome()).isEqualTo(Outcome.DIFFERS);
  }
}
