package org.plumbline.experiment.onnx;

/** Bounds how many terms all sums together may have, as unrolling multiplies them. */
final class Terms {
  /** The most edges of a network, as for those written in experiment files. */
  static final int MOST = 1_000_000;

  private long used;

  /** Makes room for so many more. */
  void require(String place, long count) throws OnnxException {
    used += Math.min(count, MOST + 1L);
    if (used > MOST) {
      throw new OnnxException(place, "more than " + MOST + " edges up to here", "fewer");
    }
  }
}
