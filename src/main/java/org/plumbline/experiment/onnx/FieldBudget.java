package org.plumbline.experiment.onnx;

/** Bounds how many fields and listed integers a file may have, since each takes memory here. */
final class FieldBudget {
  private static final int MOST = 1 << 21;

  private int left = MOST;

  /** Counts one. */
  void count(String place) throws OnnxException {
    if (--left < 0) {
      throw new OnnxException(place, "more than " + MOST + " fields up to here", "fewer");
    }
  }
}
