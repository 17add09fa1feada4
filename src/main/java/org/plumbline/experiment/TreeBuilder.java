package org.plumbline.experiment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Builds the tree from a parser's tokens and refuses what experiment files may not use: tags,
 * anchors, aliases, repeated keys, several documents, deep nesting.
 *
 * <p>Aliases are refused at the token and never followed, so a file cannot stand for more than it
 * holds.
 */
final class TreeBuilder {
  private static final int DEEPEST = 20;
  private static final int MOST_NODES = 4_000_000;

  private final String file;
  private final JsonParser parser;
  private final String text;

  /** The code points, by which YAML counts; empty if every one is a single character. */
  private final int[] wide;

  private int nodes;

  TreeBuilder(String file, String text, JsonParser parser) {
    this.file = file;
    this.text = text;
    boolean narrow = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    this.wide = narrow ? new int[0] : text.codePoints().toArray();
    this.parser = parser;
  }

  /** The only document of the text. */
  Node build() throws IOException {
    Node top = node(parser.nextToken(), KeyPath.TOP, 0);
    if (parser.nextToken() != null) {
      throw error(KeyPath.TOP, "a second document begins; expected only one");
    }
    return top;
  }

  private Node node(@Nullable JsonToken token, KeyPath path, int depth) throws IOException {
    if (token == null) {
      return new Node.Nothing(1);
    }
    refuseProperties(path);
    requireBounds(path, depth);
    return switch (token) {
      case START_OBJECT -> mapping(path, depth);
      case START_ARRAY -> sequence(path, depth);
      case VALUE_NULL -> new Node.Nothing(line());
      default -> scalar(parser.getText());
    };
  }

  /** A value left empty comes as an empty text. */
  private Node scalar(String value) {
    return value.isEmpty() ? new Node.Nothing(line()) : new Node.Scalar(value, line());
  }

  private void requireBounds(KeyPath path, int depth) {
    if (depth > DEEPEST) {
      throw error(KeyPath.TOP, "it is nested more than " + DEEPEST + " deep; expected at most 6");
    }
    if (++nodes > MOST_NODES) {
      throw error(path, "more than " + MOST_NODES + " values; expected data in a csv file");
    }
  }

  private Node mapping(KeyPath path, int depth) throws IOException {
    int begin = line();
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      int keyLine = line();
      KeyPath here = path.key(key);
      refuseProperties(here);
      Node.Entry before = entries.get(key);
      if (before != null) {
        throw error(
            here, "given twice, first in line " + before.line() + "; expected each key once");
      }
      entries.put(key, new Node.Entry(node(parser.nextToken(), here, depth + 1), keyLine));
    }
    return new Node.Mapping(Collections.unmodifiableMap(entries), begin);
  }

  private Node sequence(KeyPath path, int depth) throws IOException {
    int begin = line();
    List<Node> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token, path.item(items.size()), depth + 1));
    }
    return new Node.Sequence(Collections.unmodifiableList(items), begin);
  }

  /**
   * Refuses a node with properties. They are recognised by the character a node begins with, which
   * no plain or quoted text and no collection shares: the parser does not report those of plain
   * texts and of keys.
   */
  private void refuseProperties(KeyPath path) {
    if (parser instanceof YAMLParser) {
      switch (firstCharacter()) {
        case '*' -> throw error(path, "an alias (*name) is used; expected the value written out");
        case '&' -> throw error(path, "an anchor (&name) is used; expected the value alone");
        case '!' -> throw error(path, "a tag (!name) is used; expected the value alone");
        default -> {
          return;
        }
      }
    }
  }

  private int firstCharacter() {
    long offset = parser.currentTokenLocation().getCharOffset();
    if (wide.length == 0) {
      return offset >= 0 && offset < text.length() ? text.charAt((int) offset) : ' ';
    }
    return offset >= 0 && offset < wide.length ? wide[(int) offset] : ' ';
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private ExperimentException error(KeyPath path, String problem) {
    return new ExperimentException(file, line(), path.toString(), problem);
  }
}
