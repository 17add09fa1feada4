package org.plumbline.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.plumbline.data.RandomData;
import org.plumbline.number.Rational;
import picocli.CommandLine.Option;

/** The options of random separable data. */
final class RandomDataOptions {
  @Option(
      names = "--samples",
      paramLabel = "N",
      converter = WholeNumber.Size.class,
      description = "How many samples to generate, as in --samples 50 (default: ${DEFAULT-VALUE}).")
  private int samples = 10;

  @Option(
      names = "--dimension",
      paramLabel = "D",
      converter = WholeNumber.Size.class,
      description =
          "How many coordinates each sample has, as in --dimension 4 (default: "
              + "${DEFAULT-VALUE}).")
  private int dimension = 2;

  @Option(
      names = "--margin",
      paramLabel = "M",
      converter = ExactNumber.Positive.class,
      description =
          "The least value of y ⟨u, x⟩ on the samples, for a hidden direction u with "
              + "entries in [-1, 1), as in --margin 1/8 (default: ${DEFAULT-VALUE}).")
  private Rational margin = Rational.of(1, 4);

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description = "The seed of everything random, as in --seed 7 (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /** The seed. */
  long seed() {
    return seed;
  }

  /** The number of coordinates. */
  int dimension() {
    return dimension;
  }

  /** The data. */
  RandomData data() {
    return RandomData.separable(seed, samples, dimension, margin);
  }

  /** What separates the data, in one line. */
  static String witness(RandomData data) {
    String direction =
        data.direction().stream()
            .map(u -> u.toString())
            .collect(Collectors.joining(", ", "[", "]"));
    return "y ⟨u, x⟩ >= " + data.margin() + " for u = " + direction;
  }

  /** A line of a table. */
  static String line(List<?> cells) {
    return cells.stream().map(String::valueOf).collect(Collectors.joining(",", "", "\n"));
  }
}
