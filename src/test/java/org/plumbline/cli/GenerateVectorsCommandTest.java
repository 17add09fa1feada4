package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.compare.gradient.DescentClaim;
import org.plumbline.compare.gradient.DescentJudge;
import org.plumbline.compare.gradient.GradientClaim;
import org.plumbline.compare.gradient.GradientJudge;
import org.plumbline.compare.gradient.Judgement;
import org.plumbline.engine.ReferenceEngine;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.Horizon;
import org.plumbline.flow.Progress;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;
import org.plumbline.run.FlowProblems;

/** Vectors are the same for a seed, are what they say, and are judged as engines are. */
final class GenerateVectorsCommandTest {
  private static final int COUNT = 3;
  private static final NumberFormat FORMAT = NumberFormat.FLOAT32;

  @TempDir private static Path vectors;
  @TempDir private Path folder;

  @BeforeAll
  static void generate() {
    assertThat(generated(vectors).code()).isZero();
  }

  private static Invocation generated(Path output) {
    return Invocation.of(
        "generate", "vectors", "--quiet", "--count", COUNT + "", "--output", output.toString());
  }

  private static JsonNode vector(String level, int index) throws IOException {
    Path file = vectors.resolve(String.format("%s-%04d.json", level, index));
    return new ObjectMapper().readTree(file.toFile());
  }

  private static FlowProblem problem(JsonNode vector) {
    byte[] json = vector.get("experiment").toString().getBytes(StandardCharsets.UTF_8);
    Experiment experiment =
        ExperimentReader.read("vector", new ByteArrayInputStream(json), Optional.empty());
    assertThat(experiment.initialWeights()).isEqualTo(rationals(vector.at("/question/weights")));
    return FlowProblems.of(experiment);
  }

  private static List<Rational> rationals(JsonNode list) {
    List<Rational> numbers = new ArrayList<>();
    list.forEach(entry -> numbers.add(Rational.parse(entry.path("mid").asText(entry.asText()))));
    return numbers;
  }

  private static Optional<List<Integer>> samples(JsonNode vector) {
    JsonNode listed = vector.at("/question/samples");
    List<Integer> samples = new ArrayList<>();
    listed.forEach(sample -> samples.add(sample.asInt()));
    return listed.isMissingNode() ? Optional.empty() : Optional.of(samples);
  }

  private static List<Dyadic> dyadics(List<Rational> numbers) {
    return numbers.stream().map(n -> Dyadic.approximate(n, 200)).toList();
  }

  @Test
  void sameSeedGivesTheSameVectors() throws IOException {
    assertThat(generated(folder).code()).isZero();
    JsonNode index = new ObjectMapper().readTree(vectors.resolve("index.json").toFile());
    assertThat(index.get("version").asInt()).isEqualTo(1);
    assertThat(index.get("vectors")).hasSize(6 * COUNT);
    assertThat(Inputs.names(folder)).isEqualTo(Inputs.names(vectors)).hasSize(6 * COUNT + 1);
    for (String name : Inputs.names(folder)) {
      assertThat(folder.resolve(name)).hasSameBinaryContentAs(vectors.resolve(name));
    }
  }

  @Test
  void outputsAreExact() throws IOException {
    for (int k = 0; k < COUNT; k++) {
      JsonNode vector = vector("forward", k);
      FlowProblem problem = problem(vector);
      assertThat(rationals(vector.at("/answers/0/values")))
          .isEqualTo(
              problem.data().points().stream()
                  .map(x -> Evaluation.exact(problem.network(), problem.initialWeights(), x))
                  .map(Evaluation::value)
                  .toList());
    }
  }

  /** The judge of live engines draws the line where the tolerance does. */
  @ParameterizedTest
  @CsvSource({"gradient", "kinks", "extreme", "descent"})
  void tolerancesAreThoseOfTheJudge(String level) throws IOException {
    for (int k = 0; k < COUNT; k++) {
      JsonNode vector = vector(level, k);
      JsonNode answer = vector.at("/answers/0");
      List<Rational> values = rationals(answer.get("values"));
      List<Rational> tolerances = rationals(answer.at("/tolerance/float32"));
      for (int p = 0; p < values.size(); p++) {
        Rational bound = tolerances.get(p);
        assertThat(isDifferent(vector, shifted(values, p, bound.multiply(Rational.of(9, 10)))))
            .isFalse();
        // At a kink another slope may explain what this one does not.
        assertThat(isDifferent(vector, shifted(values, p, bound.multiply(Rational.of(9, 8)))))
            .as(level + " " + k + ", entry " + p)
            .isIn(true, !level.equals("kinks"));
      }
    }
  }

  private static List<Rational> shifted(List<Rational> values, int p, Rational by) {
    List<Rational> shifted = new ArrayList<>(values);
    shifted.set(p, values.get(p).add(by));
    return shifted;
  }

