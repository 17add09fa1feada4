package org.plumbline.field;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.RandomAccess;
import java.util.zip.CRC32C;

/**
 * Polynomials that lie in a file and are read when they are asked for: all of them together, and
 * held for as long as there is memory.
 *
 * <p>The list never changes. What is read is held against a checksum of what was written, so a file
 * that was damaged in between ends the run; it does not change a polynomial.
 */
final class StoredPolynomials extends AbstractList<Polynomial> implements RandomAccess {
  private final FileChannel file;
  private final long position;
  private final int bytes;
  private final int size;
  private final long checksum;
  private volatile SoftReference<List<Polynomial>> held = new SoftReference<>(null);

  private StoredPolynomials(FileChannel file, long position, int bytes, int size, long checksum) {
    this.file = file;
    this.position = position;
    this.bytes = bytes;
    this.size = size;
    this.checksum = checksum;
  }

  /** The bytes that polynomials take in a file. */
  static long bytes(List<LimbPolynomial> polynomials) {
    return polynomials.stream().mapToLong(LimbPolynomial::bytes).sum();
  }

  /**
   * Writes polynomials to the end of a file.
   *
   * @throws IOException if they cannot be written, or take more than 2 GB
   */
  static StoredPolynomials write(FileChannel file, List<LimbPolynomial> polynomials)
      throws IOException {
    long length = bytes(polynomials);
    if (length > Integer.MAX_VALUE) {
      throw new IOException("a step of " + length + " bytes");
    }
    ByteBuffer buffer = ByteBuffer.allocate((int) length);
    polynomials.forEach(polynomial -> polynomial.write(buffer));
    buffer.flip();
    long checksum = checksum(buffer);
    long position = file.size();
    for (long at = position; buffer.hasRemaining(); ) {
      at += file.write(buffer, at);
    }
    return new StoredPolynomials(file, position, (int) length, polynomials.size(), checksum);
  }

  private static long checksum(ByteBuffer buffer) {
    CRC32C sum = new CRC32C();
    sum.update(buffer.duplicate());
    return sum.getValue();
  }

  @Override
  public int size() {
    return size;
  }

  /**
   * The polynomial at a place.
   *
   * @throws UncheckedIOException if the file cannot be read, or does not hold what was written
   */
  @Override
  public Polynomial get(int index) {
    return all().get(index);
  }

  private List<Polynomial> all() {
    List<Polynomial> known = held.get();
    if (known == null) {
      try {
        known = read();
      } catch (IOException e) {
        throw new UncheckedIOException(
            "the temporary file that holds the trajectory could not be read: " + e.getMessage(), e);
      }
      held = new SoftReference<>(known);
    }
    return known;
  }

  private List<Polynomial> read() throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("it ends too early");
      }
    }
    buffer.flip();
    if (checksum(buffer) != checksum) {
      throw new IOException("it was changed");
    }
    List<Polynomial> polynomials = new ArrayList<>(size);
    for (int p = 0; p < size; p++) {
      polynomials.add(LimbPolynomial.read(buffer));
    }
    return Collections.unmodifiableList(polynomials);
  }
}
