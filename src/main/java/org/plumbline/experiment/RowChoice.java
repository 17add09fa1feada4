package org.plumbline.experiment;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The samples that {@code data.rows} chooses among those of the two classes, which count from 0 in
 * the order of the file, as in reports: the first few, a range with both ends, every so many of
 * one, or a list.
 */
final class RowChoice {
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,9})\\.\\.([0-9]{1,9})");
  private static final String EXAMPLES =
      "how many, or samples such as 0..99, {from: 0, to: 99, every: 2} or a list";

  private final Cursor rows;
  private final int count;

  private RowChoice(Cursor rows, int count) {
    this.rows = rows;
    this.count = count;
  }

  /** The numbers of the samples chosen out of {@code count}, at least one, each once. */
  static List<Integer> of(Cursor rows, int count) {
    RowChoice choice = new RowChoice(rows, count);
    return rows.isList() ? choice.listed() : rows.isMapping() ? choice.spaced() : choice.written();
  }

  private List<Integer> listed() {
    Set<Integer> kept = new LinkedHashSet<>();
    for (Cursor item : rows.items("a list of samples, from 0")) {
      if (!kept.add((int) item.integer(0, count - 1))) {
        throw item.error("the sample is given a second time; expected each once");
      }
    }
    if (kept.isEmpty()) {
      throw rows.error("the list is empty; expected at least one sample");
    }
    return List.copyOf(kept);
  }

  private List<Integer> spaced() {
    rows.onlyKeys(List.of("from", "to", "every"));
    int from = rows.optional("from").map(c -> (int) c.integer(0, count - 1)).orElse(0);
    int to = rows.optional("to").map(c -> (int) c.integer(from, count - 1)).orElse(count - 1);
    int every = rows.optional("every").map(c -> (int) c.integer(1, count)).orElse(1);
    return IntStream.iterate(from, i -> i <= to, i -> i + every).boxed().toList();
  }

  private List<Integer> written() {
    String text = rows.text(EXAMPLES);
    if (COUNT.matcher(text).matches()) {
      return IntStream.range(0, (int) rows.integer(1, count)).boxed().toList();
    }
    Matcher range = RANGE.matcher(text);
    boolean isRange = range.matches();
    int first = isRange ? Integer.parseInt(String.valueOf(range.group(1))) : 0;
    int last = isRange ? Integer.parseInt(String.valueOf(range.group(2))) : count;
    if (first > last || last >= count) {
      throw rows.expected(
          "a..b within 0.."
              + (count - 1)
              + ", the samples in the order of the file, or "
              + EXAMPLES);
    }
    return IntStream.rangeClosed(first, last).boxed().toList();
  }
}
