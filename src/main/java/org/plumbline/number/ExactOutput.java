package org.plumbline.number;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Exact numbers as bytes: equal numbers become equal bytes, and {@link ExactInput} gives back the
 * very numbers that were put in.
 */
public final class ExactOutput {
  private static final int FIRST_ROOM = 1 << 10;

  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_ROOM);

  /** No bytes yet. */
  public ExactOutput() {}

  /**
   * The buffer, at whose position there is room for so many bytes more.
   *
   * @throws ArithmeticException if that makes more than 2 GB
   */
  public ByteBuffer room(int more) {
    int needed = Math.addExact(buffer.position(), more);
    if (needed > buffer.capacity()) {
      int larger = (int) Math.min(Integer.MAX_VALUE - 8L, 2L * buffer.capacity());
      ByteBuffer copy = ByteBuffer.allocate(Math.max(needed, larger));
      copy.put(buffer.flip());
      buffer = copy;
    }
    return buffer;
  }

  /** Appends a byte. */
  public void put(byte value) {
    room(Byte.BYTES).put(value);
  }

  /** Appends 1 or 0. */
  public void put(boolean value) {
    put((byte) (value ? 1 : 0));
  }

  /** Appends an integer. */
  public void put(int value) {
    room(Integer.BYTES).putInt(value);
  }

  /** Appends a long integer. */
  public void put(long value) {
    room(Long.BYTES).putLong(value);
  }

  /** Appends the bits of a double. */
  public void put(double value) {
    put(Double.doubleToRawLongBits(value));
  }

  /** Appends an integer of any size. */
  public void put(BigInteger value) {
    byte[] bytes = value.toByteArray();
    put(bytes.length);
    room(bytes.length).put(bytes);
  }

  /** Appends a dyadic number. */
  public void put(Dyadic value) {
    put(value.significand());
    put(value.exponent());
  }

  /** Appends a rational number. */
  public void put(Rational value) {
    put(value.numerator());
    put(value.denominator());
  }

  /** Appends a magnitude. */
  public void put(Magnitude value) {
    put(value.mantissa());
    put(value.exponent());
  }

  /** Appends a text. */
  public void put(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    put(bytes.length);
    room(bytes.length).put(bytes);
  }

  /** All bytes so far. */
  public byte[] bytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }
}
