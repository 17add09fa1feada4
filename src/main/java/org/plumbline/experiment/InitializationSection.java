package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.array.ParameterBlock;
import org.plumbline.experiment.onnx.OnnxNetwork;
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
      List.of(
          "weights",
          "biases",
          "skipWeights",
          "seed",
          "scale",
          "kind",
          "distribution",
          "npz",
          "safetensors",
          "onnx",
          "names",
          "transpose",
          "ignore");

  /** What says how weights are drawn from a seed. */
  private static final List<String> DRAWING = List.of("scale", "kind", "distribution");

  /** What can give weights. */
  private static final List<String> SOURCES =
      List.of("seed", "npz", "safetensors", "onnx", "weights");

  /** The initial weights of a network: those that come with it where the file gives none. */
  static InitializationSection read(Cursor top, NetworkSection network, Inputs inputs) {
    Optional<List<Rational>> own = network.weights();
    if (own.isPresent() && !top.has("initialization")) {
      return new InitializationSection(own.get(), Optional.empty());
    }
    Cursor section = top.required("initialization");
    section.onlyKeys(KEYS);
    List<String> given = SOURCES.stream().filter(section::has).toList();
    if (given.isEmpty()) {
      refuseScale(section);
      throw section.error(
          "no weights are given; expected one of weights, seed, npz, safetensors, onnx");
    }
    Cursor source = section.required(given.get(0));
    if (given.get(0).equals("seed")) {
      return seeded(section, source, network);
    }
    refuseScale(section);
    refuseOthers(section, given);
    refuseNames(section, given.get(0));
    List<Rational> weights =
        switch (given.get(0)) {
          case "npz" -> ArrayWeights.npz(section, source, network.network());
          case "safetensors" -> ArrayWeights.safetensors(section, source, network.network());
          case "onnx" -> modelled(source, network, inputs);
          default -> listed(section, network);
        };
    return new InitializationSection(weights, Optional.empty());
  }

  private static void refuseScale(Cursor section) {
    for (String key : DRAWING) {
      section
          .optional(key)
          .ifPresent(
              found -> {
                throw found.error("belongs to a seed; expected a seed beside it");
              });
    }
  }

  private static void refuseOthers(Cursor section, List<String> given) {
    String first = given.get(0);
    List<String> others = new ArrayList<>(given.subList(1, given.size()));
    for (String part : List.of("biases", "skipWeights")) {
      if (section.has(part) && !first.equals("weights")) {
        others.add(part);
      }
    }
    if (!others.isEmpty()) {
      throw section
          .required(others.get(0))
          .error("conflicts with " + first + "; expected only one source of weights");
    }
  }

  private static void refuseNames(Cursor section, String source) {
    if (source.equals("npz") || source.equals("safetensors")) {
      return;
    }
    for (String key : ArrayWeights.KEYS) {
      section
          .optional(key)
          .ifPresent(
              found -> {
                throw found.error(
                    "belongs to npz and safetensors; expected weights in such a file");
              });
    }
  }

  /** The weights of a model, which must describe the very network. */
  private static List<Rational> modelled(Cursor source, NetworkSection network, Inputs inputs) {
    OnnxNetwork model = OnnxFile.read(source, network.request(inputs));
    boolean isSame =
        network.architecture().isPresent()
            ? model.architecture().equals(network.architecture())
            : Experiment.sameNetwork(model.network(), network.network());
    if (!isSame) {
      throw source.error(
          "the model describes another network"
              + model.architecture().map(found -> ", of widths " + found.widths()).orElse("")
              + "; expected the one described, with all its names");
    }
    return model.weights();
  }

  private static InitializationSection seeded(Cursor section, Cursor seed, NetworkSection network) {
    for (String key : KEYS) {
      if (!key.equals("seed") && !DRAWING.contains(key)) {
        section
            .optional(key)
            .ifPresent(
                found -> {
                  throw found.error("conflicts with seed; expected either listed or drawn weights");
                });
      }
    }
    SeededWeights drawn =
        new SeededWeights(
            seed.integer(Long.MIN_VALUE, Long.MAX_VALUE),
            section.optional("scale").map(Cursor::positive).orElse(Rational.ONE),
            section
                .optional("kind")
                .map(c -> c.choice("kind", SeededWeights.KINDS))
                .orElse(SeededWeights.Kind.PLAIN),
            section
                .optional("distribution")
                .map(c -> c.choice("distribution", SeededWeights.DISTRIBUTIONS))
                .orElse(SeededWeights.Distribution.UNIFORM));
    try {
      return new InitializationSection(
          drawn.weights(network.network(), network.architecture()), Optional.of(drawn));
    } catch (IllegalArgumentException e) {
      throw section
          .required("kind")
          .error(e.getMessage() + "; expected layers without skips for balanced weights");
    }
  }

  private static List<Rational> listed(Cursor section, NetworkSection network) {
    Cursor weights = section.required("weights");
    Optional<LayeredArchitecture> layers = network.architecture();
    if (layers.isPresent()) {
      return new LayeredWeights(layers.get()).read(section);
    }
    for (String part : List.of("biases", "skipWeights")) {
      section
          .optional(part)
          .ifPresent(
              found -> {
                throw found.error("belongs to layers; expected all weights of the graph by name");
              });
    }
    List<String> parameters = network.network().parameterNames();
    List<ParameterBlock> blocks = ParameterBlock.of(network.network());
    boolean isByName = weights.isMapping() && parameters.stream().anyMatch(weights::has);
    return blocks.isEmpty() || isByName
        ? named(weights, parameters)
        : BlockWeights.read(weights, blocks);
  }

  private static List<Rational> named(Cursor weights, List<String> parameters) {
    weights.onlyKeys(parameters);
    return parameters.stream().map(name -> weights.required(name).rational()).toList();
  }
}
