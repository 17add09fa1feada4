package org.plumbline.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals: no row is lost, none is there twice, and none of another campaign. */
final class JournalTest {
  private static final String HEAD = "{\"campaign\":\"a\"}";

  @TempDir private Path folder;

  private Journal open() throws IOException {
    return Journal.open(folder, HEAD, 5);
  }

  private static SweepRow row(long run) {
    return SweepRow.failed(run, Map.of("seed", "s" + run), "message of " + run + "\nin two lines");
  }

  private static List<Long> runs(Journal journal) throws IOException {
    List<Long> runs = new ArrayList<>();
    journal.read(
        read -> {
          assertThat(read.cell("message")).startsWith("message of " + read.run() + "\n");
          runs.add(read.run());
        });
    return runs;
  }

  @Test
  void rowsAreReadInTheOrderOfTheirRuns() throws IOException {
    try (Journal journal = open()) {
      for (long run : new long[] {4, 1, 3}) {
        journal.append(row(run));
      }
      assertThat(runs(journal)).containsExactly(1L, 3L, 4L);
    }
    try (Journal journal = open()) {
      assertThat(journal.size()).isEqualTo(3);
      assertThat(journal.has(1)).isTrue();
      assertThat(journal.has(2)).isFalse();
      journal.append(row(1));
      journal.append(row(0));
      assertThat(runs(journal)).containsExactly(0L, 1L, 3L, 4L);
    }
    assertThat(Files.readAllLines(folder.resolve(Journal.FILE))).hasSize(5);
  }

  /** Wherever a killed process stopped writing, whole rows stay and the broken one goes. */
  @Test
  void anIncompleteLineIsCutOff() throws IOException {
    try (Journal journal = open()) {
      journal.append(row(2));
      journal.append(row(0));
    }
    byte[] whole = Files.readAllBytes(folder.resolve(Journal.FILE));
    for (int length = 0; length <= whole.length; length++) {
      Files.write(folder.resolve(Journal.FILE), Arrays.copyOf(whole, length));
      try (Journal journal = open()) {
        long lines = countOfLines(whole, length);
        assertThat(journal.size()).isEqualTo((int) Math.max(0, lines - 1));
        journal.append(row(0));
        journal.append(row(2));
        assertThat(runs(journal)).containsExactly(0L, 2L);
      }
    }
  }

  private static long countOfLines(byte[] bytes, int length) {
    long lines = 0;
    for (int k = 0; k < length; k++) {
      lines += bytes[k] == '\n' ? 1 : 0;
    }
    return lines;
  }

  @Test
  void anotherCampaignIsRefused() throws IOException {
    open().close();
    assertThatThrownBy(() -> Journal.open(folder, "{\"campaign\":\"b\"}", 5))
        .isInstanceOf(Journal.Refused.class)
        .hasMessageContaining("runs of another campaign");
    Files.writeString(
        folder.resolve(Journal.FILE), HEAD + "x\n", StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(this::open).isInstanceOf(Journal.Refused.class);
  }

  @Test
  void aDamagedRowIsNamed() throws IOException {
    try (Journal journal = open()) {
      journal.append(row(3));
    }
    Path file = folder.resolve(Journal.FILE);
    Files.writeString(file, Files.readString(file).replace("\"status\"", "status"));
    try (Journal journal = open()) {
      assertThatThrownBy(() -> runs(journal))
          .isInstanceOf(Journal.Refused.class)
          .hasMessageContaining("the line of run 3 is damaged");
    }
  }

  @Test
  void twoAtATimeAreRefused() throws IOException {
    try (Journal first = open()) {
      assertThatThrownBy(this::open)
          .isInstanceOf(Journal.Refused.class)
          .hasMessageContaining("another sweep");
      assertThat(first.size()).isZero();
    }
    open().close();
  }
}
