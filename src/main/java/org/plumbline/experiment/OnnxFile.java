package org.plumbline.experiment;

import org.plumbline.experiment.onnx.OnnxException;
import org.plumbline.experiment.onnx.OnnxNetwork;
import org.plumbline.experiment.onnx.OnnxReader;
import org.plumbline.experiment.onnx.OnnxRequest;
import org.plumbline.number.Rational;

/** The model in an ONNX file that an experiment names. */
final class OnnxFile {
  private OnnxFile() {}

  /** The network for samples of the given dimension; what was not taken as written is noted. */
  static OnnxNetwork read(Cursor source, OnnxRequest request) {
    ReferencedFile file = ReferencedFile.of(source, "an ONNX file");
    OnnxNetwork network;
    try {
      network = OnnxReader.read(file.bytes(), request);
    } catch (OnnxException e) {
      throw file.error(e.text());
    }
    for (String note : network.notes()) {
      source.origin().note(note.replaceFirst("\\.$", "") + " (" + file.path() + ").");
    }
    for (Rational weight : network.weights()) {
      if (!source.origin().admits(weight)) {
        throw file.error("the weights fill more than 32 MiB; expected shorter or fewer ones");
      }
    }
    return network;
  }
}
