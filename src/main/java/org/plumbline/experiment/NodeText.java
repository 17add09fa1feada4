package org.plumbline.experiment;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A node as YAML on one line, which reads as the same node. */
final class NodeText {
  /** What needs no quotes in YAML, nor has another meaning there. */
  private static final Pattern PLAIN = Pattern.compile("-?[A-Za-z0-9_/.+][A-Za-z0-9_/.+-]*");

  private NodeText() {}

  /** The text of a node. */
  static String of(Node node) {
    if (node instanceof Node.Scalar scalar) {
      return scalar(scalar.text());
    }
    if (node instanceof Node.Sequence list) {
      return list.items().stream().map(NodeText::of).collect(Collectors.joining(", ", "[", "]"));
    }
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries().entrySet().stream()
          .map(NodeText::entry)
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return "null";
  }

  private static String entry(Map.Entry<String, Node.Entry> entry) {
    return scalar(entry.getKey()) + ": " + of(entry.getValue().value());
  }

  static String scalar(String text) {
    boolean isPlain = PLAIN.matcher(text).matches() && !isWord(text);
    return isPlain
        ? text
        : '"'
            + text.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r")
            + '"';
  }

  /** Words that YAML takes for nothing. */
  private static boolean isWord(String text) {
    return text.equalsIgnoreCase("null") || text.equals("~");
  }
}
