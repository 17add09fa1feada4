package org.plumbline.experiment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files as NumPy writes them. */
final class NumpyFiles {
  private NumpyFiles() {}

  /** A file of doubles 1, 2, …. */
  static byte[] npy(int... shape) {
    StringBuilder extents = new StringBuilder();
    int count = 1;
    for (int extent : shape) {
      extents.append(extent).append(", ");
      count *= extent;
    }
    byte[] file = bytes("(" + extents.toString().strip() + ")", "<f8", 8 * count);
    ByteBuffer numbers = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    numbers.position(file.length - 8 * count);
    for (int k = 1; k <= count; k++) {
      numbers.putDouble(k);
    }
    return file;
  }

  /** A file of so many zero bytes behind a header. */
  static byte[] bytes(String shape, String type, int count) {
    String header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }".formatted(type, shape);
    byte[] text = header.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + count).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    return bytes.putShort((short) text.length).put(text).array();
  }

  /** An archive of names and contents in turn. */
  static void zip(Path file, Object... entries) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int k = 0; k < entries.length; k += 2) {
        zip.putNextEntry(new ZipEntry((String) entries[k]));
        zip.write((byte[]) entries[k + 1]);
        zip.closeEntry();
      }
    }
  }
}
