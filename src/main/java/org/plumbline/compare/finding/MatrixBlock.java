package org.plumbline.compare.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plumbline.network.Network;

/**
 * A matrix among the parameters, row by row.
 *
 * @param name its name, such as {@code W1}
 * @param first the first parameter
 * @param rows the number of rows
 * @param columns the number of columns
 */
public record MatrixBlock(String name, int first, int rows, int columns) {
  private static final Pattern ENTRY = Pattern.compile("([WS]\\d+)\\[(\\d+),(\\d+)\\]");

  /** The matrices of a layered network, as its parameters' names tell. */
  public static List<MatrixBlock> of(Network network) {
    List<MatrixBlock> blocks = new ArrayList<>();
    List<String> names = network.parameterNames();
    int p = 0;
    while (p < names.size()) {
      Matcher matcher = ENTRY.matcher(names.get(p));
      int end = p + 1;
      if (matcher.matches()) {
        String prefix = matcher.group(1) + "[";
        while (end < names.size() && names.get(end).startsWith(prefix)) {
          end++;
        }
        Matcher last = ENTRY.matcher(names.get(end - 1));
        if (last.matches()) {
          int rows = Integer.parseInt(String.valueOf(last.group(2))) + 1;
          int columns = Integer.parseInt(String.valueOf(last.group(3))) + 1;
          if (rows * columns == end - p) {
            blocks.add(new MatrixBlock(prefix.substring(0, prefix.length() - 1), p, rows, columns));
          }
        }
      }
      p = end;
    }
    return List.copyOf(blocks);
  }

  /** Whether the order of its entries is a matter of rows and columns at all. */
  public boolean isProper() {
    return rows > 1 && columns > 1;
  }

  /** The same place in the list, its other reading undone by this one's. */
  public MatrixBlock swapped() {
    return new MatrixBlock(name, first, columns, rows);
  }

  /** A list with this block read column by column in place of row by row. */
  public <T> List<T> reread(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        copy.set(first + r * columns + c, list.get(first + c * rows + r));
      }
    }
    return copy;
  }
}
