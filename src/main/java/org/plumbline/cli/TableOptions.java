package org.plumbline.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.report.TextStyle;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options of the commands that print a table of findings. */
final class TableOptions {
  @Option(
      names = "--all",
      description =
          "Print a row for every finding, with its reason, instead of one line for those of a "
              + "kind, as in --all | less.")
  boolean all;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      converter = Reader.class,
      completionCandidates = Words.class,
      description =
          "Whether verdicts are coloured: auto (on a terminal, unless NO_COLOR is set; the "
              + "default), always or never, as in --color never.")
  When color = When.AUTO;

  /** When something is done. */
  enum When {
    /** On a terminal, unless NO_COLOR is set. */
    AUTO,
    /** In any case. */
    ALWAYS,
    /** In no case. */
    NEVER;

    /** Whether it is done on standard output. */
    boolean applies(boolean isTerminal, Map<String, String> environment) {
      return switch (this) {
        case ALWAYS -> true;
        case NEVER -> false;
        case AUTO ->
            isTerminal
                && Optional.ofNullable(environment.get("NO_COLOR"))
                    .filter(value -> !value.isEmpty())
                    .isEmpty();
      };
    }
  }

  /** The words for that. */
  static final class Words implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("auto", "always", "never").iterator();
    }
  }

  /** Reads when something is done. */
  static final class Reader implements ITypeConverter<When> {
    @Override
    public When convert(String text) {
      return Nearest.choice(
          text,
          Map.of("auto", When.AUTO, "always", When.ALWAYS, "never", When.NEVER),
          "auto, always or never");
    }
  }

  /** How the table is set on this standard output. */
  TextStyle style() {
    return style(Terminal.isOutput(), Terminal.width(), System.getenv());
  }

  /**
   * How the table is set.
   *
   * @param isTerminal whether it is printed on a terminal
   * @param width its columns
   * @param environment variables by their names
   */
  TextStyle style(boolean isTerminal, int width, Map<String, String> environment) {
    return new TextStyle(width, color.applies(isTerminal, environment), all);
  }
}
