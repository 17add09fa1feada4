package org.plumbline.engine.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Lines of strict UTF-8 from a stream of bytes, none longer than a limit. */
final class ByteLines {
  private static final int BLOCK = 1 << 16;

  private final InputStream stream;
  private final int longest;
  private final byte[] block = new byte[BLOCK];
  private int next;
  private int end;

  ByteLines(InputStream stream, int longest) {
    this.stream = stream;
    this.longest = longest;
  }

  /**
   * The next line without its end; empty at the end of the stream.
   *
   * @throws EngineException if it is too long, no UTF-8, or the stream ends within it
   * @throws IOException if the stream cannot be read
   */
  Optional<String> next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    while (true) {
      if (next == end) {
        end = stream.read(block);
        next = 0;
        if (end < 0) {
          end = 0;
          if (line.size() == 0) {
            return Optional.empty();
          }
          throw new EngineException(
              EngineException.Kind.ENDED, "its standard output ended within a line");
        }
      }
      int stop = next;
      while (stop < end && block[stop] != '\n') {
        stop++;
      }
      line.write(block, next, stop - next);
      if (line.size() > longest) {
        throw garbled("a line of more than " + longest + " bytes");
      }
      boolean isWhole = stop < end;
      next = isWhole ? stop + 1 : end;
      if (isWhole) {
        return Optional.of(decoded(line.toByteArray()));
      }
    }
  }

  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw garbled("a line that is not valid UTF-8");
    }
  }

  private static EngineException garbled(String what) {
    return new EngineException(EngineException.Kind.GARBLED, what + " came on its standard output");
  }
}
