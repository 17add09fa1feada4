package org.plumbline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The manual lists every kind with its parameters and what these are if left out. */
final class KindTest {
  private static final Path PAGE = Path.of("src/site/markdown/generated-data.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([\\w-]+)` \\|.*\\| (.*) \\|$");
  private static final Pattern PARAMETER = Pattern.compile("`(\\w+)` \\(([^)]*)\\)");

  @Test
  void theManualListsKindsAndParameters() throws IOException {
    Map<String, Map<String, String>> listed = new LinkedHashMap<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      Map<String, String> parameters = new LinkedHashMap<>();
      Matcher parameter = PARAMETER.matcher(row.group(2));
      while (parameter.find()) {
        parameters.put(parameter.group(1), parameter.group(2));
      }
      listed.put(row.group(1), parameters);
    }
    assertThat(listed).isEqualTo(expected());
    assertThat(List.copyOf(listed.keySet()))
        .isEqualTo(Arrays.stream(Kind.values()).map(Kind::id).toList());
  }

  private static Map<String, Map<String, String>> expected() {
    Map<String, Map<String, String>> kinds = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      Map<String, String> parameters = new LinkedHashMap<>();
      for (Parameter parameter : kind.parameters()) {
        parameters.put(
            parameter.key(),
            parameter == Parameter.DISTINCT
                ? "half of them"
                : Recipe.usual(parameter, 10, 10).toString());
      }
      kinds.put(kind.id(), parameters);
    }
    return kinds;
  }
}
