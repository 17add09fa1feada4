package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * What {@code data} asks for before samples are used, in this order: {@code rows} chooses some of
 * them, {@code center} or {@code standardize} moves and scales each coordinate by its own mean and
 * deviation over those, {@code scale} multiplies coordinates, or maps each onto a range. All of it
 * is exact.
 */
final class Preparation {
  private static final int MOST_SHOWN = 20;

  private final Cursor data;

  Preparation(Cursor data) {
    this.data = data;
  }

  /** The samples as they are used. */
  Dataset of(Dataset samples) {
    return scaled(centred(chosen(samples)));
  }

  private Dataset chosen(Dataset samples) {
    return data.optional("rows").map(rows -> chosen(samples, rows)).orElse(samples);
  }

  private static Dataset chosen(Dataset samples, Cursor rows) {
    List<Integer> kept = RowChoice.of(rows, samples.size());
    if (kept.size() < samples.size()) {
      rows.origin()
          .note("data.rows: %d of %d samples are used.".formatted(kept.size(), samples.size()));
    }
    return new Dataset(
        samples.features(),
        kept.stream().map(i -> samples.points().get(i)).toList(),
        kept.stream().map(i -> samples.label(i)).toList());
  }

  private Dataset centred(Dataset samples) {
    boolean standardizes = flag("standardize");
    boolean centers = flag("center");
    if (standardizes && data.has("center") && !centers) {
      throw data.required("center")
          .error("standardize already centers the data; expected only one of the two");
    }
    try {
      return standardizes ? standardized(samples) : centers ? aboutMeans(samples) : samples;
    } catch (ArithmeticException e) {
      throw data.error(e.getMessage() + "; expected decimals, or fractions of like denominators");
    }
  }

  private boolean flag(String key) {
    return data.optional(key).map(Cursor::flag).orElse(false);
  }

  private Dataset aboutMeans(Dataset samples) {
    List<Rational> means = means(samples);
    data.origin().prepared(PreparedColumns.of("center", "mean", means));
    return withColumns(data, samples, centred(samples, means));
  }

  private static List<Rational> means(Dataset samples) {
    return columns(samples).stream().map(StandardDeviation::mean).toList();
  }

  private static List<List<Rational>> centred(Dataset samples, List<Rational> means) {
    List<List<Rational>> columns = new ArrayList<>();
    for (List<Rational> column : columns(samples)) {
      Rational mean = means.get(columns.size());
      columns.add(column.stream().map(x -> x.subtract(mean)).toList());
    }
    return columns;
  }

  /** What does not vary has no deviation to divide by, and is centred only: it becomes 0. */
  private Dataset standardized(Dataset samples) {
    List<Rational> means = means(samples);
    List<List<Rational>> columns = new ArrayList<>();
    List<Rational> deviations = new ArrayList<>();
    List<Integer> constant = new ArrayList<>();
    for (List<Rational> centred : centred(samples, means)) {
      Rational deviation = StandardDeviation.rounded(centred, Rational.ZERO);
      if (deviation.signum() == 0) {
        constant.add(deviations.size());
      }
      deviations.add(deviation);
      Rational divisor = deviation.signum() == 0 ? Rational.ONE : deviation;
      columns.add(centred.stream().map(x -> x.divide(divisor)).toList());
    }
    note(
        "data.standardize: each coordinate is (x - m) / s with its exact mean m and its standard deviation s, rounded to a multiple of 2^-"
            + StandardDeviation.BITS
            + " (finer below 2^-"
            + StandardDeviation.BITS / 2
            + "); report.json has both under samples.preparation.");
    noteConstant("standardize", "0", samples, constant);
    data.origin()
        .prepared(PreparedColumns.of("standardize", "mean", means, "deviation", deviations));
    return withColumns(data, samples, columns);
  }

  private void note(String sentence) {
    data.origin().note(sentence);
  }

  private void noteConstant(String key, String value, Dataset samples, List<Integer> constant) {
    if (!constant.isEmpty()) {
      int more = constant.size() - MOST_SHOWN;
      note(
          "data.%s: the same on all samples, and %s now: %s%s; features: {except: [%s]} leaves such features out."
              .formatted(
                  key,
                  value,
                  constant.stream()
                      .limit(MOST_SHOWN)
                      .map(j -> samples.features().get(j))
                      .collect(Collectors.joining(", ")),
                  more > 0 ? " and " + more + " more" : "",
                  hasNames(samples) ? "names" : "numbers"));
    }
  }

