package org.plumbline.compare.recording;

import org.plumbline.array.ArrayException;
import org.plumbline.data.DataException;

/** Says in one line why a file is no recording: the place, what is wrong, what is expected. */
public final class RecordingException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int MAX_LENGTH = 1_000;

  /**
   * A complaint.
   *
   * @param place the file, and where in it
   * @param problem what is wrong there
   * @param expectation what is expected in its place
   */
  public RecordingException(String place, String problem, String expectation) {
    super(oneLine(place + ": " + problem + "; expected " + expectation));
  }

  /** The complaint of a reader of tables. */
  RecordingException(DataException complaint) {
    super(String.valueOf(complaint.getMessage()), complaint);
  }

  /** The complaint of a reader of arrays. */
  RecordingException(ArrayException complaint) {
    super(complaint.text());
  }

  /** The same, with what may be stated on the command line. */
  RecordingException(ArrayException complaint, String remedy) {
    super(oneLine(complaint.text() + remedy));
  }

  /** Some words of a file in quotes, shortened when long. */
  static String quoted(String text) {
    return "'" + (text.length() <= 40 ? text : text.substring(0, 37) + "...") + "'";
  }

  /** The words of a file on one line, shortened when long. */
  static String oneLine(String text) {
    String shortened = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH);
    return shortened.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }
}
