package org.plumbline.report;

import java.util.ArrayList;
import java.util.List;

/** Words set in lines of bounded width, as far as words allow. */
final class Paragraph {
  /** The width of everything the terminal shows. */
  static final int WIDTH = 110;

  private Paragraph() {}

  /**
   * The lines of a text, the first behind {@code prefix}, the others behind as many blanks.
   *
   * @param prefix what stands before the text
   * @param text words separated by blanks
   */
  static List<String> hanging(String prefix, String text) {
    return indented(prefix, " ".repeat(prefix.length()), text);
  }

  /** The lines of a text, the first behind {@code prefix}, the others behind {@code indent}. */
  static List<String> indented(String prefix, String indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(prefix);
    boolean isFresh = true;
    for (String word : text.split(" ", -1)) {
      if (!isFresh && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        isFresh = true;
      }
      line.append(isFresh ? "" : " ").append(word);
      isFresh = false;
    }
    lines.add(line.toString());
    return lines;
  }

  /**
   * The text followed by blanks up to the width of its column, and by two at least, so that a text
   * that is longer than its column stays apart from the next.
   */
  static String column(String text, int width) {
    return text + " ".repeat(Math.max(2, width - text.length()));
  }
}