  private static boolean hasNames(Dataset samples) {
    return !samples.features().equals(DataSection.defaultNames(samples.dimension()));
  }

  private Dataset scaled(Dataset samples) {
    Optional<Cursor> scale = data.optional("scale");
    if (scale.isEmpty()) {
      return samples;
    }
    return range(scale.get(), samples.dimension())
        .map(range -> ranged(samples, range))
        .orElseGet(() -> multiplied(samples, scale.get()));
  }

  /**
   * The range that is asked for: a list of two numbers, unless it is a factor for each of two
   * coordinates, which both are positive; {@code {range: […]}} says that it is none.
   */
  private static Optional<Cursor> range(Cursor scale, int dimension) {
    if (scale.isMapping()) {
      scale.onlyKeys(List.of("range"));
      return Optional.of(scale.required("range"));
    }
    boolean isPair = scale.isList() && scale.items("a list").size() == 2;
    boolean isRange =
        isPair
            && (dimension != 2
                || scale.items("a list").stream().anyMatch(c -> c.rational().signum() <= 0));
    return isRange ? Optional.of(scale) : Optional.empty();
  }

  private Dataset multiplied(Dataset samples, Cursor scale) {
    int dimension = samples.dimension();
    List<Rational> factors =
        scale.isList()
            ? scale
                .items(dimension, "factor", "one per coordinate, or a range [lowest, highest]")
                .stream()
                .map(Cursor::positive)
                .toList()
            : Collections.nCopies(dimension, scale.positive());
    if (scale.isList() && dimension == 2) {
      note(
          "data.scale: two positive numbers for two features are a factor for each; {range: [lowest, highest]} is a range.");
    }
    List<List<Rational>> columns = new ArrayList<>();
    for (List<Rational> column : columns(samples)) {
      Rational factor = factors.get(columns.size());
      columns.add(column.stream().map(x -> x.multiply(factor)).toList());
    }
    data.origin().prepared(PreparedColumns.of("scale", "factor", factors));
    return withColumns(scale, samples, columns);
  }

  /** Each coordinate mapped linearly from its least and greatest value onto the range. */
  private Dataset ranged(Dataset samples, Cursor scale) {
    List<Cursor> ends = scale.items(2, "number", "the lowest and the highest of a range");
    Rational lowest = ends.get(0).rational();
    Rational highest = ends.get(1).rational();
    if (lowest.compareTo(highest) >= 0) {
      throw ends.get(1).expected("a number greater than " + lowest + ", as the range goes upwards");
    }
    for (String key : List.of("center", "standardize")) {
      if (flag(key)) {
        throw scale.error("a range undoes " + key + "; expected only one of them, or a factor");
      }
    }
    List<Rational> least = columns(samples).stream().map(Collections::min).toList();
    List<Rational> greatest = columns(samples).stream().map(Collections::max).toList();
    List<Integer> constant =
        IntStream.range(0, samples.dimension())
            .filter(j -> least.get(j).equals(greatest.get(j)))
            .boxed()
            .toList();
    List<List<Rational>> columns = new ArrayList<>();
    for (List<Rational> column : columns(samples)) {
      Rational from = least.get(columns.size());
      Rational width = greatest.get(columns.size()).subtract(from);
      Rational factor = width.signum() == 0 ? Rational.ONE : highest.subtract(lowest).divide(width);
      columns.add(column.stream().map(x -> x.subtract(from).multiply(factor).add(lowest)).toList());
    }
    noteConstant("scale", lowest.toString(), samples, constant);
    data.origin().prepared(PreparedColumns.of("scale", "least", least, "greatest", greatest));
    return withColumns(scale, samples, columns);
  }

  private static List<List<Rational>> columns(Dataset samples) {
    List<List<Rational>> columns = new ArrayList<>();
    for (int j = 0; j < samples.dimension(); j++) {
      int coordinate = j;
      columns.add(samples.points().stream().map(point -> point.get(coordinate)).toList());
    }
    return columns;
  }

  private static Dataset withColumns(Cursor place, Dataset samples, List<List<Rational>> columns) {
    for (List<Rational> column : columns) {
      if (!column.stream().allMatch(number -> place.origin().admits(number))) {
        throw place.error("the numbers up to here fill more than 32 MiB; expected shorter ones");
      }
    }
    List<List<Rational>> points =
        IntStream.range(0, samples.size())
            .mapToObj(i -> columns.stream().map(column -> column.get(i)).toList())
            .toList();
    return new Dataset(samples.features(), points, samples.labels());
  }
}
