package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.conformance.Level;
import org.plumbline.experiment.ExperimentReader;

/** The report about an engine that answers every question with an error. */
final class ConformanceCheckTest {
  @TempDir private Path folder;

  private String engine() {
    try {
      Path file =
          Files.writeString(
              folder.resolve("engine.sh"),
              """
              read -r line
              echo '{"jsonrpc":"2.0","id":1,"result":{"name":"lazy","version":"3","dtype":"float32","methods":["gradient"]}}'
              id=1
              while read -r line; do
                id=$((id+1))
                printf '{"jsonrpc":"2.0","id":%d,"error":{"code":1,"message":"no idea"}}\\n' $id
              done
              """);
      return "sh " + EngineOptions.quoted(file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Invocation examined(String engine, int tries, boolean isJson, Level... levels) {
    ConformanceCheck check =
        new ConformanceCheck(
            engine,
            List.of(levels),
            tries,
            7,
            folder.resolve("out"),
            Optional.of(folder.resolve("TEST.xml")),
            isJson,
            true);
    return Invocation.ofProgram("", () -> check.run(new EngineOptions()).code());
  }

  @Test
  void aFailureIsShownWithItsExperimentAndHowToSeeItAgain() throws IOException {
    String engine = engine();
    Invocation found = examined(engine, 5, false, Level.FORWARD);
    assertThat(found.code()).isEqualTo(1);
    Path smallest = folder.resolve("out/forward-7.yaml");
    assertThat(found.out())
        .isEqualTo(
            "lazy 3 (float32)\n\n"
                + "  forward   DIFFERS       1 trials  answered gradient with error 1: no idea\n"
                + "    smallest: "
                + smallest
                + "\n    again: plumbline compare '"
                + smallest
                + "' --engine "
                + EngineOptions.quoted(engine)
                + "\n");
    assertThat(ExperimentReader.read(smallest).name()).isEqualTo("forward-7");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("The engine is wrong on forward", smallest.toString());
    assertThat(Files.readString(folder.resolve("out/report.json"))).contains("\"DIFFERS\"");
    assertThat(Files.readString(folder.resolve("TEST.xml")))
        .contains("name=\"lazy 3 (float32)\"", "failures=\"1\"", "message=\"answered gradient");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    JsonNode report =
        new ObjectMapper().readTree(examined(engine(), 5, true, Level.FORWARD, Level.KINKS).out());
    assertThat(report.at("/engine/name").asText()).isEqualTo("lazy");
    assertThat(report.at("/engine/dtype").asText()).isEqualTo("float32");
    assertThat(report.get("levels").findValuesAsText("id")).containsExactly("forward", "kinks");
    JsonNode level = report.at("/levels/0");
    assertThat(level.get("status").asText()).isEqualTo("DIFFERS");
    assertThat(level.get("tries").asInt()).isEqualTo(1);
    assertThat(level.get("seed").asText()).isEqualTo("7");
    assertThat(level.get("text").asText()).isEqualTo("answered gradient with error 1: no idea");
    assertThat(level.get("smallest").asText())
        .isEqualTo(folder.resolve("out/forward-7.yaml").toString());
  }

  /** The engine offers neither steps of descent nor the flow. */
  @Test
  void levelsThatAreNotOfferedAreLeftOut() {
    assertThat(examined(engine(), 5, false, Level.DESCENT, Level.FLOW))
        .isEqualTo(new Invocation(0, "lazy 3 (float32)\n\n", ""));
  }

  @Test
  void whatCannotBeStartedIsRefused() {
    assertThatThrownBy(() -> examined("/no/such", 5, false, Level.FORWARD))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("--engine '/no/such': cannot be started");
    assertThat(folder.resolve("TEST.xml")).doesNotExist();
  }
}
