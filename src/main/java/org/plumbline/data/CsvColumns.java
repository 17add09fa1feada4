package org.plumbline.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where in the rows of a table the label and the coordinates of a selection stand.
 *
 * @param names the names of the columns
 * @param label the index of the label column
 * @param features the indices of the coordinates, in their order
 */
record CsvColumns(List<String> names, int label, List<Integer> features) {
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,9}");

  /** The columns of {@code selection} in the table with the given names. */
  static CsvColumns of(String place, List<String> names, CsvSelection selection)
      throws DataException {
    requireDistinct(place, names, "column");
    requireDistinct(place, selection.features(), "feature");
    Set<Integer> except = new HashSet<>();
    for (String column : selection.except()) {
      except.add(numbered(place, names, column));
    }
    int label = find(place, names, selection.label());
    List<Integer> features = new ArrayList<>();
    for (String feature : selection.features()) {
      features.add(numbered(place, names, feature));
    }
    requireDistinct(place, features.stream().map(names::get).toList(), "feature");
    for (int column = 0; selection.features().isEmpty() && column < names.size(); column++) {
      if (column != label && !except.contains(column)) {
        requireName(place, names.get(column), column);
        features.add(column);
      }
    }
    requireUsable(place, names, label, features);
    if (selection.bias()
        && features.stream().anyMatch(f -> names.get(f).equals(CsvSelection.BIAS))) {
      throw new DataException(
          place, "a column is already called 'bias'", "another name for it, or no added bias");
    }
    return new CsvColumns(names, label, features);
  }

  /** The number of columns of the table. */
  int size() {
    return names.size();
  }

  /** The name of a column. */
  String name(int column) {
    return names.get(column);
  }

  /** The names of the coordinates. */
  List<String> featureNames(boolean bias) {
    List<String> chosen = new ArrayList<>(features.stream().map(names::get).toList());
    if (bias) {
      chosen.add(CsvSelection.BIAS);
    }
    return chosen;
  }

  private static int find(String place, List<String> names, String wanted) throws DataException {
    int index = names.indexOf(wanted);
    if (index < 0) {
      throw new DataException(
          place, "no column " + DataException.quoted(wanted), Spelling.alternatives(wanted, names));
    }
    return index;
  }

  /** The column of a name, or else the one that is numbered so, from 0. */
  private static int numbered(String place, List<String> names, String wanted)
      throws DataException {
    boolean isNumber = !names.contains(wanted) && POSITION.matcher(wanted).matches();
    int number = isNumber ? Integer.parseInt(wanted) : names.size();
    return number < names.size() ? number : find(place, names, wanted);
  }

  /** Programs write the numbers of rows into a column without a name. */
  private static void requireName(String place, String name, int column) throws DataException {
    if (name.isEmpty()) {
      throw new DataException(
          place,
          "column " + column + ", counted from 0, has no name, as it holds the numbers of rows",
          "a name for each column, or the columns that are coordinates under features");
    }
  }

  private static void requireDistinct(String place, List<String> names, String kind)
      throws DataException {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new DataException(
            place, kind + " " + DataException.quoted(name) + " occurs twice", "different names");
      }
    }
  }

  private static void requireUsable(
      String place, List<String> names, int label, List<Integer> features) throws DataException {
    if (features.contains(label)) {
      throw new DataException(
          place,
          "column " + DataException.quoted(names.get(label)) + " is both the label and a feature",
          "the label to be left out of the features");
    }
    if (features.isEmpty()) {
      throw new DataException(place, "no column besides the label", "at least one feature");
    }
  }
}
