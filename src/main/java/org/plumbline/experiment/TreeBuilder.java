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
 * Builds the tree from a parser's tokens and refuses what experiment files may not use: tags, anchors, aliases,
 * repeated keys, several documents, deep nesting.
 *
 * <p>Aliases are refused at the token and never followed, so a file cannot stand for more than it holds.
 */
final class TreeBuilder {
  private static final int DEEPEST = 20;
  private static final int MOST_NODES = 4_000_000;

  private final String file;
  private final JsonParser parser;
  private int nodes;

  TreeBuilder(String file, JsonParser parser) {
    this.file = file;
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
    refuseExtras(path);
    requireBounds(path, depth);
    return switch (token) {
      case START_OBJECT -> mapping(path, depth);
      case START_ARRAY -> sequence(path, depth);
      case VALUE_NULL -> new Node.Nothing(line());
      default -> new Node.Scalar(parser.getText(), line());
    };
  }

  private void requireBounds(KeyPath path, int depth) {
    if (depth > DEEPEST) {
      throw error(KeyPath.TOP, "nested more than " + DEEPEST + " deep; expected at most 6");
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
      refuseExtras(here);
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

  private void refuseExtras(KeyPath path) throws IOException {
    if (!(parser instanceof YAMLParser yaml)) {
      return;
    }
    if (yaml.isCurrentAlias()) {
      throw error(path, "an alias (*name) is used; expected the value written out");
    }
    if (yaml.getObjectId() != null) {
      throw error(path, "an anchor (&name) is used; expected the value alone");
    }
    if (yaml.getTypeId() != null) {
      throw error(path, "a tag (!name) is used; expected the value alone");
    }
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private ExperimentException error(KeyPath path, String problem) {
    return new ExperimentException(file, line(), path.toString(), problem);
  }
}
