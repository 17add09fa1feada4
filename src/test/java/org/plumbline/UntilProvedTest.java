package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.engine.Engine;
import org.plumbline.engine.Engines;
import org.plumbline.experiment.Experiment;
import org.plumbline.field.FlowProblem;
import org.plumbline.field.TrajectoryStep;
import org.plumbline.flow.FlowResult;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.number.Rational;

/** Runs that go on until claims are decided for all later times, or give up. */
final class UntilProvedTest {
  private static final Optional<Rational> NONE = Optional.empty();

  /** Two units, each of which sees the samples of its own label alone from some time on. */
  private static final Experiment SEPARATED =
      ExperimentFiles.parse(
          """
          name: separated
          data: {points: [[1, 1/4], [1/2, 1], [-1, 1/8], [-1/4, -1]], labels: [1, 1, -1, -1]}
          network: {widths: [2, 2, 1], activations: [relu]}
          initialization: {weights: [[[1/4, -1/8], [-1/8, 1/16]], [[1/3, -1/4]]]}
          flow: {digits: 12, until: {proved: gates-forever, risk: 1e-20}}
          """);

  /** A unit is held at its kink by sample 1, and no criterion speaks of it. */
  private static final Experiment HELD =
      ExperimentFiles.parse(
          """
          name: held
          data: {points: [[1, 1/2], [-1/2, 1], [1/4, 1], [-1, 1/8]], labels: [1, -1, 1, -1]}
          network: {widths: [2, 3, 1], activations: [relu]}
          initialization:
            weights: [[[1/4, -1/8], [-1/8, 1/4], [1/8, 1/16]], [[1/3, -1/4, 1/5]]]
          flow: {digits: 12, until: {proved: all, risk: 1/10}}
          """);

  private static Check check(Experiment experiment) {
    return Check.of(experiment).withThreads(1);
  }

