package org.plumbline.experiment.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of the messages that models consist of, after onnx.proto of IR version {@value
 * #LATEST_IR}.
 *
 * <p>Fields that change nothing of what a model computes are {@link Kind#IGNORED}; those that
 * would, and are not understood, are {@link Kind#REFUSED}.
 */
enum Schema {
  MODEL(
      integer(1, "ir_version"),
      ignored(2, "producer_name"),
      ignored(3, "producer_version"),
      ignored(4, "domain"),
      ignoredInteger(5, "model_version"),
      ignored(6, "doc_string"),
      message(7, "graph"),
      messages(8, "opset_import"),
      ignored(14, "metadata_props"),
      ignored(20, "training_info"),
      refused(25, "functions"),
      ignored(26, "configuration")),
  OPSET(text(1, "domain"), integer(2, "version")),
  GRAPH(
      messages(1, "node"),
      ignored(2, "name"),
      messages(5, "initializer"),
      ignored(10, "doc_string"),
      messages(11, "input"),
      messages(12, "output"),
      ignored(13, "value_info"),
      refused(14, "quantization_annotation"),
      refused(15, "sparse_initializer"),
      ignored(16, "metadata_props")),
  NODE(
      texts(1, "input"),
      texts(2, "output"),
      text(3, "name"),
      text(4, "op_type"),
      messages(5, "attribute"),
      ignored(6, "doc_string"),
      text(7, "domain"),
      text(8, "overload"),
      ignored(9, "metadata_props"),
      ignored(10, "device_configurations")),
  ATTRIBUTE(
      text(1, "name"),
      number(2, "f"),
      integer(3, "i"),
      text(4, "s"),
      message(5, "t"),
      refused(6, "g"),
      numbers(7, "floats"),
      integers(8, "ints"),
      refused(9, "strings"),
      refused(10, "tensors"),
      refused(11, "graphs"),
      ignored(13, "doc_string"),
      refused(14, "tp"),
      refused(15, "type_protos"),
      integer(20, "type"),
      refused(21, "ref_attr_name"),
      refused(22, "sparse_tensor"),
      refused(23, "sparse_tensors")),
  TENSOR(
      integers(1, "dims"),
      integer(2, "data_type"),
      refused(3, "segment"),
      numbers(4, "float_data"),
      integers(5, "int32_data"),
      refused(6, "string_data"),
      integers(7, "int64_data"),
      text(8, "name"),
      bytes(9, "raw_data"),
      longNumbers(10, "double_data"),
      integers(11, "uint64_data"),
      ignored(12, "doc_string"),
      refused(13, "external_data"),
      integer(14, "data_location"),
      ignored(16, "metadata_props")),
  VALUE(
      text(1, "name"), message(2, "type"), ignored(3, "doc_string"), ignored(4, "metadata_props")),
  TYPE(
      message(1, "tensor_type"),
      refused(4, "sequence_type"),
      refused(5, "map_type"),
      ignored(6, "denotation"),
      refused(7, "opaque_type"),
      refused(8, "sparse_tensor_type"),
      refused(9, "optional_type")),
  TENSOR_TYPE(integer(1, "elem_type"), message(2, "shape")),
  SHAPE(messages(1, "dim")),
  DIMENSION(integer(1, "dim_value"), text(2, "dim_param"), ignored(3, "denotation"));

  /** The latest version of the format known here. */
  static final int LATEST_IR = 14;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
  private final Map<Integer, Field> fields;

  Schema(Field... fields) {
    this.fields =
        Map.copyOf(Arrays.stream(fields).collect(Collectors.toMap(Field::number, f -> f)));
  }

  /** What a field holds. */
  enum Kind {
    INTEGER,
    NUMBER,
    LONG_NUMBER,
    TEXT,
    BYTES,
    MESSAGE,
    IGNORED,
    IGNORED_INTEGER,
    REFUSED
  }

  /**
   * A field.
   *
   * @param number its number on the wire
   * @param name its name
   * @param kind what it holds
   * @param isRepeated whether it may occur more than once
   */
  record Field(int number, String name, Kind kind, boolean isRepeated) {}

  /** The fields by number. */
  Map<Integer, Field> fields() {
    return fields;
  }

  private static Field integer(int number, String name) {
    return new Field(number, name, Kind.INTEGER, false);
  }

  private static Field integers(int number, String name) {
    return new Field(number, name, Kind.INTEGER, true);
  }

  private static Field number(int number, String name) {
    return new Field(number, name, Kind.NUMBER, false);
  }

  private static Field numbers(int number, String name) {
    return new Field(number, name, Kind.NUMBER, true);
  }

  private static Field longNumbers(int number, String name) {
    return new Field(number, name, Kind.LONG_NUMBER, true);
  }

  private static Field text(int number, String name) {
    return new Field(number, name, Kind.TEXT, false);
  }

  private static Field texts(int number, String name) {
    return new Field(number, name, Kind.TEXT, true);
  }

  private static Field bytes(int number, String name) {
    return new Field(number, name, Kind.BYTES, false);
  }

  private static Field message(int number, String name) {
    return new Field(number, name, Kind.MESSAGE, false);
  }

  private static Field messages(int number, String name) {
    return new Field(number, name, Kind.MESSAGE, true);
  }

  private static Field ignored(int number, String name) {
    return new Field(number, name, Kind.IGNORED, true);
  }

  private static Field ignoredInteger(int number, String name) {
    return new Field(number, name, Kind.IGNORED_INTEGER, true);
  }

  private static Field refused(int number, String name) {
    return new Field(number, name, Kind.REFUSED, true);
  }
}
