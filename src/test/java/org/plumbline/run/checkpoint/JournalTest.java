package org.plumbline.run.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole records are there again, whatever became of the end of the file. */
final class JournalTest {
  private static final List<String> TEXTS = List.of("first", "", "the third record", "4");

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("journal");
  }

  private void write() throws IOException {
    try (Journal journal = Journal.create(file())) {
      for (String text : TEXTS) {
        journal.append((byte) 'T', text.getBytes(StandardCharsets.UTF_8));
      }
      journal.force();
    }
  }

  private static List<String> texts(Journal journal) throws IOException {
    List<String> texts = new ArrayList<>();
    for (Journal.Entry entry : journal.entries()) {
      assertThat(entry.kind()).isEqualTo((byte) 'T');
      texts.add(new String(journal.read(entry), StandardCharsets.UTF_8));
    }
    return texts;
  }

  @Test
  void recordsAreReadAsTheyWereAppended() throws IOException {
    write();
    try (Journal journal = Journal.open(file())) {
      assertThat(texts(journal)).isEqualTo(TEXTS);
      Journal.Entry more = journal.append((byte) 'T', "more".getBytes(StandardCharsets.UTF_8));
      assertThat(new String(journal.read(more), StandardCharsets.UTF_8)).isEqualTo("more");
    }
    try (Journal journal = Journal.open(file())) {
      assertThat(texts(journal)).hasSize(5).endsWith("4", "more");
    }
  }

  /** Cut off anywhere: the whole records before are there, and others can be appended. */
  @Test
  void aTornEndIsDropped() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file());
    int before = 0;
    for (int length = whole.length; length >= 20; length--) {
      Files.write(file(), Arrays.copyOf(whole, length));
      try (Journal journal = Journal.open(file())) {
        List<String> texts = texts(journal);
        assertThat(texts).isEqualTo(TEXTS.subList(0, texts.size()));
        assertThat(texts.size() == TEXTS.size()).isEqualTo(length == whole.length);
        before = texts.size();
        journal.append((byte) 'T', "again".getBytes(StandardCharsets.UTF_8));
      }
      try (Journal journal = Journal.open(file())) {
        assertThat(texts(journal)).hasSize(before + 1).endsWith("again");
      }
    }
    assertThat(before).isZero();
  }

  /** A bit that changed anywhere: no record with it is read, nor one behind. */
  @Test
  void aDamagedRecordIsDropped() throws IOException {
    write();
    byte[] whole = Files.readAllBytes(file());
    for (int at = 20; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      Files.write(file(), damaged);
      try (Journal journal = Journal.open(file())) {
        List<String> texts = texts(journal);
        assertThat(texts).hasSizeLessThan(TEXTS.size()).isEqualTo(TEXTS.subList(0, texts.size()));
      }
    }
  }

  @Test
  void whatIsNoJournalIsRefused() throws IOException {
    assertThatThrownBy(() -> Journal.open(file())).isInstanceOf(IOException.class);
    Files.writeString(file(), "short");
    assertThatThrownBy(() -> Journal.open(file())).hasMessage("it is no journal");
    Files.writeString(file(), "a text that is long enough to be one");
    assertThatThrownBy(() -> Journal.open(file())).hasMessage("it is no journal of this version");
    assertThat(file()).hasContent("a text that is long enough to be one");
  }

  @Test
  void onlyOneWrites() throws IOException {
    assertThat(Journal.isInUse(file())).isFalse();
    Journal journal = Journal.create(file());
    assertThat(Journal.isInUse(file())).isTrue();
    assertThatThrownBy(() -> Journal.open(file())).isInstanceOf(Journal.InUseException.class);
    assertThatThrownBy(() -> Journal.create(file())).isInstanceOf(Journal.InUseException.class);
    journal.close();
    assertThat(Journal.isInUse(file())).isFalse();
  }
}
