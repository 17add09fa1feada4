package org.plumbline.experiment;

import java.util.List;
import java.util.Optional;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;

/**
 * What {@code initialization} gives.
 *
 * @param weights one per parameter
 * @param seeding how they were drawn; empty where the file lists them
 */
record InitializationSection(List<Rational> weights, Optional<SeededWeights> seeding) {
  private static final List<String> KEYS =
      List.of("weights", "skipWeights", "seed", "scale", "npz");

  /** The initial weights of a network. */
  static InitializationSection read(Cursor section, NetworkSection network) {
    section.onlyKeys(KEYS);
    section
        .optional("npz")
        .ifPresent(
            npz -> {
              throw npz.error("npz files cannot be read yet; expected weights or seed");
            });
    Optional<Cursor> seed = section.optional("seed");
    if (seed.isPresent()) {
      return seeded(section, seed.get(), network);
    }
    section
        .optional("scale")
        .ifPresent(
            scale -> {
              throw scale.error("belongs to a seed; expected a seed beside it");
            });
    if (!section.has("weights")) {
      throw section.error("no weights are given; expected one of weights, seed");
    }
    return new InitializationSection(listed(section, network), Optional.empty());
  }

  private static InitializationSection seeded(Cursor section, Cursor seed, NetworkSection network) {
    for (String key : List.of("weights", "skipWeights")) {
      section
          .optional(key)
          .ifPresent(
              found -> {
                throw found.error("conflicts with seed; expected either listed or drawn weights");
              });
    }
    SeededWeights drawn =
        new SeededWeights(
            seed.integer(Long.MIN_VALUE, Long.MAX_VALUE),
            section.optional("scale").map(Cursor::positive).orElse(Rational.ONE));
    return new InitializationSection(
        drawn.weights(network.network().parameters()), Optional.of(drawn));
  }

  private static List<Rational> listed(Cursor section, NetworkSection network) {
    Cursor weights = section.required("weights");
    Optional<LayeredArchitecture> layers = network.architecture();
    if (layers.isPresent()) {
      return new LayeredWeights(layers.get()).read(section);
    }
    section
        .optional("skipWeights")
        .ifPresent(
            found -> {
              throw found.error("belongs to layers; expected all weights of the graph by name");
            });
    return named(weights, network.network().parameterNames());
  }

  private static List<Rational> named(Cursor weights, List<String> parameters) {
    weights.onlyKeys(parameters);
    return parameters.stream().map(name -> weights.required(name).rational()).toList();
  }
}
