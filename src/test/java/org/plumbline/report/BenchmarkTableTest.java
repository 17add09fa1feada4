package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tables and the JSON of {@code benchmark}, on times that are given. */
final class BenchmarkTableTest {
  private static final BenchmarkRow FAST =
      new BenchmarkRow(
          "tiny",
          "taylor",
          50,
          Optional.of(1),
          Optional.of(4),
          new Timings(List.of(0.25, 0.5, 1.0)),
          Optional.of(new Timings(List.of(0.75))));

  private static final BenchmarkRow PROGRAM =
      new BenchmarkRow(
          "tiny",
          "a peer",
          50,
          Optional.empty(),
          Optional.empty(),
          new Timings(List.of(1.0, 2.0, 2.0)),
          Optional.empty());

  @Test
  void ratiosAreToTheFirstOfAGroup() {
    assertThat(BenchmarkTable.sideBySide(List.of(List.of(FAST, PROGRAM), List.of(PROGRAM))))
        .isEqualTo(
            """
            experiment  engine  digits  threads  steps   min s  median s  max s  verify s  ratio
            tiny        taylor      50        1      4  0.2500    0.5000  1.000    0.7500   1.00
            tiny        a peer      50        -      -   1.000     2.000  2.000         -   4.00
            tiny        a peer      50        -      -   1.000     2.000  2.000         -   1.00
            """);
  }

  @Test
  void ratiosOfASeriesAreToTheRowBeforeStepByStep() {
    BenchmarkRow slower =
        new BenchmarkRow(
            "tiny",
            "taylor",
            100,
            Optional.of(1),
            Optional.of(2),
            new Timings(List.of(1.0)),
            Optional.empty());
    assertThat(BenchmarkTable.series(List.of(List.of(FAST, slower, PROGRAM))))
        .isEqualTo(
            """
            experiment  engine  digits  threads  steps   min s  median s  max s  ms a step  ratio
            tiny        taylor      50        1      4  0.2500    0.5000  1.000      125.0      -
            tiny        taylor     100        1      2   1.000     1.000  1.000      500.0   4.00
            tiny        a peer      50        -      -   1.000     2.000  2.000          -      -
            """);
  }

  @Test
  void jsonHasAVerifierOnlyWhereOneRan() {
    BenchmarkRow verified =
        new BenchmarkRow(
            "tiny",
            "taylor",
            50,
            Optional.of(2),
            Optional.of(4),
            new Timings(List.of(1.0)),
            Optional.of(new Timings(List.of(3.0))));
    assertThat(BenchmarkJson.text(List.of(PROGRAM)).replaceAll("\\s", ""))
        .isEqualTo(
            "{\"runs\":[{\"experiment\":\"tiny\",\"engine\":\"apeer\",\"digits\":50,\"threads\":null,"
                + "\"steps\":null,\"integrateSeconds\":{\"min\":1.0,\"median\":2.0,\"max\":2.0}}]}");
    assertThat(BenchmarkJson.text(List.of(verified)))
        .contains("\"steps\": 4", "\"verifySeconds\": {")
        .endsWith("}\n");
  }
}
