package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plumbline.engine.process.Programs;

/**
 * An engine with one of many bugs: each is found within the default number of trials and shown on a
 * small experiment; the engine without one passes.
 */
final class LiveEngineTest {
  private static final String ENGINE =
      "python3 src/test/resources/engines/planted.py src/main/resources/adapters ";

  private static final String FLOW_ENGINE =
      "python3 src/test/resources/engines/flow.py src/main/resources/adapters ";

  @TempDir private Path folder;

  @BeforeEach
  void needsPython() {
    assumeTrue(Programs.succeeds("python3", "-c", "import json"), "no python3");
  }

  private Invocation properties(String bug, String... more) {
    return examined(ENGINE + bug, more);
  }

  private Invocation examined(String engine, String... more) {
    List<String> words =
        new ArrayList<>(List.of("properties", "--quiet", "--engine", engine, "--output"));
    words.add(folder.toString());
    words.addAll(List.of(more));
    return Invocation.of(words.toArray(String[]::new));
  }

  @Test
  void passesSoundEngine() {
    Invocation sound = properties("none", "--tries", "300");
    assertThat(sound.out()).doesNotContain("DIFFERS").contains("extreme   AGREES");
    assertThat(sound.code()).isZero();
    assertThat(Inputs.names(folder)).containsExactly("report.html", "report.json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sign",
        "transposed",
        "last-sample-lost",
        "stale-gate",
        "wrong-loss",
        "float32-sums",
        "float32",
        "mean-for-sum",
        "sum-for-mean",
        "leaky-ignored",
        "leaky-steep",
        "slope-one-at-zero",
        "slope-half-at-zero",
        "transposed-backward",
        "momentum",
        "stale-gradient",
        "step-twice",
        "skip-ignored",
        "relu-slope",
        "sample-twice",
        "no-label",
        "first-layer-scaled",
        "bias-dropped",
        "overflow",
        "labels-shifted",
        "batch-ignored",
        "batch-as-set",
        "identity-twice",
        "clipped",
        "tiny-lost",
        "last-weight-zero",
        "weight-decay",
        "loss-clamped",
        "loss-not-derivative",
        "loss-sign-of-margin",
        "short-data",
        "eta-doubled",
        "step-late",
        "start-shifted",
        "short-answer",
        "not-a-number"
      })
  void findsPlantedBug(String bug) throws IOException {
    isFound(properties(bug));
  }

  /** One level is enough where each trial on the way to the smallest starts the engine anew. */
  @Test
  void findsEngineThatCrashes() throws IOException {
    isFound(properties("crash", "--only", "gradient"));
  }

  private static void isFound(Invocation found) throws IOException {
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.err()).isEmpty();
    String file =
        found.out().lines().filter(line -> line.contains("smallest: ")).findFirst().orElse("");
    assertThat(found.out()).contains("again: plumbline ");
    assertThat(Files.readString(Path.of(file.replace("smallest: ", "").strip())))
        .contains("network:");
  }

  @ParameterizedTest
  @CsvSource({
    "none, AGREES, all points are within their bounds",
    "scaled, DIFFERS, (1 + 0.000100000) times their times",
    "ascent, DIFFERS, flow",
    "late, DIFFERS, t goes beyond",
    "mean, DIFFERS, times their times",
    "frozen, DIFFERS, the recorded points do not move",
    "coarse, DIFFERS, from the flow"
  })
  void examinesFlows(String bug, String verdict, String text) {
    Invocation found = examined(FLOW_ENGINE + bug, "--only", "flow", "--tries", "30");
    assertThat(found.out()).contains("flow      " + verdict, text);
    assertThat(found.code()).isEqualTo(verdict.equals("AGREES") ? 0 : 1);
  }

  @Test
  void showsItOnSmallestExperiment() throws IOException {
    Path junit = folder.resolve("TEST-engine.xml");
    Invocation found = properties("sign", "--only", "gradient", "--junit", junit.toString());
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.out()).contains("again: plumbline compare");
    assertThat(Files.readString(junit)).contains("failures=\"1\"", "testcase classname=");
    String file =
        found.out().lines().filter(line -> line.contains("smallest: ")).findFirst().orElse("");
    Path smallest = Path.of(file.replace("smallest: ", "").strip());
    assertThat(Files.readString(smallest)).contains("widths: [1, 1]").contains("labels: [");
    Invocation again =
        Invocation.of(
            "compare",
            smallest.toString(),
            "--engine",
            ENGINE + "sign",
            "--output",
            folder.resolve("again").toString());
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.out()).contains("DIFFERS gradient at the initial weights");
  }

  @Test
  void comparesOneExperiment() {
    String out = folder.resolve("out").toString();
    Invocation sound =
        Invocation.of("compare", "small-relu", "--engine", ENGINE + "none", "--output", out);
    assertThat(sound.out()).contains("AGREES  10 steps of descent", "0 DIFFERS\nreport: " + out);
    assertThat(sound.code()).isZero();
    assertThat(folder.resolve("out/comparison.json")).isRegularFile();
    Invocation json =
        Invocation.of(
            "compare", "small-relu", "--json", "--engine", ENGINE + "relu-slope", "--output", out);
    assertThat(folder.resolve("out/comparison.json")).hasContent(json.out());
    assertThat(json.out()).startsWith("{").contains("\"DIFFERS\"");
    assertThat(json.code()).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNoEngine() {
    String out = folder.toString();
    assertThat(Invocation.of("compare", "small-relu", "--output", out, "--engine", "/no/such"))
        .matches(refused -> refused.code() == 2 && refused.err().lines().count() == 1)
        .matches(refused -> refused.err().contains("--engine '/no/such': cannot be started"));
    assertThat(
            Invocation.of("compare", "small-relu", "--output", out, "--engine", "echo hello").err())
        .contains("not a JSON object");
    assertThat(Invocation.of("properties", "--only", "frob", "--engine", "x").err())
        .isEqualTo(
            "plumbline: --only 'frob': there is no such level; expected one of forward, gradient, descent,"
                + " flow, kinks, extreme\n");
  }
}
