package org.plumbline.experiment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Many experiments that differ in a few places: an experiment file in which {@code {each: [...]}}
 * stands in place of a value, and what is to be kept of every run.
 *
 * <p>Runs are numbered from 0. The place that is written first changes slowest; places with one
 * {@code with} change together, as one. Every run is the experiment of a text of its own, which
 * {@link #text} gives.
 */
public final class Campaign {
  /** The most runs of a campaign. */
  public static final long MOST_RUNS = 100_000_000;

  private final String name;
  private final String file;
  private final String sha256;
  private final Optional<Path> folder;
  private final Node.Mapping template;
  private final List<CampaignAxis> axes;
  private final Map<String, Integer> sizes;
  private final Keeping keeping;

  /**
   * What is kept of every run, and how long one may take.
   *
   * @param claims the ids of the claims whose findings are kept; all if empty
   * @param weights whether final weights are kept
   * @param seconds after so many seconds by the clock a run is ended
   */
  public record Keeping(List<String> claims, boolean weights, OptionalLong seconds) {
    /** An immutable copy. */
    public Keeping {
      claims = List.copyOf(claims);
    }
  }

  Campaign(
      String name,
      Origin origin,
      String sha256,
      Optional<Path> folder,
      Node.Mapping template,
      List<CampaignAxis> axes,
      Keeping keeping) {
    this.name = name;
    this.file = origin.file();
    this.sha256 = sha256;
    this.folder = folder;
    this.template = template;
    this.axes = List.copyOf(axes);
    this.sizes = sizes(axes);
    this.keeping = keeping;
  }

  /** How many values each group of places has, in the order of their first places. */
  private static Map<String, Integer> sizes(List<CampaignAxis> axes) {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    axes.forEach(axis -> sizes.putIfAbsent(axis.group(), axis.values().size()));
    return sizes;
  }

  /**
   * The campaign in a file; relative paths in its experiment start from the file's folder.
   *
   * @throws ExperimentException if there is no such file or something is wrong with it
   */
  public static Campaign read(Path file) {
    return CampaignReader.read(file);
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** The SHA-256 of its file, in lower-case hexadecimal. */
  public String sha256() {
    return sha256;
  }

  /** What is kept of every run. */
  public Keeping keeping() {
    return keeping;
  }

  /** The number of runs; 1 if nothing varies. */
  public long size() {
    return sizes.values().stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
  }

  /** The paths of the places that vary, in the order of the file. */
  public List<String> keys() {
    return axes.stream().map(CampaignAxis::key).toList();
  }

  /**
   * What stands in each place in a run, as YAML on one line.
   *
   * @throws IllegalArgumentException if there is no such run
   */
  public Map<String, String> parameters(long run) {
    Map<String, String> parameters = new LinkedHashMap<>();
    chosen(run)
        .forEach(
            (key, value) ->
                parameters.put(
                    key, value instanceof Node.Scalar scalar ? scalar.text() : NodeText.of(value)));
    return parameters;
  }

  private Map<String, Node> chosen(long run) {
    if (run < 0 || run >= size()) {
      throw new IllegalArgumentException("run " + run + " of " + size());
    }
    Map<String, Integer> places = new LinkedHashMap<>();
    long rest = run;
    List<String> groups = List.copyOf(sizes.keySet());
    for (int g = groups.size() - 1; g >= 0; g--) {
      int count = sizes.getOrDefault(groups.get(g), 1);
      places.put(groups.get(g), (int) (rest % count));
      rest /= count;
    }
    Map<String, Node> chosen = new LinkedHashMap<>();
    for (CampaignAxis axis : axes) {
      chosen.put(axis.key(), axis.values().get(places.getOrDefault(axis.group(), 0)));
    }
    return chosen;
  }

  /**
   * The experiment file of a run, which {@code check} takes if it lies in the folder of the
   * campaign.
   *
   * @throws IllegalArgumentException if there is no such run
   */
  public String text(long run) {
    StringBuilder text = new StringBuilder("name: " + NodeText.scalar(name + "-" + run) + "\n");
    Node.Mapping experiment = (Node.Mapping) CampaignReader.replaced(template, chosen(run));
    experiment
        .entries()
        .forEach(
            (key, entry) ->
                text.append(NodeText.scalar(key))
                    .append(": ")
                    .append(NodeText.of(entry.value()))
                    .append('\n'));
    return text.toString();
  }

  /**
   * The experiment of a run.
   *
   * @throws ExperimentException if what stands in its places makes no experiment
   * @throws IllegalArgumentException if there is no such run
   */
  public Experiment experiment(long run) {
    byte[] bytes = text(run).getBytes(StandardCharsets.UTF_8);
    String place = ExperimentReader.shortName(file) + ", run " + run;
    return ExperimentReader.read(place, new ByteArrayInputStream(bytes), folder);
  }
}
