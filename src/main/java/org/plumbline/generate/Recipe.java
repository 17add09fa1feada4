package org.plumbline.generate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.plumbline.number.Rational;

/**
 * What data to generate: the same recipe gives the same samples on any machine and in any version.
 *
 * @param kind the kind
 * @param samples how many samples
 * @param dimension how many coordinates each has
 * @param seed the seed of everything random
 * @param values the parameters of the kind; those left out are set to {@linkplain #usual usual}
 *     values
 */
public record Recipe(
    Kind kind, int samples, int dimension, long seed, Map<Parameter, Rational> values) {
  /** The most samples, and the most coordinates. */
  public static final int MOST = 10_000;

  /** All numbers together are to fit an experiment file. */
  private static final long MOST_BITS = 1L << 28;

  /** What even a short number takes. */
  private static final long LEAST_BITS = 64;

  /** The most products of coordinates where all pairs have to be looked at. */
  private static final long MOST_PRODUCTS = 1L << 27;

  private static final int MOST_GROUPS = 1_000;
  private static final Rational QUARTER = Rational.of(1, 4);

  /**
   * A recipe.
   *
   * @throws RecipeException if there are no such data, or too many for an experiment
   */
  public Recipe {
    requireSize(kind, samples, dimension);
    Map<Parameter, Rational> all = new EnumMap<>(Parameter.class);
    for (Parameter parameter : kind.parameters()) {
      all.put(
          parameter,
          Optional.ofNullable(values.get(parameter)).orElse(usual(parameter, samples, dimension)));
    }
    for (Parameter parameter : values.keySet()) {
      if (!kind.parameters().contains(parameter)) {
        throw new RecipeException(
            parameter.key(), "it with kind " + kind, "no such number for that kind");
      }
    }
    values = Collections.unmodifiableMap(all);
    for (Map.Entry<Parameter, Rational> entry : values.entrySet()) {
      requireValue(kind, samples, dimension, entry.getKey(), entry.getValue());
    }
    requireModest(kind, samples, dimension, values);
  }

  /**
   * The recipe with the usual parameters.
   *
   * @throws RecipeException if there are no such data
   */
  public Recipe(Kind kind, int samples, int dimension, long seed) {
    this(kind, samples, dimension, seed, Map.of());
  }

  /** What a parameter is where nothing is said. */
  public static Rational usual(Parameter parameter, int samples, int dimension) {
    return switch (parameter) {
      case MARGIN, SPREAD -> QUARTER;
      case FACTOR -> Rational.of(3);
      case DISTINCT -> Rational.of(Math.max(2, (samples + 1) / 2));
      case PARITY, RINGS -> Rational.of(2);
      case CLUSTERS -> Rational.of(Math.max(2, Math.min(4, samples)));
    };
  }

  /** How many coordinates samples have where nothing is said. */
  public static int usualDimension(Kind kind, int samples) {
    return kind == Kind.NEARLY_ORTHOGONAL ? samples : 2;
  }

  private static void requireSize(Kind kind, int samples, int dimension) {
    int fewest =
        switch (kind) {
          case SEPARABLE -> 1;
          case XOR, RINGS -> 4;
          default -> 2;
        };
    require(
        samples >= fewest && samples <= MOST,
        "samples",
        samples,
        "a whole number from " + fewest + " to " + MOST);
    int least = kind == Kind.XOR || kind == Kind.RINGS ? 2 : 1;
    require(
        dimension >= least && dimension <= MOST,
        "dimension",
        dimension,
        "a whole number from " + least + " to " + MOST);
    require(
        kind != Kind.NEARLY_ORTHOGONAL || dimension >= samples,
        "dimension",
        dimension,
        "at least " + samples + ", as so many nearly orthogonal samples are linearly independent");
  }

  private static void requireValue(
      Kind kind, int samples, int dimension, Parameter parameter, Rational value) {
    switch (parameter) {
      case MARGIN -> {
        require(value.signum() > 0, "margin", value, "a number above 0");
        require(
            kind != Kind.XOR || value.compareTo(Rational.ONE) <= 0,
            "margin",
            value,
            "at most 1, the largest coordinate");
      }
      case FACTOR ->
          require(
              value.compareTo(Rational.ONE) >= 0, "factor", value, "a number that is at least 1");
      case SPREAD ->
          require(
              value.signum() > 0 && value.compareTo(Rational.of(1, 2)) < 0,
              "spread",
              value,
              "a number above 0 and below 1/2");
      case DISTINCT -> requireCount(parameter, value, samples);
      case PARITY -> requireCount(parameter, value, dimension);
      case RINGS -> requireCount(parameter, value, Math.min(MOST_GROUPS, samples - 2));
      case CLUSTERS -> requireCount(parameter, value, Math.min(MOST_GROUPS, samples));
    }
  }

  private static void requireCount(Parameter parameter, Rational value, int most) {
    boolean isWhole = value.denominator().bitLength() == 1;
    require(
        isWhole && value.compareTo(Rational.of(2)) >= 0 && value.compareTo(Rational.of(most)) <= 0,
        parameter.key(),
        value,
        "a whole number from 2 to " + most + " for this size");
  }

  private static void requireModest(
      Kind kind, long samples, long dimension, Map<Parameter, Rational> values) {
    long bits = LEAST_BITS;
    for (Rational value : values.values()) {
      bits = Math.max(bits, 4L * (value.numerator().bitLength() + value.denominator().bitLength()));
    }
    require(
        samples * dimension * bits <= MOST_BITS,
        "samples",
        samples,
        "fewer, as numbers of such sizes fill more than 32 MiB");
    long products =
        switch (kind) {
          case NEARLY_ORTHOGONAL, ORTHOGONALLY_SEPARABLE -> samples * samples * dimension;
          case WHITENED -> samples * dimension * Math.min(samples, dimension);
          default -> 0;
        };
    require(
        products <= MOST_PRODUCTS,
        "samples",
        samples,
        "fewer, as all pairs are checked: at most "
            + MOST_PRODUCTS
            + " products of coordinates, not "
            + products);
  }

  private static void require(boolean holds, String key, Object found, String expectation) {
    if (!holds) {
      throw new RecipeException(key, found, expectation);
    }
  }

  /**
   * The value of a parameter of this kind.
   *
   * @throws IllegalArgumentException if the kind has no such parameter
   */
  public Rational value(Parameter parameter) {
    return Optional.ofNullable(values.get(parameter))
        .orElseThrow(() -> new IllegalArgumentException(kind + " has no " + parameter));
  }

  /**
   * The value of a parameter that is an integer.
   *
   * @throws IllegalArgumentException if the kind has no such parameter
   */
  public int count(Parameter parameter) {
    return value(parameter).numerator().intValueExact();
  }

  /** The samples, whose promises have been verified. */
  public GeneratedData generate() {
    GeneratedData generated =
        switch (kind) {
          case SEPARABLE -> SeparableSamples.of(this);
          case PLANTED, COLLINEAR, DUPLICATES -> PlantedSamples.of(this);
          case NEARLY_ORTHOGONAL -> NearlyOrthogonalSamples.of(this);
          case ORTHOGONALLY_SEPARABLE -> OrthogonallySeparableSamples.of(this);
          case WHITENED -> WhitenedSamples.of(this);
          case XOR -> ParitySamples.of(this);
          case RINGS -> SphereSamples.of(this);
          case CLUSTERS -> ClusterSamples.of(this);
        };
    if (!generated.verify()) {
      throw new IllegalStateException("generated data do not keep what is promised: " + this);
    }
    return generated;
  }
}
