package org.plumbline.experiment.onnx;

import java.math.BigInteger;
import org.plumbline.array.BinaryType;
import org.plumbline.number.Rational;

/**
 * A binary format of floats.
 *
 * @param bits the bits of a significand
 * @param least the exponent of the least positive number: it is {@code 2^least}
 * @param most the exponent above all numbers: they are below {@code 2^most}
 */
record FloatFormat(int bits, int least, int most) {
  /** The format of a type of floats. */
  static FloatFormat of(BinaryType type) {
    return switch (type) {
      case FLOAT16 -> new FloatFormat(11, -24, 16);
      case BFLOAT16 -> new FloatFormat(8, -133, 128);
      case FLOAT32 -> new FloatFormat(24, -149, 128);
      case FLOAT64 -> new FloatFormat(53, -1074, 1024);
      default -> throw new IllegalArgumentException(type + " is not a floating-point type");
    };
  }

  /** Whether all numbers of another format are numbers of this. */
  boolean contains(FloatFormat other) {
    return bits >= other.bits && least <= other.least && most >= other.most;
  }

  /** Whether a number is one of this format. */
  boolean has(Rational number) {
    BigInteger denominator = number.denominator();
    BigInteger numerator = number.numerator().abs();
    if (numerator.signum() == 0) {
      return true;
    }
    int scale = denominator.bitLength() - 1;
    boolean isDyadic = denominator.bitCount() == 1;
    int lowest = numerator.getLowestSetBit();
    return isDyadic
        && lowest - scale >= least
        && numerator.bitLength() - scale <= most
        && numerator.bitLength() - lowest <= bits;
  }

  /** The largest number of the format. */
  Rational largest() {
    BigInteger ones = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    return Rational.of(ones.shiftLeft(most - bits), BigInteger.ONE);
  }
}
