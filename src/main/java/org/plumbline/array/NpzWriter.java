package org.plumbline.array;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes arrays of doubles as NumPy's {@code savez} does, without compression. The same arrays give
 * the same bytes on every machine: there is no time of writing in them.
 */
public final class NpzWriter {
  /**
   * One time for all. Not the first that archives can tell: Java takes it for an earlier one, and
   * writes that beside it in a form that depends on the time zone.
   */
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

  /** Numbers begin at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ZipOutputStream archive = new ZipOutputStream(bytes, StandardCharsets.UTF_8);

  /** Begins an archive without arrays. */
  public NpzWriter() {
    archive.setMethod(ZipOutputStream.STORED);
  }

  /**
   * Adds an array.
   *
   * @param name its key, of which the archive has no other yet
   * @param shape its extents
   * @param values its numbers in row-major order
   */
  public NpzWriter add(String name, List<Integer> shape, double... values) {
    int size = shape.stream().reduce(1, Math::multiplyExact);
    if (size != values.length) {
      throw new IllegalArgumentException(name + ": " + values.length + " numbers for " + shape);
    }
    byte[] array = npy(shape, values);
    CRC32 sum = new CRC32();
    sum.update(array);
    ZipEntry entry = new ZipEntry(name + ".npy");
    entry.setTimeLocal(NO_TIME);
    entry.setSize(array.length);
    entry.setCrc(sum.getValue());
    try {
      archive.putNextEntry(entry);
      archive.write(array);
      archive.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The archive; nothing can be added to it any more. */
  public byte[] bytes() {
    try {
      archive.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] npy(List<Integer> shape, double... values) {
    byte[] header = header(shape).getBytes(StandardCharsets.US_ASCII);
    ByteBuffer array =
        ByteBuffer.allocate(
                Math.addExact(
                    MAGIC.length + Short.BYTES + header.length,
                    Math.multiplyExact(Double.BYTES, values.length)))
            .order(ByteOrder.LITTLE_ENDIAN);
    array.put(MAGIC).putShort((short) header.length).put(header);
    for (double value : values) {
      array.putDouble(value);
    }
    return array.array();
  }

  private static String header(List<Integer> shape) {
    String extents = shape.stream().map(n -> n + ", ").collect(Collectors.joining());
    String tuple = "(" + (shape.size() == 1 ? extents.strip() : extents.replaceFirst(", $", ""));
    String text = "{'descr': '<f8', 'fortran_order': False, 'shape': " + tuple + "), }";
    int used = MAGIC.length + Short.BYTES + text.length() + 1;
    return text + " ".repeat(Math.floorMod(-used, ALIGNMENT)) + "\n";
  }
}
