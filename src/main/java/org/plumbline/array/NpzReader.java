package org.plumbline.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads an archive that NumPy wrote; every array is compared with its checksum, and no more is
 * inflated than the caller allows.
 */
public final class NpzReader {
  private static final int MOST_ENTRIES = 10_000;

  /** Deflated numbers are rarely a hundredth of their size, and never if there are many. */
  private static final long MOST_RATIO = 200;

  private static final long HARMLESS = 1 << 24;

  private NpzReader() {}

  /**
   * The arrays by name; others than {@code wanted} are left alone.
   *
   * @throws ArrayException if the file is none, or damaged, or too large
   */
  public static Map<String, ExactArray> read(
      Path file, Predicate<String> wanted, ArrayLimits limits) throws ArrayException {
    Map<String, ExactArray> arrays = new LinkedHashMap<>();
    long inflated = 0;
    requireModestFile(file, limits);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(zip.entries());
      if (entries.size() > MOST_ENTRIES) {
        throw new ArrayException(
            file.toString(), entries.size() + " entries", "at most " + MOST_ENTRIES);
      }
      for (ZipEntry entry : entries) {
        String name = entry.getName().replaceFirst("\\.npy$", "");
        if (wanted.test(name)) {
          String place = file + ": " + entry.getName();
          if (arrays.containsKey(name)) {
            throw new ArrayException(place, "there are two arrays of this name", "one");
          }
          byte[] bytes = bytes(place, zip, entry, limits.mostBytes(), inflated);
          inflated += bytes.length;
          arrays.put(name, NpyReader.read(place, name, bytes, limits));
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new ArrayException(
          file.toString(),
          "the file is not an archive that can be read (" + e.getMessage() + ")",
          "a file that np.savez wrote");
    }
    return arrays;
  }

  /** The directory of an archive is read whole, so the file bounds what it can take. */
  private static void requireModestFile(Path file, ArrayLimits limits) throws ArrayException {
    try {
      if (Files.size(file) > limits.mostBytes()) {
        throw new ArrayException(
            file.toString(), "too large", "at most " + limits.mostBytes() + " bytes");
      }
    } catch (IOException e) {
      throw new ArrayException(file.toString(), "cannot be read", "a readable file");
    }
  }

  private static byte[] bytes(String place, ZipFile zip, ZipEntry entry, long limit, long before)
      throws IOException, ArrayException {
    long most = limit - before;
    long claimed = entry.getSize();
    long compressed = Math.max(1, entry.getCompressedSize());
    boolean isBomb = claimed > HARMLESS && claimed / compressed > MOST_RATIO;
    if (claimed < 0 || claimed > most || isBomb) {
      throw new ArrayException(
          place,
          claimed + " bytes unpacked from " + compressed,
          "at most " + limit + " in all, and data that are compressed less");
    }
    try (InputStream stream = zip.getInputStream(entry)) {
      if (stream == null) {
        throw new ArrayException(
            place, "the archive lists it, but it is not there", "an intact file");
      }
      byte[] bytes = stream.readNBytes((int) claimed + 1);
      CRC32 sum = new CRC32();
      sum.update(bytes);
      if (bytes.length != claimed || sum.getValue() != entry.getCrc()) {
        throw new ArrayException(
            place, "damaged: its checksum or size is not what the archive says", "an intact file");
      }
      return bytes;
    }
  }
}
