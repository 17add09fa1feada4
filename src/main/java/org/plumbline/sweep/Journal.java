package org.plumbline.sweep;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * The rows of a campaign in the order in which its runs ended, one a line, in a file that is only
 * appended to. A line is written in one go; one that a killed process left incomplete is cut off
 * when the journal is opened again, so no row is lost and none is there twice.
 */
public final class Journal implements Closeable {
  /** The name of the file in the folder of a campaign. */
  public static final String FILE = "runs.jsonl";

  private static final int BUFFER = 1 << 16;

  /** Beside the journal, as a lock is lost when any stream on its file is closed. */
  private static final String LOCK = ".lock";

  private final Path file;
  private final FileChannel lock;
  private final FileChannel channel;
  private final long[] places;

  /** What stands in the way of a journal, in words for the user. */
  public static final class Refused extends IOException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
      super(message);
    }
  }

  private Journal(Path file, FileChannel lock, FileChannel channel, long[] places) {
    this.file = file;
    this.lock = lock;
    this.channel = channel;
    this.places = places;
  }

  /**
   * The journal in a folder, begun if there is none.
   *
   * @param head what its first line is; that of a journal which is there must be the same
   * @param runs the number of runs of the campaign
   * @throws Refused if it is the journal of another campaign, or another process has it open
   * @throws IOException if the file cannot be read or written
   */
  public static Journal open(Path folder, String head, int runs) throws IOException {
    Path file = folder.resolve(FILE);
    FileChannel lock = opened(folder.resolve(LOCK));
    try {
      requireAlone(lock, file);
      return open(file, lock, head, runs);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel opened(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static Journal open(Path file, FileChannel lock, String head, int runs)
      throws IOException {
    FileChannel channel = opened(file);
    try {
      long[] places = new long[runs];
      Arrays.fill(places, -1);
      long end = scan(file, head, places);
      channel.truncate(end);
      channel.position(end);
      Journal journal = new Journal(file, lock, channel, places);
      if (end == 0) {
        journal.write(head);
      }
      return journal;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void requireAlone(FileChannel channel, Path file) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      // as if another process had it
    }
    throw new Refused(file + ": another sweep is writing to it; expected to be the only one");
  }

  /** Notes where rows begin, and gives the end of the last complete line. */
  private static long scan(Path file, String head, long[] places) throws IOException {
    long start = 0;
    long here = 0;
    byte[] prefix = new byte[64];
    int length = 0;
    boolean isHead = true;
    byte[] expected = head.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    try (InputStream stream = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      for (int next = stream.read(); next >= 0; next = stream.read()) {
        here++;
        if (next == '\n') {
          if (isHead && !Arrays.equals(first.toByteArray(), expected)) {
            throw new Refused(
                file
                    + ": it has the runs of another campaign or version; expected another folder"
                    + " (--output), or this one removed");
          }
          if (!isHead) {
            note(places, number(prefix, length), start);
          }
          isHead = false;
          start = here;
          length = 0;
        } else if (isHead && first.size() <= expected.length) {
          first.write(next);
        } else if (!isHead && length < prefix.length) {
          prefix[length++] = (byte) next;
        }
      }
    }
    return start;
  }

  private static void note(long[] places, long run, long start) {
    if (run >= 0 && run < places.length && places[(int) run] < 0) {
      places[(int) run] = start;
    }
  }

  /** The number of the run of a line that begins so. */
  private static long number(byte[] prefix, int length) {
    String text = new String(prefix, 0, length, StandardCharsets.UTF_8);
    String digits = text.replaceFirst("^\\{\"run\":([0-9]{1,9}).*$", "$1");
    return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : -1;
  }

  /** Whether the row of a run is there. */
  public synchronized boolean has(int run) {
    return places[run] >= 0;
  }

  /** How many rows are there. */
  public synchronized int size() {
    return (int) Arrays.stream(places).filter(place -> place >= 0).count();
  }

  /** Appends a row, unless that of its run is there. */
  public synchronized void append(SweepRow row) throws IOException {
    int run = Math.toIntExact(row.run());
    if (places[run] < 0) {
      long place = channel.position();
      write(row.line());
      places[run] = place;
    }
  }

  private void write(String line) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** What is done with a row. */
  @FunctionalInterface
  public interface Reader {
    /** Takes a row. */
    void take(SweepRow row) throws IOException;
  }

  /** Reads the rows in the order of their runs, one at a time. */
  public void read(Reader reader) throws IOException {
    try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "r")) {
      for (int run = 0; run < places.length; run++) {
        long place = place(run);
        if (place >= 0) {
          random.seek(place);
          reader.take(row(run, line(random)));
        }
      }
    }
  }

  private SweepRow row(int run, String line) throws Refused {
    try {
      return SweepRow.parse(line);
    } catch (IllegalArgumentException e) {
      throw new Refused(
          file + ": the line of run " + run + " is damaged; expected it whole, or removed");
    }
  }

  private synchronized long place(int run) {
    return places[run];
  }

  private static String line(RandomAccessFile random) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[4096];
    for (int count = random.read(buffer); count > 0; count = random.read(buffer)) {
      for (int k = 0; k < count; k++) {
        if (buffer[k] == '\n') {
          return line.toString(StandardCharsets.UTF_8);
        }
        line.write(buffer[k]);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    lock.close();
  }
}
