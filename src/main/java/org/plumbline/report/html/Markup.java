package org.plumbline.report.html;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Elements with their attributes and texts, written one after the other: well-formed XML that HTML
 * parsers read alike.
 *
 * <p>Names of elements and attributes are the program's own; texts and values are anybody's and are
 * escaped.
 */
public final class Markup {
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element; attributes are names and values in turn. */
  public Markup open(String element, String... attributes) {
    tag(element, attributes);
    text.append('>');
    open.push(element);
    return this;
  }

  /** Closes the element opened last of those that are open. */
  public Markup close() {
    text.append("</").append(open.pop()).append('>');
    return this;
  }

  /** Closes the element opened last and ends the line. */
  public Markup closeLine() {
    close();
    text.append('\n');
    return this;
  }

  /** An element without content, for those that have none by their kind, and for figures. */
  public Markup empty(String element, String... attributes) {
    tag(element, attributes);
    text.append("/>");
    return this;
  }

  /** An element that holds a text. */
  public Markup leaf(String element, String content, String... attributes) {
    return open(element, attributes).text(content).close();
  }

  /** A text, escaped. */
  public Markup text(String content) {
    escape(content);
    return this;
  }

  /** What another markup has, which is well-formed by itself. */
  public Markup add(Markup other) {
    text.append(other);
    return this;
  }

  /** A text that is neither escaped nor anybody's but the program's own. */
  public Markup own(String markup) {
    text.append(markup);
    return this;
  }

  private void tag(String element, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException("an attribute of " + element + " has no value");
    }
    text.append('<').append(element);
    for (int a = 0; a < attributes.length; a += 2) {
      text.append(' ').append(attributes[a]).append("=\"");
      escape(attributes[a + 1]);
      text.append('"');
    }
  }

  private void escape(String content) {
    content
        .codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.appendCodePoint(isPrintable(c) ? c : 0xFFFD);
              }
            });
  }

  /** Whether a character is part of a text, and neither steers its display nor breaks XML. */
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /**
   * What was written.
   *
   * @throws IllegalStateException if an element is still open
   */
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException(open.peek() + " is not closed");
    }
    return text.toString();
  }
}
