package org.plumbline.experiment;

/** Lines of YAML. */
final class YamlText {
  private static final String INDENT = "  ";

  private final StringBuilder text = new StringBuilder();

  /** Appends a line at the given depth. */
  void line(int depth, String content) {
    text.append(INDENT.repeat(depth)).append(content).append('\n');
  }

  /** The text in double quotes, everything but printable ASCII escaped. */
  static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    value.codePoints().forEach(point -> append(quoted, point));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int point) {
    if (point == '"' || point == '\\') {
      quoted.append('\\').appendCodePoint(point);
    } else if (point >= ' ' && point <= '~') {
      quoted.appendCodePoint(point);
    } else {
      quoted.append(String.format("\\U%08x", point));
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
