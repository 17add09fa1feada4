package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An experiment that generates its data is checked like any other, and its report tells how. */
final class GeneratedDataCommandTest {
  @TempDir private Path folder;
  private Invocation run = new Invocation(70, "", "");

  @BeforeEach
  void check() throws IOException {
    Path file = folder.resolve("e.yaml");
    Files.writeString(
        file,
        """
        name: e
        data:
          generate: {kind: planted, samples: 5, dimension: 2, seed: 3, margin: 2/3}
          bias: true
        network: {widths: [3, 1], activations: []}
        initialization: {seed: 3, scale: 1}
        flow: {digits: 12, until: {time: 1/2}}
        """);
    run = Invocation.of("check", file.toString(), "--output", folder + "/out");
  }

  @Test
  void theLargestMarginIsTheOneThatWasPlanted() {
    assertThat(run.out()).containsPattern("PROVED +margin +squared distance 4/9");
  }

  @Test
  void reportsTellTheRecipe() throws IOException {
    JsonNode report = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
    JsonNode generated = report.at("/samples/generated");
    assertThat(generated.at("/kind").asText()).isEqualTo("planted");
    assertThat(generated.at("/samples").asInt()).isEqualTo(5);
    assertThat(generated.at("/dimension").asInt()).isEqualTo(2);
    assertThat(generated.at("/seed").asText()).isEqualTo("3");
    assertThat(generated.at("/margin").asText()).isEqualTo("2/3");
    assertThat(generated.at("/promises/0").asText()).startsWith("y ⟨u, x⟩ >= 2/3, with equality");
    assertThat(report.at("/samples/count").asInt()).isEqualTo(5);
    assertThat(report.at("/notes").toString()).contains("data.generate: kind planted, seed 3;");
    assertThat(Files.readString(folder.resolve("out/report.html")))
        .contains("kind planted, seed 3", "no hyperplane, with a bias or without");
  }
}
