package org.plumbline.experiment;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.plumbline.data.CsvRows;
import org.plumbline.data.DataException;

/**
 * What parts the cells of a table and the digits of its decimals, where the experiment does not
 * say, the table shows it, and there is only one way to see it.
 *
 * <p>A separator fits if it parts the first line into two cells or more, one of which is the label.
 * Decimal commas are shown by a cell such as {@code 1,5} where no cell is such as {@code 1.5};
 * {@code 1,500} may part thousands and shows nothing. Whatever is seen here is only a proposal: the
 * table is then read by it exactly, or refused.
 */
final class TableDetection {
  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,6}");
  private static final Pattern POINT = Pattern.compile("[+-]?[0-9]*\\.[0-9]+([eE][+-]?[0-9]+)?");
  private static final Pattern COMMA = Pattern.compile("[+-]?[0-9]*,[0-9]+([eE][+-]?[0-9]+)?");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9][0-9]{0,2},[0-9]{3}");

  private final String name;
  private final byte[] bytes;
  private final String label;
  private final boolean hasHeader;

  TableDetection(String name, byte[] bytes, String label, boolean hasHeader) {
    this.name = name;
    this.bytes = bytes;
    this.label = label;
    this.hasHeader = hasHeader;
  }

  /** The separators that fit, besides {@code decimal} if that is known. */
  List<Character> separators(Optional<Character> decimal) {
    return SEPARATORS.stream()
        .filter(separator -> !decimal.equals(Optional.of(separator)))
        .filter(this::fits)
        .toList();
  }

  private boolean fits(char separator) {
    List<String> cells = rows(separator, true).stream().flatMap(List::stream).toList();
    boolean hasLabel =
        hasHeader
            ? cells.contains(label)
            : POSITION.matcher(label).matches() && Integer.parseInt(label) < cells.size();
    return cells.size() > 1 && hasLabel;
  }

  /** Whether decimals are written with commas, for a separator that is none. */
  boolean hasDecimalCommas(char separator) {
    boolean isShown = false;
    for (List<String> cells : rows(separator, false)) {
      for (String cell : cells) {
        if (POINT.matcher(cell).matches()) {
          return false;
        }
        isShown |= COMMA.matcher(cell).matches() && !THOUSANDS.matcher(cell).matches();
      }
    }
    return isShown;
  }

  /** The rows, up to one that is none; the first alone if asked for. */
  private List<List<String>> rows(char separator, boolean onlyFirst) {
    List<List<String>> all = new ArrayList<>();
    try {
      CsvRows rows =
          CsvRows.of(name, new ByteArrayInputStream(bytes), "CSV file", bytes.length, separator);
      Optional<CsvRows.Row> row = rows.next();
      while (row.isPresent() && (all.isEmpty() || !onlyFirst)) {
        all.add(row.get().cells());
        row = rows.next();
      }
    } catch (DataException e) {
      return all;
    }
    return all;
  }

  /** Separators in words, as experiment files spell them. */
  static String words(List<Character> separators) {
    return separators.stream()
        .map(c -> c == '\t' ? "tab" : "'" + c + "'")
        .collect(Collectors.joining(" or "));
  }
}
