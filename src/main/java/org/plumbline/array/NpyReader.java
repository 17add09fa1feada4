package org.plumbline.array;

import java.nio.ByteBuffer;
import java.util.List;

/** Reads one array that NumPy wrote. */
public final class NpyReader {
  private NpyReader() {}

  /**
   * The array in {@code bytes}, all of which must belong to it.
   *
   * @throws ArrayException if they are none
   */
  public static ExactArray read(String place, String name, byte[] bytes, ArrayLimits limits)
      throws ArrayException {
    NpyHeader header = NpyHeader.read(place, bytes, limits);
    List<Long> extents = header.shape().stream().map(Integer::longValue).toList();
    long wanted = (long) Extents.count(place, extents) * header.type().bytes();
    long found = (long) bytes.length - header.end();
    if (wanted != found) {
      throw new ArrayException(
          place,
          found + " bytes of numbers",
          wanted + " for the shape " + header.shape() + " it claims");
    }
    ByteBuffer data =
        ByteBuffer.wrap(bytes, header.end(), (int) found).slice().order(header.order());
    return BinaryArray.of(place, name, header.type(), header.shape(), header.columnMajor(), data);
  }
}
