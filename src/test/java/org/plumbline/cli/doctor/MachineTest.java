package org.plumbline.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts of the machine that the tests run on. */
final class MachineTest {
  @TempDir private Path folder;

  @Test
  void factsAreGathered() {
    Machine here = Machine.here();
    assertThat(here.java().version()).isEqualTo(System.getProperty("java.version"));
    assertThat(here.processors()).isPositive();
    assertThat(here.memory()).isPositive();
    assertThat(here.heap()).isPositive();
    assertThat(here.temporary().free()).isPresent();
    assertThat(here.encoding()).isNotEqualTo("unknown");
  }

  @Test
  void settingsThatThereAreNot() {
    assertThat(VirtualMachine.number("NoSuchSetting")).isEmpty();
  }

  /** A file beside the program that this process has not mapped is not what it reads. */
  @Test
  void anArchiveIsThereOrInUse() throws Exception {
    Path program = folder.resolve("program");
    assertThat(Machine.classesOf(program.toString()).archive()).isEmpty();
    Path archive = Files.writeString(folder.resolve("program.jsa"), "no archive");
    Machine.Classes classes = Machine.classesOf(program.toString());
    assertThat(classes.archive()).contains(archive);
    boolean isTold = Files.isReadable(Path.of("/proc/self/maps"));
    assertThat(classes.isRead()).isEqualTo(isTold ? Optional.of(false) : Optional.empty());
  }

  @Test
  void aFolderThatIsNone() {
    assertThat(Machine.temporary(folder.resolve("missing")).free()).isEmpty();
    assertThat(Machine.temporary(folder).free()).isPresent();
  }
}
