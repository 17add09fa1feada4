package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.cli.suites.Suites;

/** What {@code plumbline properties} runs. */
final class PropertiesCommandTest {
  @TempDir private Path folder;

  @Test
  void oneSuiteIsRunByAnyOfItsNames() throws IOException {
    assertThat(Suites.named("HomogeneityTest")).isEqualTo(Suites.named("homogeneity")).isPresent();
    Invocation run =
        Invocation.of(
            "properties",
            "--only",
            "HomogeneityProperties",
            "--tries",
            "5",
            "--json",
            "--output",
            folder.toString());
    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    JsonNode suites = new ObjectMapper().readTree(run.out()).get("suites");
    assertThat(suites).hasSize(1);
    assertThat(suites.get(0).get("id").asText()).isEqualTo("homogeneity");
    assertThat(suites.get(0).get("tests").toString())
        .contains("HomogeneityProperties.", "HomogeneityTest.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void unknownSuitesAreRefused() {
    Invocation refused = Invocation.of("properties", "--only", "kinks");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .startsWith(
            "plumbline: --only 'kinks': there is no such suite; expected one of enclosure, separab")
        .hasLineCount(1);
  }

  @Test
  void unknownLevelsAreRefusedBeforeTheEngineIsStarted() {
    Invocation refused = Invocation.of("properties", "--only", "enclosure", "--engine", "/no/such");
    assertThat(refused)
        .isEqualTo(
            new Invocation(
                2,
                "",
                "plumbline: --only 'enclosure': there is no such level; expected one of forward, "
                    + "gradient, descent, flow, kinks, extreme\n"));
  }

  /** What is named twice is run once. */
  @Test
  void levelsOfAnEngineAreThoseAskedFor() throws IOException {
    Path engine =
        Files.writeString(
            folder.resolve("engine.sh"),
            """
            read -r line
            echo '{"jsonrpc":"2.0","id":1,"result":{"name":"n","dtype":"float32","methods":["gradient"]}}'
            id=1
            while read -r line; do
              id=$((id+1))
              printf '{"jsonrpc":"2.0","id":%d,"error":{"code":1,"message":"no"}}\\n' $id
            done
            """);
    Invocation run =
        Invocation.of(
            "properties",
            "--engine",
            "sh '" + engine + "'",
            "--only",
            "kinks",
            "--only",
            "forward",
            "--only",
            "kinks",
            "--json",
            "--quiet",
            "--tries",
            "3",
            "--seed",
            "5",
            "--output",
            folder.toString());
    assertThat(run.code()).isEqualTo(1);
    JsonNode levels = new ObjectMapper().readTree(run.out()).get("levels");
    assertThat(levels.findValuesAsText("id")).containsExactly("kinks", "forward");
    assertThat(levels.findValuesAsText("seed")).containsExactly("5", "5");
  }
}
