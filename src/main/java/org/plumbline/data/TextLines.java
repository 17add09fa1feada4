package org.plumbline.data;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The physical lines of a UTF-8 text, without their LF or CR LF and without a leading byte order
 * mark.
 *
 * <p>Each line is decoded by itself, which is sound because no byte of a longer UTF-8 sequence
 * equals LF, and which lets every complaint name its line.
 */
final class TextLines {
  /** The largest text of samples read, in bytes. */
  static final long MAX_BYTES = 64L << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final String name;
  private final InputStream stream;
  private final String expected;
  private final long most;
  private long bytes;
  private int number;

  /** The lines of a stream that should be, say, a {@code CSV file}. */
  TextLines(String name, InputStream stream, String kind) {
    this(name, stream, kind, MAX_BYTES);
  }

  /** The lines of a stream of at most the given number of bytes. */
  TextLines(String name, InputStream stream, String kind, long most) {
    this.name = name;
    this.most = most;
    this.expected = "a " + kind + " in UTF-8";
    this.stream = new BufferedInputStream(stream);
  }

  /** The number of the line read last, from 1. */
  int number() {
    return number;
  }

  /** The file and the given line of it. */
  String place(int line) {
    return name + ": line " + line;
  }

  /** The next line, or nothing at the end. */
  Optional<String> next() throws DataException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    number++;
    int read = read();
    if (read < 0) {
      return Optional.empty();
    }
    while (read >= 0 && read != '\n') {
      if (read == 0) {
        throw new DataException(
            place(number), "it contains a NUL byte, so it is a binary file", expected);
      }
      line.write(read);
      read = read();
    }
    String text = decode(line.toByteArray());
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  private int read() throws DataException {
    try {
      int read = stream.read();
      bytes += read < 0 ? 0 : 1;
      if (bytes > most) {
        throw new DataException(
            place(number), "the file is too large", "at most " + (most >> 20) + " MiB");
      }
      return read;
    } catch (IOException e) {
      throw new DataException(
          place(number), "cannot be read (" + e.getMessage() + ")", "a readable file");
    }
  }

  private String decode(byte[] line) throws DataException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      return number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new DataException(place(number), "it contains bytes that are not UTF-8", expected);
    }
  }
}
