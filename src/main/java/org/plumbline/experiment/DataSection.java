package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * Reads {@code data}: samples written in the file, in a csv, LIBSVM or npz file, in the jar, or
 * generated; chosen, centred and scaled as is asked for, with or without a bias.
 */
final class DataSection {
  private static final String NPZ = "npz";
  private static final String GENERATE = "generate";
  private static final List<String> SOURCES =
      List.of("points", "csv", "builtin", "libsvm", NPZ, GENERATE);
  private static final String READABLE = "points, csv, libsvm, npz, builtin or generate";
  private static final List<String> KEYS =
      List.of(
          "points",
          "labels",
          "csv",
          "builtin",
          "libsvm",
          NPZ,
          GENERATE,
          "dimension",
          "label",
          "positive",
          "negative",
          "features",
          "bias",
          "header",
          "separator",
          "decimal",
          "missing",
          "zero_based",
          "ignore",
          "rows",
          "center",
          "standardize",
          "scale");

  /** The key under {@code features} that names columns which are no coordinates. */
  static final String EXCEPT = "except";

  /** Keys that belong to one source. */
  private static final Map<String, String> OWNERS = owners();

  private final Cursor data;

  private DataSection(Cursor data) {
    this.data = data;
  }

  private static Map<String, String> owners() {
    Map<String, String> owners = new LinkedHashMap<>();
    TableSection.KEYS.forEach(key -> owners.put(key, "csv"));
    owners.put("zero_based", "libsvm");
    owners.put("ignore", NPZ);
    return Collections.unmodifiableMap(owners);
  }

  /** The samples, a bias coordinate included where one is asked for. */
  static Dataset read(Cursor data) {
    data.onlyKeys(KEYS);
    boolean bias = hasBias(data);
    Dataset samples = new DataSection(data).source();
    if (samples.dimension() == 0) {
      throw data.error("the samples have no coordinates; expected at least one");
    }
    Dataset prepared = new Preparation(data).of(samples);
    return bias ? ConstantInput.appended(prepared) : prepared;
  }

  /** Whether a constant coordinate 1 is asked for. */
  static boolean hasBias(Cursor data) {
    return data.optional("bias").map(Cursor::flag).orElse(false);
  }

  private Dataset source() {
    List<String> given = SOURCES.stream().filter(this::isSource).toList();
    if (given.isEmpty()) {
      throw data.error("no samples are given; expected one of " + READABLE);
    }
    if (given.size() > 1) {
      throw data.required(given.get(1))
          .error("conflicts with " + given.get(0) + "; expected only one source of samples");
    }
    Cursor source = data.required(given.get(0));
    refuseForeign(given.get(0));
    return switch (given.get(0)) {
      case "points" -> points(source);
      case "csv" -> new TableSection(data).csv(source);
      case "libsvm" -> named(new SampleFiles(data).libsvm(source));
      case NPZ -> named(new SampleFiles(data).npz(source));
      case GENERATE -> generated(source);
      default -> new TableSection(data).builtin(source);
    };
  }

  /** Refuses keys that mean something for other sources only. */
  private void refuseForeign(String source) {
    OWNERS.forEach(
        (key, owner) -> {
          if (!owner.equals(source)) {
            data.optional(key)
                .ifPresent(
                    found -> {
                      throw found.error("belongs to %s; expected no such key".formatted(owner));
                    });
          }
        });
  }

  /** Beside {@code npz}, {@code points} may be the name of an array. */
  private boolean isSource(String key) {
    boolean isArrayName = key.equals("points") && data.has(NPZ);
    return data.optional(key).filter(found -> found.isList() || !isArrayName).isPresent();
  }

  private Dataset named(Dataset samples) {
    return data.optional("features").filter(features -> !features.isList()).isPresent()
        ? excepted(
            new Dataset(defaultNames(samples.dimension()), samples.points(), samples.labels()))
        : new Dataset(names(samples.dimension()), samples.points(), samples.labels());
  }

  /** The samples without the coordinates that {@code features.except} numbers. */
  private Dataset excepted(Dataset samples) {
    Cursor features = data.required("features");
    features.onlyKeys(List.of(EXCEPT));
    Set<Integer> left = new TreeSet<>();
    for (Cursor item : features.required(EXCEPT).items("a list of coordinates, from 0")) {
      left.add((int) item.integer(0, samples.dimension() - 1));
    }
    List<Integer> kept =
        IntStream.range(0, samples.dimension()).filter(j -> !left.contains(j)).boxed().toList();
    return new Dataset(
        kept.stream().map(j -> samples.features().get(j)).toList(),
        samples.points().stream().map(p -> kept.stream().map(j -> p.get(j)).toList()).toList(),
        samples.labels());
  }

  private Dataset generated(Cursor source) {
    for (String key : List.of("labels", "label", "positive", "negative", "dimension")) {
      refuse(key, "belongs to samples that are given; expected no such key beside generate");
    }
    return named(new GenerateSection(source).read());
  }

  private void refuse(String key, String problem) {
    data.optional(key)
        .ifPresent(
            found -> {
              throw found.error(problem);
            });
  }

  private Dataset points(Cursor source) {
    for (String key : List.of("label", "positive", "negative", "dimension")) {
      refuse(key, "belongs to samples in a file; expected labels beside points");
    }
    List<Cursor> rows = source.items("a list of points");
    if (rows.isEmpty()) {
      throw source.error("the list is empty; expected at least one point");
    }
    int dimension = rows.get(0).items("a list of numbers").size();
    if (dimension == 0) {
      throw rows.get(0).error("the list is empty; expected at least one number");
    }
    List<List<Rational>> points = new ArrayList<>();
    for (Cursor row : rows) {
      points.add(
          row.items(dimension, "number", "as in the first point").stream()
              .map(Cursor::rational)
              .toList());
    }
    return named(new Dataset(defaultNames(dimension), points, labels(rows.size())));
  }

  private List<Integer> labels(int count) {
    return data.required("labels").items(count, "label", "one per point").stream()
        .map(DataSection::label)
        .toList();
  }

  private static int label(Cursor label) {
    Rational value = label.rational();
    if (!value.abs().equals(Rational.ONE)) {
      throw label.expected("1 or -1");
    }
    return value.signum();
  }

  private List<String> names(int dimension) {
    return data.optional("features")
        .map(names -> texts(names.items(dimension, "name", "one per coordinate")))
        .orElseGet(() -> defaultNames(dimension));
  }

  private static List<String> texts(List<Cursor> items) {
    return items.stream().map(item -> item.text("a name")).toList();
  }

  /** The names of coordinates that nobody named: {@code x[0]}, {@code x[1]}, … */
  static List<String> defaultNames(int dimension) {
    return IntStream.range(0, dimension).mapToObj(j -> "x[" + j + "]").toList();
  }
}
