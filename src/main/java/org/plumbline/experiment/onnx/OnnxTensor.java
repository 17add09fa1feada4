package org.plumbline.experiment.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.plumbline.array.ArrayException;
import org.plumbline.array.BinaryArray;
import org.plumbline.array.BinaryType;
import org.plumbline.array.ExactArray;
import org.plumbline.array.Extents;

/** Reads the arrays of a model, of floats or of integers. */
final class OnnxTensor {
  private static final Map<Integer, BinaryType> TYPES =
      Map.ofEntries(
          Map.entry(1, BinaryType.FLOAT32),
          Map.entry(10, BinaryType.FLOAT16),
          Map.entry(11, BinaryType.FLOAT64),
          Map.entry(16, BinaryType.BFLOAT16),
          Map.entry(9, BinaryType.BOOL),
          Map.entry(6, BinaryType.INT32),
          Map.entry(7, BinaryType.INT64));

  private static final List<String> SOURCES =
      List.of("raw_data", "float_data", "double_data", "int32_data", "int64_data", "uint64_data");

  private final Message message;
  private final String name;

  private OnnxTensor(Message message, String name) {
    this.message = message;
    this.name = name;
  }

  /** The array of a message, called {@code name}. */
  static ExactArray read(Message message, String name) throws OnnxException {
    return new OnnxTensor(message, name).read();
  }

  /** The type of the given number, if arrays of it are read here. */
  static BinaryType type(String place, long number) throws OnnxException {
    BinaryType type = TYPES.get((int) Math.max(0, Math.min(number, Integer.MAX_VALUE)));
    if (type == null) {
      throw new OnnxException(
          place,
          "data type " + number,
          "FLOAT (1), FLOAT16 (10), DOUBLE (11), BFLOAT16 (16), or for integers INT32, "
              + "INT64, BOOL");
    }
    return type;
  }

  private String place() {
    return "tensor " + OnnxException.quoted(name);
  }

  private ExactArray read() throws OnnxException {
    BinaryType type = type(place(), message.integer("data_type", 0));
    if (message.integer("data_location", 0) != 0) {
      throw new OnnxException(
          place(), "its numbers are in another file", "a model saved without external data");
    }
    List<Long> extents = message.integers("dims");
    try {
      int count = Extents.count(place(), extents);
      if (extents.contains(0L)) {
        throw new OnnxException(place(), "the shape " + extents, "at least one number");
      }
      ByteBuffer data = data(type, count);
      List<Integer> shape = extents.stream().map(Long::intValue).toList();
      return BinaryArray.of("tensor", name, type, shape, data);
    } catch (ArrayException e) {
      throw new OnnxException(e.text());
    }
  }

  private ByteBuffer data(BinaryType type, int count) throws OnnxException {
    List<String> given = SOURCES.stream().filter(message::has).toList();
    String typed =
        switch (type) {
          case FLOAT32 -> "float_data";
          case FLOAT64 -> "double_data";
          case INT64 -> "int64_data";
          default -> "int32_data";
        };
    if (given.size() != 1 || !(given.get(0).equals("raw_data") || given.get(0).equals(typed))) {
      throw new OnnxException(
          place(),
          given.isEmpty() ? "there are no numbers" : "numbers in " + String.join(", ", given),
          "raw_data or " + typed);
    }
    ByteBuffer data =
        typed.startsWith("int") && given.get(0).equals(typed)
            ? packed(type, message.integers(typed))
            : message.data(given.get(0));
    if (data.remaining() != (long) count * type.bytes()) {
      throw new OnnxException(
          place(),
          data.remaining() + " bytes of numbers",
          (long) count * type.bytes() + " for the shape " + message.integers("dims"));
    }
    return data;
  }

  /** Integers, or the bits of short floats, as the bytes that {@code raw_data} would have. */
  private ByteBuffer packed(BinaryType type, List<Long> integers) throws OnnxException {
    ByteBuffer data =
        ByteBuffer.allocate(integers.size() * type.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (long integer : integers) {
      switch (type) {
        case INT64 -> data.putLong(integer);
        case BOOL -> data.put((byte) fitting(integer, 0, 1));
        case INT32 -> data.putInt((int) fitting(integer, Integer.MIN_VALUE, Integer.MAX_VALUE));
        default -> data.putShort((short) fitting(integer, 0, 0xffff));
      }
    }
    return data.flip();
  }

  private long fitting(long integer, long least, long most) throws OnnxException {
    if (integer < least || integer > most) {
      throw new OnnxException(
          place(), integer + " in int32_data", "integers from " + least + " to " + most);
    }
    return integer;
  }
}
