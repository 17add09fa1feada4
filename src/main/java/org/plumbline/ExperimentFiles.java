package org.plumbline;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.experiment.ExperimentWriter;

/**
 * Experiments as files, in YAML or JSON. Whatever is wrong with one ends in an {@link
 * org.plumbline.experiment.ExperimentException}, whose message is one line: file, place, what is
 * wrong, what is expected.
 */
public final class ExperimentFiles {
  private ExperimentFiles() {}

  /**
   * The experiment in a file; relative paths in it start from the file's folder.
   *
   * @throws org.plumbline.experiment.ExperimentException if there is no such file or something is
   *     wrong with it
   */
  public static Experiment read(Path file) {
    return ExperimentReader.read(file);
  }

  /**
   * The experiment in a stream.
   *
   * @param name what messages call the stream
   * @param stream read to its end, not closed
   * @param folder where relative paths in it start; empty if it may not name files
   * @throws org.plumbline.experiment.ExperimentException if something is wrong with it
   */
  public static Experiment read(String name, InputStream stream, Optional<Path> folder) {
    return ExperimentReader.read(name, stream, folder);
  }

  /**
   * The experiment in a text, which may not name files.
   *
   * @throws org.plumbline.experiment.ExperimentException if something is wrong with it
   */
  public static Experiment parse(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return read("experiment", new ByteArrayInputStream(bytes), Optional.empty());
  }

  /** A text that stands alone and {@linkplain Experiment#means means} the same when parsed. */
  public static String text(Experiment experiment) {
    return ExperimentWriter.write(experiment);
  }

  /**
   * A bundled example.
   *
   * @throws org.plumbline.experiment.ExperimentException if there is none of that name
   */
  public static Experiment example(String name) {
    return BundledExamples.read(name);
  }

  /** The names of the bundled examples, in the order in which a newcomer should meet them. */
  public static List<String> examples() {
    return BundledExamples.all().stream().map(BundledExamples.Example::name).toList();
  }
}
