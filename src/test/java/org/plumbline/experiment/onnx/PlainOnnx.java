package org.plumbline.experiment.onnx;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.plumbline.number.Rational;

/**
 * A second reader of models, written for itself: it takes the bytes for granted, computes node by
 * node in rationals, and throws whatever it throws where something is odd.
 */
final class PlainOnnx {
  private final Map<String, Array> values = new HashMap<>();

  private record Array(int[] shape, Rational[] numbers) {
    Array reshaped(int... newShape) {
      return new Array(newShape, numbers);
    }

    Rational at(int... index) {
      int position = 0;
      for (int d = 0; d < index.length; d++) {
        position = position * shape[d] + index[d];
      }
      return numbers[position];
    }
  }

  /** The fields of a message: numbers, or bytes as the decoder finds them. */
  private static final class Fields {
    private final Map<Integer, List<Object>> all = new HashMap<>();

    Fields(ByteBuffer bytes) {
      while (bytes.hasRemaining()) {
        long tag = varint(bytes);
        int wire = (int) (tag & 7);
        Object value =
            switch (wire) {
              case 0 -> varint(bytes);
              case 1 -> part(bytes, 8);
              case 2 -> part(bytes, (int) varint(bytes));
              case 5 -> part(bytes, 4);
              default -> throw new IllegalArgumentException("wire type " + wire);
            };
        all.computeIfAbsent((int) (tag >> 3), key -> new ArrayList<>()).add(value);
      }
    }

    static long varint(ByteBuffer bytes) {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = bytes.get();
        value |= (next & 0x7fL) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    private static ByteBuffer part(ByteBuffer bytes, int length) {
      ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      bytes.position(bytes.position() + length);
      return part;
    }

    List<Object> list(int field) {
      return all.getOrDefault(field, List.of());
    }

    List<Fields> messages(int field) {
      return list(field).stream().map(o -> new Fields(((ByteBuffer) o).duplicate())).toList();
    }

    List<String> texts(int field) {
      return list(field).stream()
          .map(o -> StandardCharsets.UTF_8.decode(((ByteBuffer) o).duplicate()).toString())
          .toList();
    }

    String text(int field) {
      return list(field).isEmpty() ? "" : texts(field).get(0);
    }

    List<Long> integers(int field) {
      List<Long> integers = new ArrayList<>();
      for (Object value : list(field)) {
        if (value instanceof ByteBuffer packed) {
          ByteBuffer rest = packed.duplicate();
          while (rest.hasRemaining()) {
            integers.add(varint(rest));
          }
        } else {
          integers.add((Long) value);
        }
      }
      return integers;
    }

    long integer(int field, long otherwise) {
      return list(field).isEmpty() ? otherwise : integers(field).get(0);
    }

    ByteBuffer bytes(int field) {
      ByteBuffer all = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
      list(field).forEach(part -> all.put(((ByteBuffer) part).duplicate()));
      return all.flip();
    }
  }

  /** What a model computes. */
  static Rational output(byte[] model, List<Rational> input) {
    return new PlainOnnx().run(new Fields(ByteBuffer.wrap(model)).messages(7).get(0), input);
  }

  private Rational run(Fields graph, List<Rational> input) {
    for (Fields tensor : graph.messages(5)) {
      values.put(tensor.text(8), tensor(tensor));
    }
    for (Fields value : graph.messages(11)) {
      if (!values.containsKey(value.text(1))) {
        Fields shape = value.messages(2).get(0).messages(1).get(0).messages(2).get(0);
        int[] extents = shape.messages(1).stream().mapToInt(d -> (int) d.integer(1, 1)).toArray();
        values.put(value.text(1), new Array(extents, input.toArray(Rational[]::new)));
      }
    }
    for (Fields node : graph.messages(1)) {
      values.put(node.texts(2).get(0), apply(node));
    }
    Array output = values.get(graph.messages(12).get(0).text(1));
    if (output.numbers().length != 1) {
      throw new IllegalStateException("no scalar");
    }
    return output.numbers()[0];
  }

