package org.plumbline.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What to offer instead of a name that is not known: the nearest known one, and perhaps some of the
 * others.
 *
 * <p>Names are as far apart as the insertions, deletions and replacements of letters that turn one
 * into the other (V. I. Levenshtein, Soviet Physics Doklady 10, 1966).
 */
public final class Spelling {
  private static final int OFFERED = 12;
  private static final int COMPARED_LENGTH = 64;

  /** Longer words are no misspelling of a short one. */
  private static final int LONGEST = 60;

  private Spelling() {}

  /**
   * The known names as a phrase for an error message, nearest to {@code wanted} first; their
   * beginnings are compared, letter case aside.
   */
  static String alternatives(String wanted, Collection<String> known) {
    if (known.isEmpty()) {
      return "nothing, because there is none";
    }
    Comparator<String> byDistance =
        Comparator.comparingInt(name -> distance(beginning(wanted), beginning(name)));
    String offered =
        known.stream()
            .sorted(byDistance.thenComparing(Comparator.naturalOrder()))
            .limit(OFFERED)
            .map(DataException::quoted)
            .collect(Collectors.joining(", "));
    String rest = known.size() <= OFFERED ? "" : " or " + (known.size() - OFFERED) + " others";
    return (known.size() == 1 ? "" : "one of ") + offered + rest;
  }

  /**
   * The known word nearest to {@code word}, if its distance is at most a third of the length of
   * {@code word}; the first such word where several are equally near.
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> candidate.length() <= LONGEST)
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .filter(candidate -> distance(word, candidate) <= (word.length() + 1) / 3);
  }

  /** The Levenshtein distance of two words. */
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

  private static String beginning(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.substring(0, Math.min(lower.length(), COMPARED_LENGTH));
  }
}
