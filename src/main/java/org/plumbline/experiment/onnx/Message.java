package org.plumbline.experiment.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One message in the wire format of protocol buffers, read strictly: only fields of its {@link
 * Schema}, each of its wire type, those that are not repeated once at most, texts in UTF-8.
 *
 * <p>Messages within it are read when they are asked for, so nothing here recurs deeper than the
 * schemas do.
 */
final class Message {
  private final Schema schema;
  private final String place;
  private final byte[] bytes;
  private final int start;
  private final int length;
  private final FieldBudget budget;
  private final Map<String, List<Long>> integers = new HashMap<>();
  private final Map<String, ByteArrayOutputStream> floats = new HashMap<>();
  private final Map<String, List<Slice>> slices = new HashMap<>();

  private Message(
      Schema schema, String place, byte[] bytes, int start, int length, FieldBudget budget) {
    this.schema = schema;
    this.place = place;
    this.bytes = bytes;
    this.start = start;
    this.length = length;
    this.budget = budget;
  }

  /** Where the bytes of a field lie. */
  private record Slice(int start, int length) {}

  /** The message that fills {@code bytes}. */
  static Message of(Schema schema, String place, byte[] bytes) throws OnnxException {
    Message message = new Message(schema, place, bytes, 0, bytes.length, new FieldBudget());
    message.read();
    return message;
  }

  private Message within(Slice slice, Schema inner, String where) throws OnnxException {
    Message message = new Message(inner, where, bytes, slice.start(), slice.length(), budget);
    message.read();
    return message;
  }

  /** What messages call this. */
  String place() {
    return place;
  }

  /** A complaint about this message. */
  OnnxException error(String problem, String expectation) {
    return new OnnxException(place, problem, expectation);
  }

  private void read() throws OnnxException {
    CodedInputStream input = CodedInputStream.newInstance(bytes, start, length);
    try {
      for (int tag = input.readTag(); tag != 0; tag = input.readTag()) {
        budget.count(place);
        field(tag, input);
      }
    } catch (IOException e) {
      throw error("the file is damaged or cut off (" + reason(e) + ")", "an intact ONNX file");
    }
  }

  private static String reason(IOException error) {
    return String.valueOf(error.getMessage()).replaceFirst("(?s)\\.(\\s.*)?$", "");
  }

  private void field(int tag, CodedInputStream input) throws IOException, OnnxException {
    int number = WireFormat.getTagFieldNumber(tag);
    int wire = WireFormat.getTagWireType(tag);
    Schema.Field field = schema.fields().get(number);
    if (field == null) {
      throw error(
          "the field "
              + number
              + " of a "
              + schema.name().toLowerCase(java.util.Locale.ROOT)
              + " is not known",
          "fields of IR version " + Schema.LATEST_IR + " at most");
    }
    String name = field.name();
    if (field.kind() == Schema.Kind.REFUSED) {
      throw error("it has " + name, "a model without it, as exporters write for inference");
    }
    if (!field.isRepeated() && has(name)) {
      throw error(name + " is given twice", "it once");
    }
    boolean isPacked = field.isRepeated() && wire == WireFormat.WIRETYPE_LENGTH_DELIMITED;
    switch (field.kind()) {
      case INTEGER, IGNORED_INTEGER -> integers(field, isPacked, wire, input);
      case NUMBER -> floats(field, isPacked, wire, WireFormat.WIRETYPE_FIXED32, input);
      case LONG_NUMBER -> floats(field, isPacked, wire, WireFormat.WIRETYPE_FIXED64, input);
      default -> {
        requireWire(name, wire, WireFormat.WIRETYPE_LENGTH_DELIMITED);
        Slice slice = slice(input);
        if (field.kind() != Schema.Kind.IGNORED) {
          slices.computeIfAbsent(name, key -> new ArrayList<>()).add(slice);
        }
      }
    }
  }

  private void requireWire(String name, int found, int expected) throws OnnxException {
    if (found != expected) {
      throw error(name + " has wire type " + found, "wire type " + expected);
    }
  }

  private Slice slice(CodedInputStream input) throws IOException {
    int size = input.readRawVarint32();
    int from = start + input.getTotalBytesRead();
    input.skipRawBytes(size);
    return new Slice(from, size);
  }

