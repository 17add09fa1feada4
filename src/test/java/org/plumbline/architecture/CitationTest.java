package org.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plumbline.Version;

/** {@code CITATION.cff} has what the format asks for, and the version of this build. */
final class CitationTest {
  private static final Path FILE = Path.of("CITATION.cff");

  /**
   * The keys of version 1.2.0 of the format that are used here; it knows no others of that name.
   */
  private static final List<String> KEYS =
      List.of(
          "cff-version", "message", "title", "type", "version", "license", "authors", "references");

  @Test
  void isComplete() throws Exception {
    JsonNode citation = new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
    Iterator<String> keys = citation.fieldNames();
    assertThat(keys).toIterable().containsExactlyElementsOf(KEYS);
    assertThat(citation.get("cff-version").asText()).isEqualTo("1.2.0");
    assertThat(citation.get("version").asText()).isEqualTo(Version.number());
    assertThat(citation.get("license").asText()).isEqualTo("Apache-2.0");
    assertThat(citation.at("/authors/0/name").asText()).isNotEmpty();
    assertThat(citation.at("/references/0/identifiers/0/value").asText())
        .isEqualTo("arXiv:2201.11968");
  }
}
