package org.plumbline.experiment;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads campaign files. */
final class CampaignReader {
  private static final List<String> KEYS = List.of("name", "experiment", "keep", "budget");
  private static final String EACH = "each";
  private static final String WITH = "with";
  private static final Pattern RANGE = Pattern.compile("-?[0-9]{1,18}\\.\\.-?[0-9]{1,18}");
  private static final String VALUES = "a list of values, or a range such as 1..1000";
  private static final int MOST_VALUES = 10_000_000;

  private CampaignReader() {}

  static Campaign read(Path file) {
    Optional<Path> folder = Optional.of(Optional.ofNullable(file.getParent()).orElse(Path.of("")));
    return read(new Origin(file.toString(), folder), folder, SourceText.bytes(file));
  }

  /** The campaign of some bytes; paths in its experiment start from a folder, if they may. */
  static Campaign read(Origin origin, Optional<Path> folder, byte[] bytes) {
    SourceText source = SourceText.of(origin.file(), bytes);
    Cursor top = Cursor.top(origin, TreeReader.read(origin.file(), source.text()));
    top.onlyKeys(KEYS);
    String name = ExperimentReader.name(top.required("name"));
    Cursor experiment = top.required("experiment");
    List<CampaignAxis> axes = new ArrayList<>();
    if (!(experiment.node() instanceof Node.Mapping template)) {
      throw experiment.expected("a mapping: an experiment without a name");
    }
    if (template.entries().containsKey("name")) {
      throw experiment.required("name").error("runs are named by the campaign; expected no name");
    }
    collect("", experiment, axes);
    requireEqual(axes, experiment);
    Campaign campaign =
        new Campaign(name, origin, source.sha256(), folder, template, axes, keeping(top));
    requireFew(campaign, axes, experiment);
    return campaign;
  }

  private static Campaign.Keeping keeping(Cursor top) {
    Optional<Cursor> keep = top.optional("keep");
    keep.ifPresent(cursor -> cursor.onlyKeys(List.of("claims", "weights")));
    List<String> claims =
        keep.flatMap(cursor -> cursor.optional("claims"))
            .map(
                cursor ->
                    cursor.items("a list of ids of claims").stream()
                        .map(item -> item.text("the id of a claim"))
                        .toList())
            .orElse(List.of());
    boolean weights =
        keep.flatMap(cursor -> cursor.optional("weights")).map(Cursor::flag).orElse(false);
    Optional<Cursor> budget = top.optional("budget");
    budget.ifPresent(cursor -> cursor.onlyKeys(List.of("seconds")));
    OptionalLong seconds =
        budget
            .map(cursor -> OptionalLong.of(cursor.required("seconds").integer(1, 1_000_000)))
            .orElse(OptionalLong.empty());
    return new Campaign.Keeping(claims, weights, seconds);
  }

  /** Finds the places that vary below a node, in the order of the file. */
  private static void collect(String path, Cursor cursor, List<CampaignAxis> axes) {
    if (cursor.isMapping()) {
      if (cursor.has(EACH)) {
        cursor.onlyKeys(List.of(EACH, WITH));
        String group = cursor.optional(WITH).map(c -> c.text("a name")).orElse("");
        axes.add(
            new CampaignAxis(
                path, group.isEmpty() ? "= " + path : group, values(cursor.required(EACH))));
        return;
      }
      for (String key : cursor.keys("a mapping")) {
        collect(path.isEmpty() ? key : path + "." + key, cursor.required(key), axes);
      }
    } else if (cursor.isList()) {
      List<Cursor> items = cursor.items("a list");
      for (int k = 0; k < items.size(); k++) {
        collect(path + "[" + k + "]", items.get(k), axes);
      }
    }
  }

  private static List<Node> values(Cursor each) {
    if (each.isList()) {
      List<Node> values = each.items(VALUES).stream().map(Cursor::node).toList();
      if (values.isEmpty()) {
        throw each.error("there are no values; expected " + VALUES);
      }
      return values;
    }
    if (each.isMapping()) {
      each.onlyKeys(List.of("from", "to", "every"));
      long every = each.optional("every").map(c -> c.integer(1, Integer.MAX_VALUE)).orElse(1L);
      return range(each, whole(each.required("from")), whole(each.required("to")), every);
    }
    String text = each.text(VALUES);
    int dots = text.indexOf("..");
    if (dots < 0 || !RANGE.matcher(text).matches()) {
      throw each.expected(VALUES);
    }
    long from = Long.parseLong(text.substring(0, dots));
    return range(each, from, Long.parseLong(text.substring(dots + 2)), 1);
  }

  private static long whole(Cursor cursor) {
    String text = cursor.text("a whole number");
    BigInteger value =
        text.matches("-?[0-9]{1,18}") ? new BigInteger(text) : BigInteger.ONE.shiftLeft(64);
    if (value.bitLength() > 62) {
      throw cursor.expected("a whole number of at most 18 digits");
    }
    return value.longValueExact();
  }

  private static List<Node> range(Cursor place, long from, long to, long every) {
    if (to < from || (to - from) / every >= MOST_VALUES) {
      throw place.error(
          "the range from "
              + from
              + " to "
              + to
              + " is empty or too long; expected 1 to "
              + MOST_VALUES
              + " values");
    }
    List<Node> values = new ArrayList<>();
    for (long value = from; value <= to; value += every) {
      values.add(new Node.Scalar(Long.toString(value), place.node().line()));
    }
    return values;
  }

  private static void requireEqual(List<CampaignAxis> axes, Cursor experiment) {
    Map<String, CampaignAxis> first = new LinkedHashMap<>();
    for (CampaignAxis axis : axes) {
      CampaignAxis other = first.putIfAbsent(axis.group(), axis);
      if (other != null && other.values().size() != axis.values().size()) {
        throw experiment.error(
            axis.key()
                + " has "
                + axis.values().size()
                + " values and varies with "
                + other.key()
                + ", which has "
                + other.values().size()
                + "; expected as many of each");
      }
    }
  }

  private static void requireFew(Campaign campaign, List<CampaignAxis> axes, Cursor experiment) {
    double size =
        axes.stream()
            .collect(
                Collectors.toMap(
                    CampaignAxis::group, axis -> (double) axis.values().size(), (a, b) -> a))
            .values()
            .stream()
            .reduce(1.0, (a, b) -> a * b);
    if (size > Campaign.MOST_RUNS) {
      throw experiment.error(
          "these are more than "
              + Campaign.MOST_RUNS
              + " runs; expected fewer values of "
              + String.join(", ", campaign.keys()));
    }
  }

  /** The node with values in the places that vary, which are found by their paths. */
  static Node replaced(Node node, Map<String, Node> values) {
    return replaced("", node, values);
  }

  private static Node replaced(String path, Node node, Map<String, Node> values) {
    Node chosen = values.get(path);
    if (chosen != null) {
      return chosen;
    }
    if (node instanceof Node.Mapping mapping) {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      mapping
          .entries()
          .forEach(
              (key, entry) ->
                  entries.put(
                      key,
                      new Node.Entry(
                          replaced(path.isEmpty() ? key : path + "." + key, entry.value(), values),
                          entry.line())));
      return new Node.Mapping(entries, mapping.line());
    }
    if (node instanceof Node.Sequence list) {
      List<Node> items = new ArrayList<>();
      for (int k = 0; k < list.items().size(); k++) {
        items.add(replaced(path + "[" + k + "]", list.items().get(k), values));
      }
      return new Node.Sequence(items, list.line());
    }
    return node;
  }
}
