package org.plumbline.compare.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.number.NumberFormat;

/**
 * Reads {@code {"t": [...], "w": [[...]], "dtype": "float32", ...}}; numbers go from their texts to
 * what they stand for without a detour through doubles.
 */
final class JsonRecording {
  private static final int DEEPEST = 3;

  private final String name;
  private final JsonParser parser;
  private final Map<String, DecimalArray> arrays = new LinkedHashMap<>();
  private final Map<String, List<Integer>> shapes = new LinkedHashMap<>();
  private Optional<NumberFormat> dtype = Optional.empty();

  private JsonRecording(String name, JsonParser parser) {
    this.name = name;
    this.parser = parser;
  }

  /** The arrays by name, and numbers; texts and objects are no numbers and are left alone. */
  static Map<String, RecordedArray> read(
      String name, byte[] bytes, Arrangement wanted, Optional<NumberFormat> stated)
      throws RecordingException {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    try (JsonParser parser = factory.createParser(bytes)) {
      return new JsonRecording(name, parser).read(wanted, stated);
    } catch (IOException e) {
      throw new RecordingException(
          name, "the file is not valid JSON (" + reason(e) + ")", "a single object");
    }
  }

  private static String reason(IOException error) {
    if (error instanceof JsonProcessingException syntax && syntax.getLocation() != null) {
      return syntax.getOriginalMessage() + ", line " + syntax.getLocation().getLineNr();
    }
    return String.valueOf(error.getMessage());
  }

  private Map<String, RecordedArray> read(Arrangement wanted, Optional<NumberFormat> stated)
      throws IOException, RecordingException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new RecordingException(
          name, "the file is JSON, but not an object", "{\"t\": [...], \"w\": [[...]], ...}");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      if (key.equals("dtype")) {
        dtype = Optional.of(format(parser.getText()));
      } else if (wanted.reads(key) && (Arrangement.isKnown(key) || isNumeric())) {
        array(key);
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new RecordingException(
          name, "there is more text after the object", "the end of the file");
    }
    NumberFormat format = stated.or(() -> dtype).orElse(NumberFormat.FLOAT64);
    Map<String, RecordedArray> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, DecimalArray> entry : arrays.entrySet()) {
      List<Integer> shape = shapes.getOrDefault(entry.getKey(), List.of());
      tensors.put(entry.getKey(), entry.getValue().tensor(shape, format));
    }
    return tensors;
  }

  private boolean isNumeric() {
    JsonToken token = parser.currentToken();
    return token == JsonToken.START_ARRAY
        || token == JsonToken.VALUE_NUMBER_INT
        || token == JsonToken.VALUE_NUMBER_FLOAT;
  }

  private NumberFormat format(String text) throws RecordingException {
    return NumberFormat.named(text)
        .orElseThrow(
            () ->
                new RecordingException(
                    name + ": dtype",
                    RecordingException.quoted(text),
                    "float16, bfloat16, float32, float64 or exact"));
  }

  private void array(String key) throws IOException, RecordingException {
    DecimalArray array = new DecimalArray(name, key);
    List<Integer> shape = new ArrayList<>();
    nested(key, array, shape, 0);
    arrays.put(key, array);
    shapes.put(key, List.copyOf(shape));
  }

  /** Reads what the parser stands on; {@code shape} grows with the first list of each depth. */
  private void nested(String key, DecimalArray array, List<Integer> shape, int depth)
      throws IOException, RecordingException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_ARRAY && depth < DEEPEST) {
      boolean isFirst = shape.size() == depth;
      if (isFirst && array.size() == 0) {
        shape.add(-1);
      }
      int count = 0;
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        nested(key, array, shape, depth + 1);
        count++;
      }
      if (shape.size() <= depth || (shape.get(depth) != -1 && shape.get(depth) != count)) {
        throw ragged(key);
      }
      shape.set(depth, count);
      return;
    }
    boolean isNumber = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    if (!isNumber) {
      String found = token == null ? "the end of the file" : String.valueOf(parser.getText());
      throw new RecordingException(
          place(key), RecordingException.quoted(found), "numbers in lists at most 3 deep");
    }
    if (shape.size() != depth) {
      throw ragged(key);
    }
    array.add(place(key), parser.getText());
  }

  private RecordingException ragged(String key) {
    return new RecordingException(
        place(key), "lists of different lengths or depths", "a rectangular array");
  }

  private String place(String key) {
    return name + ":" + parser.currentLocation().getLineNr() + ": " + key;
  }
}
