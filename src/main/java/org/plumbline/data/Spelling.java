package org.plumbline.data;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What to offer instead of a name that is not known: the nearest known one, and some of the others.
 */
final class Spelling {
  private static final int OFFERED = 12;
  private static final int COMPARED_LENGTH = 64;

  private Spelling() {}

  /** The known names as a phrase for an error message, nearest to {@code wanted} first. */
  static String alternatives(String wanted, Collection<String> known) {
    if (known.isEmpty()) {
      return "nothing, because there is none";
    }
    Comparator<String> byDistance = Comparator.comparingInt(name -> distance(wanted, name));
    String offered =
        known.stream()
            .sorted(byDistance.thenComparing(Comparator.naturalOrder()))
            .limit(OFFERED)
            .map(DataException::quoted)
            .collect(Collectors.joining(", "));
    String rest = known.size() <= OFFERED ? "" : " or " + (known.size() - OFFERED) + " others";
    return (known.size() == 1 ? "" : "one of ") + offered + rest;
  }

  /** The Levenshtein distance of the beginnings of two names, letter case aside. */
  static int distance(String left, String right) {
    String a = beginning(left);
    String b = beginning(right);
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }

  private static String beginning(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.substring(0, Math.min(lower.length(), COMPARED_LENGTH));
  }
}
