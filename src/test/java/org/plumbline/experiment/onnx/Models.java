package org.plumbline.experiment.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.plumbline.network.Evaluation;
import org.plumbline.number.Rational;

/** The models that the onnx library wrote, and what they compute, both by make.py. */
final class Models {
  static final Path FOLDER = Path.of("src/test/resources/onnx");

  /** All models, with the number of inputs and whether a constant input is appended. */
  static final List<Case> ALL =
      List.of(
          new Case("mlp", 2, false),
          new Case("bias", 2, true),
          new Case("skip", 3, false),
          new Case("conv", 16, true),
          new Case("same", 5, false),
          new Case("typed", 2, false),
          new Case("reuse", 2, false),
          new Case("scaled-bias", 2, true));

  private Models() {}

  /** A model. */
  record Case(String name, int coordinates, boolean hasBias) {
    byte[] bytes() {
      try {
        return Files.readAllBytes(FOLDER.resolve(name + ".onnx"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    OnnxNetwork read(byte[] bytes) throws OnnxException {
      return OnnxReader.read(bytes, coordinates + (hasBias ? 1 : 0), hasBias);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** An input, its constant coordinate left out, and the output. */
  record Computed(List<Rational> input, Rational output) {}

  static List<Computed> expected(String name) {
    try {
      JsonNode all = new ObjectMapper().readTree(FOLDER.resolve("expected.json").toFile());
      List<Computed> computed = new ArrayList<>();
      for (JsonNode entry : all.get(name)) {
        List<Rational> input = new ArrayList<>();
        entry.get("x").forEach(number -> input.add(Rational.parse(number.asText())));
        computed.add(new Computed(input, Rational.parse(entry.get("y").asText())));
      }
      return computed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a network computes, the constant coordinate appended. */
  static Rational output(OnnxNetwork model, List<Rational> input, boolean hasBias) {
    List<Rational> whole = new ArrayList<>(input);
    if (hasBias || model.network().inputs() > input.size()) {
      whole.add(Rational.ONE);
    }
    return Evaluation.exact(model.network(), model.weights(), whole).value();
  }
}
