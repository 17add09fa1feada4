package org.plumbline.data;

/**
 * Says that data cannot be read as exact labelled samples: one line with the file, the place in it,
 * what is wrong and what is expected.
 */
public final class DataException extends Exception {
  private static final long serialVersionUID = 1L;

  /** The longest message; whatever a file contains, the report of it stays readable. */
  private static final int MAX_LENGTH = 1_000;

  /** The defect {@code problem} at {@code place}, where {@code expectation} would be right. */
  DataException(String place, String problem, String expectation) {
    super(oneLine(place + ": " + problem + "; expected " + expectation));
  }

  /** A cell or a name in quotes, shortened when long. */
  static String quoted(String text) {
    return "'" + (text.length() <= 40 ? text : text.substring(0, 37) + "...") + "'";
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
      char c = text.charAt(i);
      boolean harmless = !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
      line.append(harmless ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return line.toString();
  }
}