  private static boolean isDifferent(JsonNode vector, List<Rational> numbers) {
    FlowProblem problem = problem(vector);
    List<Dyadic> weights = dyadics(problem.initialWeights());
    JsonNode eta = vector.at("/question/eta");
    Judgement judgement =
        eta.isMissingNode()
            ? GradientJudge.of(problem, FORMAT)
                .judge(new GradientClaim(weights, dyadics(numbers), samples(vector)))
            : DescentJudge.of(problem, FORMAT)
                .judge(
                    new DescentClaim(
                        weights,
                        dyadics(numbers),
                        Dyadic.approximate(Rational.parse(eta.asText()), 60),
                        samples(vector)),
                    List.of());
    return judgement instanceof Judgement.Differs
        || (judgement instanceof Judgement.Agrees agrees && agrees.hasChosenGates());
  }

  @Test
  void flowsAreWhereAnotherEngineGoes() throws IOException {
    Rational rough = Rational.parse("1e-12");
    JsonNode vector = vector("flow", 0);
    FlowProblem problem = problem(vector);
    Horizon horizon = Horizon.atTime(Rational.parse(vector.at("/question/time").asText()));
    List<Dyadic> reached =
        new ReferenceEngine()
            .integrate(problem, horizon, 14, Progress.SILENT)
            .trajectory()
            .finalWeights();
    List<Rational> values = rationals(vector.at("/answers/0/values"));
    for (int p = 0; p < values.size(); p++) {
      assertThat(values.get(p).subtract(reached.get(p).toRational()).abs())
          .isLessThanOrEqualTo(rough);
      assertThat(Rational.parse(vector.at("/answers/0/values").get(p).path("rad").asText("0")))
          .isLessThan(Rational.parse("1e-30"));
    }
  }

  @Test
  void kinksHaveAnAnswerForEachSlope() throws IOException {
    for (int k = 0; k < COUNT; k++) {
      JsonNode answers = vector("kinks", k).get("answers");
      assertThat(answers.findValuesAsText("slopeAtZero")).containsExactly("0", "1/2", "1");
    }
  }

  /** The script as it is written out, and with one thing wrong. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "none|none|0",
        "v > 0 else|v >= 0 else|1",
        "for i in samples:|for i in samples[1:]:|1",
        "x - eta|x + eta|1",
        "return -(e|return (e|1",
        "z[start][column] * (1.0|z[start][0] * (1.0|1",
      })
  void scriptHoldsAnEngineAgainstThem(String from, String to, int code)
      throws IOException, InterruptedException {
    assumeTrue(isThere(), "no python3");
    String script = Invocation.of("examples", "vectors-python").out().replace(from, to);
    Path file = Files.writeString(folder.resolve("check_vectors.py"), script);
    Process process =
        new ProcessBuilder("python3", file.toString(), vectors.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(folder.resolve("out"))).contains(" right, ").contains(" wrong, ");
    assertThat(process.exitValue()).isEqualTo(code);
  }

  private static boolean isThere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import json").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void levelsAreThoseAskedForEachOnce() throws IOException {
    Invocation run =
        Invocation.of(
            "generate",
            "vectors",
            "--quiet",
            "--count",
            "1",
            "--seed",
            "9",
            "--level",
            "kinks",
            "--level",
            "forward",
            "--level",
            "kinks",
            "--output",
            folder.toString());
    assertThat(run).isEqualTo(new Invocation(0, "", ""));
    assertThat(Inputs.names(folder))
        .containsExactly("forward-0000.json", "index.json", "kinks-0000.json");
    JsonNode index = new ObjectMapper().readTree(folder.resolve("index.json").toFile());
    assertThat(index.get("seed").asText()).isEqualTo("9");
    assertThat(index.get("vectors").findValuesAsText("id"))
        .containsExactly("kinks-0000", "forward-0000");
    assertThat(index.get("vectors").findValuesAsText("file"))
        .containsExactly("kinks-0000.json", "forward-0000.json");
  }

  @Test
  void unknownLevelsAndFoldersAreRefused() {
    Invocation level =
        Invocation.of("generate", "vectors", "--level", "frob", "--output", folder.toString());
    assertThat(level)
        .isEqualTo(
            new Invocation(
                2,
                "",
                "plumbline: --level 'frob': there is no such level; expected one of forward, "
                    + "gradient, descent, flow, kinks, extreme\n"));
    Invocation output =
        Invocation.of("generate", "vectors", "--quiet", "--output", "/dev/null/vectors");
    assertThat(output.code()).isEqualTo(2);
    assertThat(output.err())
        .startsWith("plumbline: --output: /dev/null/vectors: it cannot be written to")
        .hasLineCount(1);
  }
}
