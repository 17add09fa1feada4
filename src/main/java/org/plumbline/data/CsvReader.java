package org.plumbline.data;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.number.Rational;

/**
 * Reads labelled samples from a CSV table; each coordinate is exactly the number that is written
 * there.
 *
 * <p>The format is RFC 4180 in UTF-8 with one header line, or as {@link CsvFormat} says; LF and CR
 * LF both end a line. Decimals are read digit by digit ({@link Rational#parse}), never through
 * binary floating point. Samples keep the order of the file. Files are not trusted: sizes are
 * bounded, and every defect is a {@link DataException}.
 */
public final class CsvReader {
  /** What tables have in place of a value that is missing, besides nothing. */
  private static final Set<String> MISSING =
      Set.of("?", "na", "n/a", "nan", "null", "none", "nil", "-", "#n/a");

  private final CsvRows rows;
  private final CsvSelection selection;
  private final CsvFormat format;
  private final String name;
  private final List<List<Rational>> points = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final TreeSet<String> values = new TreeSet<>();
  private final NumberBudget budget = new NumberBudget();
  private final List<Integer> skipped = new ArrayList<>();
  private int others;

  private CsvReader(String name, InputStream stream, CsvSelection selection, CsvFormat format) {
    this.name = name;
    this.rows = new CsvRows(new TextLines(name, stream, "CSV file"), format.separator());
    this.selection = selection;
    this.format = format;
  }

  /**
   * The selected samples of a stream, which messages call {@code name}; the stream is not closed.
   *
   * @throws DataException if the stream cannot be read, is no such table, or does not hold the
   *     selection
   */
  public static Dataset read(String name, InputStream stream, CsvSelection selection)
      throws DataException {
    return read(name, stream, selection, CsvFormat.USUAL).data();
  }

  /**
   * The selected samples of a stream in the given format, and what of it is no sample.
   *
   * @throws DataException if the stream cannot be read, is no such table, or does not hold the
   *     selection
   */
  public static TableReading read(
      String name, InputStream stream, CsvSelection selection, CsvFormat format)
      throws DataException {
    return new CsvReader(name, stream, selection, format).read();
  }

  private TableReading read() throws DataException {
    requireSensibleSelection();
    Optional<CsvRows.Row> header = rows.next();
    if (header.isEmpty()) {
      throw new DataException(name, "the file is empty", "a header line with column names");
    }
    String place = rows.place(header.get());
    List<String> names = CsvHeader.names(format, place, header.get().cells(), selection.label());
    CsvColumns columns = CsvColumns.of(place, names, selection);
    if (!format.header().orElse(true)) {
      add(header.get(), columns);
    }
    for (Optional<CsvRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
      add(row.get(), columns);
    }
    requireEveryValue();
    Dataset data = new Dataset(columns.featureNames(selection.bias()), points, labels);
    return new TableReading(data, others, skipped);
  }

  private void add(CsvRows.Row row, CsvColumns columns) throws DataException {
    String place = rows.place(row);
    if (row.cells().size() != columns.size()) {
      throw new DataException(
          place, row.cells().size() + " cells", columns.size() + " as in the " + first());
    }
    String value = row.cells().get(columns.label());
    if (isSkipped(row, columns)) {
      skipped.add(row.line());
      return;
    }
    if (value.isEmpty()) {
      throw new DataException(
          place + ", column " + DataException.quoted(selection.label()),
          "the label is missing",
          "a label value" + remedy());
    }
    int sign = selection.sign(value);
    if (sign != 0 || values.size() < 100) {
      values.add(value);
    }
    if (sign == 0) {
      others++;
      return;
    }
    points.add(point(row, columns));
    labels.add(sign);
  }

  /** Whether a value is missing that is wanted, and such rows are left out. */
  private boolean isSkipped(CsvRows.Row row, CsvColumns columns) {
    String label = row.cells().get(columns.label());
    boolean isWanted = label.isEmpty() || selection.sign(label) != 0;
    return format.missing() == CsvFormat.MissingValues.SKIP_ROW
        && isWanted
        && (label.isEmpty()
            || columns.features().stream().anyMatch(f -> isMissing(row.cells().get(f))));
  }

  private static boolean isMissing(String cell) {
    return cell.isEmpty() || MISSING.contains(cell.toLowerCase(Locale.ROOT));
  }

  private String first() {
    return format.header().orElse(true) ? "header" : "first row";
  }

  private static String remedy() {
    return ", or missing: skip-row to leave such rows out";
  }

  private List<Rational> point(CsvRows.Row row, CsvColumns columns) throws DataException {
    List<Rational> point = new ArrayList<>();
    for (int column : columns.features()) {
      String place = rows.place(row) + ", column " + DataException.quoted(columns.name(column));
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
      if (!format.admits(cell)) {
        throw new NumberFormatException("a point beside a decimal comma");
      }
      value = Rational.parse(format.spelling(cell));
    } catch (NumberFormatException e) {
      throw new DataException(place, problem(cell), expectation(cell));
    }
    budget.add(place, value);
    return value;
  }

  private String problem(String cell) {
    if (cell.isEmpty()) {
      return "the cell is empty";
    }
    String point =
        format.admits(cell) ? "" : ", as it has a point although decimal commas were stated";
    return DataException.quoted(cell) + " is not a number that can be read" + point;
  }

  private String expectation(String cell) {
    String number = "an integer, a decimal or p/q of moderate size";
    boolean hasComma = format.decimal() == '.' && cell.matches("[+-]?[0-9]*,[0-9]+([eE].*)?");
    return number
        + (isMissing(cell) ? remedy() : "")
        + (hasComma ? ", or decimal: ',' for decimal commas" : "");
  }

  private void requireSensibleSelection() throws DataException {
    if (selection.positive().isEmpty() || selection.negative().isEmpty() != selection.rest()) {
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
    if (selection.rest()) {
      requireRest();
    }
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

  /** All others are negative: there must be some, and none that is called what stands for all. */
  private void requireRest() throws DataException {
    String place = name + ": column " + DataException.quoted(selection.label());
    if (values.contains("rest")) {
      throw new DataException(
          place,
          "'rest' is one of the labels",
          "negative: [rest] for it alone, or a list of all that are negative");
    }
    if (!labels.contains(-1) && labels.contains(1)) {
      throw new DataException(place, "every row has a positive label", "rows of two classes");
    }
  }
}
