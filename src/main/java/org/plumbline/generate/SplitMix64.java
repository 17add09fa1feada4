package org.plumbline.generate;

/**
 * The generator SplitMix64 of Steele, Lea and Flood (OOPSLA 2014): a fixed function of the seed,
 * the same on every machine and in every version.
 *
 * <p>Written out rather than taken from {@code java.util.random}, because a file with a seed must
 * mean the same numbers for ever. State and output are 64-bit words with wrapping arithmetic.
 */
public final class SplitMix64 {
  private long state;

  /** The generator started with a seed as its state. */
  public SplitMix64(long seed) {
    state = seed;
  }

  /** The next 64 bits. */
  public long next() {
    state += 0x9E3779B97F4A7C15L;
    long z = state;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
