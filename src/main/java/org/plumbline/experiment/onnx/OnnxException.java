package org.plumbline.experiment.onnx;

/**
 * Says in one line why a model cannot be read: the place in it, what is wrong, what is expected.
 */
public final class OnnxException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MAX_LENGTH = 1_000;

  /** The defect {@code problem} at {@code place}, where {@code expectation} would be right. */
  OnnxException(String place, String problem, String expectation) {
    super(oneLine(place + ": " + problem + "; expected " + expectation));
  }

  /** The complaint of another reader, in its words. */
  OnnxException(String complaint) {
    super(oneLine(complaint));
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** A name in quotes, shortened when long. */
  static String quoted(String text) {
    return "'" + (text.length() <= 60 ? text : text.substring(0, 57) + "...") + "'";
  }

  private static String oneLine(String text) {
    String shortened = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    return shortened.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }
}
