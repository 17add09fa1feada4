package org.plumbline.experiment;

import java.nio.file.Path;
import java.util.Optional;

/** Places in texts of experiments. */
final class Cursors {
  private Cursors() {}

  /** The top of a text that lies in no folder. */
  static Cursor top(String text) {
    return top(new Origin("e.yaml", Optional.empty()), text);
  }

  /** The top of a text that lies in a folder. */
  static Cursor top(Path folder, String text) {
    return top(new Origin("e.yaml", Optional.of(folder)), text);
  }

  /** The top of a text of the given origin. */
  static Cursor top(Origin origin, String text) {
    return Cursor.top(origin, TreeReader.read(origin.file(), text));
  }
}
