package org.plumbline.report;

import java.util.List;

/**
 * A line for a terminal, part of which may be coloured. Names come from the experiment file; none
 * of them may steer the terminal, so whatever would is replaced here, and colours are added after
 * that.
 *
 * @param text the line, without characters that steer a terminal
 * @param from where what is coloured begins
 * @param length how long that is; 0 if nothing is coloured
 * @param colour its colour
 */
record TextLine(String text, int from, int length, Colour colour) {
  private static final String RESET = "\u001b[0m";

  /** How something is made to stand out. */
  enum Colour {
    NONE(""),
    BOLD("1"),
    DIM("2"),
    RED("1;31"),
    GREEN("32"),
    YELLOW("33"),
    CYAN("36");

    private final String code;

    Colour(String code) {
      this.code = code;
    }
  }

  /** A line without characters that steer a terminal or blanks at its end. */
  TextLine {
    text = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD").stripTrailing();
    length = Math.max(0, Math.min(length, text.length() - from));
  }

  /** A line without colour. */
  static TextLine plain(String text) {
    return new TextLine(text, 0, 0, Colour.NONE);
  }

  /** Lines without colour. */
  static List<TextLine> plain(List<String> texts) {
    return texts.stream().map(TextLine::plain).toList();
  }

  /** A line in one colour. */
  static TextLine of(String text, Colour colour) {
    return new TextLine(text, 0, text.length(), colour);
  }

  /** The line as it is printed. */
  String printed(boolean isColoured) {
    if (!isColoured || length == 0 || colour == Colour.NONE) {
      return text;
    }
    return text.substring(0, from)
        + "\u001b["
        + colour.code
        + "m"
        + text.substring(from, from + length)
        + RESET
        + text.substring(from + length);
  }
}
