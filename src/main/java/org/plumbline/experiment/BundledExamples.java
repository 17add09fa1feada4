package org.plumbline.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.plumbline.data.Spelling;

/** The examples in the jar: experiment files with comments for newcomers, and a line about each. */
public final class BundledExamples {
  /** The example that {@code plumbline check} runs when none is named. */
  public static final String DEFAULT = "iris";

  private static final String FOLDER = "examples/";
  private static final String INDEX = FOLDER + "index.txt";

  private BundledExamples() {}

  /**
   * An example.
   *
   * @param name its name, that of its file without the ending
   * @param description one line about it
   */
  public record Example(String name, String description) {}

  /** All examples, in the order in which a newcomer should meet them. */
  public static List<Example> all() {
    return resource(INDEX)
        .lines()
        .filter(line -> !line.isBlank())
        .map(BundledExamples::entry)
        .toList();
  }

  /** The example of a line of an index. */
  static Example entry(String line) {
    int colon = line.indexOf(':');
    return new Example(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
  }

  /**
   * The file of an example, comments included.
   *
   * @throws ExperimentException if there is no such example
   */
  public static String text(String name) {
    return resource(FOLDER + fileOf(name));
  }

  /**
   * The experiment of an example.
   *
   * @throws ExperimentException if there is no such example
   */
  public static Experiment read(String name) {
    return read(name, new Copies());
  }

  /** The same, all that is read being kept besides. */
  public static Experiment read(String name, Copies copies) {
    String file = fileOf(name);
    try (InputStream stream = open(FOLDER + file)) {
      return ExperimentReader.read(file, stream, Optional.empty(), copies);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fileOf(String name) {
    List<String> names = all().stream().map(Example::name).toList();
    if (!names.contains(name)) {
      throw new ExperimentException(
          name,
          0,
          "",
          "there is no such bundled example"
              + Spelling.nearest(name, names)
                  .map(near -> " (did you mean " + near + "?)")
                  .orElse("")
              + "; expected one of "
              + String.join(", ", names));
    }
    return name + ".yaml";
  }

  /** The text of a file in the jar. */
  static String resource(String file) {
    try (InputStream stream = open(file)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String file) {
    InputStream stream = BundledExamples.class.getResourceAsStream(file);
    if (stream == null) {
      throw new IllegalStateException(file + " is missing from the jar");
    }
    return stream;
  }
}
