package org.plumbline.report.figure;

/** Names from an experiment where there is little room for them. */
final class Names {
  private Names() {}

  /** A name of at most so many characters. */
  static String shortened(String name, int most) {
    int length = name.codePointCount(0, name.length());
    return length <= most ? name : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
  }
}
