package org.plumbline.engine.recording;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.engine.compare.NumberFormat;

/** A type of binary numbers, all of which are doubles too. */
enum BinaryType {
  FLOAT16("f2", "F16", 2, NumberFormat.FLOAT16),
  BFLOAT16("", "BF16", 2, NumberFormat.BFLOAT16),
  FLOAT32("f4", "F32", 4, NumberFormat.FLOAT32),
  FLOAT64("f8", "F64", 8, NumberFormat.FLOAT64),
  INT8("i1", "I8", 1, null),
  INT16("i2", "I16", 2, null),
  INT32("i4", "I32", 4, null),
  INT64("i8", "I64", 8, null),
  UINT8("u1", "U8", 1, null),
  UINT16("u2", "U16", 2, null),
  UINT32("u4", "U32", 4, null);

  private final String numpy;
  private final String safetensors;
  private final int bytes;
  private final Optional<NumberFormat> format;

  BinaryType(
      String numpy,
      String safetensors,
      int bytes,
      @org.checkerframework.checker.nullness.qual.Nullable NumberFormat format) {
    this.numpy = numpy;
    this.safetensors = safetensors;
    this.bytes = bytes;
    this.format = Optional.ofNullable(format);
  }

  /** The type that NumPy calls so, byte order apart. */
  static Optional<BinaryType> ofNumpy(String code) {
    return Arrays.stream(values()).filter(t -> t.numpy.equals(code)).findFirst();
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
  int bytes() {
    return bytes;
  }

  /** The format of floats. */
  Optional<NumberFormat> format() {
    return format;
  }

  /** The number at a byte position; infinite or not a number where a float is. */
  double at(ByteBuffer data, int position) {
    return switch (this) {
      case FLOAT16 -> half(data.getShort(position));
      case BFLOAT16 -> Float.intBitsToFloat(data.getShort(position) << 16);
      case FLOAT32 -> data.getFloat(position);
      case FLOAT64 -> data.getDouble(position);
      case INT8 -> data.get(position);
      case INT16 -> data.getShort(position);
      case INT32 -> data.getInt(position);
      case INT64 -> data.getLong(position);
      case UINT8 -> data.get(position) & 0xff;
      case UINT16 -> data.getShort(position) & 0xffff;
      case UINT32 -> data.getInt(position) & 0xffff_ffffL;
    };
  }

  /** Whether the number at a position is one that a double cannot hold. */
  boolean isTooLong(ByteBuffer data, int position) {
    return this == INT64 && Math.abs(data.getLong(position) / 2) > 1L << 52;
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
