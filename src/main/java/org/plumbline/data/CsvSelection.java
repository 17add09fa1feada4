package org.plumbline.data;

import java.util.List;

/**
 * Which samples and coordinates of a table are wanted: rows whose label is among {@code positive}
 * or {@code negative}, and of these the columns {@code features}.
 *
 * @param label the name of the label column
 * @param positive the label values that mean {@code y = 1}
 * @param negative the label values that mean {@code y = -1}; none with {@code rest}
 * @param rest whether all label values but the positive ones mean {@code y = -1}
 * @param features the columns that are coordinates, in this order; empty means all but the label
 *     and {@code except}, in file order
 * @param except columns that are no coordinates, where {@code features} is empty
 * @param bias whether a constant input 1, called {@value #BIAS}, is appended
 */
public record CsvSelection(
    String label,
    List<String> positive,
    List<String> negative,
    boolean rest,
    List<String> features,
    List<String> except,
    boolean bias) {
  /** The name of the constant input. */
  public static final String BIAS = "bias";

  /** A selection; whether a table can satisfy it is found when it is read. */
  public CsvSelection {
    positive = List.copyOf(positive);
    negative = List.copyOf(negative);
    features = List.copyOf(features);
    except = List.copyOf(except);
  }

  /** A selection of listed columns, or of all but the label. */
  public CsvSelection(
      String label,
      List<String> positive,
      List<String> negative,
      List<String> features,
      boolean bias) {
    this(label, positive, negative, false, features, List.of(), bias);
  }

  /** One class against another, all columns but the label, no bias. */
  public static CsvSelection of(String label, String positive, String negative) {
    return new CsvSelection(label, List.of(positive), List.of(negative), List.of(), false);
  }

  /** The same rows with the given columns as coordinates. */
  public CsvSelection withFeatures(List<String> columns) {
    return new CsvSelection(label, positive, negative, rest, columns, except, bias);
  }

  /** The same rows with all columns but the label and the given ones as coordinates. */
  public CsvSelection withoutFeatures(List<String> columns) {
    return new CsvSelection(label, positive, negative, rest, List.of(), columns, bias);
  }

  /** The same selection with or without the constant input. */
  public CsvSelection withBias(boolean wanted) {
    return new CsvSelection(label, positive, negative, rest, features, except, wanted);
  }

  /** The same selection with all other labels negative. */
  public CsvSelection againstRest() {
    return new CsvSelection(label, positive, List.of(), true, features, except, bias);
  }

  /** The sign that a label value means: 1, -1, or 0 for a row that is left out. */
  int sign(String value) {
    return positive.contains(value) ? 1 : rest || negative.contains(value) ? -1 : 0;
  }
}
