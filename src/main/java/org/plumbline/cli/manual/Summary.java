package org.plumbline.cli.manual;

import java.util.regex.Pattern;

/** The gist of a description, for a line of a list. */
final class Summary {
  /** Where the gist is over: its sentence ends, or an example or a default follows. */
  private static final Pattern REST =
      Pattern.compile(
          "(?:\\.\\s.*|(?:,|;)? as in .*|; .*| \\(default.*|: .*|\\.)$", Pattern.DOTALL);

  private Summary() {}

  /** The beginning of a description, up to the first example, default or end of a sentence. */
  static String of(String description) {
    return REST.matcher(description).replaceFirst("");
  }
}
