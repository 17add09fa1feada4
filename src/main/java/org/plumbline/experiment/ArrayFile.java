package org.plumbline.experiment;

import java.util.Map;
import java.util.function.Predicate;
import org.plumbline.array.ArrayException;
import org.plumbline.array.ArrayLimits;
import org.plumbline.array.ExactArray;
import org.plumbline.array.Extents;
import org.plumbline.array.NpzReader;
import org.plumbline.array.SafetensorsReader;
import org.plumbline.number.Rational;

/** The arrays of a file that an experiment names, as exact numbers. */
final class ArrayFile {
  /** The most numbers of an array, as of a table. */
  private static final int MOST_NUMBERS = 1 << 21;

  private final ReferencedFile file;
  private final Map<String, ExactArray> arrays;

  private ArrayFile(ReferencedFile file, Map<String, ExactArray> arrays) {
    this.file = file;
    this.arrays = arrays;
  }

  /** The wanted arrays of an archive of NumPy. */
  static ArrayFile npz(Cursor source, Predicate<String> wanted) {
    ReferencedFile file = ReferencedFile.of(source, "an npz file");
    file.requireThere();
    try {
      ArrayLimits limits = ArrayLimits.ofBytes(ReferencedFile.MOST_BYTES);
      return new ArrayFile(file, NpzReader.read(file.path(), wanted, limits));
    } catch (ArrayException e) {
      throw source.error(e.text());
    }
  }

  /** The wanted arrays of a safetensors file. */
  static ArrayFile safetensors(Cursor source, Predicate<String> wanted) {
    ReferencedFile file = ReferencedFile.of(source, "a safetensors file");
    try {
      return new ArrayFile(
          file, SafetensorsReader.read(file.path().toString(), file.bytes(), wanted));
    } catch (ArrayException e) {
      throw source.error(e.text());
    }
  }

  /** The arrays by name. */
  Map<String, ExactArray> arrays() {
    return Map.copyOf(arrays);
  }

  /** The name of the file and of something in it. */
  String place(String key) {
    return file.path() + ": " + key;
  }

  /** A complaint about the file, or something in it. */
  ExperimentException error(String problem) {
    return file.error(problem);
  }

  /** Refuses an array of more numbers than a table may have. */
  void requireModest(ExactArray array) {
    if (array.size() > MOST_NUMBERS) {
      throw error(
          "%s: %d numbers; expected at most %d"
              .formatted(array.name(), array.size(), MOST_NUMBERS));
    }
  }

  /** The number at a row-major position. */
  Rational number(ExactArray array, int position) {
    Rational number = array.value(position).toRational();
    if (!file.source().origin().admits(number)) {
      throw error(
          array.name()
              + Extents.index(position, array.shape())
              + ": the numbers up to here fill more than 32 MiB; expected shorter ones");
    }
    return number;
  }
}
