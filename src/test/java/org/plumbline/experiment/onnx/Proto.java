package org.plumbline.experiment.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes messages in the wire format of protocol buffers, right or wrong. */
final class Proto {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** A field of the wire type 0. */
  Proto integer(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  /** A field of the wire type 2. */
  Proto bytes(int field, byte[] value) {
    varint((long) field << 3 | 2);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  Proto text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  Proto message(int field, Proto value) {
    return bytes(field, value.array());
  }

  /** A field of the wire type 5. */
  Proto number(int field, float value) {
    varint((long) field << 3 | 5);
    bytes.writeBytes(floats(value));
    return this;
  }

  /** Bytes that need be no field. */
  Proto raw(int... values) {
    for (int value : values) {
      bytes.write(value);
    }
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) (rest & 0x7f | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  byte[] array() {
    return bytes.toByteArray();
  }

  /** The bytes of floats. */
  static byte[] floats(float... values) {
    ByteBuffer data =
        ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      data.putFloat(value);
    }
    return data.array();
  }

  /** An array of floats. */
  static Proto tensor(String name, float[] values, long... shape) {
    Proto tensor = new Proto();
    for (long extent : shape) {
      tensor.integer(1, extent);
    }
    return tensor.integer(2, 1).text(8, name).bytes(9, floats(values));
  }

  /** A node called after its output. */
  static Proto node(String operator, String inputs, String output, Proto... attributes) {
    Proto node = new Proto();
    if (!inputs.isEmpty()) {
      for (String input : inputs.split(" ", -1)) {
        node.text(1, input.equals("-") ? "" : input);
      }
    }
    node.text(2, output).text(3, output).text(4, operator);
    for (Proto attribute : attributes) {
      node.message(5, attribute);
    }
    return node;
  }

  /** An attribute that is an integer. */
  static Proto attribute(String name, long value) {
    return new Proto().text(1, name).integer(3, value).integer(20, 2);
  }

  /** An attribute that is a float. */
  static Proto attribute(String name, float value) {
    return new Proto().text(1, name).number(2, value).integer(20, 1);
  }

  /** An attribute that is a text. */
  static Proto attribute(String name, String value) {
    return new Proto().text(1, name).text(4, value).integer(20, 3);
  }

  /** An attribute that is a list of integers. */
  static Proto attribute(String name, long[] values) {
    Proto attribute = new Proto().text(1, name);
    for (long value : values) {
      attribute.integer(8, value);
    }
    return attribute.integer(20, 7);
  }

  /** A value of floats; an extent of 0 is left open. */
  static Proto value(String name, long... shape) {
    Proto dimensions = new Proto();
    for (long extent : shape) {
      dimensions.message(
          1, extent == 0 ? new Proto().text(2, "N") : new Proto().integer(1, extent));
    }
    Proto tensor = new Proto().integer(1, 1).message(2, dimensions);
    return new Proto().text(1, name).message(2, new Proto().message(1, tensor));
  }

  /** A model of version 9 with operators of version 18 around a graph. */
  static Proto model(Proto graph) {
    return new Proto().integer(1, 9).message(8, new Proto().integer(2, 18)).message(7, graph);
  }
}
