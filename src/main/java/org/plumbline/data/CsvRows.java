package org.plumbline.data;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a CSV text after RFC 4180: cells parted by commas, or another character; a cell in
 * double quotes may contain it, line ends and doubled quotes. Empty lines are skipped.
 */
public final class CsvRows {
  private final TextLines lines;
  private final char separator;

  CsvRows(TextLines lines, char separator) {
    this.lines = lines;
    this.separator = separator;
  }

  /**
   * The rows of a stream, whose cells commas part.
   *
   * @param name what messages call it
   * @param kind what it should be, as in {@code CSV file}
   * @param mostBytes the most bytes that are read
   */
  public static CsvRows of(String name, InputStream stream, String kind, long mostBytes) {
    return of(name, stream, kind, mostBytes, ',');
  }

  /** The same, of cells that {@code separator} parts. */
  public static CsvRows of(
      String name, InputStream stream, String kind, long mostBytes, char separator) {
    return new CsvRows(new TextLines(name, stream, kind, mostBytes), separator);
  }

  /**
   * A row; white space around cells is dropped.
   *
   * @param line the line on which it begins
   * @param cells its cells
   */
  public record Row(int line, List<String> cells) {}

  /** The file and the line of a row. */
  public String place(Row row) {
    return lines.place(row.line());
  }

  /**
   * The next row, or nothing at the end.
   *
   * @throws DataException if the stream cannot be read, is too long or no such text
   */
  public Optional<Row> next() throws DataException {
    Optional<String> line = lines.next();
    while (line.isPresent() && line.get().isEmpty()) {
      line = lines.next();
    }
    return line.isPresent()
        ? Optional.of(new Row(lines.number(), cells(line.get())))
        : Optional.empty();
  }

  private List<String> cells(String first) throws DataException {
    List<String> cells = new ArrayList<>();
    String line = first;
    int at = 0;
    while (at <= line.length()) {
      if (at < line.length() && line.charAt(at) == '"') {
        StringBuilder cell = new StringBuilder();
        Position end = quoted(new Position(line, at + 1), cell);
        line = end.line();
        at = end.at() + 1;
        cells.add(cell.toString().strip());
      } else {
        int next = line.indexOf(separator, at);
        int end = next < 0 ? line.length() : next;
        cells.add(unquoted(line.substring(at, end)));
        at = end + 1;
      }
    }
    return cells;
  }

  /** A place in the physical line being read; a quoted cell may end on a later one. */
  private record Position(String line, int at) {}

  /**
   * Reads a quoted cell from behind its opening quote to the separator or line end behind its
   * closing one.
   */
  private Position quoted(Position start, StringBuilder cell) throws DataException {
    int opened = lines.number();
    String line = start.line();
    int at = start.at();
    while (true) {
      int quote = line.indexOf('"', at);
      if (quote < 0) {
        cell.append(line, at, line.length()).append('\n');
        line = continuation(opened);
        at = 0;
      } else if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
        cell.append(line, at, quote + 1);
        at = quote + 2;
      } else {
        cell.append(line, at, quote);
        requireEndOfCell(line, quote + 1);
        return new Position(line, quote + 1);
      }
    }
  }

  private String continuation(int opened) throws DataException {
    Optional<String> line = lines.next();
    if (line.isEmpty()) {
      throw new DataException(
          lines.place(opened), "a quoted cell is never closed", "a closing double quote");
    }
    return line.get();
  }

  private void requireEndOfCell(String line, int at) throws DataException {
    if (at < line.length() && line.charAt(at) != separator) {
      throw new DataException(
          lines.place(lines.number()),
          "there is text after the closing quote of a cell",
          (separator == ',' ? "a comma" : "'" + separator + "'") + " or the end of the line");
    }
  }

  private String unquoted(String cell) throws DataException {
    if (cell.indexOf('"') >= 0) {
      throw new DataException(
          lines.place(lines.number()),
          "there is a double quote inside the cell " + DataException.quoted(cell.strip()),
          "quotes around the whole cell, with quotes inside it doubled");
    }
    return cell.strip();
  }
}
