package org.plumbline.experiment;

import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * The keys and indices leading from the top of a file to a node, such as {@code network.widths[2]}.
 *
 * <p>Linked to its parent and written out only when something is wrong: a file has a path for each
 * number.
 */
final class KeyPath {
  /** The top of the file, written as the empty text. */
  static final KeyPath TOP = new KeyPath(null, "", -1);

  private static final int LONGEST_KEY = 60;

  private final @Nullable KeyPath parent;
  private final String key;
  private final int index;

  private KeyPath(@Nullable KeyPath parent, String key, int index) {
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  /** The path to the value under {@code childKey}. */
  KeyPath key(String childKey) {
    return new KeyPath(this, childKey, -1);
  }

  /** The path to the item numbered {@code childIndex} from 0. */
  KeyPath item(int childIndex) {
    return new KeyPath(this, "", childIndex);
  }

  @Override
  public String toString() {
    if (parent == null) {
      return "";
    }
    String before = parent.toString();
    if (index >= 0) {
      return before + "[" + index + "]";
    }
    String shown = key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY - 3) + "...";
    return before.isEmpty() ? shown : before + "." + shown;
  }
}
