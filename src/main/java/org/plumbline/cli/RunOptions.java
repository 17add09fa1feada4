package org.plumbline.cli;

import java.nio.file.Path;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** The options common to the commands that run an experiment. */
final class RunOptions {
  @Option(
      names = "--digits",
      paramLabel = "N",
      converter = WholeNumber.Digits.class,
      description = "Digits to compute, instead of the file's, as in --digits 50.")
  @Nullable Integer digits;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Folder for the report, as in --output out (default: plumbline-out/<name of the experiment>).")
  @Nullable Path output;

  @Option(
      names = "--json",
      description =
          "Print the report on standard output as JSON, as it is written, and nothing else there, as in --json | jq .summary.")
  boolean json;

  @Option(
      names = "--quiet",
      description =
          "Prints neither table nor progress; the exit code has the result, as in --quiet && echo fine.")
  boolean quiet;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = WholeNumber.Threads.class,
      description =
          "Threads that integrate, verify and check claims, as in --threads 4 (default: one per processor); the result does not depend on it.")
  int threads = Math.min(WholeNumber.MOST_THREADS, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description = "Seed of the initial weights, instead of the file's, as in --seed 7.")
  @Nullable Long seed;
}
