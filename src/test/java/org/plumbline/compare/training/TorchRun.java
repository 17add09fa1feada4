package org.plumbline.compare.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.compare.recording.Recording;
import org.plumbline.compare.recording.RecordingException;
import org.plumbline.compare.recording.RecordingReader;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.run.FlowProblems;

/** What PyTorch's optimisers recorded, made once by {@code make.py}. */
record TorchRun(FlowProblem problem, NumberFormat format, List<DescentClaim> claims) {
  private static final Path FOLDER = Path.of("src/test/resources/torch/optimisers");

  static TorchRun of(String name) {
    try {
      Experiment experiment = ExperimentReader.read(FOLDER.resolve("experiment.yaml"));
      Recording recording =
          RecordingReader.read(
              FOLDER.resolve(name + ".npz"), experiment.network(), Optional.empty());
      List<DescentClaim> claims = new ArrayList<>();
      for (int k = 0; k + 1 < recording.rows(); k++) {
        Dyadic stepSize = recording.stepSize(k).orElseThrow();
        claims.add(
            new DescentClaim(
                recording.weights(k), recording.weights(k + 1), stepSize, Optional.empty()));
      }
      return new TorchRun(FlowProblems.of(experiment), recording.format(), claims);
    } catch (RecordingException e) {
      throw new IllegalStateException(e);
    }
  }

  RunDiagnosis diagnosis() {
    return RunSuspicion.diagnosis(problem, format, 0, claims);
  }

  TrainingRun run() {
    return TrainingRun.of(problem, format, claims);
  }

  /** The same without the first steps, as one that starts later. */
  RunDiagnosis diagnosisFrom(int first) {
    return RunSuspicion.diagnosis(problem, format, first, claims.subList(first, claims.size()));
  }
}
