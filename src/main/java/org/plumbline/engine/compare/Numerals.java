package org.plumbline.engine.compare;

import java.util.Locale;

/** Short decimals for texts. */
final class Numerals {
  private Numerals() {}

  /** A number to some six digits. */
  static String of(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e6) {
      return String.valueOf((long) value);
    }
    return String.format(Locale.ROOT, "%.6g", value);
  }
}
