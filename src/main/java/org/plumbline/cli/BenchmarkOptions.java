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
      description = "Digits to compute, instead of the file's, as in --digits 50,100.")
  List<Integer> digits = new ArrayList<>();

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      split = ",",
      converter = EngineName.class,
      description =
          "An engine to time, repeatable, as in --engine taylor --engine reference (default: all; with --scaling"
              + " taylor). Ratios are to the first.")
  List<Engine> engines = new ArrayList<>();

  @Option(
      names = "--against",
      paramLabel = "NAME=COMMAND",
      converter = ExternalProgram.Converter.class,
      description =
          "Another program to time, from its start to its end, repeatable, as in --against 'peer=./peer {experiment}"
              + " {digits}'. No shell sees the command; its output is thrown away.")
  List<ExternalProgram> against = new ArrayList<>();

  @Option(
      names = "--scaling",
      paramLabel = "SERIES",
      converter = ScalingSeries.Converter.class,
      description =
          "Time a series of built-in problems in place of EXPERIMENT: samples, edges, digits or horizon, as in"
              + " --scaling samples.")
  @Nullable ScalingSeries scaling;

  @Option(
      names = "--repeat",
      paramLabel = "N",
      converter = WholeNumber.Repetitions.class,
      description = "How often each is timed, as in --repeat 9 (default: 5).")
  int repeat = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      converter = WholeNumber.Seconds.class,
      description =
          "How long each engine runs before it is timed, at least, as in --warm-up 5 (default: 2; two runs in any"
              + " case, unless they take 10 seconds).")
  long warmUp = 2;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Folder to write benchmark.json into, as in --output out (default: none is written).")
  @Nullable Path output;

  @Option(
      names = "--json",
      description =
          "Print the times as JSON on standard output and nothing else there, as in --json | jq .runs.")
  boolean json;

  @Option(
      names = "--quiet",
      description = "Prints neither table nor progress, as in --quiet --output out.")
  boolean quiet;

  @Option(
      names = "--threads",
      paramLabel = "N",
      converter = WholeNumber.Threads.class,
      description =
          "Threads that engines and the verifier may use, as in --threads 2 (default: 1).")
  int threads = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description =
          "Seed of the initial weights, instead of the file's or the series', as in --seed 7.")
  @Nullable Long seed;
}
