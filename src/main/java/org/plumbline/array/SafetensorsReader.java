package org.plumbline.array;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads a safetensors file: the length of a header, the header in JSON, the numbers. */
public final class SafetensorsReader {
  private static final int LONGEST_HEADER = 1 << 22;

  private final String name;
  private final ByteBuffer bytes;
  private final Map<String, ExactArray> arrays = new LinkedHashMap<>();
  private final TreeMap<Long, Long> ranges = new TreeMap<>();

  private SafetensorsReader(String name, byte[] bytes) {
    this.name = name;
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The arrays by name; others than {@code wanted} are left alone.
   *
   * @throws ArrayException if the bytes are no such file
   */
  public static Map<String, ExactArray> read(String name, byte[] bytes, Predicate<String> wanted)
      throws ArrayException {
    return new SafetensorsReader(name, bytes).read(wanted);
  }

  private Map<String, ExactArray> read(Predicate<String> wanted) throws ArrayException {
    long length = bytes.capacity() < 8 ? -1 : bytes.getLong(0);
    if (length < 2 || length > LONGEST_HEADER || length > bytes.capacity() - 8) {
      throw new ArrayException(
          name,
          bytes.capacity() < 8 ? "too short" : "a header of " + length + " bytes",
          "a safetensors file with a header that lies within it");
    }
    JsonNode header = header((int) length);
    int start = 8 + (int) length;
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        add(entry.getKey(), entry.getValue(), start, wanted);
      }
    }
    requireNoGaps(bytes.capacity() - start);
    return arrays;
  }

  private JsonNode header(int length) throws ArrayException {
    byte[] text = new byte[length];
    bytes.get(8, text);
    try {
      ObjectMapper mapper = new ObjectMapper();
      mapper.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
      mapper.enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
      JsonNode header = mapper.readTree(text);
      if (header != null && header.isObject()) {
        return header;
      }
    } catch (IOException e) {
      throw new ArrayException(
          name, "the header is not valid JSON (" + reason(e) + ")", "a safetensors file");
    }
    throw new ArrayException(name, "the header is not a JSON object", "a safetensors file");
  }

  private static String reason(IOException error) {
    if (error instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
      return syntax.getOriginalMessage() + ", line " + syntax.getLocation().getLineNr();
    }
    return String.valueOf(error.getMessage());
  }

  private void add(String key, JsonNode entry, int start, Predicate<String> wanted)
      throws ArrayException {
    String place = name + ": " + key;
    String code = entry.path("dtype").asText("");
    List<Long> shape = wholes(place, entry.path("shape"));
    List<Long> offsets = wholes(place, entry.path("data_offsets"));
    long room = (long) bytes.capacity() - start;
    boolean lies =
        offsets.size() != 2
            || offsets.get(0) > offsets.get(1)
            || offsets.get(1) > room
            || (offsets.get(1) > offsets.get(0)
                && ranges.put(offsets.get(0), offsets.get(1)) != null);
    if (lies) {
      throw new ArrayException(
          place, "data_offsets " + offsets, "a range of its own within " + room + " bytes");
    }
    if (!wanted.test(key)) {
      return;
    }
    BinaryType type =
        BinaryType.ofSafetensors(code)
            .orElseThrow(
                () ->
                    new ArrayException(
                        place,
                        "dtype " + ArrayException.quoted(code),
                        "one of " + BinaryType.safetensorsNames()));
    long size = (long) Extents.count(place, shape) * type.bytes();
    if (size != offsets.get(1) - offsets.get(0)) {
      throw new ArrayException(
          place,
          (offsets.get(1) - offsets.get(0)) + " bytes of numbers",
          size + " for the shape " + shape + " it claims");
    }
    ByteBuffer data =
        bytes.slice(start + offsets.get(0).intValue(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
    List<Integer> extents = shape.stream().map(Long::intValue).toList();
    arrays.put(key, BinaryArray.of(place, key, type, extents, data));
  }

  private static List<Long> wholes(String place, JsonNode list) throws ArrayException {
    List<Long> wholes = new ArrayList<>();
    for (JsonNode node : list) {
      if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
        throw new ArrayException(
            place,
            ArrayException.quoted(node.toString()) + " in shape or data_offsets",
            "whole numbers");
      }
      wholes.add(node.asLong());
    }
    if (!list.isArray()) {
      throw new ArrayException(
          place, "shape or data_offsets is missing", "dtype, shape and data_offsets");
    }
    return wholes;
  }

  /** The format wants every byte to belong to one array. */
  private void requireNoGaps(long room) throws ArrayException {
    long end = 0;
    for (Map.Entry<Long, Long> range : ranges.entrySet()) {
      if (range.getKey() != end) {
        throw new ArrayException(
            name,
            "there is a gap or an overlap at byte " + end + " of the numbers",
            "arrays without gaps, one after the other");
      }
      end = range.getValue();
    }
    if (end != room) {
      throw new ArrayException(
          name, room + " bytes of numbers", end + " as the header says: the file is damaged");
    }
  }
}
