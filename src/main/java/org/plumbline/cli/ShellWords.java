package org.plumbline.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of a command as a POSIX shell splits them, and nothing else a shell does: blanks
 * separate; single quotes keep everything; double quotes keep everything but a backslash before a
 * quote, a backslash, {@code $} or a backquote; a backslash elsewhere keeps the next character.
 */
final class ShellWords {
  private static final String ESCAPED_IN_QUOTES = "\"\\$`";

  private final String text;
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean isInWord;
  private int next;

  private ShellWords(String text) {
    this.text = text;
  }

  /**
   * The words of a command.
   *
   * @throws IllegalArgumentException if a quote is not closed or nothing follows a backslash
   */
  static List<String> of(String command) {
    return new ShellWords(command).split();
  }

  private List<String> split() {
    while (next < text.length()) {
      char c = text.charAt(next++);
      if (Character.isWhitespace(c)) {
        finishWord();
      } else {
        isInWord = true;
        switch (c) {
          case '\'' -> singleQuoted();
          case '"' -> doubleQuoted();
          case '\\' -> word.append(following("there is a backslash at the end"));
          default -> word.append(c);
        }
      }
    }
    finishWord();
    return List.copyOf(words);
  }

  private void finishWord() {
    if (isInWord) {
      words.add(word.toString());
      word.setLength(0);
      isInWord = false;
    }
  }

  private void singleQuoted() {
    char c = following("a single quote is not closed");
    while (c != '\'') {
      word.append(c);
      c = following("a single quote is not closed");
    }
  }

  private void doubleQuoted() {
    char c = following("a double quote is not closed");
    while (c != '"') {
      if (c == '\\') {
        char escaped = following("a double quote is not closed");
        if (ESCAPED_IN_QUOTES.indexOf(escaped) < 0) {
          word.append('\\');
        }
        c = escaped;
      }
      word.append(c);
      c = following("a double quote is not closed");
    }
  }

  private char following(String otherwise) {
    if (next == text.length()) {
      throw new IllegalArgumentException(otherwise);
    }
    return text.charAt(next++);
  }
}