  private static Array tensor(Fields tensor) {
    int[] shape = tensor.integers(1).stream().mapToInt(Long::intValue).toArray();
    int type = (int) tensor.integer(2, 0);
    List<Rational> numbers = new ArrayList<>();
    ByteBuffer raw = tensor.bytes(9);
    while (raw.hasRemaining()) {
      numbers.add(
          switch (type) {
            case 1 -> rational(raw.getFloat());
            case 7 -> Rational.of(raw.getLong());
            case 10 -> rational(half(raw.getShort() & 0xffff));
            case 11 -> rational(raw.getDouble());
            case 16 -> rational(Float.intBitsToFloat(raw.getShort() << 16));
            default -> throw new IllegalArgumentException("type " + type);
          });
    }
    ByteBuffer floats = tensor.bytes(4);
    while (floats.hasRemaining()) {
      numbers.add(rational(floats.getFloat()));
    }
    tensor.integers(5).forEach(bits -> numbers.add(rational(half(bits.intValue()))));
    return new Array(shape, numbers.toArray(Rational[]::new));
  }

  private static Rational rational(double value) {
    return Rational.parse(new BigDecimal(value).toPlainString());
  }

  private static double half(int bits) {
    int exponent = bits >> 10 & 31;
    double size =
        exponent == 0
            ? (bits & 1023) * Math.pow(2, -24)
            : (1024 + (bits & 1023)) * Math.pow(2, exponent - 25);
    return bits >= 0x8000 ? -size : size;
  }

  private Array apply(Fields node) {
    List<Array> in = node.texts(1).stream().map(values::get).toList();
    Map<String, Fields> attributes = new HashMap<>();
    node.messages(5).forEach(attribute -> attributes.put(attribute.text(1), attribute));
    return switch (node.text(4)) {
      case "Identity" -> in.get(0);
      case "Relu" -> activation(in.get(0), Rational.ZERO);
      case "LeakyRelu" -> activation(in.get(0), number(attributes, "alpha", 0.01f));
      case "MatMul" -> product(in.get(0), in.get(1));
      case "Add" -> combined(in.get(0), in.get(1), Rational::add);
      case "Sub" -> combined(in.get(0), in.get(1), Rational::subtract);
      case "Mul" -> combined(in.get(0), in.get(1), Rational::multiply);
      case "Div" -> combined(in.get(0), in.get(1), Rational::divide);
      case "Max" -> combined(in.get(0), in.get(1), Rational::max);
      case "Min" -> combined(in.get(0), in.get(1), Rational::min);
      case "Clip" ->
          combined(combined(in.get(0), in.get(1), Rational::max), in.get(2), Rational::min);
      case "Neg" -> scaled(in.get(0), Rational.of(-1));
      case "Dropout" -> in.get(0);
      case "Gemm" -> gemm(in, attributes);
      case "Conv" -> convolution(in, attributes);
      case "Constant" -> tensor(attributes.get("value").messages(5).get(0));
      case "Transpose" -> transposed(in.get(0));
      case "Flatten" -> {
        int axis = (int) integer(attributes, "axis", 1);
        int rows = size(IntStream.of(in.get(0).shape()).limit(axis).toArray());
        yield in.get(0).reshaped(rows, in.get(0).numbers().length / rows);
      }
      case "Reshape" -> {
        int[] shape = new int[in.get(1).numbers().length];
        int known = 1;
        for (int d = 0; d < shape.length; d++) {
          int wanted = in.get(1).numbers()[d].numerator().intValueExact();
          shape[d] = wanted == 0 ? in.get(0).shape()[d] : wanted;
          known *= shape[d] == -1 ? 1 : shape[d];
        }
        for (int d = 0; d < shape.length; d++) {
          shape[d] = shape[d] == -1 ? in.get(0).numbers().length / known : shape[d];
        }
        yield in.get(0).reshaped(shape);
      }
      case "Unsqueeze", "Squeeze" -> squeezed(node.text(4).equals("Squeeze"), in);
      default -> throw new IllegalArgumentException(node.text(4));
    };
  }

