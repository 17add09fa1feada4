package org.plumbline.enclosure.kink;

import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.plumbline.enclosure.proposal.ProposedStep;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Magnitude;

/**
 * The radii of the tubes around a step on which its bounds are taken, one after the other: any will
 * do in which the error stays (proofs-notes/verifier.md, V8).
 *
 * <p>They go with the size of the weights, up to 1: a flow from tiny weights passes through all
 * scales, and errors grow with it.
 */
public final class Tubes {
  /** Regular tubes have radius {@code 2^-bits} of the weights. */
  private static final int[] REGULAR_BITS = {44, 36, 28, 22, 16, 12, 8};

  /** How many narrower ones are tried where gates are not certain on a regular one. */
  private static final int NARROWER = 4;

  /** The narrowest has so many bits of room for what is added to the error in the step. */
  private static final int ROOM_BITS = 5;

  private Tubes() {}

  /** The number of widths of regular tubes. */
  public static int levels() {
    return REGULAR_BITS.length;
  }

  /** The radius of a regular tube around a step. */
  public static Magnitude regular(int level, ProposedStep step) {
    return size(step).scale(-REGULAR_BITS[level]);
  }

  /**
   * The size of the largest weight where a step begins or ends, or 1 if that is less: all weights
   * may pass through zero, where one step ends and another begins.
   */
  public static Magnitude size(ProposedStep step) {
    Magnitude largest =
        Stream.concat(step.start().stream(), step.end().stream())
            .map(Magnitude::enclosingAbove)
            .reduce(Magnitude.ZERO, Magnitude::max);
    return largest.isZero() ? Magnitude.ONE : largest.min(Magnitude.ONE);
  }

  /** Radii below that of a tube and above an error that is not 0, from the widest on. */
  public static List<Magnitude> narrower(Magnitude tube, Magnitude error) {
    Magnitude narrowest = error.scale(ROOM_BITS);
    long bits = exponent(tube) - exponent(narrowest);
    return LongStream.rangeClosed(1, NARROWER)
        .map(k -> bits * k / NARROWER)
        .filter(lowered -> lowered > 0)
        .distinct()
        .mapToObj(lowered -> tube.scale(-lowered))
        .toList();
  }

  private static long exponent(Magnitude size) {
    Dyadic value = size.toDyadic();
    return value.magnitudeExponent();
  }
}
