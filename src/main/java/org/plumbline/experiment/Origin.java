package org.plumbline.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.generate.GeneratedData;
import org.plumbline.number.Rational;

/**
 * The file being read: its name in messages, the folder its relative paths start from, how much
 * memory its numbers may still take, and what was read besides.
 *
 * <p>A short text such as {@code 1e9999} stands for a long number, so the length of the file does
 * not bound the memory: the total of bits does.
 */
final class Origin {
  private static final long MOST_BITS = 1L << 28;

  /** What even a short number takes. */
  private static final long LEAST_BITS = 64;

  private final String file;
  private final Optional<Path> folder;
  private final Copies copies;
  private final List<InputFile> inputs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<PreparedColumns> prepared = new ArrayList<>();
  private Optional<GeneratedData> generated = Optional.empty();
  private long bitsLeft = MOST_BITS;

  /**
   * A file to be read.
   *
   * @param file its name in messages
   * @param folder where relative paths start, if files may be named at all
   * @param copies keeps what is read, or has it already
   */
  Origin(String file, Optional<Path> folder, Copies copies) {
    this.file = file;
    this.folder = folder;
    this.copies = copies;
  }

  /** A file to be read once. */
  Origin(String file, Optional<Path> folder) {
    this(file, folder, new Copies());
  }

  /** The file, as the user named it. */
  String file() {
    return file;
  }

  /**
   * The place of a file that is named, if files may be named at all: of its copy, if it has one.
   */
  Optional<Path> place(String path) {
    return copies.place(path).or(() -> folder.map(start -> start.resolve(path)));
  }

  /** Says that the file itself was read. */
  void readItself(InputFile input, byte[] bytes) {
    copies.begin(file, bytes);
    inputs.add(input);
  }

  /** Says that another file was read. */
  void read(InputFile input, byte[] bytes) {
    copies.keep(input.path(), bytes);
    if (!inputs.contains(input)) {
      inputs.add(input);
    }
  }

  /** Says, in a sentence, what was left out or rounded in reading. */
  void note(String sentence) {
    notes.add(sentence);
  }

  /** Says how coordinates were changed. */
  void prepared(PreparedColumns change) {
    prepared.add(change);
  }

  /** Says that the samples were generated. */
  void generated(GeneratedData samples) {
    generated = Optional.of(samples);
  }

  /** What was read and noted up to now. */
  Provenance provenance() {
    return new Provenance(inputs, notes, prepared, generated);
  }

  /** Counts a number just read; false once all numbers together are too long. */
  boolean admits(Rational number) {
    long bits = (long) number.numerator().bitLength() + number.denominator().bitLength();
    bitsLeft -= Math.max(LEAST_BITS, bits);
    return bitsLeft >= 0;
  }
}
