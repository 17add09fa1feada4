package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manual pages from the command line. */
final class ManCommandTest {
  @TempDir private Path folder;

  @Test
  void printsThePageOfACommand() {
    Invocation page = Invocation.of("man", "generate", "data");
    assertThat(page.code()).isZero();
    assertThat(page.out())
        .startsWith(".TH PLUMBLINE\\-GENERATE\\-DATA 1 ")
        .contains("\\-\\-samples");
    assertThat(Invocation.of("man").out()).startsWith(".TH PLUMBLINE 1 ").contains("JAVA_OPTS");
  }

  @Test
  void writesThePagesOfAllCommands() throws Exception {
    Invocation written = Invocation.of("man", "--output", folder.resolve("man1").toString());
    assertThat(written).isEqualTo(new Invocation(0, "", ""));
    assertThat(Inputs.names(folder.resolve("man1")))
        .contains("plumbline.1", "plumbline-check.1", "plumbline-generate-vectors.1")
        .hasSizeGreaterThan(12);
    assertThat(Files.readString(folder.resolve("man1/plumbline-check.1")))
        .isEqualTo(Invocation.of("man", "check").out());
  }

  @Test
  void refusesWhatIsNoCommand() {
    assertThat(Invocation.of("man", "chek").err())
        .isEqualTo(
            "plumbline: man: 'chek' is not a command; expected a command as plumbline --help lists them\n");
    assertThat(Invocation.of("man", "check", "--output", folder.toString()).code()).isEqualTo(2);
  }
}
