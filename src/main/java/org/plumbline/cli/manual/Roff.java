package org.plumbline.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Texts as the language of manual pages has them. */
final class Roff {
  private static final int LAST_ASCII = 0x7E;
  private static final int WIDTH = 78;

  private Roff() {}

  /** A line that is shown as it is, one character for each of its own. */
  static String text(String text) {
    StringBuilder written = new StringBuilder();
    text.codePoints().forEach(point -> written.append(character(point)));
    return guarded(written.toString());
  }

  /** Lines as paragraphs, which the reader's terminal breaks anew. */
  static String paragraphs(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .map(Roff::wrapped)
        .collect(Collectors.joining("\n.PP\n"));
  }

  private static String wrapped(String line) {
    List<String> lines = new ArrayList<>();
    StringBuilder last = new StringBuilder();
    for (String word : text(line).strip().split(" +", -1)) {
      if (last.length() > 0 && last.length() + 1 + word.length() > WIDTH) {
        lines.add(guarded(last.toString()));
        last.setLength(0);
      }
      last.append(last.length() == 0 ? "" : " ").append(word);
    }
    lines.add(guarded(last.toString()));
    return String.join("\n", lines);
  }

  /** A line that begins with a point would be a command. */
  private static String guarded(String line) {
    return line.startsWith(".") ? "\\&" + line : line;
  }

  private static String character(int point) {
    return switch (point) {
      case '\\' -> "\\(rs";
      case '-' -> "\\-";
      case '\'' -> "\\(aq";
      case '`' -> "\\(ga";
      case '^' -> "\\(ha";
      case '~' -> "\\(ti";
      default -> point > LAST_ASCII ? String.format("\\[u%04X]", point) : Character.toString(point);
    };
  }

  /** A word as it is to be typed. */
  static String bold(String word) {
    return "\\fB" + text(word) + "\\fR";
  }

  /** A word that stands for others. */
  static String italic(String word) {
    return "\\fI" + text(word) + "\\fR";
  }
}
