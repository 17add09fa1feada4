package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.claim.Certificate;
import org.plumbline.claim.Decision;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Quantity;
import org.plumbline.claim.Verdict;
import org.plumbline.claim.along.Interval;
import org.plumbline.enclosure.ForgedEnclosure;
import org.plumbline.enclosure.Verification;
import org.plumbline.field.Pair;
import org.plumbline.field.Trajectory;
import org.plumbline.flow.FlowResult;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Rational;

final class JsonReportTest {
  private static final DyadicInterval INTERVAL =
      new DyadicInterval(Dyadic.of(0.25), Dyadic.of(0.375));
  private static final Trajectory TRAJECTORY = Samples.trajectory();

  private static JsonNode json(List<Finding> findings, Optional<Report.Run> run)
      throws IOException {
    Report report =
        new Report(
            "1.2.3",
            Samples.experiment(),
            new Notices(Optional.of("still"), List.of("slow")),
            findings,
            List.of(),
            run,
            Map.of("total", 1.5));
    String text = JsonReport.text(report);
    assertThat(text).endsWith("}\n");
    return new ObjectMapper().readTree(text);
  }

  private static JsonNode json(FlowResult result, boolean isEnclosed) throws IOException {
    return json(
            List.of(),
            Optional.of(
                new Report.Run(
                    "mine",
                    result,
                    isEnclosed
                        ? ForgedEnclosure.of(TRAJECTORY, 0x1p-10)
                        : new Verification.Failed(
                            ForgedEnclosure.of(TRAJECTORY, 0x1p-10).enclosed(),
                            0,
                            Rational.ZERO,
                            "x",
                            "y"),
                    isEnclosed ? Optional.of(INTERVAL) : Optional.empty(),
                    List.of(isEnclosed ? Optional.of(INTERVAL) : Optional.empty()))))
        .at("/trajectory");
  }

  @Test
  void keysHaveAFixedOrder() throws IOException {
    JsonNode json = json(List.of(), Optional.empty());
    assertThat(json.fieldNames())
        .toIterable()
        .containsExactly(
            "plumbline",
            "experiment",
            "checks",
            "summary",
            "notes",
            "inputs",
            "network",
            "samples",
            "parameters",
            "initialWeights",
            "timing");
    assertThat(json.at("/experiment"))
        .hasToString("{\"name\":\"small\",\"sha256\":\"" + "ab".repeat(32) + "\",\"digits\":12}");
    assertThat(json.at("/notes")).hasToString("[\"still\",\"slow\"]");
    assertThat(json.at("/initialWeights")).hasToString("[\"1\",\"1/2\"]");
    assertThat(json.at("/timing")).hasToString("{\"total\":1.5}");
  }

  @Test
  void checksHaveWhatTheirFindingsHave() throws IOException {
    Finding plain = Finding.of("a", "s", Verdict.NOT_APPLICABLE, "claim", "reason");
    Finding full =
        Decision.proved("b", "t", "claim", "reason")
            .withInterval(Interval.from(Rational.ONE))
            .withValue(new Quantity.Exact(Rational.of(1, 3)))
            .withBound(new Quantity.Enclosed(INTERVAL))
            .withCertificate(
                new Certificate(
                    Certificate.Kind.FARKAS, List.of(), List.of(Rational.ZERO, Rational.of(1, 2))))
            .finding()
            .withRange(INTERVAL);
    JsonNode json = json(List.of(plain, full), Optional.empty());
    assertThat(json.at("/checks/0"))
        .hasToString(
            "{\"id\":\"a\",\"subject\":\"s\",\"verdict\":\"NOT_APPLICABLE\",\"claim\":\"claim\","
                + "\"reason\":\"reason\"}");
    JsonNode check = json.at("/checks/1");
    assertThat(check.at("/interval")).hasToString("[\"1\",\"infinity\"]");
    assertThat(check.at("/value").asText()).isEqualTo("1/3");
    assertThat(check.at("/bound")).hasToString("{\"mid\":\"0.3125\",\"rad\":\"0.0625\"}");
    assertThat(check.at("/range")).hasToString("[\"0.25\",\"0.375\"]");
    assertThat(check.at("/float/interval")).hasToString("[1.0,null]");
    assertThat(check.at("/certificate"))
        .hasToString("{\"kind\":\"farkas\",\"support\":[1],\"coefficients\":[\"0\",\"1/2\"]}");
    assertThat(json.at("/summary/PROVED").asInt()).isEqualTo(1);
    assertThat(json.at("/summary/VIOLATED").asInt()).isZero();
  }