  private void integers(Schema.Field field, boolean isPacked, int wire, CodedInputStream input)
      throws IOException, OnnxException {
    List<Long> list = integers.computeIfAbsent(field.name(), key -> new ArrayList<>());
    if (!isPacked) {
      requireWire(field.name(), wire, WireFormat.WIRETYPE_VARINT);
      list.add(input.readInt64());
      return;
    }
    Slice slice = slice(input);
    CodedInputStream packed = CodedInputStream.newInstance(bytes, slice.start(), slice.length());
    while (!packed.isAtEnd()) {
      budget.count(place);
      list.add(packed.readInt64());
    }
  }

  /** Floats stay the bytes they are, least significant first, and are read where they are used. */
  private void floats(
      Schema.Field field, boolean isPacked, int wire, int unit, CodedInputStream input)
      throws IOException, OnnxException {
    ByteArrayOutputStream data =
        floats.computeIfAbsent(field.name(), key -> new ByteArrayOutputStream());
    int size = unit == WireFormat.WIRETYPE_FIXED32 ? Float.BYTES : Double.BYTES;
    if (!isPacked) {
      requireWire(field.name(), wire, unit);
      data.writeBytes(input.readRawBytes(size));
      return;
    }
    Slice slice = slice(input);
    if (slice.length() % size != 0) {
      throw error(field.name() + " has " + slice.length() + " bytes", "a multiple of " + size);
    }
    data.write(bytes, slice.start(), slice.length());
  }

  /** Whether a field is there. */
  boolean has(String name) {
    return integers.containsKey(name) || floats.containsKey(name) || slices.containsKey(name);
  }

  /** The integers of a field, none if it is not there. */
  List<Long> integers(String name) {
    return integers.getOrDefault(name, List.of());
  }

  /** The integer of a field. */
  long integer(String name, long otherwise) {
    List<Long> list = integers(name);
    return list.isEmpty() ? otherwise : list.get(0);
  }

  /** The bytes of floats or of a field of bytes, to be read least significant byte first. */
  ByteBuffer data(String name) {
    ByteArrayOutputStream data = floats.get(name);
    List<Slice> found = slices.getOrDefault(name, List.of());
    ByteBuffer buffer =
        data != null
            ? ByteBuffer.wrap(data.toByteArray())
            : found.isEmpty()
                ? ByteBuffer.allocate(0)
                : ByteBuffer.wrap(bytes, found.get(0).start(), found.get(0).length()).slice();
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The texts of a field. */
  List<String> texts(String name) throws OnnxException {
    List<String> texts = new ArrayList<>();
    for (Slice slice : slices.getOrDefault(name, List.of())) {
      ByteBuffer data = ByteBuffer.wrap(bytes, slice.start(), slice.length());
      try {
        texts.add(StandardCharsets.UTF_8.newDecoder().decode(data).toString());
      } catch (CharacterCodingException e) {
        throw error(name + " is not valid UTF-8", "an intact ONNX file");
      }
    }
    return texts;
  }

  /** The text of a field, empty if it is not there. */
  String text(String name) throws OnnxException {
    List<String> texts = texts(name);
    return texts.isEmpty() ? "" : texts.get(0);
  }

  /** The messages of a field, called after it and their number. */
  List<Message> messages(String name, Schema inner) throws OnnxException {
    return messages(name, inner, name);
  }

  /** The same, called after something else and their number. */
  List<Message> messages(String name, Schema inner, String called) throws OnnxException {
    List<Message> messages = new ArrayList<>();
    for (Slice slice : slices.getOrDefault(name, List.of())) {
      messages.add(within(slice, inner, called + " " + messages.size()));
    }
    return messages;
  }

  /** The message of a field; a graph is called so, what else there is as this message. */
  Optional<Message> message(String name, Schema inner) throws OnnxException {
    List<Slice> found = slices.getOrDefault(name, List.of());
    String where = inner == Schema.GRAPH ? name : place;
    return found.isEmpty() ? Optional.empty() : Optional.of(within(found.get(0), inner, where));
  }

  /** The same where it must be there. */
  Message requiredMessage(String name, Schema inner) throws OnnxException {
    Optional<Message> found = message(name, inner);
    if (found.isEmpty()) {
      throw error(name + " is missing", "an ONNX model");
    }
    return found.get();
  }
}
