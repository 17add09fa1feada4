package org.plumbline.compare.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.array.ArrayException;
import org.plumbline.array.ArrayLimits;
import org.plumbline.array.ExactArray;
import org.plumbline.array.NpyReader;
import org.plumbline.array.NpzReader;
import org.plumbline.array.SafetensorsReader;
import org.plumbline.network.Network;
import org.plumbline.number.NumberFormat;

/** Reads recordings, by the ending of the file's name. */
public final class RecordingReader {
  /** The most bytes of a file, and of what is inflated from one. */
  static final long MOST_BYTES = 1 << 29;

  private RecordingReader() {}

  /**
   * The recording in a file, for a network's parameters.
   *
   * @param stated what format the numbers stand for, in place of what the file says
   * @throws RecordingException if it cannot be read, is damaged, or does not fit the network
   */
  public static Recording read(Path file, Network network, Optional<NumberFormat> stated)
      throws RecordingException {
    return read(file, network, stated, Arrangement.FOUND);
  }

  /** The same where something is stated of the arrays of the file. */
  public static Recording read(
      Path file, Network network, Optional<NumberFormat> stated, Arrangement arrangement)
      throws RecordingException {
    String name = file.toString();
    String lower = name.toLowerCase(Locale.ROOT);
    Map<String, RecordedArray> tensors;
    if (lower.endsWith(".npz") || lower.endsWith(".npy") || lower.endsWith(".safetensors")) {
      tensors = arrays(file, lower, stated, arrangement);
    } else if (lower.endsWith(".csv")) {
      tensors = CsvRecording.read(name, bytes(file), stated);
    } else if (lower.endsWith(".json")) {
      tensors = JsonRecording.read(name, bytes(file), arrangement, stated);
    } else {
      throw new RecordingException(
          name,
          "the ending of the name is not that of a recording",
          ".npz, .npy, .csv, .json or .safetensors");
    }
    return RecordingAssembly.of(name, tensors, network, stated, arrangement);
  }

  private static Map<String, RecordedArray> arrays(
      Path file, String lower, Optional<NumberFormat> stated, Arrangement arrangement)
      throws RecordingException {
    String name = file.toString();
    ArrayLimits limits =
        new ArrayLimits(
            MOST_BYTES,
            stated.equals(Optional.of(NumberFormat.BFLOAT16)),
            "; bfloat16 is V2, with --dtype bfloat16");
    requireReadable(file);
    try {
      Map<String, ExactArray> arrays =
          lower.endsWith(".npz")
              ? NpzReader.read(file, arrangement::reads, limits)
              : lower.endsWith(".npy")
                  ? Map.of("w", NpyReader.read(name, "w", bytes(file), limits))
                  : SafetensorsReader.read(name, bytes(file), arrangement::reads);
      Map<String, RecordedArray> tensors = new LinkedHashMap<>();
      arrays.forEach((key, array) -> tensors.put(key, RecordedArray.of(array)));
      return tensors;
    } catch (ArrayException e) {
      throw new RecordingException(e);
    }
  }

  private static void requireReadable(Path file) throws RecordingException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new RecordingException(
          file.toString(), "this is a folder, a pipe or a device", "a file with a recording");
    }
    if (!Files.exists(file)) {
      throw missing(file);
    }
  }

  private static RecordingException missing(Path file) {
    return new RecordingException(file.toString(), "there is no such file", "a recording");
  }

  private static byte[] bytes(Path file) throws RecordingException {
    requireReadable(file);
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes((int) MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new RecordingException(
            file.toString(), "too large", "at most " + MOST_BYTES + " bytes");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw missing(file);
    } catch (AccessDeniedException e) {
      throw new RecordingException(
          file.toString(), "permission to read it was denied", "a readable file");
    } catch (IOException e) {
      throw new RecordingException(
          file.toString(), "cannot be read (" + e.getMessage() + ")", "a readable file");
    }
  }
}
