package org.plumbline.experiment;

import org.plumbline.experiment.onnx.OnnxException;
import org.plumbline.experiment.onnx.OnnxNetwork;
import org.plumbline.experiment.onnx.OnnxReader;
import org.plumbline.number.Rational;

/** The model in an ONNX file that an experiment names. */
final class OnnxFile {
  private OnnxFile() {}

  /** The network for samples of the given dimension. */
  static OnnxNetwork read(Cursor source, Inputs inputs) {
    ReferencedFile file = ReferencedFile.of(source, "an ONNX file");
    OnnxNetwork network;
    try {
      network = OnnxReader.read(file.bytes(), inputs.dimension(), inputs.hasBias());
    } catch (OnnxException e) {
      throw file.error(e.text());
    }
    for (Rational weight : network.weights()) {
      if (!source.origin().admits(weight)) {
        throw file.error("the weights fill more than 32 MiB; expected shorter or fewer ones");
      }
    }
    return network;
  }
}
