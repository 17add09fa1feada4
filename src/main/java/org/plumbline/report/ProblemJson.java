package org.plumbline.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plumbline.data.Dataset;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentJson;
import org.plumbline.experiment.InputFile;
import org.plumbline.experiment.PreparedColumns;
import org.plumbline.generate.GeneratedData;
import org.plumbline.generate.Promise;
import org.plumbline.generate.Recipe;
import org.plumbline.number.Rational;

/**
 * What a report says of the problem itself: the files it came from with their digests, and network,
 * samples and initial weights as they were used, after everything that was asked for in reading.
 */
final class ProblemJson {
  private ProblemJson() {}

  /** Puts the keys into a report. */
  static void put(Experiment experiment, Map<String, Object> report) {
    report.put("inputs", inputs(experiment.provenance().inputs()));
    report.put("network", ExperimentJson.tree(experiment).getOrDefault("network", Map.of()));
    report.put("samples", samples(experiment));
    report.put("parameters", experiment.network().parameterNames());
    report.put("initialWeights", texts(experiment.initialWeights()));
  }

  /** The network as a text, in the form of experiment files. */
  static String network(Experiment experiment) {
    return JsonText.of(ExperimentJson.tree(experiment).getOrDefault("network", Map.of()));
  }

  /** The files and their digests. */
  static List<Map<String, String>> inputs(List<InputFile> files) {
    return files.stream().map(ProblemJson::input).toList();
  }

  private static Map<String, String> input(InputFile file) {
    Map<String, String> input = new LinkedHashMap<>();
    input.put("path", file.path());
    input.put("sha256", file.sha256());
    return input;
  }

  private static Map<String, Object> samples(Experiment experiment) {
    Dataset data = ExperimentJson.samples(experiment);
    Map<String, Object> samples = new LinkedHashMap<>();
    samples.put("count", data.size());
    samples.put("features", data.features());
    samples.put("points", data.points().stream().map(ProblemJson::texts).toList());
    samples.put("labels", data.labels());
    samples.put("sha256", digest(data));
    experiment
        .provenance()
        .generated()
        .ifPresent(generated -> samples.put("generated", generated(generated)));
    List<PreparedColumns> prepared = experiment.provenance().prepared();
    if (!prepared.isEmpty()) {
      Map<String, Object> changes = new LinkedHashMap<>();
      prepared.forEach(change -> changes.put(change.key(), numbers(change)));
      samples.put("preparation", changes);
    }
    return samples;
  }

  /** The recipe of samples in the form of experiment files, and what is promised of them. */
  private static Map<String, Object> generated(GeneratedData generated) {
    Recipe recipe = generated.recipe();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", recipe.kind().id());
    tree.put("samples", recipe.samples());
    tree.put("dimension", recipe.dimension());
    tree.put("seed", String.valueOf(recipe.seed()));
    recipe.values().forEach((parameter, value) -> tree.put(parameter.key(), value.toString()));
    tree.put("promises", generated.promises().stream().map(Promise::sentence).toList());
    return tree;
  }

  /** The digest of a table without a header: a line for each sample, its label last. */
  private static String digest(Dataset data) {
    StringBuilder table = new StringBuilder();
    for (int i = 0; i < data.size(); i++) {
      data.points().get(i).forEach(x -> table.append(x).append(','));
      table.append(data.label(i)).append('\n');
    }
    try {
      byte[] text = table.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private static Map<String, Object> numbers(PreparedColumns change) {
    Map<String, Object> numbers = new LinkedHashMap<>();
    change.numbers().forEach((name, column) -> numbers.put(name, texts(column)));
    return numbers;
  }

  private static List<String> texts(List<? extends Rational> numbers) {
    return numbers.stream().map(Rational::toString).toList();
  }
}
