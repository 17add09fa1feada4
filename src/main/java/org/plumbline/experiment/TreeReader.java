package org.plumbline.experiment;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.yaml.snakeyaml.LoaderOptions;

/**
 * The tree of a YAML or JSON text, its scalars left as text.
 *
 * <p>A text that begins with a brace is tried as JSON first, because the YAML parser does not take
 * tabs for white space, as JSON files have them.
 */
final class TreeReader {
  /**
   * Room for any text of an admitted file; length and depth are bounded before and while reading.
   */
  private static final StreamReadConstraints ROOMY =
      StreamReadConstraints.builder()
          .maxNumberLength(SourceText.MOST_BYTES)
          .maxStringLength(SourceText.MOST_BYTES)
          .maxNameLength(SourceText.MOST_BYTES)
          .build();

  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(ROOMY).build();
  private static final YAMLFactory YAML =
      YAMLFactory.builder().streamReadConstraints(ROOMY).loaderOptions(yamlOptions()).build();

  /**
   * The YAML parser's time is quadratic in the length of a word or comment, hence in that of a
   * line.
   */
  private static final int LONGEST_LINE = 1 << 20;

  private final String file;
  private final String text;

  private TreeReader(String file, String text) {
    this.file = file;
    this.text = text;
  }

  /**
   * The tree of a text.
   *
   * @throws ExperimentException if the text is no YAML, or uses what experiment files may not
   */
  static Node read(String file, String text) {
    return new TreeReader(file, text).read();
  }

  private static LoaderOptions yamlOptions() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(SourceText.MOST_BYTES + 1);
    return options;
  }

  private Node read() {
    if (!text.stripLeading().startsWith("{")) {
      return yaml();
    }
    try {
      return tree(JSON);
    } catch (JsonProcessingException notJson) {
      if (file.endsWith(".json")) {
        return yamlOr(SyntaxProblem.of(file, "JSON", notJson));
      }
      return yaml();
    }
  }

  /**
   * A file called JSON may use the wider syntax too; if it does not, JSON's complaint is the
   * clearer one.
   */
  private Node yamlOr(ExperimentException complaint) {
    requireModestLines();
    try {
      return tree(YAML);
    } catch (JsonProcessingException notYaml) {
      throw complaint;
    }
  }

  private Node yaml() {
    requireModestLines();
    try {
      return tree(YAML);
    } catch (JsonProcessingException e) {
      throw SyntaxProblem.of(file, "YAML", e);
    }
  }

  private void requireModestLines() {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (i - begin > LONGEST_LINE) {
        throw new ExperimentException(
            file, line, "", "a line of more than 2^20 characters; expected shorter lines in YAML");
      }
      if (c == '\n' || c == '\r') {
        begin = i + 1;
        line += c == '\n' ? 1 : 0;
      }
    }
  }

  private Node tree(JsonFactory syntax) throws JsonProcessingException {
    try (JsonParser parser = syntax.createParser(text)) {
      return new TreeBuilder(file, text, parser).build();
    } catch (JsonProcessingException e) {
      throw e;
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail to be read", e);
    } catch (IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
      // Parsers meet some malformed escapes and directives unprepared.
      throw SyntaxProblem.unexplained(file, e);
    }
  }
}
