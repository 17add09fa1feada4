package org.plumbline.experiment;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.data.Spelling;
import org.plumbline.number.Rational;

/**
 * A node of an experiment file together with its place: all values are read through here, so that
 * every complaint names file, line and keys.
 */
final class Cursor {
  private final Origin origin;
  private final KeyPath path;
  private final Node node;

  private Cursor(Origin origin, KeyPath path, Node node) {
    this.origin = origin;
    this.path = path;
    this.node = node;
  }

  /** The top of a file. */
  static Cursor top(Origin origin, Node node) {
    return new Cursor(origin, KeyPath.TOP, node);
  }

  /** The node itself. */
  Node node() {
    return node;
  }

  /** The file being read. */
  Origin origin() {
    return origin;
  }

  /** A complaint about this place. */
  ExperimentException error(String problem) {
    return error(path, node.line(), problem);
  }

  /** The complaint that something else was expected than what is here. */
  ExperimentException expected(String expectation) {
    return error("found " + node.description() + "; expected " + expectation);
  }

  private ExperimentException error(KeyPath place, int line, String problem) {
    return new ExperimentException(origin.file(), line, place.toString(), problem);
  }

  /** The complaint that {@code word} is none of the known ones, with the nearest of them. */
  ExperimentException unknown(String what, Collection<String> known) {
    return error(unknownText(what + " " + node.description(), text("text"), known));
  }

  private static String unknownText(String subject, String word, Collection<String> known) {
    String hint =
        Spelling.nearest(word, known).map(near -> " (did you mean " + near + "?)").orElse("");
    return "unknown " + subject + hint + "; expected " + oneOf(known);
  }

  private static String oneOf(Collection<String> known) {
    return known.size() == 1
        ? known.iterator().next()
        : known.isEmpty() ? "none" : "one of " + String.join(", ", known);
  }

  /** Whether the value was left empty. */
  boolean isNothing() {
    return node instanceof Node.Nothing;
  }

  /** Whether this is a list. */
  boolean isList() {
    return node instanceof Node.Sequence;
  }

  /** Whether this is a mapping. */
  boolean isMapping() {
    return node instanceof Node.Mapping;
  }

  /** Whether this is a list with nothing in it. */
  boolean isEmptyList() {
    return node instanceof Node.Sequence list && list.items().isEmpty();
  }

  private Map<String, Node.Entry> entries(String expectation) {
    if (node instanceof Node.Mapping mapping) {
      return mapping.entries();
    }
    throw expected(expectation);
  }

  /** The keys of this mapping, in the order of the file. */
  List<String> keys(String expectation) {
    return List.copyOf(entries(expectation).keySet());
  }

  /** Refuses keys other than the given ones, naming the nearest of these. */
  void onlyKeys(Collection<String> known) {
    entries("a mapping with the keys " + String.join(", ", known))
        .forEach(
            (key, entry) -> {
              if (!known.contains(key)) {
                throw error(path.key(key), entry.line(), unknownText("key", key, known));
              }
            });
  }

  /** Whether this mapping has the key. */
  boolean has(String key) {
    return optional(key).isPresent();
  }

  /** The value under a key that may be missing. */
  Optional<Cursor> optional(String key) {
    return Optional.ofNullable(entries("a mapping").get(key))
        .map(entry -> new Cursor(origin, path.key(key), entry.value()));
  }

  /** The value under a key that must be there. */
  Cursor required(String key) {
    return optional(key).orElseThrow(() -> error("a key is missing; expected " + key));
  }

  /** The items of this list. */
  List<Cursor> items(String expectation) {
    if (!(node instanceof Node.Sequence list)) {
      throw expected(expectation);
    }
    List<Cursor> items = new ArrayList<>(list.items().size());
    for (Node item : list.items()) {
      items.add(new Cursor(origin, path.item(items.size()), item));
    }
    return items;
  }

  /** The items of this list, which must be {@code count} many, {@code why} says. */
  List<Cursor> items(int count, String noun, String why) {
    String expectation = counted(count, noun) + ", " + why;
    List<Cursor> items = items("a list of " + expectation);
    if (items.size() != count) {
      throw error("found " + counted(items.size(), "item") + "; expected " + expectation);
    }
    return items;
  }

  /** A number of things, such as "1 row", "2 rows" or "3 matrices". */
  static String counted(int count, String noun) {
    boolean latin = noun.endsWith("ix");
    String plural = latin ? noun.substring(0, noun.length() - 1) + "ces" : noun + "s";
    return count + " " + (count == 1 ? noun : plural);
  }

  /** The text here. */
  String text(String expectation) {
    if (node instanceof Node.Scalar scalar) {
      return scalar.text();
    }
    throw expected(expectation);
  }

  /** The exact number here. */
  Rational rational() {
    String text = text("a number");
    Rational number;
    try {
      number = Rational.parse(text);
    } catch (NumberFormatException e) {
      String reason = String.valueOf(e.getMessage());
      boolean complete = reason.contains("; expected");
      throw error(complete ? reason : reason + "; expected an integer, a decimal or p/q");
    }
    if (!origin.admits(number)) {
      throw error("the numbers up to here fill more than 32 MiB; expected shorter ones");
    }
    return number;
  }

  /** The positive number here. */
  Rational positive() {
    Rational number = rational();
    if (number.signum() <= 0) {
      throw expected("a positive number");
    }
    return number;
  }

  /** The integer here, which must lie between {@code low} and {@code high}. */
  long integer(long low, long high) {
    Rational number = rational();
    boolean fits =
        number.denominator().equals(BigInteger.ONE)
            && number.compareTo(Rational.of(low)) >= 0
            && number.compareTo(Rational.of(high)) <= 0;
    if (!fits) {
      throw expected("an integer from " + low + " to " + high);
    }
    return number.numerator().longValueExact();
  }

  /** The truth value here. */
  boolean flag() {
    return choice("truth value", Map.of("true", true, "false", false));
  }

  /** The meaning of the word here, which must be one of the given. */
  <T> T choice(String what, Map<String, T> meanings) {
    List<String> words = meanings.keySet().stream().map(String::valueOf).sorted().toList();
    T meaning = meanings.get(text(oneOf(words)));
    if (meaning == null) {
      throw unknown(what, words);
    }
    return meaning;
  }
}
