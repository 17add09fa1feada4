package org.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.plumbline.Check;
import org.plumbline.CheckReport;
import org.plumbline.claim.Finding;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.number.Rational;

/** The tables of real runs: they fit, and their numbers have names. */
final class RunTablesTest {
  private static final List<Integer> WIDTHS = List.of(40, 60, 80, 110);
  private static final Map<String, CheckReport> REPORTS = new HashMap<>();

  private static final String LONG = "v".repeat(90);

  /** A graph whose names are longer than lines, one of them in wide characters. */
  private static final String LONG_NAMES =
      """
      name: %1$s
      data: {points: [[1, 2], [2, -1]], labels: [1, -1]}
      network:
        graph:
          inputs: [x, y]
          vertices:
            - {name: %1$s, activation: relu}
            - {name: 虹膜虹膜虹膜虹膜虹膜虹膜虹膜虹膜虹膜, activation: linear}
            - {name: o}
          output: o
          edges:
            - {from: x, to: %1$s}
            - {from: y, to: %1$s}
            - {from: %1$s, to: 虹膜虹膜虹膜虹膜虹膜虹膜虹膜虹膜虹膜}
            - {from: 虹膜虹膜虹膜虹膜虹膜虹膜虹膜虹膜虹膜, to: o}
      initialization: {seed: 1, scale: 1/2}
      loss: exponential
      flow: {digits: 10, until: {time: 1/2}}
      """
          .formatted(LONG);

  private static CheckReport report(String name, String risk) {
    return REPORTS.computeIfAbsent(
        name,
        key -> {
          Optional<Rational> bound = Optional.of(Rational.parse(risk));
          Experiment read =
              key.equals("long names")
                  ? ExperimentReader.read(
                      "long.yaml",
                      new ByteArrayInputStream(LONG_NAMES.getBytes(StandardCharsets.UTF_8)),
                      Optional.empty())
                  : BundledExamples.read(key).withDigits(8);
          return key.equals("wine") || key.equals("iris-inseparable")
              ? Check.of(read).hypotheses()
              : Check.of(
                      key.equals("long names") || key.equals("pinned")
                          ? read
                          : read.until(Optional.empty(), bound))
                  .run();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "iris, 1/2",
    "small-relu, 1e-2",
    "pinned, 1",
    "wine, 1",
    "iris-inseparable, 1",
    "long names, 1"
  })
  void noLineIsLongerThanTheTerminal(String name, String risk) {
    for (int width : WIDTHS) {
      for (boolean showsAll : List.of(false, true)) {
        String text = report(name, risk).text(width, false, showsAll);
        assertThat(text.lines())
            .as(name + " at " + width)
            .isNotEmpty()
            .allMatch(line -> DisplayWidth.of(line) <= width)
            .allMatch(line -> line.equals(line.stripTrailing()));
      }
    }
  }

  /** Every word of a reason is in the table that shows all of them. */
  @Test
  void allShowsTheReasonOfEachFinding() {
    CheckReport report = report("small-relu", "1e-2");
    String text = report.text(110, false, true).replaceAll("\\s+", " ");
    assertThat(report.findings())
        .allMatch(finding -> text.contains(finding.reason().replaceAll("\\s+", " ")));
  }

  @Test
  void coloursChangeNothingElse() {
    CheckReport report = report("small-relu", "1e-2");
    String plain = report.text(80, false, false);
    String coloured = report.text(80, true, false);
    assertThat(coloured).contains("\u001b[32mPROVED\u001b[0m").isNotEqualTo(plain);
    assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    assertThat(plain).doesNotContain("\u001b").isEqualTo(report.text());
  }

  /** No number stands in the table without a word that says what it is. */
  @ParameterizedTest
  @CsvSource({
    "iris, 1/2",
    "small-relu, 1e-2",
    "pinned, 1",
    "wine, 1",
    "iris-inseparable, 1",
    "long names, 1"
  })
  void numbersHaveNames(String name, String risk) {
    List<String> nameless = new ArrayList<>();
    for (Finding finding : report(name, risk).findings()) {
      boolean hasNumber = finding.value().isPresent() || finding.bound().isPresent();
      if (hasNumber && !Meaning.isArrival(finding) && Meaning.of(finding).isEmpty()) {
        nameless.add(finding.id() + ": " + finding.claim());
      }
    }
    assertThat(nameless).isEmpty();
  }
}
