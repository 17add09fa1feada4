package org.plumbline.experiment.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.plumbline.array.ExactArray;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** The attributes of a node, each of its type and known to its operator. */
final class Attributes {
  private final String place;
  private final Map<String, Message> messages = new LinkedHashMap<>();

  private Attributes(String place) {
    this.place = place;
  }

  /** The types of attributes, under their numbers in files. */
  enum Type {
    FLOAT(1, "f"),
    INT(2, "i"),
    STRING(3, "s"),
    TENSOR(4, "t"),
    FLOATS(6, "floats"),
    INTS(7, "ints");

    private final int number;
    private final String field;

    Type(int number, String field) {
      this.number = number;
      this.field = field;
    }
  }

  /** The attributes of a node, which must be among the known ones. */
  static Attributes read(String place, List<Message> messages, Map<String, Type> known)
      throws OnnxException {
    Attributes attributes = new Attributes(place);
    for (Message message : messages) {
      String name = message.text("name");
      Type type = known.get(name);
      if (type == null) {
        throw new OnnxException(
            place,
            "the attribute " + OnnxException.quoted(name) + " is not known",
            known.isEmpty()
                ? "none"
                : "none but " + String.join(", ", new TreeSet<>(known.keySet())));
      }
      attributes.add(name, type, message);
    }
    return attributes;
  }

  private void add(String name, Type type, Message message) throws OnnxException {
    long stated = message.integer("type", 0);
    if (stated != type.number) {
      throw new OnnxException(
          place, name + " is of type " + stated, "type " + type.number + ", " + type);
    }
    for (Type other : Type.values()) {
      if (other != type && message.has(other.field)) {
        throw new OnnxException(
            place, name + " has the value " + other.field, "the value " + type.field + " alone");
      }
    }
    if (messages.put(name, message) != null) {
      throw new OnnxException(place, name + " is given twice", "it once");
    }
  }

  /** The integer of an attribute; a value that is not written is 0. */
  long integer(String name, long otherwise) {
    Message message = messages.get(name);
    return message == null ? otherwise : message.integer("i", 0);
  }

  /** The truth value of an attribute. */
  boolean flag(String name) throws OnnxException {
    long value = integer(name, 0);
    if (value != 0 && value != 1) {
      throw new OnnxException(place, name + " is " + value, "0 or 1");
    }
    return value == 1;
  }

  /** The exact number that a float attribute is. */
  Rational number(String name, float otherwise) throws OnnxException {
    Message message = messages.get(name);
    float value =
        message == null ? otherwise : message.has("f") ? message.data("f").getFloat(0) : 0;
    return exact(name, value);
  }

  private Rational exact(String name, float value) throws OnnxException {
    if (!Float.isFinite(value)) {
      throw new OnnxException(place, name + " is " + value, "a finite number");
    }
    return Dyadic.of((double) value).toRational();
  }

  /** The names of the attributes that are there. */
  List<String> names() {
    return List.copyOf(messages.keySet());
  }

  /** The exact numbers that an attribute of floats has. */
  List<Rational> numbers(String name) throws OnnxException {
    Message message = messages.get(name);
    List<Rational> numbers = new ArrayList<>();
    if (message == null) {
      return numbers;
    }
    ByteBuffer data = message.data("floats");
    if (data.remaining() / Float.BYTES > Terms.MOST) {
      throw new OnnxException(
          place, data.remaining() / Float.BYTES + " numbers", "at most " + Terms.MOST);
    }
    while (data.hasRemaining()) {
      numbers.add(exact(name, data.getFloat()));
    }
    return numbers;
  }

  /** The text of an attribute. */
  String text(String name, String otherwise) throws OnnxException {
    Message message = messages.get(name);
    return message == null ? otherwise : message.text("s");
  }

  /** The integers of an attribute, if it is there. */
  Optional<List<Long>> integers(String name) {
    return Optional.ofNullable(messages.get(name)).map(message -> message.integers("ints"));
  }

  /** The array of an attribute, if it is there, called {@code key}. */
  Optional<ExactArray> array(String name, String key) throws OnnxException {
    Message message = messages.get(name);
    if (message == null) {
      return Optional.empty();
    }
    return Optional.of(OnnxTensor.read(message.requiredMessage("t", Schema.TENSOR), key));
  }
}
