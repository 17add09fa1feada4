package org.plumbline.array;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.plumbline.number.Rational;

/** A second reader of arrays of floats, which believes what a file says. */
final class PlainArrays {
  private PlainArrays() {}

  /** An array in row-major order. */
  record Plain(List<Integer> shape, List<Rational> values) {}

  /**
   * The array of a name in an archive, by way of its directory; offsets count from where the
   * archive begins, which may be behind other bytes.
   */
  static Plain npz(byte[] file, String wanted) throws DataFormatException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int end = file.length - 22;
    while (bytes.getInt(end) != 0x06054b50) {
      end--;
    }
    int at = end - bytes.getInt(end + 12);
    int begin = at - bytes.getInt(end + 16);
    while (true) {
      int nameLength = bytes.getShort(at + 28);
      String name = new String(file, at + 46, nameLength, StandardCharsets.UTF_8);
      if (!name.replaceFirst("\\.npy$", "").equals(wanted)) {
        at += 46 + nameLength + bytes.getShort(at + 30) + bytes.getShort(at + 32);
        continue;
      }
      int local = begin + bytes.getInt(at + 42);
      int data = local + 30 + bytes.getShort(local + 26) + bytes.getShort(local + 28);
      byte[] array = new byte[bytes.getInt(at + 24)];
      if (bytes.getShort(at + 10) == 0) {
        bytes.get(data, array);
      } else {
        Inflater inflater = new Inflater(true);
        inflater.setInput(file, data, bytes.getInt(at + 20));
        inflater.inflate(array);
        inflater.end();
      }
      return npy(array);
    }
  }

  private static Plain npy(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int start = 10 + bytes.getShort(8);
    String header = new String(file, 10, start - 10, StandardCharsets.ISO_8859_1);
    Matcher extents = Pattern.compile("\\(([0-9, ]*)\\)").matcher(header);
    List<Integer> shape = new ArrayList<>();
    if (extents.find()) {
      for (String extent : extents.group(1).split(",")) {
        if (!extent.isBlank()) {
          shape.add(Integer.parseInt(extent.strip()));
        }
      }
    }
    List<Rational> values = new ArrayList<>();
    bytes.position(start);
    while (bytes.hasRemaining()) {
      values.add(rational(header.contains("f8") ? bytes.getDouble() : bytes.getFloat()));
    }
    return new Plain(shape, values);
  }

  /** The arrays of a safetensors file of singles. */
  static Map<String, Plain> safetensors(byte[] file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong(0);
    JsonNode header =
        new ObjectMapper().readTree(new String(file, 8, length, StandardCharsets.UTF_8));
    Map<String, Plain> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      List<Integer> shape = new ArrayList<>();
      entry.getValue().get("shape").forEach(extent -> shape.add(extent.asInt()));
      JsonNode offsets = entry.getValue().get("data_offsets");
      List<Rational> values = new ArrayList<>();
      for (int at = offsets.get(0).asInt(); at < offsets.get(1).asInt(); at += 4) {
        values.add(rational(bytes.getFloat(8 + length + at)));
      }
      arrays.put(entry.getKey(), new Plain(shape, values));
    }
    return arrays;
  }

  private static Rational rational(double value) {
    return Rational.parse(new BigDecimal(value).toPlainString());
  }
}
