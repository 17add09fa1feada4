package org.plumbline.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A file that was read.
 *
 * @param path the path as it was given; of the experiment itself, its name alone
 * @param sha256 the SHA-256 of its bytes, in lower-case hexadecimal
 */
public record InputFile(String path, String sha256) {
  private static final int BLOCK = 1 << 16;

  /**
   * A file as it is now, called by its name without its folder.
   *
   * @throws IOException if it cannot be read
   */
  public static InputFile of(Path file) throws IOException {
    MessageDigest digest = Digests.start();
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] block = new byte[BLOCK];
      for (int read = stream.read(block); read >= 0; read = stream.read(block)) {
        digest.update(block, 0, read);
      }
    }
    Path name = file.getFileName();
    return new InputFile(
        name == null ? file.toString() : name.toString(), Digests.text(digest.digest()));
  }
}
