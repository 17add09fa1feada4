package org.plumbline.compare.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.number.Dyadic;

/** Files with their digests. */
final class RecordedFileTest {
  private static final String TEXT = "w0,w1,w2,w3,w4,w5\n1,2,3,4,5,6\n";

  @TempDir private Path folder;

  private static RecordedFile read(Path file) throws RecordingException {
    return RecordedFile.read(file, Recordings.NETWORK, Optional.empty(), Arrangement.FOUND);
  }

  @Test
  void theDigestIsThatOfTheBytesThatWereRead() throws Exception {
    Path file = Files.writeString(folder.resolve("run.csv"), TEXT);
    RecordedFile found = read(file);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
    assertThat(found.input().sha256()).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(found.input().path()).isEqualTo("run.csv");
    assertThat(found.recording().weights(0).get(5)).isEqualTo(Dyadic.of(6));
  }

  /** Reading it says why, not the digest. */
  @Test
  void whatIsNoFileIsRefusedAsByTheReader() throws IOException {
    assertThatThrownBy(() -> read(folder.resolve("none.csv")))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("none.csv: there is no such file");
    Path inner = Files.createDirectory(folder.resolve("inner.csv"));
    assertThatThrownBy(() -> read(inner))
        .isInstanceOf(RecordingException.class)
        .hasMessageContaining("this is a folder, a pipe or a device");
  }
}
