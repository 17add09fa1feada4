package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.engine.Engine;
import picocli.CommandLine.Option;

/** What is timed against what, how often, and where the times go. */
final class BenchmarkOptions {
  @Option(
      names = "--digits",
      paramLabel = "N",
      split = ",",
      converter = WholeNumber.Digits.class,
      description =
          "How many digits to compute, instead of what the file says, as in --digits 50,100.")
  List<Integer> digits = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      completionCandidates = Candidates.BuiltIn.class,
      split = ",",
      converter = EngineName.class,
      description =
          "An engine to measure; can be repeated, as in --engine taylor --engine reference "
              + "(default: all of them; with --scaling only taylor). Ratios are relative to the "
              + "first.")
  List<Engine> engines = new ArrayList<>();

  @Option(
      names = "--against",
      paramLabel = "NAME=COMMAND",
      converter = ExternalProgram.Converter.class,
      description =
          "Another program to measure, from its start to its end; can be repeated, as in "
              + "--against 'peer=./peer {experiment} {digits}'. The command is not passed to a "
              + "shell, and its output is discarded.")
  List<ExternalProgram> against = new ArrayList<>();

  @Option(
      names = "--scaling",
      paramLabel = "SERIES",
      completionCandidates = Candidates.Scaling.class,
      converter = ScalingSeries.Converter.class,
      description =
          "Measure a series of built-in problems instead of EXPERIMENT: samples, edges, "
              + "digits or horizon, as in --scaling samples.")
  @Nullable ScalingSeries scaling;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      converter = WholeNumber.Repetitions.class,
      description = "How many times each is measured, as in --repeat 9 (default: 5).")
  int repeat = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      converter = WholeNumber.Seconds.class,
      description =
          "For how many seconds, at least, each engine runs before it is measured, as in "
              + "--warm-up 5 (default: 2; there are two runs in any case, unless they take 10 "
              + "seconds).")
  long warmUp = 2;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "The folder to write benchmark.json into, as in --output out (default: it is not "
              + "written).")
  @Nullable Path output;

  @Option(
      names = "--json",
      description =
          "Print the times on standard output as JSON, and nothing else there, as in "
              + "--json | jq .runs.")
  boolean json;

  @Option(
      names = "--quiet",
      description = "Print neither the table nor progress, as in --quiet --output out.")
  boolean quiet;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = WholeNumber.Threads.class,
      description =
          "How many threads the engines and the verifier may use, as in --threads 2 "
              + "(default: 1).")
  int threads = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description =
          "The seed of the initial weights, instead of that of the file or the series, as "
              + "in --seed 7.")
  @Nullable Long seed;
}
