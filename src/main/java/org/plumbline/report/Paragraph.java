package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words set in lines of bounded width. A word that is longer than a line is broken.
 *
 * @param width the columns of a line
 */
record Paragraph(int width) {
  /** Parts of words that are narrower than this would be no help. */
  private static final int FEWEST = 8;

  /** A blank at which a line may end: not between the sides of a relation or a range. */
  private static final Pattern GAP =
      Pattern.compile("(?<=[,:;]) |(?<!(^| )(=|<=|>=|<|…)|(^| )--[a-z-]{1,20}) (?!(=|<=|>=|<|…) )");

  /**
   * The lines of a text, the first behind {@code prefix}, the others behind as many blanks.
   *
   * @param prefix what stands before the text
   * @param text words separated by blanks
   */
  List<String> hanging(String prefix, String text) {
    return indented(prefix, " ".repeat(DisplayWidth.of(prefix)), text);
  }

  /** The lines of a text, the first behind {@code prefix}, the others behind {@code indent}. */
  List<String> indented(String prefix, String indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(prefix);
    int used = DisplayWidth.of(prefix);
    boolean isFresh = true;
    for (String word : words(text, Math.max(FEWEST, width - DisplayWidth.of(indent)))) {
      int needed = DisplayWidth.of(word) + (isFresh ? 0 : 1);
      if (used + needed > width && !(isFresh && used <= DisplayWidth.of(indent))) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        used = DisplayWidth.of(indent);
        needed = DisplayWidth.of(word);
        isFresh = true;
      }
      line.append(isFresh ? "" : " ").append(word);
      used += needed;
      isFresh = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * The words of a text, together what belongs together, in parts what takes more columns than a
   * line has.
   */
  private static List<String> words(String text, int columns) {
    List<String> words = new ArrayList<>();
    for (String glued : GAP.split(text, -1)) {
      boolean fits = DisplayWidth.of(glued) <= columns;
      words.addAll(broken(fits ? List.of(glued) : List.of(glued.split(" ", -1)), columns));
    }
    return words;
  }

  private static List<String> broken(List<String> whole, int columns) {
    List<String> words = new ArrayList<>();
    for (String word : whole) {
      String rest = word;
      while (DisplayWidth.of(rest) > columns) {
        String part = DisplayWidth.cut(rest, columns);
        words.add(part);
        rest = rest.substring(part.length());
      }
      words.add(rest);
    }
    return words;
  }

  /**
   * The text followed by blanks up to the width of its column, and by two at least, so that a text
   * that is longer than its column stays apart from the next.
   */
  static String column(String text, int width) {
    return text + " ".repeat(Math.max(2, width - DisplayWidth.of(text)));
  }
}
