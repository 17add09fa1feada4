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

  /** The first steps alone. */
  TorchRun first(int steps) {
    return new TorchRun(problem, format, claims.subList(0, steps));
  }

  /** The same where the weight that step {@code k} moves most is moved by more in proportion. */
  TorchRun disturbed(int k, double more) {
    DescentClaim claim = claims.get(k);
    int most = 0;
    for (int p = 0; p < claim.next().size(); p++) {
      most = Math.abs(change(claim, p)) > Math.abs(change(claim, most)) ? p : most;
    }
    List<Dyadic> moved = new ArrayList<>(claim.next());
    double weight = moved.get(most).approximateDouble() + more * change(claim, most);
    moved.set(most, Dyadic.of((float) weight));
    List<DescentClaim> others = new ArrayList<>(claims);
    others.set(k, new DescentClaim(claim.weights(), moved, claim.stepSize(), Optional.empty()));
    others.set(
        k + 1,
        new DescentClaim(moved, claims.get(k + 1).next(), claim.stepSize(), Optional.empty()));
    return new TorchRun(problem, format, others);
  }

  private static double change(DescentClaim claim, int p) {
    return claim.next().get(p).subtract(claim.weights().get(p)).approximateDouble();
  }

  /** The first steps. */
  TrainingRun run(int steps) {
    return TrainingRun.of(problem, format, claims.subList(0, steps));
  }

  /** The same without the first steps, as one that starts later. */
  RunDiagnosis diagnosisFrom(int first) {
    return RunSuspicion.diagnosis(problem, format, first, claims.subList(first, claims.size()));
  }
}
