package org.plumbline.experiment;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The nearest known word to a misspelt one. */
final class Spelling {
  private static final int LONGEST = 60;

  private Spelling() {}

  /**
   * The known word at the smallest Levenshtein distance, if that is at most a third of the length
   * of {@code word}; the first such word where several are equally near.
   */
  static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> candidate.length() <= LONGEST)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= (word.length() + 1) / 3);
  }

  /** The number of insertions, deletions and replacements that turn one word into the other. */
  static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
