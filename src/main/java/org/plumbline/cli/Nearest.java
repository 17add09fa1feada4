package org.plumbline.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Map;
import org.plumbline.data.Spelling;
import picocli.CommandLine.TypeConversionException;

/** Words on the command line that are none of those known, with the nearest of these. */
final class Nearest {
  private Nearest() {}

  /** A question whether a known word was meant, to stand behind an unknown one; empty if none. */
  static String hint(String word, Collection<String> known) {
    return Spelling.nearest(word, known).map(near -> " (did you mean " + near + "?)").orElse("");
  }

  /**
   * What a word stands for.
   *
   * @param expected the words, for people
   */
  static <T> T choice(String word, Map<String, T> choices, String expected) {
    T choice = choices.get(word);
    if (choice == null) {
      throw unknown(word, new ArrayList<String>(choices.keySet()), expected);
    }
    return choice;
  }

  /** The refusal of a word that is none of those known. */
  static TypeConversionException unknown(String word, Collection<String> known, String expected) {
    return new TypeConversionException(
        "'"
            + Terminal.oneLine(word)
            + "'"
            + hint(word, known.stream().sorted().toList())
            + "; expected "
            + expected);
  }
}