  private static long integer(Map<String, Fields> attributes, String name, long otherwise) {
    Fields attribute = attributes.get(name);
    return attribute == null ? otherwise : attribute.integer(3, 0);
  }

  private static Rational number(Map<String, Fields> attributes, String name, float otherwise) {
    Fields attribute = attributes.get(name);
    return rational(attribute == null ? otherwise : attribute.bytes(2).getFloat());
  }

  private static int size(int[] shape) {
    return IntStream.of(shape).reduce(1, Math::multiplyExact);
  }

  private static Array activation(Array x, Rational slope) {
    Rational[] y = new Rational[x.numbers().length];
    for (int k = 0; k < y.length; k++) {
      y[k] = x.numbers()[k].signum() > 0 ? x.numbers()[k] : x.numbers()[k].multiply(slope);
    }
    return new Array(x.shape(), y);
  }

  private static Array product(Array a, Array b) {
    int rows = a.shape()[0];
    int inner = a.shape()[1];
    int columns = b.shape()[1];
    Rational[] y = new Rational[rows * columns];
    for (int k = 0; k < y.length; k++) {
      y[k] = Rational.ZERO;
      for (int i = 0; i < inner; i++) {
        y[k] = y[k].add(a.at(k / columns, i).multiply(b.at(i, k % columns)));
      }
    }
    if (b.shape()[0] != inner) {
      throw new IllegalArgumentException("shapes");
    }
    return new Array(new int[] {rows, columns}, y);
  }

  private static Array transposed(Array a) {
    int rows = a.shape()[0];
    int columns = a.shape()[1];
    Rational[] y = new Rational[rows * columns];
    for (int k = 0; k < y.length; k++) {
      y[k] = a.at(k % rows, k / rows);
    }
    return new Array(new int[] {columns, rows}, y);
  }

  private static Array sum(Array a, Array b) {
    return combined(a, b, Rational::add);
  }

  private static Array combined(Array a, Array b, BinaryOperator<Rational> operation) {
    int rank = Math.max(a.shape().length, b.shape().length);
    int[] left = padded(a.shape(), rank);
    int[] right = padded(b.shape(), rank);
    int[] shape = new int[rank];
    for (int d = 0; d < rank; d++) {
      shape[d] = Math.max(left[d], right[d]);
    }
    Rational[] y = new Rational[size(shape)];
    for (int k = 0; k < y.length; k++) {
      int[] i = new int[rank];
      int[] j = new int[rank];
      int rest = k;
      for (int d = rank - 1; d >= 0; d--) {
        i[d] = left[d] == 1 ? 0 : rest % shape[d];
        j[d] = right[d] == 1 ? 0 : rest % shape[d];
        rest /= shape[d];
      }
      y[k] = operation.apply(a.reshaped(left).at(i), b.reshaped(right).at(j));
    }
    return new Array(shape, y);
  }

  private static int[] padded(int[] shape, int rank) {
    int[] padded = new int[rank];
    java.util.Arrays.fill(padded, 1);
    System.arraycopy(shape, 0, padded, rank - shape.length, shape.length);
    return padded;
  }

  private static Array gemm(List<Array> in, Map<String, Fields> attributes) {
    Array a = integer(attributes, "transA", 0) != 0 ? transposed(in.get(0)) : in.get(0);
    Array b = integer(attributes, "transB", 0) != 0 ? transposed(in.get(1)) : in.get(1);
    Array y = scaled(product(a, b), number(attributes, "alpha", 1));
    return in.size() < 3 ? y : sum(y, scaled(in.get(2), number(attributes, "beta", 1)));
  }

