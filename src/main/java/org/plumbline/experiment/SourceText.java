package org.plumbline.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The text of a file and the SHA-256 of its bytes; the text is valid UTF-8 of bounded size without
 * control characters.
 *
 * @param text the text, without a byte order mark
 * @param sha256 the digest in lower-case hexadecimal
 */
record SourceText(String text, String sha256) {
  /** The largest file read. */
  static final int MOST_BYTES = 64 << 20;

  private static final String EXPECTED = "; expected an experiment file (YAML or JSON)";

  /** The bytes of a file, as far as they are read. */
  static byte[] bytes(Path path) {
    String file = path.toString();
    if (Files.isDirectory(path)) {
      throw complaint(file, 0, "this is a directory" + EXPECTED);
    }
    try (InputStream stream = Files.newInputStream(path)) {
      return stream.readNBytes(MOST_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw complaint(file, 0, "there is no such file" + EXPECTED);
    } catch (AccessDeniedException e) {
      throw complaint(file, 0, "permission to read the file is denied" + EXPECTED);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** The bytes of a stream, as far as they are read. */
  static byte[] bytes(String file, InputStream stream) {
    try {
      return stream.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** Reads bytes. */
  static SourceText of(String file, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw complaint(
          file, 0, "the file is larger than 64 MiB; expected a smaller one, or data in a csv file");
    }
    String text = withoutMark(decode(file, bytes));
    if (text.isBlank()) {
      throw complaint(file, 0, "the file is empty" + EXPECTED);
    }
    int bad = firstControl(text);
    if (bad >= 0) {
      throw complaint(
          file,
          lineAt(text, bad),
          String.format("control character U+%04X", (int) text.charAt(bad)) + EXPECTED);
    }
    return new SourceText(text, Digests.sha256(bytes));
  }

  private static String decode(String file, byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(buffer).toString();
    } catch (CharacterCodingException e) {
      String before = new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
      throw complaint(
          file, lineAt(before, before.length()), "invalid UTF-8" + EXPECTED + " in UTF-8");
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static int firstControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean white = c == '\n' || c == '\r' || c == '\t';
      boolean allowed = white || (!Character.isISOControl(c) && c != '\uFEFF');
      if (!allowed) {
        return i;
      }
    }
    return -1;
  }

  private static int lineAt(String text, int end) {
    return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
  }

  private static ExperimentException unreadable(String file, IOException e) {
    String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return complaint(file, 0, "the file cannot be read (" + reason + ")" + EXPECTED);
  }

  private static ExperimentException complaint(String file, int line, String problem) {
    return new ExperimentException(file, line, "", problem);
  }
}
