package org.plumbline.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.experiment.BundledExamples;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentException;
import org.plumbline.experiment.ExperimentReader;
import org.plumbline.experiment.FlowSettings;

/** Finds the experiment a command names and applies the options to it. */
final class Experiments {
  private static final int MOST_THREADS = 256;

  private Experiments() {}

  /**
   * The experiment in the file {@code argument}, or the bundled example of that name; the default example for none.
   *
   * @throws InputException if there is none, or it cannot be read, or an option does not fit it
   */
  static Experiment read(@Nullable String argument, RunOptions options) {
    if (options.threads < 1 || options.threads > MOST_THREADS) {
      throw new InputException(
          "--threads: " + options.threads + "; expected a number from 1 to " + MOST_THREADS);
    }
    try {
      Experiment experiment = find(argument);
      if (options.seed != null) {
        experiment = experiment.withSeed(options.seed);
      }
      return options.digits == null ? experiment : withDigits(experiment, options.digits);
    } catch (ExperimentException e) {
      throw new InputException(String.valueOf(e.getMessage()));
    }
  }

  private static Experiment find(@Nullable String argument) {
    if (argument == null) {
      return BundledExamples.read(BundledExamples.DEFAULT);
    }
    Path file = path(argument);
    boolean isExample =
        BundledExamples.all().stream().anyMatch(example -> example.name().equals(argument));
    if (isExample && !Files.exists(file)) {
      return BundledExamples.read(argument);
    }
    if (!Files.exists(file)) {
      throw new InputException(
          argument + ": no such file; expected an experiment file or one of " + exampleNames());
    }
    return ExperimentReader.read(file);
  }

  static String exampleNames() {
    return BundledExamples.all().stream()
        .map(BundledExamples.Example::name)
        .collect(Collectors.joining(", "));
  }

  private static Path path(String argument) {
    try {
      return Path.of(argument);
    } catch (InvalidPathException e) {
      throw new InputException("not a path: " + e.getReason() + "; expected an experiment file");
    }
  }

  private static Experiment withDigits(Experiment experiment, int digits) {
    if (digits < 1 || digits > FlowSettings.MOST_DIGITS) {
      throw new InputException(
          "--digits: " + digits + "; expected a number from 1 to " + FlowSettings.MOST_DIGITS);
    }
    return experiment.withDigits(digits);
  }
}