  @Test
  void outcomesAreNamed() throws IOException {
    List<Pair> pairs = List.of(new Pair(0, 1));
    assertThat(
            List.of(
                json(new FlowResult.Completed(TRAJECTORY), true).at("/outcome").asText(),
                json(new FlowResult.NotUnique(TRAJECTORY, Rational.ONE, pairs, 2), true)
                    .at("/outcome")
                    .asText(),
                json(new FlowResult.Unresolved(TRAJECTORY, Rational.ONE, pairs, "x"), true)
                    .at("/outcome")
                    .asText(),
                json(new FlowResult.Stopped(TRAJECTORY, "x"), true).at("/outcome").asText()))
        .containsExactly("completed", "not-unique", "unresolved", "stopped");
  }

  /** The risk at the end is that of output 0. */
  @Test
  void measuredRunsHaveApproximateNumbersAndNoRadius() throws IOException {
    JsonNode run = json(new FlowResult.Completed(TRAJECTORY), false);
    assertThat(run.at("/steps").asInt()).isEqualTo(1);
    assertThat(run.at("/workingDigits").asInt()).isEqualTo(30);
    assertThat(run.at("/events/0"))
        .hasToString(
            "{\"time\":{\"approximate\":\"0.5\"},\"sample\":0,\"vertex\":\"h1[0]\","
                + "\"kind\":\"off\",\"float\":{\"time\":0.5}}");
    assertThat(run.at("/final"))
        .hasToString(
            "{\"time\":\"2\",\"risk\":{\"approximate\":\"1\"},\"radius\":null,"
                + "\"weights\":[\"1\",\"0\"],\"float\":{\"time\":2.0,\"risk\":1.0,"
                + "\"weights\":[1.0,0.0]}}");
  }

  /** The radius is {@code 2^-10}, rounded up, as the weights are printed in full. */
  @Test
  void enclosedRunsHaveEnclosedNumbersAndARadius() throws IOException {
    JsonNode run = json(new FlowResult.Completed(TRAJECTORY), true);
    assertThat(run.at("/events/0/time")).hasToString("{\"mid\":\"0.3125\",\"rad\":\"0.0625\"}");
    assertThat(run.at("/final/risk")).hasToString("{\"mid\":\"0.3125\",\"rad\":\"0.0625\"}");
    assertThat(run.at("/final/radius").asText()).isEqualTo("0.00098");
  }

  /** Of 90 bits of 1/3 twenty digits are printed. */
  @Test
  void theRadiusHoldsWhatPrintingLoses() throws IOException {
    Dyadic third = Dyadic.approximate(Rational.of(1, 3), 90);
    Trajectory trajectory =
        new Trajectory(
            TRAJECTORY.problem(), TRAJECTORY.steps(), List.of(), 100, List.of(third, Dyadic.ZERO));
    JsonNode end =
        json(
                List.of(),
                Optional.of(
                    new Report.Run(
                        "mine",
                        new FlowResult.Completed(trajectory),
                        ForgedEnclosure.of(trajectory, 0x1p-100),
                        Optional.empty(),
                        List.of())))
            .at("/trajectory/final");
    Rational printed = Rational.parse(end.at("/weights/0").asText());
    Rational lost = printed.subtract(third.toRational()).abs();
    assertThat(lost).isGreaterThan(Rational.parse("1e-21"));
    assertThat(Rational.parse(end.at("/radius").asText()))
        .isBetween(lost, lost.multiply(Rational.of(2)));
  }
}
