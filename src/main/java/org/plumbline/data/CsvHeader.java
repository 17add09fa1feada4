package org.plumbline.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * The names of a table's columns: those of its first row, or the positions 0, 1, … where it has
 * none.
 *
 * <p>A first row of numbers is a sample in most files and a header in a few. Taken for the one or
 * the other in silence, a sample would be lost or made up; so it is refused unless the format says
 * which it is. Only names that count, such as {@code 0,1,2,kind}, are taken for what they look
 * like.
 */
final class CsvHeader {
  private final CsvFormat format;
  private final String place;
  private final List<String> cells;

  private CsvHeader(CsvFormat format, String place, List<String> cells) {
    this.format = format;
    this.place = place;
    this.cells = cells;
  }

  /** The names that the first row gives to the columns, if it is a header. */
  static List<String> names(CsvFormat format, String place, List<String> first, String label)
      throws DataException {
    if (!format.header().orElse(true)) {
      return IntStream.range(0, first.size()).mapToObj(k -> String.valueOf(k)).toList();
    }
    CsvHeader header = new CsvHeader(format, place, first);
    header.requireParted(label);
    if (format.header().isEmpty()) {
      header.requireNames(label);
    }
    return first;
  }

  private void requireParted(String label) throws DataException {
    if (cells.size() > 1 || cells.get(0).equals(label)) {
      return;
    }
    for (char other : new char[] {';', '\t', '|', ',', ' '}) {
      if (other != format.separator() && cells.get(0).indexOf(other) >= 0) {
        throw new DataException(
            place,
            "the header is a single cell, " + DataException.quoted(cells.get(0)),
            "cells separated by '"
                + format.separator()
                + "', or separator: "
                + (other == '\t' ? "tab" : "'" + other + "'"));
      }
    }
  }

  private void requireNames(String label) throws DataException {
    int labelled = cells.indexOf(label);
    List<String> others = new ArrayList<>(cells);
    others.removeIf(cell -> !isNumber(cell));
    boolean lacksLabel = labelled < 0 && others.size() == cells.size() - 1;
    boolean namesLabel = labelled >= 0 && !isNumber(label) && others.size() == cells.size() - 1;
    boolean isAllNumbers = others.size() == cells.size();
    boolean looksLikeSample =
        !others.isEmpty() && (isAllNumbers || lacksLabel || (namesLabel && !counts(others)));
    if (looksLikeSample) {
      throw new DataException(
          place,
          "the header is made of numbers, " + DataException.quoted(String.join(", ", cells)),
          "names of columns; or header: false if this is a sample, which names the columns"
              + " 0, 1, 2 by position, or header: true if these are names");
    }
  }

  private boolean isNumber(String cell) {
    try {
      return format.admits(cell)
          && Rational.parse(format.spelling(cell)).denominator().signum() > 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** Whether the names are 0, 1, 2, … or 1, 2, 3, …, as programs name columns that have none. */
  private static boolean counts(List<String> names) {
    int first = names.get(0).equals("0") ? 0 : 1;
    return IntStream.range(0, names.size())
        .allMatch(k -> names.get(k).equals(String.valueOf(k + first)));
  }
}
