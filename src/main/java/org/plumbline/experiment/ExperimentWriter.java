package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.plumbline.data.Dataset;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.network.Skip;
import org.plumbline.number.Rational;

/**
 * Writes an experiment as YAML that {@link ExperimentReader} reads back to an experiment that
 * {@linkplain Experiment#means means} the same.
 *
 * <p>The file stands alone: samples are written out, the constant of {@code data.bias} as a
 * coordinate like any other, and drawn weights as numbers. Required: names of vertices and
 * parameters that a reader accepts, no two parameters of one name.
 */
public final class ExperimentWriter {
  private final YamlText out = new YamlText();

  private ExperimentWriter() {}

  /** The experiment as the text of a file. */
  public static String write(Experiment experiment) {
    ExperimentWriter writer = new ExperimentWriter();
    writer.out.line(0, "name: " + YamlText.quoted(experiment.name()));
    boolean hasBiases = experiment.architecture().filter(layers -> layers.hasBiases()).isPresent();
    Dataset data = experiment.data();
    writer.data(hasBiases ? ConstantInput.removed(data) : data);
    writer.out.line(0, "network:");
    experiment
        .architecture()
        .ifPresentOrElse(
            layers -> writer.layered(layers, experiment.initialWeights()),
            () ->
                new GraphWriter(writer.out)
                    .write(experiment.network(), experiment.initialWeights()));
    writer.out.line(0, "loss: " + experiment.loss());
    writer.out.line(0, "reduction: " + experiment.reduction().name().toLowerCase(Locale.ROOT));
    writer.flow(experiment.flow());
    return writer.out.toString();
  }

  private void data(Dataset data) {
    out.line(0, "data:");
    if (!data.features().equals(DataSection.defaultNames(data.dimension()))) {
      out.line(1, "features: " + list(data.features().stream().map(YamlText::quoted).toList()));
    }
    out.line(1, "points:");
    data.points().forEach(point -> out.line(2, "- " + list(point)));
    out.line(1, "labels: " + list(data.labels()));
  }

  private void layered(LayeredArchitecture layers, List<Rational> weights) {
    out.line(1, "widths: " + list(layers.widths()));
    out.line(1, "activations: " + list(layers.activations().stream().map(this::quoted).toList()));
    if (!layers.skips().isEmpty()) {
      out.line(1, "skips:");
      layers.skips().forEach(skip -> out.line(2, "- " + describe(skip)));
    }
    if (layers.hasBiases()) {
      out.line(1, "biases: " + list(layers.biases()));
    }
    out.line(0, "initialization:");
    out.line(1, "weights:");
    List<String> biases = new ArrayList<>();
    int next = 0;
    for (int layer = 1; layer <= layers.depth(); layer++) {
      next = matrix(layers, layer - 1, layer, weights.subList(next, weights.size())) + next;
      if (layers.hasBias(layer)) {
        int end = next + layers.widths().get(layer);
        biases.add(list(weights.subList(next, end)));
        next = end;
      }
    }
    if (!biases.isEmpty()) {
      out.line(1, "biases: " + biases);
    }
    if (next < weights.size()) {
      out.line(1, "skipWeights:");
      skipWeights(layers, weights.subList(next, weights.size()));
    }
  }

  private String quoted(Activation activation) {
    return YamlText.quoted(activation.toString());
  }

  private static String describe(Skip skip) {
    String kind = skip.kind().name().toLowerCase(Locale.ROOT);
    return "{from: " + skip.from() + ", to: " + skip.to() + ", kind: " + kind + "}";
  }

  /** Writes a matrix from the front of {@code weights} and returns how many it took. */
  private int matrix(LayeredArchitecture layers, int from, int to, List<Rational> weights) {
    int columns = layers.widths().get(from);
    int rows = layers.widths().get(to);
    for (int row = 0; row < rows; row++) {
      String begin = row == 0 ? "- - " : "  - ";
      out.line(2, begin + list(weights.subList(row * columns, (row + 1) * columns)));
    }
    return rows * columns;
  }

  private void skipWeights(LayeredArchitecture layers, List<Rational> weights) {
    int next = 0;
    for (Skip skip : layers.skips()) {
      List<Rational> rest = weights.subList(next, weights.size());
      int width = layers.widths().get(skip.to());
      switch (skip.kind()) {
        case FREE -> next += matrix(layers, skip.from(), skip.to(), rest);
        case DIAGONAL -> {
          out.line(2, "- " + list(rest.subList(0, width)));
          next += width;
        }
        case IDENTITY -> out.line(2, "- []");
        default -> throw new AssertionError(skip.kind());
      }
    }
  }

  private void flow(FlowSettings flow) {
    out.line(0, "flow:");
    out.line(1, "digits: " + flow.digits());
    if (!flow.at().isEmpty()) {
      out.line(1, "at: " + list(flow.at()));
    }
    out.line(1, "until:");
    flow.untilTime().ifPresent(time -> out.line(2, "time: " + time));
    flow.untilRisk().ifPresent(risk -> out.line(2, "risk: " + risk));
    flow.untilProved().ifPresent(claim -> out.line(2, "proved: " + claim));
  }

  private static String list(List<?> items) {
    return items.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
