package org.plumbline.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.experiment.onnx.OnnxException;
import org.plumbline.experiment.onnx.OnnxNetwork;
import org.plumbline.experiment.onnx.OnnxReader;
import org.plumbline.experiment.onnx.OnnxRequest;
import org.plumbline.number.Rational;

final class OnnxFileTest {
  private static final Path MODELS = Path.of("src/test/resources/onnx");
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TempDir private Path folder;

  private static OnnxNetwork read(Origin origin, String file) {
    Cursor source = Cursors.top(origin, "onnx: " + file).required("onnx");
    return OnnxFile.read(source, OnnxRequest.of(2, false));
  }

  @Test
  void whatWasNotTakenAsWrittenIsNotedUnderTheNameOfTheFile() throws IOException, OnnxException {
    Origin origin = new Origin("e.yaml", Optional.of(CASES));
    Cursor source = Cursors.top(origin, "onnx: sigm.onnx").required("onnx");
    OnnxRequest request = OnnxRequest.of(13, false);
    byte[] bytes = Files.readAllBytes(CASES.resolve("sigm.onnx"));
    assertThat(OnnxFile.read(source, request).weights())
        .isEqualTo(OnnxReader.read(bytes, request).weights());
    assertThat(origin.provenance().notes())
        .containsExactly(
            "sigm.onnx: node '/3/Sigmoid' (Sigmoid): left out, because it belongs to the loss; the"
                + " margin is its argument.");
    assertThat(origin.provenance().inputs())
        .containsExactly(new InputFile("sigm.onnx", Digests.sha256(bytes)));
  }

  @Test
  void complaintsNameTheFile() throws IOException {
    Files.write(folder.resolve("bad.onnx"), new byte[] {8});
    assertThatThrownBy(() -> read(new Origin("e.yaml", Optional.of(folder)), "bad.onnx"))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith("e.yaml:1: onnx: " + folder.resolve("bad.onnx") + ": model: ");
  }

  /** The model has 14 weights, each of 64 bits at least; so many more fit. */
  @Test
  void weightsCountAmongTheNumbersOfTheExperiment() {
    Origin fitting = new Origin("e.yaml", Optional.of(MODELS));
    Origin full = new Origin("e.yaml", Optional.of(MODELS));
    for (int k = 0; k < (1 << 22) - 14; k++) {
      fitting.admits(Rational.ONE);
      full.admits(Rational.ONE);
    }
    full.admits(Rational.ONE);
    assertThat(read(fitting, "mlp.onnx").weights()).hasSize(14);
    assertThatThrownBy(() -> read(full, "mlp.onnx"))
        .hasMessage(
            "e.yaml:1: onnx: %s: the weights fill more than 32 MiB; expected shorter or fewer ones"
                .formatted(MODELS.resolve("mlp.onnx")));
  }
}
