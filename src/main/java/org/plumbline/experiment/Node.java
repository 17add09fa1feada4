package org.plumbline.experiment;

import java.util.List;
import java.util.Map;

/**
 * A node of the file's tree, with the line it begins on; scalars stay the text that was written.
 */
sealed interface Node {
  /** The line the node begins on, from 1. */
  int line();

  /** What was found, for a message. */
  String description();

  /** A text or number, quoted or plain. */
  record Scalar(String text, int line) implements Node {
    private static final int LONGEST_SHOWN = 40;

    @Override
    public String description() {
      boolean fits = text.length() <= LONGEST_SHOWN;
      return "'" + (fits ? text : text.substring(0, LONGEST_SHOWN - 3) + "...") + "'";
    }
  }

  /** A value left empty, {@code ~} or {@code null}. */
  record Nothing(int line) implements Node {
    @Override
    public String description() {
      return "nothing";
    }
  }

  /** A list. */
  record Sequence(List<Node> items, int line) implements Node {
    @Override
    public String description() {
      return "a list";
    }
  }

  /** A mapping; iteration follows the file. */
  record Mapping(Map<String, Entry> entries, int line) implements Node {
    @Override
    public String description() {
      return "a mapping";
    }
  }

  /** The value under a key of a mapping, with the key's line. */
  record Entry(Node value, int line) {}
}
