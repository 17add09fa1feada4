package org.plumbline.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
 * sample a line, indices from 1 and ascending, coordinates that are not named 0, {@code #} before a
 * comment.
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
  private final NumberBudget budget = new NumberBudget();
  private final List<List<Entry>> rows = new ArrayList<>();
  private final List<Rational> labels = new ArrayList<>();
  private final List<Integer> numbers = new ArrayList<>();
  private int largest;

  private LibsvmReader(String name, InputStream stream, OptionalInt stated) {
    this.name = name;
    this.lines = new TextLines(name, stream, KIND);
    this.stated = stated;
  }

  /** A coordinate that is written: its number from 0, and its value. */
  private record Entry(int coordinate, Rational value) {}

  /**
   * The samples of a file whose label has a meaning.
   *
   * @param dimension the number of coordinates; empty for the largest index that occurs
   * @throws DataException if the file cannot be read or is no such file
   */
  public static Dataset read(Path file, OptionalInt dimension, NumericClasses classes)
      throws DataException {
    String name = file.toString();
    try (InputStream stream = Files.newInputStream(file)) {
      return read(name, stream, dimension, classes);
    } catch (NoSuchFileException e) {
      throw new DataException(name, "no such file", "an existing " + KIND);
    } catch (AccessDeniedException e) {
      throw new DataException(name, "no permission to read", "a readable " + KIND);
    } catch (IOException e) {
      throw new DataException(
          name, "cannot be read (" + e.getMessage() + ")", "a readable " + KIND);
    }
  }

  /** The same from a stream, which messages call {@code name}; the stream is not closed. */
  public static Dataset read(
      String name, InputStream stream, OptionalInt dimension, NumericClasses classes)
      throws DataException {
    return new LibsvmReader(name, stream, dimension).read(classes);
  }

  private Dataset read(NumericClasses classes) throws DataException {
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      int comment = line.get().indexOf('#');
      String sample = comment < 0 ? line.get() : line.get().substring(0, comment);
      StringTokenizer words = new StringTokenizer(sample, " \t");
      if (words.hasMoreTokens()) {
        sample(words);
      }
    }
    if (rows.isEmpty()) {
      throw new DataException(name, "no sample is there", "lines such as '+1 1:0.5 3:-2'");
    }
    int dimension = stated.orElse(largest);
    if (dimension == 0) {
      throw new DataException(name, "no coordinate is written", "index:value, or a dimension");
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
    return new Dataset(
        IntStream.range(0, dimension).mapToObj(j -> "x[" + j + "]").toList(),
        kept.stream().map(i -> point(rows.get(i), dimension)).toList(),
        kept.stream().map(signs::get).toList());
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
    int last = 0;
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      int colon = word.indexOf(':');
      if (colon < 0) {
        throw new DataException(place, DataException.quoted(word) + " has no colon", "index:value");
      }
      int index = index(place, word.substring(0, colon), last);
      Rational value = number(place, "the value of index " + index, word.substring(colon + 1));
      row.add(new Entry(index - 1, value));
      last = index;
    }
    largest = Math.max(largest, last);
    rows.add(row);
  }

  private int index(String place, String text, int last) throws DataException {
    if (text.equals("qid")) {
      throw new DataException(
          place, "qid belongs to rankings, which have no margins", "samples without it");
    }
    int limit = stated.orElse(MAX_DIMENSION);
    long index = INDEX.matcher(text).matches() ? Long.parseLong(text) : 0;
    if (index < 1 || index > limit) {
      throw new DataException(
          place,
          "the index " + DataException.quoted(text),
          "an integer from 1 to " + limit + (stated.isPresent() ? ", the dimension" : ""));
    }
    if (index <= last) {
      throw new DataException(
          place, "the index " + index + " behind " + last, "indices that ascend");
    }
    return (int) index;
  }

  private Rational number(String place, String what, String text) throws DataException {
    Rational value;
    try {
      if (text.indexOf('/') >= 0 || !text.equals(text.strip())) {
        throw new NumberFormatException("no decimal");
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