  private static JsonNode json(CheckReport report) {
    try {
      return new ObjectMapper().readTree(report.json());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static JsonNode outcome(CheckReport report) {
    return json(report).get("untilProved");
  }

  private static Rational finalTime(CheckReport report) {
    return report.flow().orElseThrow().trajectory().finalTime();
  }

  private static List<TrajectoryStep> steps(CheckReport report) {
    return report.flow().orElseThrow().trajectory().steps();
  }

  /** Asks the standard engine, and counts how often it is asked. */
  private static final class Counted implements Engine {
    private final AtomicInteger runs = new AtomicInteger();

    @Override
    public String name() {
      return "counted";
    }

    @Override
    public FlowResult integrate(
        FlowProblem problem, Horizon horizon, int digits, Progress progress) {
      runs.incrementAndGet();
      return Engines.standard().integrate(problem, horizon, digits, progress);
    }
  }

  /** The engine and the verifier take each step once, those of the run that nothing ends early. */
  @Test
  void theRunGoesOnUntilTheClaimIsDecided() {
    Counted engine = new Counted();
    List<Integer> verified = new ArrayList<>();
    CheckProgress progress =
        new CheckProgress() {
          @Override
          public void verifying(int done, int all) {
            verified.add(done);
          }
        };
    CheckReport report = check(SEPARATED).withEngine(engine).withProgress(progress).run();
    assertThat(report.findings("gates-forever"))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.PROVED);
    assertThat(engine.runs).hasValue(1);
    assertThat(verified).doesNotHaveDuplicates().hasSize(steps(report).size());
    Experiment whole = until("{risk: 1e-20}");
    CheckReport plain = check(whole).run();
    int taken = steps(report).size();
    assertThat(steps(plain).size()).isGreaterThan(2 * taken);
    assertThat(steps(plain).subList(0, taken))
        .extracting(step -> step.end(), step -> step.endWeights())
        .containsExactlyElementsOf(
            steps(report).stream().map(s -> tuple(s.end(), s.endWeights())).toList());
    assertThat(plain.json()).doesNotContain("untilProved");
    assertThat(outcome(report).toString())
        .startsWith(
            "{\"claim\":\"gates-forever\",\"giveUp\":{\"risk\":\"1e-20\"},\"decided\":true,"
                + "\"ending\":\"decided\",\"claims\":[{\"id\":\"gates-forever\",\"decided\":true}]");
    assertThat(report.text())
        .contains("\nFollowed until decided: gates-forever for all times from");
  }

  private static Experiment until(String horizon) {
    String text = ExperimentFiles.text(SEPARATED);
    return ExperimentFiles.parse(
        text.substring(0, text.indexOf("  until:")) + "  until: " + horizon + "\n");
  }

  /** At the power of ten before, the claim was open: the run did not go on in vain. */
  @Test
  void theRunEndsAtTheFirstPowerOfTenThatSuffices() {
    CheckReport report = check(SEPARATED).run();
    double risk = report.flow().orElseThrow().risk().orElseThrow().upper().approximateDouble();
    String before = "1e" + (int) Math.ceil(Math.log10(risk) + 1);
    CheckReport earlier = check(until("{risk: " + before + "}")).run();
    assertThat(finalTime(earlier)).isLessThan(finalTime(report));
    assertThat(earlier.findings("gates-forever"))
        .extracting(Finding::verdict)
        .containsAnyOf(Verdict.CONSISTENT, Verdict.UNDECIDED);
  }

  @Test
  void whatIsNotDecidedIsGivenUpAndSaid() {
    CheckReport report = check(HELD).run();
    JsonNode outcome = outcome(report);
    assertThat(outcome.get("decided").asBoolean()).isFalse();
    assertThat(outcome.get("ending").asText()).isEqualTo("given-up");
    assertThat(outcome.get("claims").findValuesAsText("id"))
        .contains("risk-to-zero", "gates-forever")
        .doesNotContain("margin-direction-limit");
    assertThat(outcome.get("text").asText())
        .startsWith("Not decided for all later times: ")
        .contains("; given up at t = ", "What is in the way: ");
    double risk = report.flow().orElseThrow().risk().orElseThrow().upper().approximateDouble();
    assertThat(risk).isBetween(0.0999, 0.1);
  }

  @Test
  void aTimeIsABoundAsWell() {
    Optional<Rational> time = Optional.of(Rational.of(1, 2));
    CheckReport report = check(SEPARATED).untilProved("all", time, NONE).run();
    assertThat(finalTime(report)).isEqualTo(Rational.of(1, 2));
    assertThat(report.experiment().flow().untilRisk()).isEmpty();
    assertThat(outcome(report).get("giveUp").toString()).isEqualTo("{\"time\":\"0.5\"}");
    assertThat(outcome(report).get("ending").asText()).isEqualTo("given-up");
  }

  @Test
  void whatCanNeverBeDecidedIsRefusedAtOnce() {
    Check linear = check(ExperimentFiles.example("deep-linear"));
    assertThat(linear.obstacle()).isEmpty();
    Check gates = linear.untilProved("gates-forever", NONE, NONE);
    assertThat(gates.obstacle())
        .contains("gates-forever does not apply: no hidden vertex has a kink");
    assertThatThrownBy(gates::run).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> linear.untilProved("gate", NONE, NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(check(SEPARATED).obstacle()).isEmpty();
  }

  @Test
  void threadsChangeNothing() {
    JsonNode one = json(check(SEPARATED).run());
    JsonNode three = json(Check.of(SEPARATED).withThreads(3).run());
    for (String key : List.of("checks", "trajectory", "untilProved")) {
      assertThat(three.get(key)).isEqualTo(one.get(key));
    }
  }

  /** The engine in double is refined before it is enclosed, also while it is under way. */
  @Test
  void anyEngineCanBeFollowed() {
    Engine plain = Engines.named("double").orElseThrow();
    CheckReport report = check(SEPARATED).withEngine(plain).run();
    assertThat(outcome(report).get("decided").asBoolean()).isTrue();
  }

  /** It is ended as soon as something is verified, which is long before its horizon. */
  @Test
  @Timeout(60)
  void anotherThreadEndsIt() {
    Cancellation cancellation = new Cancellation();
    CheckProgress progress =
        new CheckProgress() {
          @Override
          public void verifying(int done, int all) {
            cancellation.cancel();
          }
        };
    CheckReport report =
        check(HELD)
            .untilProved("all", NONE, NONE)
            .withProgress(progress)
            .withCancellation(cancellation)
            .run();
    assertThat(outcome(report).get("ending").asText()).isEqualTo("stopped");
    assertThat(report.findings("continuation")).hasSize(1);
    assertThat(outcome(report).get("text").asText()).contains("the run ended at t = ");
  }
}
