package org.plumbline.data;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * Reads labelled samples in the format of LIBSVM and SVMlight: {@code label index:value …}, one
 * sample a line, indices from 1 (or from 0, if so stated) and ascending, coordinates that are not
 * named 0, {@code #} before a comment.
 *
 * <p>Each number is exactly the decimal that is written there. Files are not trusted: sizes are
 * bounded, and every defect is a {@link DataException} that names the line.
 */
public final class LibsvmReader {
  /** The largest index. */
  public static final int MAX_DIMENSION = 1 << 20;

  private static final String KIND = "LIBSVM file";
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,10}");

  private final String name;
  private final TextLines lines;
  private final OptionalInt stated;
  private final int first;
  private final NumberBudget budget = new NumberBudget();
  private final List<List<Entry>> rows = new ArrayList<>();
  private final List<Rational> labels = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private int reached;

  private LibsvmReader(String name, InputStream stream, OptionalInt stated, int first) {
    this.name = name;
    this.lines = new TextLines(name, stream, KIND);
    this.stated = stated;
    this.first = first;
  }

  /** A coordinate that is written: its number from 0, and its value. */
  private record Entry(int coordinate, Rational value) {}

  /**
   * The samples of a stream whose label has a meaning; messages call it {@code name}, and it is not
   * closed.
   *
   * @param dimension the number of coordinates; empty for the largest index that occurs
   * @param zeroBased whether indices count from 0
   * @throws DataException if the stream cannot be read or is no such file
   */
  public static TableReading read(
      String name,
      InputStream stream,
      OptionalInt dimension,
      boolean zeroBased,
      NumericClasses classes)
      throws DataException {
    return new LibsvmReader(name, stream, dimension, zeroBased ? 0 : 1).read(classes);
  }

  private TableReading read(NumericClasses classes) throws DataException {
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      int comment = line.get().indexOf('#');
      String sample = comment < 0 ? line.get() : line.get().substring(0, comment);
      StringTokenizer words = new StringTokenizer(sample, " \t");
      if (words.hasMoreTokens()) {
        sample(words);
      }
    }
    if (rows.isEmpty()) {
      throw new DataException(name, "the file has no samples", "lines such as '+1 1:0.5 3:-2'");
    }
    int dimension = stated.orElse(reached);
    if (dimension == 0) {
      throw new DataException(name, "the file has no coordinates", "index:value, or a dimension");
    }
    if ((long) rows.size() * dimension > NumberBudget.MAX_COUNT) {
      throw new DataException(
          name,
          rows.size() + " samples of " + dimension + " coordinates",
          "at most " + NumberBudget.MAX_COUNT + " numbers, zeros included");
    }
    List<Integer> signs = classes.signs(name, labels, i -> place(numbers.get(i)));
    List<Integer> kept =
        IntStream.range(0, rows.size()).filter(i -> signs.get(i) != 0).boxed().toList();
    Dataset data =
        new Dataset(
            IntStream.range(0, dimension).mapToObj(j -> "x[" + j + "]").toList(),
            kept.stream().map(i -> point(rows.get(i), dimension)).toList(),
            kept.stream().map(signs::get).toList());
    return new TableReading(data, rows.size() - kept.size(), List.of());
  }

  private static List<Rational> point(List<Entry> row, int dimension) {
    List<Rational> point = new ArrayList<>(Collections.nCopies(dimension, Rational.ZERO));
    row.forEach(entry -> point.set(entry.coordinate(), entry.value()));
    return point;
  }

  private String place(int line) {
    return name + ":" + line;
  }

  private void sample(StringTokenizer words) throws DataException {
    String place = place(lines.number());
    labels.add(number(place, "the label", words.nextToken()));
    numbers.add(lines.number());
    List<Entry> row = new ArrayList<>();
    int next = first;
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      int colon = word.indexOf(':');
      if (colon < 0) {
        throw new DataException(place, DataException.quoted(word) + " has no colon", "index:value");
      }
      int index = index(place, word.substring(0, colon), next);
      Rational value = number(place, "the value of index " + index, word.substring(colon + 1));
      row.add(new Entry(index - first, value));
      next = index + 1;
    }
    reached = Math.max(reached, next - first);
    rows.add(row);
  }

  private int index(String place, String text, int least) throws DataException {
    if (text.equals("qid")) {
      throw new DataException(
          place, "qid is for rankings, which have no margins", "samples without it");
    }
    int limit = stated.orElse(MAX_DIMENSION) + first - 1;
    long index = INDEX.matcher(text).matches() ? Long.parseLong(text) : -1;
    if (index < first || index > limit) {
      throw new DataException(
          place,
          "the index " + DataException.quoted(text),
          "an integer from "
              + first
              + " to "
              + limit
              + (stated.isPresent() ? ", by the dimension" : "")
              + (index == 0 ? ", or zero_based: true for indices from 0" : ""));
    }
    if (index < least) {
      throw new DataException(
          place, "the index " + index + " behind " + (least - 1), "indices that ascend");
    }
    return (int) index;
  }

  private Rational number(String place, String what, String text) throws DataException {
    Rational value;
    try {
      if (text.indexOf('/') >= 0 || !text.equals(text.strip())) {
        throw new NumberFormatException("the value is not a decimal");
      }
      value = Rational.parse(text);
    } catch (NumberFormatException e) {
      throw new DataException(
          place,
          what + " is " + (text.isEmpty() ? "missing" : DataException.quoted(text)),
          "an integer or a decimal of moderate size");
    }
    budget.add(place, value);
    return value;
  }
}
