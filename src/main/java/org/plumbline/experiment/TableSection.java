package org.plumbline.experiment;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.plumbline.data.BundledData;
import org.plumbline.data.CsvFormat;
import org.plumbline.data.CsvReader;
import org.plumbline.data.CsvSelection;
import org.plumbline.data.DataException;
import org.plumbline.data.Dataset;
import org.plumbline.data.TableReading;

/** Reads samples from a table: a csv file beside the experiment, or data in the jar. */
final class TableSection {
  /** The keys that say how a csv file is written. */
  static final List<String> KEYS = List.of("header", "separator", "decimal", "missing");

  private static final Map<String, Character> SEPARATORS =
      Map.of(",", ',', ";", ';', "\t", '\t', "tab", '\t', "|", '|', " ", ' ', "space", ' ');
  private static final Map<String, Character> DECIMALS = Map.of(".", '.', ",", ',');
  private static final Map<String, CsvFormat.MissingValues> MISSING =
      Map.of(
          "refuse", CsvFormat.MissingValues.REFUSE, "skip-row", CsvFormat.MissingValues.SKIP_ROW);

  /** All label values that are not positive. */
  private static final String REST = "rest";

  private final Cursor data;

  TableSection(Cursor data) {
    this.data = data;
    data.optional("labels")
        .ifPresent(
            found -> {
              throw found.error("belongs to points; expected label, the name of a column");
            });
    data.optional("dimension")
        .ifPresent(
            found -> {
              throw found.error("belongs to libsvm; expected features, the names of columns");
            });
  }

  /** The selected rows of a csv file, whose path starts from the experiment's folder. */
  Dataset csv(Cursor source) {
    String label = data.required("label").text("the name of a column");
    CsvSelection selection = selection(label, data.required("positive"));
    Optional<Character> separator = given("separator", SEPARATORS);
    Optional<Character> decimal = given("decimal", DECIMALS);
    if (separator.isPresent() && separator.equals(decimal)) {
      throw commaForBoth();
    }
    CsvFormat.MissingValues missing =
        data.optional("missing")
            .map(c -> c.choice("treatment of missing values", MISSING))
            .orElse(CsvFormat.MissingValues.REFUSE);
    Optional<Boolean> header = data.optional("header").map(Cursor::flag);
    ReferencedFile file = ReferencedFile.of(source, "a csv file");
    String name = file.path().toString();
    byte[] bytes = file.bytes();
    TableDetection table = new TableDetection(name, bytes, label, header.orElse(true));
    char parting = separator.orElseGet(() -> separator(source, table, decimal));
    char point = decimal.orElseGet(() -> decimal(source, table, parting));
    try {
      CsvFormat format = new CsvFormat(header, parting, point, missing);
      TableReading read = CsvReader.read(name, new ByteArrayInputStream(bytes), selection, format);
      Omissions.of(source, read).forEach(sentence -> source.origin().note(sentence));
      return read.data();
    } catch (DataException e) {
      throw source.error(String.valueOf(e.getMessage()));
    }
  }

  private <T> Optional<T> given(String key, Map<String, T> meanings) {
    return data.optional(key).map(c -> c.choice(key, meanings));
  }

  private ExperimentException commaForBoth() {
    return data.required("decimal")
        .error(
            "the comma also separates cells; expected separator: ';', or another one, beside it");
  }

  /** The separator that the first line shows, which is said unless it is the comma. */
  private char separator(Cursor source, TableDetection table, Optional<Character> decimal) {
    List<Character> fitting = table.separators(decimal);
    if (fitting.size() > 1) {
      throw source.error(
          "the first line of the table can be read with different separators; expected separator: "
              + TableDetection.words(fitting));
    }
    char found = fitting.isEmpty() ? ',' : fitting.get(0);
    if (decimal.equals(Optional.of(found))) {
      throw commaForBoth();
    }
    if (found != ',') {
      String word = TableDetection.words(fitting);
      source
          .origin()
          .note(
              "%s: cells are separated by %s, as its first line shows."
                  .formatted(source.text("a path"), word));
    }
    return found;
  }

  /** The decimal sign that the cells show, which is said unless it is the point. */
  private static char decimal(Cursor source, TableDetection table, char separator) {
    if (separator == ',' || !table.hasDecimalCommas(separator)) {
      return '.';
    }
    source
        .origin()
        .note(
            "%s: decimals are written with commas, as its cells show."
                .formatted(source.text("a path")));
    return ',';
  }

  /** The selected rows of bundled data; column and classes have defaults there. */
  Dataset builtin(Cursor source) {
    String name = source.text("the name of bundled data");
    if (!BundledData.names().contains(name)) {
      throw source.unknown("data", BundledData.names());
    }
    try {
      BundledData bundled = BundledData.named(name);
      return bundled.read(selection(bundled));
    } catch (DataException e) {
      throw source.error(String.valueOf(e.getMessage()));
    }
  }

  private CsvSelection selection(BundledData bundled) {
    String label =
        data.optional("label").map(c -> c.text("the name of a column")).orElse(bundled.label());
    if (!data.has("positive") && !data.has("negative")) {
      CsvSelection usual = bundled.defaultSelection();
      return withFeatures(
          new CsvSelection(label, usual.positive(), usual.negative(), List.of(), false));
    }
    return selection(label, data.required("positive"));
  }

  private CsvSelection selection(String label, Cursor positive) {
    Cursor negative = data.required("negative");
    boolean isRest = !negative.isList() && negative.text("a label value").equals(REST);
    CsvSelection rows =
        new CsvSelection(
            label, classes(positive), isRest ? List.of() : classes(negative), List.of(), false);
    return withFeatures(isRest ? rows.againstRest() : rows);
  }

  /** The columns listed, or all but those excepted. */
  private CsvSelection withFeatures(CsvSelection rows) {
    Optional<Cursor> features = data.optional("features");
    if (features.isEmpty()) {
      return rows;
    }
    if (features.get().isList()) {
      return rows.withFeatures(distinct(features.get(), "a list of columns"));
    }
    features.get().onlyKeys(List.of(DataSection.EXCEPT));
    return rows.withoutFeatures(
        distinct(features.get().required(DataSection.EXCEPT), "a list of columns"));
  }

  /** One label value, or a list of them. */
  private static List<String> classes(Cursor cursor) {
    return cursor.isList()
        ? distinct(cursor, "a list of label values")
        : List.of(cursor.text("a label value or a list of them"));
  }

  private static List<String> distinct(Cursor list, String expectation) {
    Set<String> seen = new HashSet<>();
    List<String> texts = new ArrayList<>();
    for (Cursor item : list.items(expectation)) {
      String text = item.text("a text");
      if (!seen.add(text)) {
        throw item.error("found '" + text + "' a second time; expected each once");
      }
      texts.add(text);
    }
    if (texts.isEmpty()) {
      throw list.error("the list is empty; expected at least one entry");
    }
    return texts;
  }
}
