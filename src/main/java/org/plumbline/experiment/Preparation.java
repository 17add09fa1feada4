package org.plumbline.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.number.Rational;

/**
 * What {@code data} asks for before samples are used, in this order: {@code rows} chooses some of
 * them, {@code center} or {@code standardize} moves and scales each coordinate by its own mean and
 * deviation over those, {@code scale} multiplies coordinates. All of it is exact.
 */
final class Preparation {
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");
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
    List<Integer> kept = rows.isList() ? listed(rows, samples.size()) : range(rows, samples.size());
    if (kept.size() < samples.size()) {
      rows.origin()
          .note("data.rows: %d of %d samples are used.".formatted(kept.size(), samples.size()));
    }
    return new Dataset(
        samples.features(),
        kept.stream().map(i -> samples.points().get(i)).toList(),
        kept.stream().map(i -> samples.label(i)).toList());
  }

  private static List<Integer> listed(Cursor rows, int count) {
    Set<Integer> kept = new LinkedHashSet<>();
    for (Cursor item : rows.items("a list of samples, from 0")) {
      if (!kept.add((int) item.integer(0, count - 1))) {
        throw item.error("the sample is given a second time; expected each once");
      }
    }
    if (kept.isEmpty()) {
      throw rows.error("the list is empty; expected at least one sample");
    }
    return List.copyOf(kept);
  }

  private static List<Integer> range(Cursor rows, int count) {
    Matcher range = RANGE.matcher(rows.text("samples such as 0..99, or a list of them"));
    boolean isRange = range.matches();
    int first = isRange ? Integer.parseInt(String.valueOf(range.group(1))) : 0;
    int last = isRange ? Integer.parseInt(String.valueOf(range.group(2))) : count;
    if (first > last || last >= count) {
      throw rows.expected(
          "a..b within 0.." + (count - 1) + ", the samples in the order of the file, or a list");
    }
    return IntStream.rangeClosed(first, last).boxed().toList();
  }

  private Dataset centred(Dataset samples) {
    boolean standardizes = flag("standardize");
    boolean centers = flag("center");
    if (standardizes && data.has("center") && !centers) {
      throw data.required("center")
          .error("standardize already centers the data; expected only one of the two");
    }
    if (!standardizes && !centers) {
      return samples;
    }
    try {
      return centred(samples, standardizes);
    } catch (ArithmeticException e) {
      throw data.error(e.getMessage() + "; expected decimals, or fractions of like denominators");
    }
  }

  private Dataset centred(Dataset samples, boolean standardizes) {
    List<List<Rational>> columns = new ArrayList<>();
    List<String> constant = new ArrayList<>();
    for (int j = 0; j < samples.dimension(); j++) {
      List<Rational> column = column(samples, j);
      Rational mean = StandardDeviation.mean(column);
      Rational deviation = standardizes ? StandardDeviation.rounded(column, mean) : Rational.ONE;
      if (deviation.signum() == 0) {
        constant.add(samples.features().get(j));
        continue;
      }
      columns.add(column.stream().map(x -> x.subtract(mean).divide(deviation)).toList());
    }
    refuseConstant(constant, samples.features());
    if (standardizes) {
      data.origin()
          .note(
              "data.standardize: each coordinate is (x - m) / s with its exact mean m and its standard deviation s, rounded to "
                  + StandardDeviation.DIGITS
                  + " digits.");
    }
    return withColumns(samples, columns);
  }

  private boolean flag(String key) {
    return data.optional(key).map(Cursor::flag).orElse(false);
  }

  private void refuseConstant(List<String> constant, List<String> all) {
    if (constant.isEmpty()) {
      return;
    }
    boolean hasNames = !all.equals(DataSection.defaultNames(all.size()));
    List<String> shown = constant.stream().limit(MOST_SHOWN).toList();
    String more = constant.size() > MOST_SHOWN ? " and " + (constant.size() - MOST_SHOWN) : "";
    throw data.required("standardize")
        .error(
            "the coordinate is the same on all samples, so there is no deviation to divide by: "
                + String.join(", ", shown)
                + (more.isEmpty() ? "" : more + " more")
                + "; expected features: {except: ["
                + (hasNames ? "names" : "numbers")
                + " of these]}, or center");
  }

  private Dataset scaled(Dataset samples) {
    return data.optional("scale").map(scale -> scaled(samples, scale)).orElse(samples);
  }

  private static Dataset scaled(Dataset samples, Cursor scale) {
    List<Rational> factors =
        scale.isList()
            ? scale.items(samples.dimension(), "factor", "one per coordinate").stream()
                .map(Cursor::positive)
                .toList()
            : Collections.nCopies(samples.dimension(), scale.positive());
    List<List<Rational>> columns = new ArrayList<>();
    for (int j = 0; j < samples.dimension(); j++) {
      Rational factor = factors.get(j);
      columns.add(column(samples, j).stream().map(x -> x.multiply(factor)).toList());
    }
    return withColumns(scale, samples, columns);
  }

  private static List<Rational> column(Dataset samples, int j) {
    return samples.points().stream().map(point -> point.get(j)).toList();
  }

  private Dataset withColumns(Dataset samples, List<List<Rational>> columns) {
    return withColumns(data, samples, columns);
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
