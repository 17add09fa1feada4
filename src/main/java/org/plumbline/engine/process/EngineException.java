package org.plumbline.engine.process;

/** What went wrong with an engine, in one line that can be shown to its author. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 600;

  /** What an engine can do wrong, apart from wrong numbers. */
  public enum Kind {
    /** It cannot be started. */
    NOT_STARTED,
    /** It ended, or closed its output, while an answer was due. */
    ENDED,
    /** No answer came in time. */
    TIMED_OUT,
    /** What it wrote is not the protocol. */
    GARBLED,
    /** It answered with an error object. */
    REFUSED,
    /** It answered, but not with the numbers asked for. */
    MEANINGLESS
  }

  /** The kind of failure. */
  private final Kind kind;

  /**
   * A failure.
   *
   * @param kind the kind of failure
   * @param message what happened; control characters are replaced and what is too long is cut
   */
  public EngineException(Kind kind, String message) {
    super(oneLine(message));
    this.kind = kind;
  }

  /** The kind of failure. */
  public Kind kind() {
    return kind;
  }

  /** Whether the engine can still be asked other things. */
  public boolean isRecoverable() {
    return kind == Kind.REFUSED || kind == Kind.MEANINGLESS;
  }

  /** The message; never null. */
  public String text() {
    return String.valueOf(getMessage());
  }

  /** A text in one printable line, cut if it is long. */
  static String oneLine(String text) {
    String line = text.strip().replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+", "\uFFFD");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
  }
}
