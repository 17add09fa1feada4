package org.plumbline.compare.recording;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.data.CsvRows;
import org.plumbline.data.DataException;
import org.plumbline.number.NumberFormat;

/**
 * Reads a table {@code t,w0,w1,…}, with gradients {@code g0,g1,…} and {@code eta} if there are.
 * What {@code trajectory.csv} has besides, behind the weights, is passed over.
 */
final class CsvRecording {
  /** The cells of a line of white space, which counts as empty. */
  private static final List<String> BLANK = List.of("");

  private final String name;
  private final List<String> columns = new ArrayList<>();
  private final Map<String, DecimalArray> arrays = new LinkedHashMap<>();
  private int rows;

  private CsvRecording(String name) {
    this.name = name;
  }

  /** The arrays by name. */
  static Map<String, RecordedArray> read(String name, byte[] bytes, Optional<NumberFormat> stated)
      throws RecordingException {
    InputStream stream = new ByteArrayInputStream(bytes);
    CsvRows table = CsvRows.of(name, stream, "table of numbers", RecordingReader.MOST_BYTES);
    CsvRecording recording = new CsvRecording(name);
    try {
      for (Optional<CsvRows.Row> row = table.next(); row.isPresent(); row = table.next()) {
        if (!row.get().cells().equals(BLANK)) {
          recording.row(table.place(row.get()), row.get().cells());
        }
      }
    } catch (DataException e) {
      throw new RecordingException(e);
    }
    return recording.tensors(stated.orElse(NumberFormat.FLOAT64));
  }

  private void row(String place, List<String> cells) throws RecordingException {
    if (columns.isEmpty()) {
      header(place, cells);
      return;
    }
    if (cells.size() != columns.size()) {
      throw new RecordingException(
          place, cells.size() + " cells", columns.size() + " as in the header");
    }
    for (int c = 0; c < cells.size(); c++) {
      DecimalArray array = arrays.get(key(columns.get(c)));
      if (array != null) {
        array.add(place + ", column " + columns.get(c), cells.get(c));
      }
    }
    rows++;
  }

  private void header(String place, List<String> cells) throws RecordingException {
    Set<String> seen = new LinkedHashSet<>();
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String column : cells) {
      if (counts.containsKey("w") && isBeside(column) && seen.add(column)) {
        columns.add(column);
        continue;
      }
      String key = key(column);
      int index = counts.getOrDefault(key, 0);
      counts.put(key, index + 1);
      boolean isIndexed = key.equals("w") || key.equals("g");
      boolean isKnown = isIndexed ? column.equals(key + index) : isScalar(column);
      if (!isKnown || !seen.add(column)) {
        throw new RecordingException(
            place,
            "column " + RecordingException.quoted(column),
            "t,w0,w1,... in order, then g0,g1,... or eta if there are");
      }
      columns.add(column);
      arrays.computeIfAbsent(key, k -> new DecimalArray(name, k));
    }
  }

  /** Whether a column only repeats a weight by its name, or is about the weights. */
  private static boolean isBeside(String column) {
    return Arrangement.isDerived(column)
        || column.matches("[WSb][0-9]{1,7}\\[[0-9]{1,7}(,[0-9]{1,7})?\\]")
        || column.matches("[^\\[\\]]{1,80}[.](weight|bias)\\[[0-9]{1,7}(,[0-9]{1,7}){0,3}\\]");
  }

  private static boolean isScalar(String column) {
    return column.equals("t") || column.equals("eta");
  }

  private static String key(String column) {
    return column.matches("[wg][0-9]{1,7}") ? column.substring(0, 1) : column;
  }

  private Map<String, RecordedArray> tensors(NumberFormat format) throws RecordingException {
    Map<String, RecordedArray> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, DecimalArray> entry : arrays.entrySet()) {
      String key = entry.getKey();
      List<Integer> shape =
          isScalar(key) || rows == 0
              ? List.of(rows)
              : List.of(rows, entry.getValue().size() / rows);
      tensors.put(key, entry.getValue().tensor(shape, format));
    }
    return tensors;
  }
}
