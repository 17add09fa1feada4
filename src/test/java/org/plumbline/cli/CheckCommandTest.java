package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.experiment.LaterClaims;

/** {@code check} and {@code assumptions}: exit codes, what is printed and what is written. */
final class CheckCommandTest {
  private static final List<String> FILES =
      List.of("figures", "report.html", "report.json", "trajectory.csv", "trajectory.npz");

  @TempDir private Path folder;

  private Invocation run(String command, String text, String... options) {
    Path file = Inputs.file(folder, text);
    Path output = folder.resolve("out");
    List<String> words = List.of(command, file.toString(), "--output", output.toString());
    return Invocation.of(Stream.concat(words.stream(), Stream.of(options)).toArray(String[]::new));
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String withoutTiming(String text) {
    ObjectNode tree = (ObjectNode) json(text);
    assertThat(tree.remove("timing")).isNotNull();
    return tree.toPrettyString();
  }

  @Test
  void exitCodesTellTheWorstVerdict() {
    assertThat(run("check", Inputs.FINE, "--quiet")).isEqualTo(new Invocation(0, "", ""));
    assertThat(run("check", Inputs.INSEPARABLE, "--quiet").code()).isEqualTo(1);
    assertThat(run("check", Inputs.SHORT, "--quiet").code()).isEqualTo(3);
    assertThat(Inputs.names(folder.resolve("out"))).isEqualTo(FILES);
  }

  @Test
  void printsTheTableAndWhereTheReportIs() {
    String out = run("check", Inputs.SHORT).out();
    assertThat(out.lines()).allMatch(line -> line.length() <= 80 || line.startsWith("report: "));
    assertThat(out)
        .startsWith(
            "tiny: 2 samples, 3 weights, exponential loss (mean), 10 digits\nflow: t = 0 … 0.125, ")
        .contains("\nUndecided, and what would decide it\n  UNDECIDED   initial-risk")
        .contains(" --until-risk 1e-", "\n~ is measured on the computed trajectory")
        .endsWith("\nreport: " + folder.resolve("out/report.json") + "\n");
  }

  /** Claims are decided as soon as the risk is low; the file's horizon does not count. */
  @Test
  void goesOnUntilAClaimIsDecided() {
    Invocation run = run("check", Inputs.FINE, "--until-proved", "norm-growth", "--json");
    JsonNode outcome = json(run.out()).get("untilProved");
    assertThat(outcome.get("decided").asBoolean()).isTrue();
    assertThat(outcome.get("giveUp").toString()).isEqualTo("{\"risk\":\"1e-100\"}");
    Path file = folder.resolve("out/report.html");
    assertThat(file).content().contains("Followed until decided: norm-growth for all times from");
    run = run("check", Inputs.SHORT, "--until-proved=all", "--give-up", "time=1/16,risk=1e-9");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("\nNot decided for all later times: ", "given up at t = 0.0625");
  }

  /** A word that is no claim is the experiment, if there is one of that name. */
  @Test
  void theClaimMayBeLeftOut() {
    Path file = Inputs.file(folder, Inputs.FINE);
    String output = folder.resolve("out").toString();
    String[] words = {"check", "--until-proved", file.toString(), "--json", "--output", output};
    Invocation run = Invocation.of(words);
    assertThat(json(run.out()).get("untilProved").get("claim").asText()).isEqualTo("all");
    assertThat(json(run.out()).get("untilProved").get("decided").asBoolean()).isTrue();
  }

  @Test
  void whatCannotBePursuedIsRefusedAtOnce() {
    assertThat(run("check", Inputs.FINE, "--until-proved", "norm-grow"))
        .isEqualTo(
            refused(
                "--until-proved: unknown claim 'norm-grow' (did you mean norm-growth?); expected"
                    + " one of "
                    + String.join(", ", LaterClaims.names())));
    assertThat(run("check", Inputs.BASE, "--until-proved", "gates-forever"))
        .isEqualTo(
            refused(
                "--until-proved: gates-forever does not apply: no hidden vertex has a kink;"
                    + " expected a claim that applies to the network, the loss and the data"));
    String text = Inputs.BASE.replace("{time: 1}", "{proved: rank-limit}");
    assertThat(run("check", text))
        .isEqualTo(
            refused(
                folder.resolve("tiny.yaml")
                    + ": flow.until.proved: rank-limit does not apply: no layer has a kink;"
                    + " expected a claim that applies to the network, the loss and the data"));
    assertThat(run("check", Inputs.FINE, "--give-up", "time=3"))
        .isEqualTo(
            refused(
                "--give-up: nothing is sought that could be given up; expected --until-proved as"
                    + " well"));
    assertThat(run("check", Inputs.FINE, "--until-proved", "--give-up", "tome=3").err())
        .contains("'tome=3'; expected time=T or risk=R");
    assertThat(run("check", Inputs.FINE, "--until-proved", "--give-up", "time=0").err())
        .contains("'0'; expected a number above 0");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private static Invocation refused(String message) {
    return new Invocation(2, "", "plumbline: " + message + "\n");
  }

  @Test
  void jsonHasTheKeysOfTheContract() throws IOException {
    Invocation run = run("check", Inputs.FINE, "--json");
    JsonNode report = json(run.out());
    assertThat(run.out()).isEqualTo(Files.readString(folder.resolve("out/report.json")));
    assertThat(report.fieldNames())
        .toIterable()
        .containsExactly(
            "plumbline",
            "experiment",
            "engine",
            "checks",
            "trajectory",
            "summary",
            "notes",
            "theorems",
            "afterTheRun",
            "inputs",
            "network",
            "samples",
            "parameters",
            "initialWeights",
            "timing");
    assertThat(report.at("/experiment/sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(report.at("/engine").asText()).isEqualTo("taylor");
    assertThat(report.at("/trajectory/outcome").asText()).isEqualTo("completed");
    assertThat(report.at("/trajectory/steps").isInt()).isTrue();
    assertThat(report.at("/trajectory/workingDigits").isInt()).isTrue();
    assertThat(report.at("/trajectory/events").isArray()).isTrue();
    assertThat(report.at("/trajectory/final/time").asText()).isEqualTo("1");
    assertThat(report.at("/trajectory/final/risk/mid").isTextual()).isTrue();
    assertThat(report.at("/trajectory/final/risk/rad").isTextual()).isTrue();
    assertThat(new BigDecimal(report.at("/trajectory/final/radius").asText()))
        .isPositive()
        .isLessThanOrEqualTo(new BigDecimal("1e-10"));
    assertThat(report.at("/trajectory/final/weights")).hasSize(6).allMatch(JsonNode::isTextual);
    assertThat(report.at("/summary").fieldNames())
        .toIterable()
        .containsExactly("PROVED", "CONSISTENT", "VIOLATED", "UNDECIDED", "NOT_APPLICABLE");
    assertThat(report.at("/checks"))
        .isNotEmpty()
        .allMatch(
            check ->
                Stream.of("id", "subject", "verdict", "claim", "reason")
                    .allMatch(key -> check.path(key).isTextual()));
  }

  @Test
  void summaryCountsTheChecks() {
    JsonNode report = json(run("check", Inputs.FINE, "--json").out());
    report
        .at("/summary")
        .properties()
        .forEach(
            count ->
                assertThat(report.at("/checks"))
                    .filteredOn(check -> check.path("verdict").asText().equals(count.getKey()))
                    .hasSize(count.getValue().asInt()));
  }

  @Test
  void sameBytesOnAnyNumberOfThreads() throws IOException {
    String one = run("check", Inputs.SHORT, "--json", "--threads", "1").out();
    String trajectory = Files.readString(folder.resolve("out/trajectory.csv"));
    String four = run("check", Inputs.SHORT, "--json", "--threads", "4").out();
    assertThat(withoutTiming(four)).isEqualTo(withoutTiming(one));
    assertThat(folder.resolve("out/trajectory.csv")).hasContent(trajectory);
  }

  @Test
  void trajectoryHasARowAStepEndAndAColumnAWeight() throws IOException {
    JsonNode report = json(run("check", Inputs.FINE, "--json").out());
    List<String> rows = Files.readAllLines(folder.resolve("out/trajectory.csv"));
    assertThat(rows).hasSize(report.at("/trajectory/steps").asInt() + 2);
    assertThat(rows.get(0))
        .isEqualTo(
            "t,w0,w1,w2,w3,w4,w5,risk,log10_risk,margin_min,norm,radius,stable_rank_W1,"
                + "stable_rank_W2,\"W1[0,0]\",\"W1[0,1]\",\"W1[1,0]\",\"W1[1,1]\",\"W2[0,0]\",\"W2[0,1]\"");
    assertThat(rows.get(1)).startsWith("0,2,1,-1,-2,0.5,-0.5,").endsWith(",2,1,-1,-2,0.5,-0.5");
    assertThat(rows.get(rows.size() - 1))
        .startsWith("1," + report.at("/trajectory/final/weights/0").asText() + ",");
  }

  @Test
  void optionsReplaceWhatTheFileSays() {
    String seeded = Inputs.BASE.replace("weights: [[[2, 1]], [[2]]]", "{seed: 3, scale: 1/2}");
    JsonNode other = json(run("check", seeded, "--json", "--seed", "-7", "--digits", "12").out());
    assertThat(other.at("/experiment/seed").asText()).isEqualTo("-7");
    assertThat(other.at("/experiment/digits").asInt()).isEqualTo(12);
    JsonNode same = json(run("check", seeded, "--json", "--engine", "reference").out());
    assertThat(same.at("/experiment/seed").asText()).isEqualTo("3");
    assertThat(same.at("/engine").asText()).isEqualTo("reference");
  }

  @Test
  void assumptionsShowCertificatesAndSayWhatTheyLeaveOut() {
    run("check", Inputs.FINE, "--quiet");
    Invocation separable = run("assumptions", Inputs.SHORT);
    assertThat(separable.code()).isZero();
    assertThat(separable.out()).containsPattern("\n {17,}u = \\(");
    assertThat(separable.out().replaceAll("\\s+", " "))
        .contains("; u = Σ α_i y_i x_i with α_0 = ")
        .contains(
            "Left out, because deciding it takes a trajectory (plumbline check): initial-risk, ");
    assertThat(Inputs.names(folder.resolve("out"))).containsExactly("report.json");
    Invocation inseparable = run("assumptions", Inputs.INSEPARABLE);
    assertThat(inseparable.code()).isEqualTo(1);
    assertThat(inseparable.out().replaceAll("\\s+", " "))
        .contains("Σ λ_i y_i x_i = 0 with λ_0 = 2/3, λ_1 = 1/3");
  }

  @Test
  void jsonCarriesCertificatesInFull() {
    JsonNode farkas =
        json(run("assumptions", Inputs.INSEPARABLE, "--json").out()).at("/checks/0/certificate");
    assertThat(farkas.toString())
        .isEqualTo("{\"kind\":\"farkas\",\"support\":[0,1],\"coefficients\":[\"2/3\",\"1/3\"]}");
    JsonNode report = json(run("assumptions", Inputs.SHORT, "--json").out());
    assertThat(report.at("/checks/0/certificate/kind").asText()).isEqualTo("separator");
    assertThat(report.at("/checks/0/certificate/u")).hasSize(2);
    assertThat(report.at("/checks/1/certificate/kind").asText()).isEqualTo("max-margin");
    assertThat(report.at("/checks/1/certificate/coefficients")).hasSize(2);
    assertThat(report.has("trajectory")).isFalse();
    assertThat(report.at("/summary/UNDECIDED").asInt()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny.yaml", "tiny.yaml/below", "/dev/null/below", "/proc/none"})
  void refusesAnOutputThatCannotBe(String output) {
    String file = Inputs.file(folder, Inputs.ENDLESS).toString();
    String path = folder.resolve(output).toString();
    Invocation refused = Invocation.of("check", file, "--output", path);
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .startsWith("plumbline: --output: " + path + ": it cannot be written to (")
        .endsWith("); expected a folder, or a path where one can be created\n")
        .hasLineCount(1);
  }

  @Test
  void readsStandardInput() {
    Invocation run =
        Invocation.withInput(
            Inputs.FINE, "check", "-", "--output", folder.resolve("out").toString());
    assertThat(run.code()).isZero();
  }
}
