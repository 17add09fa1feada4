package org.plumbline.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.number.Rational;

/**
 * Reads labelled samples from a CSV table; each coordinate is exactly the number that is written
 * there.
 *
 * <p>The format is RFC 4180 in UTF-8 with one header line; LF and CR LF both end a line. Decimals
 * are read digit by digit ({@link Rational#parse}), never through binary floating point. Samples
 * keep the order of the file. Files are not trusted: sizes are bounded, and every defect is a
 * {@link DataException}.
 */
public final class CsvReader {
  private final TextLines lines;
  private final CsvRows rows;
  private final CsvSelection selection;
  private final String name;
  private final List<List<Rational>> points = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final TreeSet<String> values = new TreeSet<>();
  private final NumberBudget budget = new NumberBudget();

  private CsvReader(String name, InputStream stream, CsvSelection selection) {
    this.name = name;
    this.lines = new TextLines(name, stream, "CSV file");
    this.rows = new CsvRows(lines);
    this.selection = selection;
  }

  /**
   * The selected samples of a file.
   *
   * @throws DataException if the file cannot be read, is no such table, or does not hold the
   *     selection
   */
  public static Dataset read(Path file, CsvSelection selection) throws DataException {
    try (InputStream stream = Files.newInputStream(file)) {
      return read(file.toString(), stream, selection);
    } catch (NoSuchFileException e) {
      throw new DataException(file.toString(), "no such file", "an existing CSV file");
    } catch (AccessDeniedException e) {
      throw new DataException(file.toString(), "no permission to read", "a readable CSV file");
    } catch (IOException e) {
      throw new DataException(
          file.toString(), "cannot be read (" + e.getMessage() + ")", "a readable CSV file");
    }
  }

  /**
   * The selected samples of a stream, which messages call {@code name}; the stream is not closed.
   *
   * @throws DataException if the stream cannot be read, is no such table, or does not hold the
   *     selection
   */
  public static Dataset read(String name, InputStream stream, CsvSelection selection)
      throws DataException {
    return new CsvReader(name, stream, selection).read();
  }

  private Dataset read() throws DataException {
    requireSensibleSelection();
    Optional<CsvRows.Row> header = rows.next();
    if (header.isEmpty()) {
      throw new DataException(name, "the file is empty", "a header line with column names");
    }
    CsvColumns columns = CsvColumns.of(lines.place(header.get().line()), header.get(), selection);
    for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      add(row.get(), columns);
    }
    requireEveryValue();
    return new Dataset(columns.featureNames(selection.bias()), points, labels);
  }

  private void add(CsvRows.Row row, CsvColumns columns) throws DataException {
    String place = lines.place(row.line());
    if (row.cells().size() != columns.size()) {
      throw new DataException(
          place, row.cells().size() + " cells", columns.size() + " as in the header");
    }
    String value = row.cells().get(columns.label());
    if (value.isEmpty()) {
      throw new DataException(
          place + ", column " + DataException.quoted(selection.label()),
          "the label is missing",
          "a label value");
    }
    int sign = selection.sign(value);
    if (sign != 0 || values.size() < 100) {
      values.add(value);
    }
    if (sign != 0) {
      points.add(point(row, columns));
      labels.add(sign);
    }
  }

  private List<Rational> point(CsvRows.Row row, CsvColumns columns) throws DataException {
    List<Rational> point = new ArrayList<>();
    for (int column : columns.features()) {
      String place =
          lines.place(row.line()) + ", column " + DataException.quoted(columns.name(column));
      point.add(number(place, row.cells().get(column)));
    }
    if (selection.bias()) {
      point.add(Rational.ONE);
    }
    return point;
  }

  private Rational number(String place, String cell) throws DataException {
    Rational value;
    try {
      value = Rational.parse(cell);
    } catch (NumberFormatException e) {
      String found = cell.isEmpty() ? "the cell is empty" : DataException.quoted(cell);
      throw new DataException(
          place,
          found + (cell.isEmpty() ? "" : " is not a number that can be read"),
          "an integer, a decimal or p/q of moderate size");
    }
    budget.add(place, value);
    return value;
  }

  private void requireSensibleSelection() throws DataException {
    if (selection.positive().isEmpty() || selection.negative().isEmpty()) {
      throw new DataException(
          name, "a class has no label value", "a positive and a negative label value");
    }
    for (String value : selection.positive()) {
      if (selection.negative().contains(value)) {
        throw new DataException(
            name,
            "label value " + DataException.quoted(value) + " is both positive and negative",
            "two different values");
      }
    }
  }

  /** A label value that never occurs is a misspelling, and would leave a class out in silence. */
  private void requireEveryValue() throws DataException {
    List<String> wanted = new ArrayList<>(selection.positive());
    wanted.addAll(selection.negative());
    for (String value : wanted) {
      if (!values.contains(value)) {
        throw new DataException(
            name + ": column " + DataException.quoted(selection.label()),
            "no row has the label " + DataException.quoted(value),
            values.isEmpty() ? "rows below the header" : Spelling.alternatives(value, values));
      }
    }
  }
}
