package org.plumbline.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.plumbline.field.StepArchiveTest.polynomials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes back from a file is what was written, or nothing does. */
final class StoredPolynomialsTest {
  @Test
  void listsWrittenOneAfterTheOtherComeBackInAnyOrder() throws IOException {
    try (FileChannel file = StepArchive.temporaryFile()) {
      StoredPolynomials first = StoredPolynomials.write(file, polynomials(10, 1));
      StoredPolynomials second = StoredPolynomials.write(file, polynomials(4, 2));
      assertThat(second.get(3).coefficients()).isEqualTo(polynomials(4, 2).get(3).coefficients());
      assertThat(first.get(9).coefficients()).isEqualTo(polynomials(10, 1).get(9).coefficients());
      assertThat(first).hasSize(10);
      assertThatThrownBy(() -> second.get(4)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> first.clear()).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void aFileThatWasChangedIsNotedAndNotRead() throws IOException {
    try (FileChannel file = StepArchive.temporaryFile()) {
      List<LimbPolynomial> weights = polynomials(10, 3);
      StoredPolynomials.write(file, weights);
      StoredPolynomials second = StoredPolynomials.write(file, weights);
      long at = StoredPolynomials.bytes(weights) + 40;
      ByteBuffer one = ByteBuffer.allocate(1);
      file.read(one, at);
      one.flip();
      file.write(ByteBuffer.wrap(new byte[] {(byte) (one.get(0) ^ 4)}), at);
      assertThatThrownBy(() -> second.get(0))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("it was changed");
    }
  }

  @Test
  void aFileThatWasCutShortIsNoted() throws IOException {
    try (FileChannel file = StepArchive.temporaryFile()) {
      StoredPolynomials stored = StoredPolynomials.write(file, polynomials(10, 3));
      file.truncate(50);
      assertThatThrownBy(() -> stored.get(0)).hasMessageContaining("it ends too early");
    }
  }
}
