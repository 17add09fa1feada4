package org.plumbline.data;

import java.util.List;

/**
 * Which samples and coordinates of a table are wanted: rows whose label is among {@code positive}
 * or {@code negative}, and of these the columns {@code features}.
 *
 * @param label the name of the label column
 * @param positive the label values that mean {@code y = 1}
 * @param negative the label values that mean {@code y = -1}
 * @param features the columns that are coordinates, in this order; empty means all but the label,
 *     in file order
 * @param bias whether a constant input 1, called {@value #BIAS}, is appended
 */
public record CsvSelection(
    String label,
    List<String> positive,
    List<String> negative,
    List<String> features,
    boolean bias) {
  /** The name of the constant input. */
  public static final String BIAS = "bias";

  /** A selection; whether a table can satisfy it is found when it is read. */
  public CsvSelection {
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
    features = List.copyOf(features);
  }

  /** One class against another, all columns but the label, no bias. */
  public static CsvSelection of(String label, String positive, String negative) {
    return new CsvSelection(label, List.of(positive), List.of(negative), List.of(), false);
  }

  /** The same rows with the given columns as coordinates. */
  public CsvSelection withFeatures(List<String> columns) {
    return new CsvSelection(label, positive, negative, columns, bias);
  }

  /** The same selection with or without the constant input. */
  public CsvSelection withBias(boolean wanted) {
    return new CsvSelection(label, positive, negative, features, wanted);
  }

  /** The sign that a label value means: 1, -1, or 0 for a row that is left out. */
  int sign(String value) {
    return positive.contains(value) ? 1 : negative.contains(value) ? -1 : 0;
  }
}
