package org.plumbline.array;

/** Says in one line why arrays cannot be read: the place, what is wrong, what is expected. */
public final class ArrayException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MAX_LENGTH = 1_000;

  /** The defect {@code problem} at {@code place}, where {@code expectation} would be right. */
  public ArrayException(String place, String problem, String expectation) {
    super(oneLine(place + ": " + problem + "; expected " + expectation));
  }

  /** Some words of a file in quotes, shortened when long. */
  static String quoted(String text) {
    return "'" + (text.length() <= 40 ? text : text.substring(0, 37) + "...") + "'";
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }

  private static String oneLine(String text) {
    String shortened = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    return shortened.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }
}
