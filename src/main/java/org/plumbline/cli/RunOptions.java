package org.plumbline.cli;

import java.nio.file.Path;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** The options common to the commands that run an experiment. */
final class RunOptions {
  @Option(
      names = "--digits",
      paramLabel = "N",
      description = "Digits asked for, in place of the file's.")
  @Nullable Integer digits;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the report (default: plumbline-out/<name>).")
  @Nullable Path output;

  @Option(
      names = "--json",
      description = "Print report.json on standard output, and nothing else there.")
  boolean json;

  @Option(names = "--quiet", description = "No table and no progress.")
  boolean quiet;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to check claims with; the result does not depend on it (default: 2).")
  int threads = 2;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Seed of the initial weights, in place of the file's.")
  @Nullable Long seed;
}
