package org.plumbline.engine.recording;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.plumbline.engine.compare.NumberFormat;

/** Reads one array that NumPy wrote. */
final class NpyReader {
  private NpyReader() {}

  /** The array in {@code bytes}, all of which must belong to it. */
  static Tensor read(String place, String name, byte[] bytes, Optional<NumberFormat> stated)
      throws RecordingException {
    NpyHeader header = NpyHeader.read(place, bytes, stated);
    List<Long> extents = header.shape().stream().map(Integer::longValue).toList();
    long wanted = (long) Tensor.count(place, extents) * header.type().bytes();
    long found = (long) bytes.length - header.end();
    if (wanted != found) {
      throw new RecordingException(
          place,
          found + " bytes of numbers",
          wanted + " for the shape " + header.shape() + " it claims");
    }
    ByteBuffer data =
        ByteBuffer.wrap(bytes, header.end(), (int) found).slice().order(header.order());
    return BinaryArray.of(place, name, header.type(), header.shape(), header.columnMajor(), data);
  }
}
