package org.plumbline.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.plumbline.cli.doctor.Diagnosis.Mark;

/** What is made of machines of many kinds. */
final class ExaminationTest {
  private static final long GIBI = 1L << 30;
  private static final Path TMP = Path.of("/tmp");
  private static final Machine.Java JAVA =
      new Machine.Java(
          "17.0.1", "Debian", "Server VM", "mixed mode", "amd64 Linux", some(32), some(300));
  private static final Machine.Classes ARCHIVE =
      new Machine.Classes("p", Optional.of(Path.of("/b/p.jsa")), Optional.of(true));
  private static final Machine.Temporary SPACE = new Machine.Temporary(TMP, some(9 * GIBI));
  private static final Machine FINE = machine(JAVA, 4 * GIBI, ARCHIVE, SPACE, "UTF-8");

  private static Optional<Long> some(long number) {
    return Optional.of(number);
  }

  private static Machine machine(
      Machine.Java java,
      long heap,
      Machine.Classes classes,
      Machine.Temporary temporary,
      String encoding) {
    return new Machine(java, 2, 16 * GIBI, heap, classes, temporary, encoding, true);
  }

  private static Machine with(Machine.Java java) {
    return machine(java, 4 * GIBI, ARCHIVE, SPACE, "UTF-8");
  }

  private static Machine.Java java(String mode, Optional<Long> vectors, Optional<Long> limit) {
    return new Machine.Java("17", "D", "VM", mode, "amd64 Linux", vectors, limit);
  }

  /** What is not good of a machine. */
  private static List<Diagnosis> complaints(Machine machine) {
    return new Examination(machine)
        .diagnoses().stream().filter(d -> d.mark() != Mark.GOOD).toList();
  }

  private static void complains(Machine machine, Mark mark, String subject, String text) {
    assertThat(complaints(machine)).hasSize(1);
    Diagnosis only = complaints(machine).get(0);
    assertThat(only.mark()).isEqualTo(mark);
    assertThat(only.subject()).isEqualTo(subject);
    assertThat(only.text()).contains(text);
  }

  @Test
  void aGoodMachine() {
    assertThat(new Examination(FINE).diagnoses())
        .extracting(Diagnosis::text)
        .containsExactly(
            "Java 17.0.1 (Debian), Server VM for amd64 Linux, mixed mode.",
            "2 threads run at a time.",
            "Java may use 4.0 of 16.0 GiB; PLUMBLINE_JAVA_OPTS=-Xmx8g gives it 8.",
            "Vectors of 32 bytes, 4 numbers of 64 bits; Java puts plain loops into them.",
            "Classes come from the class-data archive /b/p.jsa.",
            "/tmp has 9.0 GiB free.",
            "Names of files are read as UTF-8.",
            "Standard error is a terminal, so progress is a line that changes.");
    assertThat(complaints(FINE)).isEmpty();
  }

  @Test
  void aSlowJava() {
    complains(with(java("interpreted mode", some(32), some(300))), Mark.NOTE, "java", "-Xint");
    complains(with(java("mixed mode", some(0), some(300))), Mark.NOTE, "vectors", "no vectors");
    complains(
        with(java("mixed mode", Optional.empty(), some(300))), Mark.NOTE, "vectors", "no vectors");
    complains(
        with(java("mixed mode", some(32), some(60))), Mark.NOTE, "vectors", "LoopUnrollLimit=300");
  }

  @Test
  void littleMemory() {
    complains(
        machine(JAVA, GIBI / 4, ARCHIVE, SPACE, "UTF-8"), Mark.NOTE, "memory", "0.3 of 16.0 GiB");
  }

  @Test
  void noArchiveThatFits() {
    Machine.Classes none = new Machine.Classes("p", Optional.empty(), Optional.empty());
    complains(
        machine(JAVA, GIBI, none, SPACE, "UTF-8"),
        Mark.NOTE,
        "start",
        "There is no class-data archive beside p,");
    Machine.Classes unused = new Machine.Classes("p", ARCHIVE.archive(), Optional.of(false));
    complains(
        machine(JAVA, GIBI, unused, SPACE, "UTF-8"), Mark.NOTE, "start", "/b/p.jsa does not fit");
    Machine.Classes untold = new Machine.Classes("p", ARCHIVE.archive(), Optional.empty());
    assertThat(complaints(machine(JAVA, GIBI, untold, SPACE, "UTF-8"))).isEmpty();
  }

  @Test
  void noTemporarySpace() {
    complains(
        machine(JAVA, GIBI, ARCHIVE, new Machine.Temporary(TMP, Optional.empty()), "UTF-8"),
        Mark.WRONG,
        "temporary files",
        "Nothing can be written to /tmp");
    complains(
        machine(JAVA, GIBI, ARCHIVE, new Machine.Temporary(TMP, some(1000)), "UTF-8"),
        Mark.NOTE,
        "temporary files",
        "0.0 GiB");
  }

  @Test
  void namesThatCannotBeRead() {
    complains(
        machine(JAVA, GIBI, ARCHIVE, SPACE, "ANSI_X3.4-1968"),
        Mark.NOTE,
        "names of files",
        "LC_ALL=C.UTF-8");
  }
}
