package org.plumbline.cli;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.generate.GeneratedData;
import org.plumbline.generate.Kind;
import org.plumbline.generate.Parameter;
import org.plumbline.generate.Recipe;
import org.plumbline.generate.RecipeException;
import org.plumbline.number.Rational;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options of generated data. */
final class RandomDataOptions {
  @Option(
      names = "--kind",
      paramLabel = "KIND",
      converter = OfKind.class,
      completionCandidates = Kinds.class,
      description =
          "What the data are: ${COMPLETION-CANDIDATES}, as in --kind planted (default: "
              + "${DEFAULT-VALUE}).")
  private Kind kind = Kind.SEPARABLE;

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
          "How many coordinates each sample has, as in --dimension 4 (default: 2, and for "
              + "nearly-orthogonal as many as samples).")
  private @Nullable Integer dimension;

  @Option(
      names = "--margin",
      paramLabel = "M",
      converter = ExactNumber.Positive.class,
      description =
          "The least value of y ⟨u, x⟩ on the samples, as in --margin 1/8 (default: 1/4): for "
              + "separable and a hidden direction u with entries in [-1, 1); for planted, "
              + "collinear and duplicates, where u has norm 1 and no margin is larger. For xor "
              + "the least size of a coordinate.")
  private @Nullable Rational margin;

  @Option(
      names = "--factor",
      paramLabel = "Q",
      converter = ExactNumber.Positive.class,
      description =
          "nearly-orthogonal: the factor of the condition, at least 1, as in --factor 192 "
              + "(default: 3).")
  private @Nullable Rational factor;

  @Option(
      names = "--distinct",
      paramLabel = "N",
      converter = WholeNumber.Size.class,
      description =
          "duplicates: how many samples are different, as in --distinct 3 (default: half of "
              + "them).")
  private @Nullable Integer distinct;

  @Option(
      names = "--parity",
      paramLabel = "N",
      converter = WholeNumber.Size.class,
      description =
          "xor: the label is the product of the signs of the first N coordinates, as in "
              + "--parity 3 (default: 2).")
  private @Nullable Integer parity;

  @Option(
      names = "--rings",
      paramLabel = "N",
      converter = WholeNumber.Size.class,
      description = "rings: how many spheres there are, as in --rings 3 (default: 2).")
  private @Nullable Integer rings;

  @Option(
      names = "--clusters",
      paramLabel = "N",
      converter = WholeNumber.Size.class,
      description = "clusters: how many there are, as in --clusters 6 (default: 4).")
  private @Nullable Integer clusters;

  @Option(
      names = "--spread",
      paramLabel = "Q",
      converter = ExactNumber.Positive.class,
      description =
          "clusters: how far a coordinate may be from that of its centre, as in --spread 1/8 "
              + "(default: 1/4).")
  private @Nullable Rational spread;

  @Option(
      names = "--seed",
      paramLabel = "S",
      converter = WholeNumber.Seed.class,
      description = "The seed of everything random, as in --seed 7 (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  /** The kinds by the words of the command line. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Kind.byId().keySet().iterator();
    }
  }

  /** A kind by its word. */
  static final class OfKind implements ITypeConverter<Kind> {
    @Override
    public Kind convert(String text) {
      return Nearest.choice(text, Kind.byId(), String.join(", ", Kind.byId().keySet()));
    }
  }

  /** The seed. */
  long seed() {
    return seed;
  }

  /** The number of coordinates. */
  int dimension() {
    return dimension == null ? Recipe.usualDimension(kind, samples) : dimension;
  }

  /** The data. */
  GeneratedData data() {
    try {
      return new Recipe(kind, samples, dimension(), seed, values()).generate();
    } catch (RecipeException e) {
      throw new InputException("--" + e.key() + ": " + e.getMessage());
    }
  }

  private Map<Parameter, Rational> values() {
    Map<Parameter, Rational> values = new EnumMap<>(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      @Nullable Rational value = value(parameter);
      if (value != null) {
        values.put(parameter, value);
      }
    }
    return values;
  }

  private @Nullable Rational value(Parameter parameter) {
    return switch (parameter) {
      case MARGIN -> margin;
      case FACTOR -> factor;
      case DISTINCT -> whole(distinct);
      case PARITY -> whole(parity);
      case RINGS -> whole(rings);
      case CLUSTERS -> whole(clusters);
      case SPREAD -> spread;
    };
  }

  private static @Nullable Rational whole(@Nullable Integer number) {
    return number == null ? null : Rational.of((long) number);
  }

  /** A line of a table. */
  static String line(List<?> cells) {
    return cells.stream().map(String::valueOf).collect(Collectors.joining(",", "", "\n"));
  }
}
