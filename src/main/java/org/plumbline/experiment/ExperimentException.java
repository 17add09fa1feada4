package org.plumbline.experiment;

/**
 * A complaint about an experiment file; the message is one line {@code file:line: key.path[2]: what
 * is wrong; expected …}.
 *
 * <p>Line and path are left out of the message where there are none. Texts taken from the file are
 * made printable and cut short, so that no file can break the line or forge another message.
 */
public final class ExperimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_PART = 400;

  /** The file, as the user named it. */
  private final String file;

  /** The line, from 1, or 0 where no line is to blame. */
  private final int line;

  /** The keys leading to the place. */
  private final String path;

  /**
   * A complaint about one place of a file.
   *
   * @param file the file, as the user named it
   * @param line the line, from 1, or 0 where no line is to blame
   * @param path the keys leading to the place, such as {@code network.widths[2]}, or the empty text
   * @param problem what is wrong and what is expected
   */
  public ExperimentException(String file, int line, String path, String problem) {
    super(message(file, line, path, problem));
    this.file = oneLine(file);
    this.line = line;
    this.path = oneLine(path);
  }

  private static String message(String file, int line, String path, String problem) {
    StringBuilder message = new StringBuilder(oneLine(file));
    if (line > 0) {
      message.append(':').append(line);
    }
    if (!path.isEmpty()) {
      message.append(": ").append(oneLine(path));
    }
    return message.append(": ").append(oneLine(problem)).toString();
  }

  /** The file, as the user named it. */
  public String file() {
    return file;
  }

  /** The line, from 1, or 0 where no line is to blame. */
  public int line() {
    return line;
  }

  /** The keys leading to the place, such as {@code network.widths[2]}, or the empty text. */
  public String path() {
    return path;
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_PART)
        .forEach(point -> line.appendCodePoint(isPrintable(point) ? point : '\uFFFD'));
    boolean isCut = text.codePointCount(0, text.length()) > LONGEST_PART;
    return isCut ? line + "..." : line.toString();
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
