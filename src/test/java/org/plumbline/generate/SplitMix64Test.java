package org.plumbline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The generator behind every seed, which must never change. */
final class SplitMix64Test {
  /** {@link SplittableRandom} is another implementation of the same generator. */
  @Test
  void generatorIsSplitMix() {
    for (long seed : new long[] {0, 1, -1, 1234567, Long.MIN_VALUE}) {
      SplitMix64 ours = new SplitMix64(seed);
      SplittableRandom theirs = new SplittableRandom(seed);
      for (int i = 0; i < 100; i++) {
        assertThat(ours.next()).isEqualTo(theirs.nextLong());
      }
    }
  }
}
