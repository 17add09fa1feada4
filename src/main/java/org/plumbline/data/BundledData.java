package org.plumbline.data;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;

/**
 * The real data that comes with the program, in the original decimals.
 *
 * <p>Origin and licence are told in the README beside the files.
 */
public enum BundledData {
  /** Fisher's irises: 150 samples of three species, four lengths each. */
  IRIS("iris", "species", "setosa", "versicolor"),
  /**
   * Wisconsin diagnostic breast cancer: 569 samples of two classes, 30 badly scaled coordinates.
   */
  WDBC("wdbc", "diagnosis", "malignant", "benign"),
  /** Wines of three cultivars: 178 samples, 13 coordinates of very different sizes. */
  WINE("wine", "cultivar", "c0", "c1"),
  /** The first two cultivars, 130 samples, standardised and rounded to three decimals. */
  WINE_STANDARDIZED("wine-std", "label", "pos", "neg"),
  /** Handwritten digits: 1797 images of 64 pixels, integers from 0 to 16. */
  DIGITS("digits", "digit", "d0", "d1"),
  /** Sonar echoes of mines and rocks: 208 samples, 60 coordinates from 0 to 1. */
  SONAR("sonar", "label", "pos", "neg");

  private final String key;
  private final String label;
  private final String positive;
  private final String negative;

  BundledData(String key, String label, String positive, String negative) {
    this.key = key;
    this.label = label;
    this.positive = positive;
    this.negative = negative;
  }

  /** The names by which the data are known. */
  public static List<String> names() {
    return Arrays.stream(values()).map(BundledData::key).toList();
  }

  /**
   * The data of that name.
   *
   * @throws DataException if there are none; the message offers the names there are
   */
  public static BundledData named(String name) throws DataException {
    for (BundledData data : values()) {
      if (data.key.equals(name)) {
        return data;
      }
    }
    throw new DataException(
        "builtin",
        "no bundled data are called " + DataException.quoted(name),
        Spelling.alternatives(name, names()));
  }

  /** The name of the data. */
  public String key() {
    return key;
  }

  /** The name of the label column. */
  public String label() {
    return label;
  }

  /** The pair of classes used when none is asked for, all columns, no bias. */
  public CsvSelection defaultSelection() {
    return CsvSelection.of(label, positive, negative);
  }

  /**
   * The selected samples.
   *
   * @throws DataException if the data do not hold the selection
   */
  public Dataset read(CsvSelection selection) throws DataException {
    String file = key + ".csv";
    try (InputStream stream = BundledData.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new DataException("builtin " + key, "missing from the program", file + " in its jar");
      }
      return CsvReader.read("builtin " + key, stream, selection);
    } catch (IOException e) {
      throw new DataException("builtin " + key, "cannot be read", file + " in the jar");
    }
  }
}
