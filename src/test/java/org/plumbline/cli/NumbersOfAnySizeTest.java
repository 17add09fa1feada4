package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Margins, times and weights of any size that is read lead to verdicts. */
final class NumbersOfAnySizeTest {
  private static final Path CASES = Path.of("src/test/resources/cases");
  private static final String ENCLOSED = "  PROVED      flow ";

  private Invocation run(String command, Path file, Path folder) {
    return Invocation.of(command, file.toString(), "--output", folder.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "margin-3e9-logistic.yaml",
        "margin-risk-target.json",
        "margin-1e20.json",
        "margin-beyond-2e30.yaml",
        "posmargin-1e9.yaml",
        "sample-1e9-slow.json",
        "time-1e-9999.yaml",
        "digits-500.yaml"
      })
  void flowsBesideHugeMarginsAreEnclosed(String name, @TempDir Path folder) {
    Invocation check = run("check", CASES.resolve(name), folder);
    assertThat(check.out()).as(check.err()).contains(ENCLOSED);
    assertThat(check.code()).isIn(0, 3);
  }

  @Test
  void aSmoothedMarginIsEnclosedWhereTheRiskIsNextToNothing(@TempDir Path folder) {
    Invocation check = run("check", CASES.resolve("posmargin-1e9.yaml"), folder);
    assertThat(check.out()).contains("risk 1.24953e-434294482").contains("1.00000(1)e9");
    assertThat(run("assumptions", CASES.resolve("margin-beyond-2e30.yaml"), folder).code())
        .isEqualTo(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"income.yaml", "margin-1e4-exponential.yaml"})
  void whatNoRunReachesIsSaidAtOnceWithARemedy(String name, @TempDir Path folder) {
    Invocation check = run("check", CASES.resolve(name), folder);
    assertThat(check.code()).as(check.err()).isEqualTo(3);
    String words = check.out().replaceAll("\\s+", " ");
    assertThat(words)
        .contains("0 steps")
        .contains("features or weights are too large or too small");
  }

  /** One sample on one weight, and a second that pulls the other way. */
  private static Path experiment(Path folder, String x, String weight, String loss, String until)
      throws Exception {
    return Files.writeString(
        folder.resolve("extreme.yaml"),
        String.join(
            "\n",
            "name: extreme",
            "data: {points: [[" + x + "], [-1]], labels: [1, -1]}",
            "network: {widths: [1, 1]}",
            "initialization: {weights: [[[" + weight + "]]]}",
            "loss: " + loss,
            "flow: {digits: 10, until: " + until + "}",
            ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1e9999 | 1 | exponential | {time: 1} | taylor",
        "1e9999 | -1 | exponential | {time: 1} | taylor",
        "1e9999 | -1 | logistic | {time: 1} | taylor",
        "1e-9999 | 1 | logistic | {time: 1} | taylor",
        "1e9999 | 1e-9999 | exponential | {time: 1e-9999} | taylor",
        "2 | 1e9999 | exponential | {time: 1} | taylor",
        "2 | -1e9999 | exponential | {time: 1} | taylor",
        "2 | -1e9999 | logistic | {time: 1} | taylor",
        "2 | 1e-9999 | logistic | {time: 1e-9999} | taylor",
        "2 | 1 | exponential | {time: 1e9999} | taylor",
        "2 | 1 | exponential | {risk: 1e-9999} | taylor",
        "2 | 1 | exponential | {risk: 1e9999} | taylor",
        "1e19 | -1 | exponential | {time: 1} | taylor",
        "1e9999 | 1 | exponential | {time: 1} | double",
        "1e20 | -1 | exponential | {time: 1} | double",
        "2 | 1 | exponential | {risk: 1e-9999} | reference",
        "1e20 | 1 | logistic | {time: 1} | reference"
      })
  void extremesEndInVerdicts(
      String x, String weight, String loss, String until, String engine, @TempDir Path folder)
      throws Exception {
    Path file = experiment(folder, x, weight, loss, until);
    Invocation check =
        Invocation.of("check", file.toString(), "--output", folder.toString(), "--engine", engine);
    assertThat(check.code()).as(check.err()).isIn(0, 1, 3);
    assertThat(check.out()).contains("UNDECIDED");
    assertThat(run("assumptions", file, folder).code()).isIn(0, 1, 3);
  }
}
