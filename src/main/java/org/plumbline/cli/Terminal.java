package org.plumbline.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.report.TextStyle;

/**
 * Standard output and standard error, in UTF-8 whatever the locale says.
 *
 * <p>The statements shown have mathematical symbols in them; bytes of UTF-8 pass through a terminal
 * that shows UTF-8 even if its locale is {@code C}, question marks would not come back.
 */
final class Terminal {
  /** What is said where standard output does not take what is printed there. */
  static final String UNWRITABLE =
      "standard output: it cannot be written to; expected an open pipe or a disk with "
          + "free space";

  private Terminal() {}

  /** Whether standard output is a terminal that shows colours: the launcher knows. */
  static boolean isOutput() {
    return Boolean.getBoolean("plumbline.output");
  }

  /** Whether standard error is a terminal on which a line can be rewritten. */
  static boolean isProgress() {
    return Boolean.getBoolean("plumbline.terminal");
  }

  /** The columns of what is printed: those of the terminal, of COLUMNS, or the usual ones. */
  static int width() {
    return width(isOutput(), System.getenv("COLUMNS"), System.getProperty("plumbline.columns"));
  }

  /** The columns of the line of progress. */
  static int progressWidth() {
    return width(isProgress(), System.getenv("COLUMNS"), System.getProperty("plumbline.columns"));
  }

  /**
   * The columns of a stream.
   *
   * @param isTerminal whether it is a terminal
   * @param asked the columns that the environment asks for
   * @param measured those of the terminal
   */
  static int width(boolean isTerminal, @Nullable String asked, @Nullable String measured) {
    return Stream.of(columns(asked), isTerminal ? columns(measured) : OptionalInt.empty())
        .filter(OptionalInt::isPresent)
        .findFirst()
        .orElse(OptionalInt.empty())
        .orElse(TextStyle.STANDARD_WIDTH);
  }

  private static OptionalInt columns(@Nullable String text) {
    return text != null && text.matches("[1-9][0-9]{0,3}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** Standard output; {@link PrintStream#checkError} tells whether all of it was taken. */
  static PrintStream out() {
    return new PrintStream(System.out, false, StandardCharsets.UTF_8);
  }

  /** Standard error, or nowhere. */
  static PrintStream progress(boolean isQuiet) {
    return isQuiet
        ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)
        : new PrintStream(System.err, true, StandardCharsets.UTF_8);
  }

  /** A writer on one of the two streams. */
  static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** The words of a user as part of a message: control characters and line ends are replaced. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }

  /**
   * Prints a text on standard output.
   *
   * @throws InputException if not all of it was taken
   */
  static void print(String text) {
    PrintStream out = out();
    out.print(text);
    out.flush();
    if (out.checkError() || System.out.checkError()) {
      throw new InputException(UNWRITABLE);
    }
  }
}
