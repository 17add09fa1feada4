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
      description = "How many digits to compute, instead of what the file says, as in --digits 50.")
  @Nullable Integer digits;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "The folder for the report, as in --output out (default: plumbline-out/<name of "
              + "the experiment>).")
  @Nullable Path output;

  @Option(
      names = "--json",
      description =
          "Print the report on standard output as JSON, the same as is written to the "
              + "file, and nothing else there, as in --json | jq .summary.")
  boolean json;

  @Option(
      names = "--quiet",
      description =
          "Print neither the table nor progress; the exit code tells the result, as in "
              + "--quiet && echo fine.")
  boolean quiet;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = WholeNumber.Threads.class,
      description =
          "How many threads integrate, verify and check claims, as in --threads 4 "
              + "(default: one for each processor); the result does not depend on it.")
  int threads = Math.min(WholeNumber.MOST_THREADS, Runtime.getRuntime().availableProcessors());

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description = "The seed of the initial weights, instead of that of the file, as in --seed 7.")
  @Nullable Long seed;
}
