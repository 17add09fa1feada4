package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.engine.process.Programs;

/** Points that a live engine claims on the flow. */
final class LiveFlowTest {
  private static final String EXPERIMENT =
      """
      name: small
      data: {points: [[1, 1/2], [-1/2, -1]], labels: [1, -1]}
      network: {widths: [2, 2, 1], activations: [linear]}
      initialization: {weights: [[[1/2, 1/4], [-1/4, 1/2]], [[3/4, 1/2]]]}
      flow: {digits: 10, until: {time: 1}}
      """;

  @TempDir private Path folder;

  private Invocation compare(String engine) throws IOException {
    Path file = folder.resolve("small.yaml");
    Files.writeString(file, EXPERIMENT);
    return Invocation.of(
        "compare",
        file.toString(),
        "--engine",
        engine,
        "--quiet",
        "--json",
        "--output",
        folder.resolve("out").toString());
  }

  private Invocation planted(String bug) throws IOException {
    return compare(
        Programs.pythonWith("json")
            + " src/test/resources/engines/flow.py src/main/resources/adapters "
            + bug);
  }

  @Test
  void agreesWithTheRightFlow() throws IOException {
    Invocation found = planted("none");
    assertThat(found.out())
        .contains("5 points to t = 1, each within its bound of the enclosed flow (tolerance 1e-9");
    assertThat(found.code()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "scaled, from the flow",
    "ascent, from the flow",
    "late, t goes beyond 1",
    "unordered, t has a time that is out of order",
    "short, t has 5 entries and w 4",
    "negative, tolerance is negative"
  })
  void findsTheWrongOne(String bug, String complaint) throws IOException {
    Invocation found = planted(bug);
    assertThat(found.out()).contains(complaint);
    assertThat(found.code()).isEqualTo(1);
  }

  @Test
  void scipyPassesRandomTrials() {
    String python = Programs.pythonWith("scipy.integrate");
    Invocation found =
        Invocation.of(
            "properties",
            "--engine",
            python + " src/main/resources/adapters/scipy_engine.py",
            "--only",
            "flow",
            "--tries",
            "40",
            "--output",
            folder.toString());
    assertThat(found.out()).contains("flow      AGREES       40 trials");
    assertThat(found.code()).isZero();
  }

  @Test
  void scipyIsRight() {
    String python = Programs.pythonWith("scipy.integrate");
    Invocation found =
        Invocation.of(
            "compare",
            "src/test/resources/vectors/relu.json",
            "--engine",
            python + " src/main/resources/adapters/scipy_engine.py",
            "--output",
            folder.resolve("out").toString());
    assertThat(found.out()).contains("AGREES  points on the flow");
    assertThat(found.code()).isZero();
  }
}
