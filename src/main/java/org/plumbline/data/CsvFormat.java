package org.plumbline.data;

import java.util.Optional;

/**
 * How a table is written down.
 *
 * @param header whether the first row names the columns; empty to take it for names unless it looks
 *     like a sample, which is then refused
 * @param separator what parts cells
 * @param decimal what parts the digits of a decimal
 * @param missing what becomes of a row that lacks a value which is wanted
 */
public record CsvFormat(
    Optional<Boolean> header, char separator, char decimal, MissingValues missing) {
  /** RFC 4180: names in the first row, commas, decimal points; a missing value is refused. */
  public static final CsvFormat USUAL =
      new CsvFormat(Optional.empty(), ',', '.', MissingValues.REFUSE);

  /** What becomes of a row that lacks a value. */
  public enum MissingValues {
    /** The table is refused. */
    REFUSE,
    /** The row is left out, and counted. */
    SKIP_ROW
  }

  /**
   * A format.
   *
   * @throws IllegalArgumentException if one character parts cells and digits, or it could stand in
   *     a number
   */
  public CsvFormat {
    boolean isAmbiguous = separator == decimal || separator == '.' || separator == '"';
    if (isAmbiguous || (decimal != '.' && decimal != ',')) {
      throw new IllegalArgumentException("no format: '" + separator + "', '" + decimal + "'");
    }
  }

  /** The number in a cell, spelt with a decimal point. */
  String spelling(String cell) {
    return decimal == '.' ? cell : cell.replace(decimal, '.');
  }

  /** Whether a cell may be a number in this format: a decimal comma admits no point beside it. */
  boolean admits(String cell) {
    return decimal == '.' || cell.indexOf('.') < 0;
  }
}
