package org.plumbline.enclosure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.flow.dormandprince.DoubleFlow;
import org.plumbline.flow.dormandprince.Refinement;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.series.program.LimbSeries;

/** Small problems with what an independent program found, and engines' proposals for them. */
public final class Vectors {
  private Vectors() {}

  public static FlowProblem problem(String name) throws IOException {
    return FlowProblems.of(experiment(name));
  }

  /** The final weights that the independent program found, to 34 digits. */
  static List<Rational> answer(String name) throws IOException {
    List<Rational> weights = new ArrayList<>();
    JsonNode answer = new ObjectMapper().readTree(resource(name + ".answer.json"));
    for (JsonNode weight : answer.get("weights")) {
      weights.add(Rational.parse(weight.asText()));
    }
    return weights;
  }

  /** The times of events that the independent program found, to 30 digits. */
  public static List<Rational> eventTimes(String name) throws IOException {
    List<Rational> times = new ArrayList<>();
    JsonNode answer = new ObjectMapper().readTree(resource(name + ".answer.json"));
    for (JsonNode event : answer.get("events")) {
      times.add(Rational.parse(event.get(0).asText()));
    }
    return times;
  }

  public static Trajectory taylor(String name, int digits) throws IOException {
    WorkingPrecision precision = WorkingPrecision.forDigits(digits);
    FlowResult result =
        TaylorFlow.integrate(
            problem(name),
            horizon(name),
            precision,
            LimbSeries.withBits(precision.bits()),
            Progress.SILENT);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    return result.trajectory();
  }

  static Trajectory plain(String name) throws IOException {
    return DoubleFlow.integrate(problem(name), horizon(name), Progress.SILENT).trajectory();
  }

  /** The run in double with the polynomials and slopes that its weights allow. */
  public static Trajectory refined(String name) throws IOException {
    return Refinement.of(plain(name));
  }

  private static Horizon horizon(String name) throws IOException {
    Experiment experiment = experiment(name);
    return new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk());
  }

  private static Experiment experiment(String name) throws IOException {
    try (InputStream stream = resource(name + ".json")) {
      return ExperimentReader.read(name, stream, Optional.empty());
    }
  }

  private static InputStream resource(String name) {
    InputStream stream =
        Vectors.class.getResourceAsStream(
            (name.startsWith("p1-") ? "/bench/" : "/vectors/") + name);
    assertThat(stream).as(name).isNotNull();
    return stream;
  }
}
