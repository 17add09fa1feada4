package org.plumbline.compare.training;

import org.plumbline.number.Directed;
import org.plumbline.number.DoubleInterval;
import org.plumbline.number.NumberFormat;

/**
 * Arithmetic as a program does it in a number format: every result contains whatever the program
 * may compute from numbers in the operands, each operation being rounded to nearest
 * (proofs-notes/comparison.md, C8).
 *
 * @param roundoff at least the largest relative error of one operation
 * @param underflow at least the largest absolute error of one that underflows
 */
record RoundedArithmetic(double roundoff, double underflow) {
  /** More roundings than a moving average takes in any usual order. */
  private static final int MOMENT_ROUNDINGS = 6;

  /** The arithmetic of a format. */
  static RoundedArithmetic of(NumberFormat format) {
    double u = format.unitRoundoff();
    return new RoundedArithmetic(u + u * (2 * u + 0x1p-40), format.underflowUpper().doubleUpper());
  }

  /** What an exact result may be rounded to; 0 to nothing else. */
  DoubleInterval rounded(DoubleInterval exact) {
    return rounded(exact, 1);
  }

  /** What a result may be after so many roundings of it or of its factors. */
  DoubleInterval rounded(DoubleInterval exact, int roundings) {
    return exact.isZero() ? exact : wider(exact, error(exact.magnitudeUpper(), roundings));
  }

  private double error(double size, int roundings) {
    double relative = Directed.productUpper(roundings, roundoff);
    // (1 + u)^n - 1 <= n u (1 + n u) while n u <= 1
    double grown = Directed.productUpper(relative, Directed.sumUpper(1, relative));
    return Directed.sumUpper(
        Directed.productUpper(size, grown), Directed.productUpper(2.0 * roundings, underflow));
  }

  /** A result after so many roundings of numbers of a size. */
  DoubleInterval widened(DoubleInterval exact, double size, int roundings) {
    return wider(exact, error(size, roundings));
  }

  /** The interval, so much wider on both sides. */
  static DoubleInterval wider(DoubleInterval interval, double by) {
    return new DoubleInterval(
        Directed.sumLower(interval.lower(), -by), Directed.sumUpper(interval.upper(), by));
  }

  /** A constant that is rounded to the format. */
  DoubleInterval constant(double value) {
    return rounded(DoubleInterval.of(value));
  }

  /** A sum. */
  DoubleInterval sum(DoubleInterval a, DoubleInterval b) {
    return rounded(a.add(b));
  }

  /** A product. */
  DoubleInterval product(DoubleInterval a, DoubleInterval b) {
    return rounded(a.multiply(b));
  }

  /** A quotient; anything if the divisor is not positive throughout. */
  DoubleInterval quotient(DoubleInterval a, DoubleInterval b) {
    if (a.isZero()) {
      return a;
    }
    return b.isPositive() ? rounded(a.divide(b)) : DoubleInterval.ENTIRE;
  }

  /** A square root. */
  DoubleInterval root(DoubleInterval a) {
    return rounded(a.sqrt());
  }

  /** The square of each point, exact. */
  static DoubleInterval square(DoubleInterval a) {
    double low = a.mignitudeLower();
    double high = a.magnitudeUpper();
    return new DoubleInterval(Directed.productLower(low, low), Directed.productUpper(high, high));
  }

  /** The moving average {@code share · mean + (1 - share) · next}, computed in any usual order. */
  DoubleInterval moment(double share, DoubleInterval mean, DoubleInterval next) {
    DoubleInterval old = mean.multiply(DoubleInterval.of(share));
    DoubleInterval added = next.multiply(complement(share));
    double size = Directed.sumUpper(old.magnitudeUpper(), added.magnitudeUpper());
    return size == 0 ? DoubleInterval.ZERO : wider(old.add(added), error(size, MOMENT_ROUNDINGS));
  }

  /** Contains {@code 1 - share}. */
  static DoubleInterval complement(double share) {
    return DoubleInterval.ONE.subtract(DoubleInterval.of(share));
  }

  /** The correction {@code 1 - share^t} of a moving average that began at 0, computed in double. */
  DoubleInterval correction(double share, int t) {
    DoubleInterval power = DoubleInterval.of(StrictMath.pow(share, t)).wider().wider();
    return rounded(DoubleInterval.ONE.subtract(power), 2);
  }
}
