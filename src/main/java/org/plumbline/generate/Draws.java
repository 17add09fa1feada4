package org.plumbline.generate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * Integers and rational numbers drawn from a seed, the same on every machine: no floating point is
 * used, and of each output of {@link SplitMix64} the upper bits, which are the better ones.
 */
final class Draws {
  private static final int GRID_BITS = 8;
  private static final long GRID = 1L << GRID_BITS;

  /** Any number: it decides which data a seed stands for. */
  private static final long APART = 0x5851F42D4C957F2DL;

  private final SplitMix64 random;

  /** Draws that start with the seed, as those of initial weights do. */
  Draws(long seed) {
    random = new SplitMix64(seed);
  }

  /** Draws that have nothing to do with initial weights of the same seed. */
  static Draws apart(long seed) {
    return new Draws(seed ^ APART);
  }

  /** A multiple of {@code 1/256} in [-1, 1). */
  Rational coordinate() {
    return Rational.of(random.next() >> (Long.SIZE - GRID_BITS - 1), GRID);
  }

  /** Coordinates of a point. */
  List<Rational> coordinates(int dimension) {
    return IntStream.range(0, dimension).mapToObj(j -> coordinate()).toList();
  }

  /** A multiple of {@code 1/256} in (0, 1]. */
  Rational fraction() {
    return Rational.of((random.next() >>> (Long.SIZE - GRID_BITS)) + 1, GRID);
  }

  /** An integer drawn uniformly from {@code [0, bound)}. */
  int below(int bound) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(bound - 1);
    while (bits > 0) {
      long upper = random.next() >>> (Long.SIZE - bits);
      if (upper < bound) {
        return (int) upper;
      }
    }
    return 0;
  }

  /** 1 or -1, each as likely. */
  int sign() {
    return random.next() < 0 ? -1 : 1;
  }

  /** Labels: 1, then -1, then each as likely. */
  List<Integer> labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> i == 0 ? 1 : i == 1 ? -1 : sign()).toList();
  }

  /** The integers from 0 below {@code count} in a random order (Fisher and Yates). */
  List<Integer> permutation(int count) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, count).boxed().toList());
    for (int k = count - 1; k > 0; k--) {
      Collections.swap(order, k, below(k + 1));
    }
    return order;
  }
}
