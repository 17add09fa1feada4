package org.plumbline.engine.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.plumbline.engine.compare.NumberFormat;

/**
 * Reads an archive that NumPy wrote; every array is held against its checksum, and no more is
 * inflated than recordings can have.
 */
final class NpzReader {
  private static final int MOST_ENTRIES = 10_000;

  /** Deflated numbers are rarely a hundredth of their size, and never if there are many. */
  private static final long MOST_RATIO = 200;

  private static final long HARMLESS = 1 << 24;

  private NpzReader() {}

  /** The arrays by name; others than {@code wanted} are left alone. */
  static Map<String, Tensor> read(Path file, RecordingKeys wanted, Optional<NumberFormat> stated)
      throws RecordingException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    long inflated = 0;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      if (entries.size() > MOST_ENTRIES) {
        throw new RecordingException(
            file.toString(), entries.size() + " entries", "at most " + MOST_ENTRIES);
      }
      for (ZipEntry entry : entries) {
        String name = entry.getName().replaceFirst("\\.npy$", "");
        if (wanted.contains(name)) {
          String place = file + ": " + entry.getName();
          if (tensors.containsKey(name)) {
            throw new RecordingException(place, "there are two of them", "one");
          }
          byte[] bytes = bytes(place, zip, entry, inflated);
          inflated += bytes.length;
          tensors.put(name, NpyReader.read(place, name, bytes, stated));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new RecordingException(
          file.toString(),
          "no archive that can be read (" + e.getMessage() + ")",
          "a file that np.savez wrote");
    }
    return tensors;
  }

  private static byte[] bytes(String place, ZipFile zip, ZipEntry entry, long before)
      throws IOException, RecordingException {
    long most = RecordingReader.MOST_BYTES - before;
    long claimed = entry.getSize();
    long compressed = Math.max(1, entry.getCompressedSize());
    boolean isBomb = claimed > HARMLESS && claimed / compressed > MOST_RATIO;
    if (claimed > most || isBomb) {
      throw new RecordingException(
          place,
          claimed + " bytes inflated from " + compressed,
          "at most " + RecordingReader.MOST_BYTES + " in all, and numbers that need their room");
    }
    try (InputStream stream = zip.getInputStream(entry)) {
      if (stream == null) {
        throw new RecordingException(place, "listed and not there", "an intact file");
      }
      byte[] bytes = stream.readNBytes((int) claimed + 1);
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (bytes.length != claimed || sum.getValue() != entry.getCrc()) {
        throw new RecordingException(
            place, "damaged: its checksum or size is not what the archive says", "an intact file");
      }
      return bytes;
    }
  }
}
