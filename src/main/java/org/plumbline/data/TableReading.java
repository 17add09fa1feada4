package org.plumbline.data;

import java.util.List;

/**
 * The samples of a table, and the rows of it that are no samples.
 *
 * @param data the samples
 * @param otherLabels how many rows have a label of neither class
 * @param skippedLines the lines of the rows that were left out because a value is missing
 */
public record TableReading(Dataset data, int otherLabels, List<Integer> skippedLines) {
  /** A reading with an immutable copy of the lines. */
  public TableReading {
    skippedLines = List.copyOf(skippedLines);
  }
}
