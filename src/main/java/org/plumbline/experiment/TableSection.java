package org.plumbline.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.plumbline.data.BundledData;
import org.plumbline.data.CsvReader;
import org.plumbline.data.CsvSelection;
import org.plumbline.data.DataException;
import org.plumbline.data.Dataset;

/** Reads samples from a table: a csv file beside the experiment, or data in the jar. */
final class TableSection {
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
    CsvSelection selection =
        selection(
            data.required("label").text("the name of a column"),
            classes(data.required("positive")),
            classes(data.required("negative")));
    Path file = ReferencedFile.of(source, "a csv file").path();
    try {
      return CsvReader.read(file, selection);
    } catch (DataException e) {
      throw source.error(String.valueOf(e.getMessage()));
    }
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
      return selection(label, usual.positive(), usual.negative());
    }
    return selection(label, classes(data.required("positive")), classes(data.required("negative")));
  }

  private CsvSelection selection(String label, List<String> positive, List<String> negative) {
    List<String> features =
        data.optional("features")
            .map(list -> distinct(list, "a list of columns"))
            .orElse(List.of());
    return new CsvSelection(label, positive, negative, features, false);
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
