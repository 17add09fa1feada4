package org.plumbline.number;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.plumbline.number.qual.Rigorous;

/** Takes from bytes what {@link ExactOutput} put there, in the same order. */
public final class ExactInput {
  private final ByteBuffer buffer;

  /** The input of some bytes, from the first on. */
  public ExactInput(byte[] bytes) {
    this.buffer = ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }

  /** The buffer, at the position of what was not taken yet. */
  public ByteBuffer rest() {
    return buffer;
  }

  /** The next byte. */
  public byte getByte() {
    return buffer.get();
  }

  /** The next truth value. */
  public boolean getBoolean() {
    return getByte() != 0;
  }

  /** The next integer. */
  public int getInt() {
    return buffer.getInt();
  }

  /**
   * The next integer, which counts things that take a byte each or more.
   *
   * @throws BufferUnderflowException if there are not as many bytes
   */
  public int getCount() {
    int count = getInt();
    if (count < 0 || count > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    return count;
  }

  /** The next long integer. */
  public long getLong() {
    return buffer.getLong();
  }

  /** The next double. */
  public double getDouble() {
    return Double.longBitsToDouble(getLong());
  }

  /** The next integer of any size. */
  public BigInteger getBigInteger() {
    return new BigInteger(getBytes());
  }

  private byte[] getBytes() {
    byte[] bytes = new byte[getCount()];
    buffer.get(bytes);
    return bytes;
  }

  /** The next dyadic number. */
  public Dyadic getDyadic() {
    BigInteger significand = getBigInteger();
    return Dyadic.of(significand, getLong());
  }

  /**
   * The next rational number: that very number, whoever wrote it vouches for what it stands for.
   */
  public @Rigorous Rational getRational() {
    BigInteger numerator = getBigInteger();
    return Rational.of(numerator, getBigInteger());
  }

  /** The next magnitude. */
  public Magnitude getMagnitude() {
    double mantissa = getDouble();
    return new Magnitude(mantissa, getLong());
  }

  /** The next text. */
  public String getText() {
    return new String(getBytes(), StandardCharsets.UTF_8);
  }
}
