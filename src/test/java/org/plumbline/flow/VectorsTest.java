package org.plumbline.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.GateEvent;
import org.plumbline.field.GateTable;
import org.plumbline.field.Pair;
import org.plumbline.field.SeriesArithmetic;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;
import org.plumbline.series.ApfloatSeries;
import org.plumbline.series.program.LimbSeries;

/** The flow against what an independent program found, to the digits it was asked for. */
final class VectorsTest {
  private static final Rational TIMES_AGREE = Rational.parse("1e-28");

  @ParameterizedTest
  @ValueSource(
      strings = {"linear", "relu", "relu-kinks", "leaky", "logistic", "skip", "squareplus"})
  void limbsAgree(String name) throws IOException {
    assertAgrees(name, LimbSeries::withBits);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"linear", "relu", "relu-kinks", "leaky", "logistic", "skip", "squareplus"})
  void apfloatAgrees(String name) throws IOException {
    assertAgrees(name, ApfloatSeries::withBits);
  }

  private static void assertAgrees(String name, IntFunction<SeriesArithmetic.Factory> arithmetic)
      throws IOException {
    JsonNode answer = new ObjectMapper().readTree(resource(name + ".answer.json"));
    Experiment experiment = ExperimentReader.read(name, resource(name + ".json"), Optional.empty());
    FlowResult result = flow(experiment, arithmetic);
    assertThat(result).isInstanceOf(FlowResult.Completed.class);
    Trajectory trajectory = result.trajectory();
    Rational tolerance = Rational.parse("1e-" + (experiment.flow().digits() - 2));
    for (int p = 0; p < trajectory.finalWeights().size(); p++) {
      Rational weight = trajectory.finalWeights().get(p).toRational();
      assertThat(weight.subtract(number(answer.get("weights").get(p))).abs())
          .as("weight %d", p)
          .isLessThanOrEqualTo(tolerance);
    }
    assertThat(kinds(trajectory)).isEqualTo(kinds(answer.get("events")));
    assertTimesAgree(trajectory, answer.get("events"));
    assertThat(pinnedAtEnd(trajectory)).isEqualTo(pairs(answer.get("pinned")));
  }

  private static InputStream resource(String name) {
    InputStream stream = VectorsTest.class.getResourceAsStream("/vectors/" + name);
    assertThat(stream).as(name).isNotNull();
    return stream;
  }

  private static FlowResult flow(
      Experiment experiment, IntFunction<SeriesArithmetic.Factory> arithmetic) {
    WorkingPrecision precision = WorkingPrecision.forDigits(experiment.flow().digits());
    return TaylorFlow.integrate(
        FlowProblems.of(experiment),
        new Horizon(experiment.flow().untilTime(), experiment.flow().untilRisk()),
        precision,
        arithmetic.apply(precision.bits()),
        Progress.SILENT);
  }

  private static Rational number(JsonNode node) {
    return Rational.parse(node.asText());
  }

  private static List<String> kinds(Trajectory trajectory) {
    return trajectory.events().stream()
        .map(e -> e.pair().sample() + "," + e.pair().vertex() + " " + e.kind().label())
        .toList();
  }

  private static List<String> kinds(JsonNode events) {
    List<String> kinds = new ArrayList<>();
    for (JsonNode event : events) {
      String kind =
          switch (event.get(3).asText()) {
            case "pin" -> "pinned";
            case "exit-on" -> "released-on";
            case "exit-off" -> "released-off";
            default -> event.get(3).asText();
          };
      kinds.add(event.get(1) + "," + event.get(2) + " " + kind);
    }
    return kinds;
  }

  private static void assertTimesAgree(Trajectory trajectory, JsonNode events) {
    int k = 0;
    for (GateEvent event : trajectory.events()) {
      Rational time = event.time().toRational();
      assertThat(time.subtract(number(events.get(k).get(0))).abs())
          .as("event %d", k)
          .isLessThanOrEqualTo(TIMES_AGREE.multiply(time.max(Rational.ONE)));
      k++;
    }
  }

  private static List<Pair> pinnedAtEnd(Trajectory trajectory) {
    GateTable last = trajectory.steps().get(trajectory.steps().size() - 1).gates();
    return last.pinned();
  }

  private static List<Pair> pairs(JsonNode pinned) {
    List<Pair> pairs = new ArrayList<>();
    if (pinned != null) {
      pinned.forEach(p -> pairs.add(new Pair(p.get(0).asInt(), p.get(1).asInt())));
    }
    return pairs.stream().sorted().toList();
  }
}
