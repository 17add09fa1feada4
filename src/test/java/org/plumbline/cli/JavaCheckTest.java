package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.Check;
import org.plumbline.CheckReport;
import org.plumbline.ExperimentFiles;

/** A check from Java reports what the command does, apart from the time it took. */
final class JavaCheckTest {
  @TempDir private Path folder;

  private static String untimed(String json) throws IOException {
    ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(json);
    assertThat(tree.remove("timing")).isNotNull();
    return tree.toPrettyString();
  }

  @Test
  void reportIsThatOfTheCommand() throws IOException {
    Invocation command =
        Invocation.of("check", "pinned", "--threads", "1", "--output", folder.toString(), "--json");
    CheckReport report = Check.of(ExperimentFiles.example("pinned")).withThreads(2).run();
    assertThat(untimed(report.json())).isEqualTo(untimed(command.out()));
    assertThat(report.csv()).hasValue(Files.readString(folder.resolve("trajectory.csv")));
    assertThat(command.code()).isEqualTo(ExitCode.of(report).code());
  }

  @Test
  void hypothesesAreThoseOfTheCommand() throws IOException {
    Invocation command =
        Invocation.of("assumptions", "iris-inseparable", "--output", folder.toString(), "--json");
    CheckReport report = Check.of(ExperimentFiles.example("iris-inseparable")).hypotheses();
    assertThat(untimed(report.json())).isEqualTo(untimed(command.out()));
    assertThat(command.code()).isEqualTo(1).isEqualTo(ExitCode.of(report).code());
  }
}