  private static Array scaled(Array a, Rational factor) {
    Rational[] y = new Rational[a.numbers().length];
    for (int k = 0; k < y.length; k++) {
      y[k] = a.numbers()[k].multiply(factor);
    }
    return new Array(a.shape(), y);
  }

  private static Array squeezed(boolean isDropped, List<Array> in) {
    List<Integer> shape = new ArrayList<>(IntStream.of(in.get(0).shape()).boxed().toList());
    if (in.size() == 1) {
      shape.removeIf(extent -> extent == 1);
    } else {
      int axis = in.get(1).numbers()[0].numerator().intValueExact();
      if (isDropped) {
        shape.remove(axis < 0 ? axis + shape.size() : axis);
      } else {
        shape.add(axis < 0 ? axis + shape.size() + 1 : axis, 1);
      }
    }
    return in.get(0).reshaped(shape.stream().mapToInt(Integer::intValue).toArray());
  }

  /** One or two dimensions: one is two with a single row. */
  private static Array convolution(List<Array> in, Map<String, Fields> attributes) {
    Array x = in.get(0);
    Array k = in.get(1);
    int axes = k.shape().length - 2;
    int[] stride = integers(attributes, "strides", axes, 1);
    int[] dilation = integers(attributes, "dilations", axes, 1);
    int[] pad = integers(attributes, "pads", 2 * axes, 0);
    String auto = attributes.containsKey("auto_pad") ? attributes.get("auto_pad").text(4) : "";
    int[] shape = new int[axes + 2];
    shape[0] = 1;
    shape[1] = k.shape()[0];
    for (int d = 0; d < axes; d++) {
      int reach = (k.shape()[d + 2] - 1) * dilation[d] + 1;
      int extent = x.shape()[d + 2];
      if (auto.startsWith("SAME")) {
        int out = (extent + stride[d] - 1) / stride[d];
        int total = Math.max(0, (out - 1) * stride[d] + reach - extent);
        pad[d] = auto.equals("SAME_UPPER") ? total / 2 : (total + 1) / 2;
        pad[d + axes] = total - pad[d];
      }
      shape[d + 2] = (extent + pad[d] + pad[d + axes] - reach) / stride[d] + 1;
    }
    int group = (int) integer(attributes, "group", 1);
    Rational[] y = new Rational[size(shape)];
    for (int n = 0; n < y.length; n++) {
      int[] at = index(n, shape);
      y[n] = in.size() > 2 ? in.get(2).numbers()[at[1]] : Rational.ZERO;
      int first = at[1] / (shape[1] / group) * k.shape()[1];
      for (int w = 0; w < k.numbers().length / k.shape()[0]; w++) {
        int[] offset = index(w, java.util.Arrays.copyOfRange(k.shape(), 1, axes + 2));
        int[] place = new int[axes + 2];
        place[1] = first + offset[0];
        boolean isInside = true;
        for (int d = 0; d < axes; d++) {
          place[d + 2] = at[d + 2] * stride[d] + offset[d + 1] * dilation[d] - pad[d];
          isInside &= place[d + 2] >= 0 && place[d + 2] < x.shape()[d + 2];
        }
        if (isInside) {
          Rational weight = k.numbers()[at[1] * (k.numbers().length / k.shape()[0]) + w];
          y[n] = y[n].add(x.at(place).multiply(weight));
        }
      }
    }
    return new Array(shape, y);
  }

  private static int[] index(int position, int[] shape) {
    int[] index = new int[shape.length];
    int rest = position;
    for (int d = shape.length - 1; d >= 0; d--) {
      index[d] = rest % shape[d];
      rest /= shape[d];
    }
    return index;
  }

  private static int[] integers(
      Map<String, Fields> attributes, String name, int count, int otherwise) {
    Fields attribute = attributes.get(name);
    return attribute == null
        ? IntStream.generate(() -> otherwise).limit(count).toArray()
        : attribute.integers(8).stream().mapToInt(Long::intValue).toArray();
  }
}
