package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check --method descent}: exit codes, files, the table, and what is refused. */
final class DescentCommandTest {
  @TempDir private Path folder;

  private Invocation run(String text, String... options) {
    Path file = Inputs.file(folder, text);
    List<String> words =
        List.of("check", file.toString(), "--output", folder.resolve("out").toString());
    return Invocation.of(Stream.concat(words.stream(), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void writesIteratesAndBothTables() throws IOException {
    Invocation run =
        run(Inputs.FINE, "--method", "descent", "--step-size", "1/16", "--steps", "16", "--json");
    assertThat(run.code()).isZero();
    JsonNode report = new ObjectMapper().readTree(run.out());
    assertThat(report.get("method").toString())
        .isEqualTo("{\"name\":\"descent\",\"stepSize\":\"1/16\",\"steps\":16}");
    assertThat(report.get("trajectory").get("final").get("time").asText()).isEqualTo("1");
    assertThat(report.get("sideBySide").toString()).contains("\"flow\":{", "\"descent\":{");
    assertThat(report.get("checks").toString()).contains("flow-distance", "rank-collapse");
    List<String> rows = Files.readAllLines(folder.resolve("out/trajectory.csv"));
    assertThat(rows).hasSize(18);
    assertThat(rows.get(0)).startsWith("t,w0,w1,").contains("radius", "\"W1[0,0]\"");
    assertThat(Inputs.names(folder.resolve("out")))
        .containsExactly("report.html", "report.json", "trajectory.csv", "trajectory.npz");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains(
            "All 16 steps of size 1/16 are enclosed, and nothing that was looked at is violated.",
            "flow-distance of weights");
  }

  @Test
  void theTableHasBothSides() {
    String out = run(Inputs.FINE, "--method=descent", "--step-size=1/16", "--steps=8").out();
    assertThat(out)
        .contains("\ndescent: 8 of 8 steps of 1/16, risk ")
        .contains("\nThe flow and descent side by side, t = 0 … 0.5\n")
        .contains("flow-distance: ");
  }

  @ParameterizedTest
  @CsvSource({
    "--method=descent --steps=5, 'plumbline: --method: descent is not told its step size'",
    "--method=descent --step-size=1/2, 'plumbline: --method: descent is not told its number'",
    "--steps=5, 'plumbline: --steps: the flow takes no steps of a size'",
    "--method=descent --step-size=1 --steps=5 --until-time=3, 'plumbline: --until-time: descent'",
    "--method=descent --step-size=0 --steps=5, 'plumbline: '",
    "--method=descend --step-size=1 --steps=5, 'plumbline: '",
  })
  void nonsenseIsRefusedInOneLine(String options, String message) {
    Invocation run = run(Inputs.FINE, options.split(" "));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).startsWith(message).hasLineCount(1);
  }
}
