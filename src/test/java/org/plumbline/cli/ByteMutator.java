package org.plumbline.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Files that are almost right: bytes and numbers of a good one changed here and there. */
final class ByteMutator {
  /**
   * Numbers that take the place of others. Where numbers of thousands of digits meet in exact
   * fractions a claim takes seconds, as it should: {@code NumbersOfAnySizeTest} has some of those.
   */
  private static final List<String> NUMBERS =
      List.of(
          "1e300",
          "-1e300",
          "1e-300",
          "1e20",
          "1e-20",
          "1000000007",
          "2",
          "3",
          "0",
          "-0",
          "-1",
          "0/1",
          "1/3",
          "1e3",
          "0." + "3".repeat(60),
          "9".repeat(60));

  /** What readers stumble over. */
  private static final List<String> WORDS =
      List.of(
          "1e10001",
          "1e99999999999999999999",
          "1/0",
          "NaN",
          "inf",
          "0x10",
          "1_000",
          "null",
          "true",
          "[]",
          "{}",
          "[[[[",
          "\"",
          "'",
          ": ",
          "- ",
          "&a ",
          "*a",
          "!!binary ",
          "\n",
          "\r",
          "\t",
          "\u0000",
          "\uFEFF",
          "ä",
          "\u2028");

  private static final int MOST_CHANGES = 3;
  private static final int LONGEST_CUT = 40;

  private final Random random;

  ByteMutator(Random random) {
    this.random = random;
  }

  /** A copy with one to three changes. */
  byte[] mutant(byte[] original) {
    byte[] changed = original;
    int changes = Math.max(1, random.nextInt(2 * MOST_CHANGES) - MOST_CHANGES + 1);
    for (int k = 0; k < changes; k++) {
      changed = changed(changed);
    }
    return changed;
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + 1 + random.nextInt(LONGEST_CUT));
    return switch (random.nextInt(12)) {
      case 0 -> flipped(bytes, at);
      case 1 -> spliced(bytes, at, to, new byte[0]);
      case 2 -> spliced(bytes, to, to, Arrays.copyOfRange(bytes, at, to));
      case 3 -> spliced(bytes, at, at, one(WORDS));
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> spliced(bytes, at, Math.min(bytes.length, at + 4), randomBytes(4));
      default -> withAnotherNumber(bytes);
    };
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    if (at < copy.length) {
      copy[at] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private byte[] randomBytes(int count) {
    byte[] some = new byte[count];
    random.nextBytes(some);
    return some;
  }

  private byte[] one(List<String> texts) {
    return texts.get(random.nextInt(texts.size())).getBytes(StandardCharsets.UTF_8);
  }

  /** One of the numbers written out in the file replaced by another. */
  private byte[] withAnotherNumber(byte[] bytes) {
    List<int[]> numbers = new ArrayList<>();
    for (int k = 0; k < bytes.length; k++) {
      int start = k;
      while (k < bytes.length && bytes[k] >= '0' && bytes[k] <= '9') {
        k++;
      }
      if (k > start) {
        numbers.add(new int[] {start, k});
      }
    }
    if (numbers.isEmpty()) {
      return flipped(bytes, random.nextInt(bytes.length + 1));
    }
    int[] chosen = numbers.get(random.nextInt(numbers.size()));
    return spliced(bytes, chosen[0], chosen[1], one(NUMBERS));
  }

  /** The bytes with those from {@code from} to before {@code to} replaced. */
  private static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + instead.length);
    out.write(bytes, 0, from);
    out.writeBytes(instead);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
