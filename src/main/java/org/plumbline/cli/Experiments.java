package org.plumbline.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Copies;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentException;
import org.plumbline.experiment.ExperimentReader;

/** Finds the experiment a command names and applies the options to it. */
final class Experiments {
  private static final String STANDARD_INPUT = "-";

  private Experiments() {}

  /**
   * The experiment in the file {@code argument}, on standard input for {@code -}, or the bundled
   * example of that name; the default example for none.
   *
   * @throws InputException if there is none, or it cannot be read, or an option does not fit it
   */
  static Experiment read(@Nullable String argument, RunOptions options) {
    return read(argument, options, new Copies());
  }

  /** The same, all that is read being kept besides. */
  static Experiment read(@Nullable String argument, RunOptions options, Copies copies) {
    return with(options, read(argument, (Long) null, copies));
  }

  /**
   * An experiment with the settings of the options.
   *
   * @throws InputException if one does not fit it
   */
  static Experiment with(RunOptions options, Experiment read) {
    Experiment experiment = seeded(read, options.seed);
    return options.digits == null ? experiment : experiment.withDigits(options.digits);
  }

  /**
   * The same with weights drawn from a seed, unless that is null, in place of the file's.
   *
   * @throws InputException if there is none, or it cannot be read, or its weights are not drawn
   */
  static Experiment read(@Nullable String argument, @Nullable Long seed) {
    return read(argument, seed, new Copies());
  }

  private static Experiment read(@Nullable String argument, @Nullable Long seed, Copies copies) {
    String name = argument == null ? BundledExamples.DEFAULT : argument;
    try {
      return seeded(Interruption.reading(() -> find(name, argument == null, copies)), seed);
    } catch (ExperimentException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  private static Experiment seeded(Experiment experiment, @Nullable Long seed) {
    try {
      return seed == null ? experiment : experiment.withSeed(seed);
    } catch (ExperimentException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  private static Experiment find(String argument, boolean isDefault, Copies copies) {
    if (argument.equals(STANDARD_INPUT)) {
      Optional<Path> here = Optional.of(Path.of(""));
      return ExperimentReader.read("standard input", System.in, here, copies);
    }
    Path file = path(argument);
    boolean isExample =
        BundledExamples.all().stream().anyMatch(example -> example.name().equals(argument));
    if (isDefault || (isExample && !Files.isRegularFile(file))) {
      return BundledExamples.read(argument, copies);
    }
    if (argument.isEmpty() || !Files.exists(file)) {
      throw new InputException(
          (argument.isEmpty() ? "''" : Terminal.oneLine(argument))
              + ": there is no such file"
              + Nearest.hint(argument, exampleNames())
              + "; expected an experiment file or one of "
              + String.join(", ", exampleNames()));
    }
    return ExperimentReader.read(file, copies);
  }

  private static List<String> exampleNames() {
    return BundledExamples.all().stream().map(BundledExamples.Example::name).toList();
  }

  private static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new InputException(
          Terminal.oneLine(argument)
              + ": this cannot be a path ("
              + e.getReason()
              + "); expected an experiment file");
    }
  }
}
