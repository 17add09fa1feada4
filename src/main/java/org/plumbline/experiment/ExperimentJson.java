package org.plumbline.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.network.Edge;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Network;
import org.plumbline.network.Skip;
import org.plumbline.network.Weight;
import org.plumbline.number.Rational;

/**
 * Writes an experiment as one line of JSON that {@link ExperimentReader} reads back to an
 * experiment that {@linkplain Experiment#means means} the same.
 *
 * <p>It stands alone as what {@link ExperimentWriter} writes does, and every number but widths,
 * labels and digits is a text, so that no reader of JSON rounds it.
 */
public final class ExperimentJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ExperimentJson() {}

  /** The experiment as a JSON object in one line. */
  public static String write(Experiment experiment) {
    try {
      return MAPPER.writeValueAsString(tree(experiment));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory cannot fail to be written", e);
    }
  }

  /** The keys of an experiment file and their values, standing alone. */
  public static Map<String, Object> tree(Experiment experiment) {
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("name", experiment.name());
    top.put("data", data(samples(experiment)));
    List<Rational> weights = experiment.initialWeights();
    experiment
        .architecture()
        .ifPresentOrElse(
            layers -> {
              top.put("network", layered(layers));
              top.put("initialization", layeredWeights(layers, weights));
            },
            () -> {
              top.put("network", Map.of("graph", graph(experiment.network())));
              top.put("initialization", Map.of("weights", named(experiment.network(), weights)));
            });
    top.put("loss", experiment.loss().toString());
    top.put("reduction", lower(experiment.reduction()));
    top.put("flow", flow(experiment.flow()));
    return top;
  }

  /** The samples as a file lists them: without the constant input of a network that has biases. */
  public static Dataset samples(Experiment experiment) {
    boolean hasBiases = experiment.architecture().filter(layers -> layers.hasBiases()).isPresent();
    return hasBiases ? ConstantInput.removed(experiment.data()) : experiment.data();
  }

  private static Map<String, Object> data(Dataset data) {
    Map<String, Object> section = new LinkedHashMap<>();
    if (!data.features().equals(DataSection.defaultNames(data.dimension()))) {
      section.put("features", data.features());
    }
    section.put("points", data.points().stream().map(point -> texts(point)).toList());
    section.put("labels", data.labels());
    return section;
  }

  private static Map<String, Object> layered(LayeredArchitecture layers) {
    Map<String, Object> network = new LinkedHashMap<>();
    network.put("widths", layers.widths());
    network.put("activations", layers.activations().stream().map(a -> a.toString()).toList());
    if (!layers.skips().isEmpty()) {
      network.put("skips", layers.skips().stream().map(skip -> skip(skip)).toList());
    }
    if (layers.hasBiases()) {
      network.put("biases", layers.biases());
    }
    return network;
  }

  private static Map<String, Object> skip(Skip skip) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("from", skip.from());
    entry.put("to", skip.to());
    entry.put("kind", lower(skip.kind()));
    return entry;
  }

  private static Map<String, Object> layeredWeights(
      LayeredArchitecture layers, List<Rational> weights) {
    List<Object> matrices = new ArrayList<>();
    List<List<String>> biases = new ArrayList<>();
    int next = 0;
    for (int layer = 1; layer <= layers.depth(); layer++) {
      int columns = layers.widths().get(layer - 1);
      int count = layers.widths().get(layer) * columns;
      matrices.add(rows(weights.subList(next, next + count), columns));
      next += count;
      if (layers.hasBias(layer)) {
        int end = next + layers.widths().get(layer);
        biases.add(texts(weights.subList(next, end)));
        next = end;
      }
    }
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("weights", matrices);
    if (!biases.isEmpty()) {
      section.put("biases", biases);
    }
    if (next < weights.size()) {
      section.put("skipWeights", skipWeights(layers, weights.subList(next, weights.size())));
    }
    return section;
  }

  private static List<Object> skipWeights(LayeredArchitecture layers, List<Rational> weights) {
    List<Object> entries = new ArrayList<>();
    int next = 0;
    for (Skip skip : layers.skips()) {
      int rows = layers.widths().get(skip.to());
      int columns = layers.widths().get(skip.from());
      int count =
          switch (skip.kind()) {
            case FREE -> rows * columns;
            case DIAGONAL -> rows;
            case IDENTITY -> 0;
          };
      List<Rational> own = weights.subList(next, next + count);
      entries.add(skip.kind() == Skip.Kind.FREE ? rows(own, columns) : texts(own));
      next += count;
    }
    return entries;
  }

  private static List<List<String>> rows(List<Rational> matrix, int columns) {
    return IntStream.range(0, matrix.size() / columns)
        .mapToObj(row -> texts(matrix.subList(row * columns, (row + 1) * columns)))
        .toList();
  }

  private static Map<String, Object> graph(Network network) {
    Map<String, Object> graph = new LinkedHashMap<>();
    graph.put(
        "inputs", IntStream.range(0, network.inputs()).mapToObj(v -> network.name(v)).toList());
    graph.put(
        "vertices",
        IntStream.range(network.inputs(), network.size())
            .mapToObj(v -> vertex(network, v))
            .toList());
    graph.put("output", network.name(network.output()));
    graph.put("parameters", network.parameterNames());
    graph.put("edges", network.edges().stream().map(edge -> edge(network, edge)).toList());
    return graph;
  }

  private static Map<String, String> vertex(Network network, int v) {
    Map<String, String> vertex = new LinkedHashMap<>();
    vertex.put("name", network.name(v));
    vertex.put("activation", network.activation(v).toString());
    return vertex;
  }

  private static Map<String, String> edge(Network network, Edge edge) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("from", network.name(edge.from()));
    entry.put("to", network.name(edge.to()));
    if (edge.weight() instanceof Weight.Fixed fixed) {
      entry.put("fixed", fixed.value().toString());
    } else {
      entry.put("weight", network.parameterNames().get(edge.parameter()));
    }
    return entry;
  }

  private static Map<String, String> named(Network network, List<Rational> weights) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int p = 0; p < weights.size(); p++) {
      named.put(network.parameterNames().get(p), weights.get(p).toString());
    }
    return named;
  }

  private static Map<String, Object> flow(FlowSettings flow) {
    Map<String, Object> until = new LinkedHashMap<>();
    flow.untilTime().ifPresent(time -> until.put("time", time.toString()));
    flow.untilRisk().ifPresent(risk -> until.put("risk", risk.toString()));
    flow.untilProved().ifPresent(claim -> until.put("proved", claim));
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("digits", flow.digits());
    section.put("until", until);
    if (!flow.at().isEmpty()) {
      section.put("at", texts(flow.at()));
    }
    return section;
  }

  private static List<String> texts(List<Rational> numbers) {
    return numbers.stream().map(number -> number.toString()).toList();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
