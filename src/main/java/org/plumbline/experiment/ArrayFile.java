package org.plumbline.experiment;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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
  private final Set<String> names;
  private final Map<String, ExactArray> arrays;

  private ArrayFile(ReferencedFile file, Set<String> names, Map<String, ExactArray> arrays) {
    this.file = file;
    this.names = Collections.unmodifiableSet(names);
    this.arrays = Collections.unmodifiableMap(arrays);
  }

  /** The wanted arrays of an archive of NumPy, and the names of all. */
  static ArrayFile npz(Cursor source, Predicate<String> wanted) {
    ReferencedFile file = ReferencedFile.of(source, "an npz file");
    ArrayLimits limits = ArrayLimits.ofBytes(ReferencedFile.MOST_BYTES);
    Set<String> names = new LinkedHashSet<>();
    try {
      Map<String, ExactArray> arrays =
          file.unchanged(path -> NpzReader.read(path, noting(names, wanted), limits));
      return new ArrayFile(file, names, arrays);
    } catch (ArrayException e) {
      throw source.error(e.text());
    }
  }

  /** The wanted arrays of a safetensors file, and the names of all. */
  static ArrayFile safetensors(Cursor source, Predicate<String> wanted) {
    ReferencedFile file = ReferencedFile.of(source, "a safetensors file");
    String name = file.path().toString();
    Set<String> names = new LinkedHashSet<>();
    try {
      Map<String, ExactArray> arrays =
          SafetensorsReader.read(name, file.bytes(), noting(names, wanted));
      return new ArrayFile(file, names, arrays);
    } catch (ArrayException e) {
      throw source.error(e.text());
    }
  }

  /** Readers ask about every array: so all names are seen, whether they are wanted or not. */
  private static Predicate<String> noting(Set<String> names, Predicate<String> wanted) {
    return name -> {
      names.add(name);
      return wanted.test(name);
    };
  }

  /** The names of all arrays, in the order of the file. */
  Set<String> names() {
    return names;
  }

  /** The arrays that were wanted, by name. */
  Map<String, ExactArray> arrays() {
    return arrays;
  }

  /** The name of the file. */
  String name() {
    return file.path().toString();
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
