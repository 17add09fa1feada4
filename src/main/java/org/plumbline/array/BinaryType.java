package org.plumbline.array;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.number.Dyadic;

/** A type of binary numbers. */
public enum BinaryType {
  /** IEEE 754 binary16. */
  FLOAT16("f2", "F16", 2),
  /** The upper half of binary32. */
  BFLOAT16("", "BF16", 2),
  /** IEEE 754 binary32. */
  FLOAT32("f4", "F32", 4),
  /** IEEE 754 binary64. */
  FLOAT64("f8", "F64", 8),
  /** Integers of 8 bits. */
  INT8("i1", "I8", 1),
  /** Integers of 16 bits. */
  INT16("i2", "I16", 2),
  /** Integers of 32 bits. */
  INT32("i4", "I32", 4),
  /** Integers of 64 bits. */
  INT64("i8", "I64", 8),
  /** Integers from 0 of 8 bits. */
  UINT8("u1", "U8", 1),
  /** Integers from 0 of 16 bits. */
  UINT16("u2", "U16", 2),
  /** Integers from 0 of 32 bits. */
  UINT32("u4", "U32", 4),
  /** Integers from 0 of 64 bits. */
  UINT64("u8", "U64", 8),
  /** Truth values, 0 or 1 in a byte. */
  BOOL("b1", "BOOL", 1);

  private final String numpy;
  private final String safetensors;
  private final int bytes;

  BinaryType(String numpy, String safetensors, int bytes) {
    this.numpy = numpy;
    this.safetensors = safetensors;
    this.bytes = bytes;
  }

  /** The type that NumPy calls so, byte order apart. */
  static Optional<BinaryType> ofNumpy(String code) {
    return Arrays.stream(values()).filter(t -> !code.isEmpty() && t.numpy.equals(code)).findFirst();
  }

  /** The type that safetensors calls so. */
  static Optional<BinaryType> ofSafetensors(String code) {
    return Arrays.stream(values()).filter(t -> t.safetensors.equals(code)).findFirst();
  }

  /** The names of all types in safetensors. */
  static String safetensorsNames() {
    return Arrays.stream(values()).map(t -> t.safetensors).collect(Collectors.joining(", "));
  }

  /** The number of bytes of a number. */
  public int bytes() {
    return bytes;
  }

  /** Whether numbers are floats. */
  public boolean isFloat() {
    return switch (this) {
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> true;
      default -> false;
    };
  }

  /** What keeps the bytes at a position from being a number; the empty text if they are one. */
  String problem(ByteBuffer data, int position) {
    if (this == BOOL) {
      int value = data.get(position);
      return value == 0 || value == 1 ? "" : "the byte " + (value & 0xff) + " for a truth value";
    }
    double value = isFloat() ? asDouble(data, position) : 0;
    return Double.isNaN(value)
        ? "NaN"
        : Double.isInfinite(value) ? (value > 0 ? "Inf" : "-Inf") : "";
  }

  /** The number at a byte position, where there is no {@link #problem}. */
  Dyadic at(ByteBuffer data, int position) {
    return switch (this) {
      case FLOAT16, BFLOAT16, FLOAT32, FLOAT64 -> Dyadic.of(asDouble(data, position));
      case INT8, BOOL -> Dyadic.of((long) data.get(position));
      case INT16 -> Dyadic.of((long) data.getShort(position));
      case INT32 -> Dyadic.of((long) data.getInt(position));
      case INT64 -> Dyadic.of(data.getLong(position));
      case UINT8 -> Dyadic.of((long) (data.get(position) & 0xff));
      case UINT16 -> Dyadic.of((long) (data.getShort(position) & 0xffff));
      case UINT32 -> Dyadic.of(data.getInt(position) & 0xffff_ffffL);
      case UINT64 -> Dyadic.of(new BigInteger(Long.toUnsignedString(data.getLong(position))), 0);
    };
  }

  private double asDouble(ByteBuffer data, int position) {
    return switch (this) {
      case FLOAT16 -> half(data.getShort(position));
      case BFLOAT16 -> Float.intBitsToFloat(data.getShort(position) << 16);
      case FLOAT32 -> data.getFloat(position);
      case FLOAT64 -> data.getDouble(position);
      default -> throw new AssertionError(this);
    };
  }

  private static double half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    double size =
        exponent == 0x1f
            ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
            : exponent == 0
                ? fraction * 0x1p-24
                : Math.scalb(1 + fraction * 0x1p-10, exponent - 15);
    return bits < 0 ? -size : size;
  }
}
