package org.plumbline.compare.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.plumbline.array.Extents;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Numbers written as decimals, read digit by digit, and then as what they stand for. */
final class DecimalArray {
  /** Times and step sizes are kept to this many bits. */
  private static final int BITS = 256;

  private static final int MOST = 1 << 22;
  private static final long MOST_TOTAL_BITS = 1L << 30;

  private final String place;
  private final String name;

  /** What is exact, or nearly so, whatever the format of the weights. */
  private static final Set<String> WIDE = Set.of("t", "eta", "tol", "batch");

  private final List<Rational> numbers = new ArrayList<>();
  private long bits;

  DecimalArray(String place, String name) {
    this.place = place;
    this.name = name;
  }

  /** Adds a number. */
  void add(String where, String text) throws RecordingException {
    String plain = text.strip();
    if (plain.matches("(?i)[+-]?(nan|inf|infinity)")) {
      throw new RecordingException(where, plain, "a finite number");
    }
    if (numbers.size() >= MOST || bits > MOST_TOTAL_BITS) {
      throw new RecordingException(
          where,
          "there are too many numbers, or numbers that are too long",
          "at most " + MOST + ", or a binary format");
    }
    try {
      Rational value = Rational.parse(plain);
      bits += value.numerator().bitLength() + value.denominator().bitLength();
      numbers.add(value);
    } catch (NumberFormatException e) {
      throw new RecordingException(
          where,
          plain.isEmpty()
              ? "a number is missing"
              : RecordingException.quoted(plain) + " is not a number that can be read",
          "an integer or a decimal of moderate size");
    }
  }

  /** How many numbers there are. */
  int size() {
    return numbers.size();
  }

  /** The array with each number as the nearest one of a format. */
  RecordedArray tensor(List<Integer> shape, NumberFormat format) throws RecordingException {
    boolean isWide = WIDE.contains(name);
    List<Dyadic> values = new ArrayList<>();
    for (int k = 0; k < numbers.size(); k++) {
      Optional<Dyadic> value =
          isWide
              ? Optional.of(Dyadic.approximate(numbers.get(k), BITS))
              : format.nearest(numbers.get(k));
      if (value.isEmpty()) {
        throw new RecordingException(
            place + ": " + name + Extents.index(k, shape),
            "the number does not exist in " + format.spelling(),
            format == NumberFormat.EXACT
                ? "an integer or a fraction whose denominator is a power of two, or another --dtype"
                : "one in its range, or another --dtype");
      }
      values.add(value.get());
    }
    return new RecordedArray(name, shape, Optional.of(format), k -> values.get(k));
  }
}
