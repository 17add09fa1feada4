package org.plumbline.run.checkpoint;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A file to which records are appended, each with its length and a checksum. What a process that
 * was killed left half-written at the end is dropped when the file is opened; nothing before it is
 * ever changed.
 *
 * <p>The process that writes it holds a lock on it, which ends with the process, however that ends.
 * An interrupt of a thread that reads or writes does not close the file.
 */
final class Journal implements AutoCloseable {
  private static final byte[] MAGIC = "plumbline-journal-1\n".getBytes(StandardCharsets.US_ASCII);

  /** Length and checksum, then what both are of: the kind and the bytes. */
  private static final int HEAD = 2 * Integer.BYTES;

  private final RandomAccessFile file;
  private final List<Entry> entries = new ArrayList<>();
  private long end;

  /**
   * A record.
   *
   * @param kind its kind
   * @param position where its bytes begin
   * @param length how many they are
   */
  record Entry(byte kind, long position, int length) {}

  /** That another process writes to a journal. */
  static final class InUseException extends IOException {
    private static final long serialVersionUID = 1L;

    InUseException() {
      super("another process writes to it");
    }
  }

  private Journal(RandomAccessFile file) {
    this.file = file;
  }

  /** A journal without records, in place of whatever is there. */
  static Journal create(Path path) throws IOException {
    Journal journal = locked(path);
    journal.file.setLength(0);
    journal.file.write(MAGIC);
    journal.end = MAGIC.length;
    return journal;
  }

  /**
   * The journal in a file.
   *
   * @throws IOException if it is no journal or cannot be read, or another process writes to it
   */
  static Journal open(Path path) throws IOException {
    if (!path.toFile().isFile()) {
      throw new IOException("there is no such file");
    }
    Journal journal = locked(path);
    try {
      journal.scan();
    } catch (IOException e) {
      journal.close();
      throw e;
    }
    return journal;
  }

  /** Whether another process, or another run of this one, writes to the journal in a file. */
  static boolean isInUse(Path path) {
    try {
      if (path.toFile().isFile()) {
        locked(path).close();
      }
      return false;
    } catch (IOException e) {
      return e instanceof InUseException;
    }
  }

  private static Journal locked(Path path) throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    try {
      @Nullable FileLock lock = file.getChannel().tryLock();
      if (lock == null) {
        file.close();
        throw new InUseException();
      }
    } catch (OverlappingFileLockException e) {
      file.close();
      throw new InUseException();
    }
    return new Journal(file);
  }

  /** Finds all records, and drops what follows the last whole one. */
  private void scan() throws IOException {
    byte[] magic = new byte[MAGIC.length];
    if (file.length() < magic.length) {
      throw new IOException("it is no journal");
    }
    file.seek(0);
    file.readFully(magic);
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("it is no journal of this version");
    }
    end = magic.length;
    while (isWhole(end)) {
      end = entries.get(entries.size() - 1).position() + entries.get(entries.size() - 1).length();
    }
    file.setLength(end);
  }

  /** Whether there is a record at a place, which is then one of the entries. */
  private boolean isWhole(long at) throws IOException {
    if (file.length() - at < HEAD + 1) {
      return false;
    }
    file.seek(at);
    int length = file.readInt();
    int checksum = file.readInt();
    if (length < 1 || file.length() - at - HEAD < length) {
      return false;
    }
    byte[] bytes = new byte[length];
    file.readFully(bytes);
    if (checksum(bytes) != checksum) {
      return false;
    }
    entries.add(new Entry(bytes[0], at + HEAD + 1, length - 1));
    return true;
  }

  private static int checksum(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  /** The records that were there when it was opened, in order. */
  List<Entry> entries() {
    return entries;
  }

  /** The bytes of a record. */
  synchronized byte[] read(Entry entry) throws IOException {
    byte[] bytes = new byte[entry.length()];
    file.seek(entry.position());
    file.readFully(bytes);
    return bytes;
  }

  /** Appends a record. */
  synchronized Entry append(byte kind, byte[] content) throws IOException {
    byte[] bytes = new byte[Math.addExact(content.length, 1)];
    bytes[0] = kind;
    System.arraycopy(content, 0, bytes, 1, content.length);
    ByteBuffer head = ByteBuffer.allocate(HEAD).putInt(bytes.length).putInt(checksum(bytes));
    file.seek(end);
    file.write(head.array());
    file.write(bytes);
    Entry entry = new Entry(kind, end + HEAD + 1, content.length);
    end += HEAD + (long) bytes.length;
    return entry;
  }

  /** Has all records survive whatever becomes of the machine. */
  synchronized void force() throws IOException {
    file.getFD().sync();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}
