package org.plumbline.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for bash, in bash. */
final class BashCompletionTest extends CompletionContract {
  @Override
  String shell() {
    return "bash";
  }

  @Override
  String script() {
    return BashCompletion.of(SampleCommand.spec());
  }

  @Override
  List<String> offered(Shell shell, List<String> words) throws Exception {
    String quoted = words.stream().map(w -> "'" + w + "'").collect(Collectors.joining(" "));
    return shell.lines(
        "bash",
        "-c",
        "source ../script; COMP_WORDS=("
            + quoted
            + "); COMP_CWORD="
            + (words.size() - 1)
            + "; _tool; [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' \"${COMPREPLY[@]}\"");
  }

  /** Bash gives {@code --colour=g} as three words. */
  @Test
  void valuesBehindTheSign(@TempDir Path base) throws Exception {
    Files.writeString(base.resolve("script"), script());
    Shell shell = new Shell(Files.createDirectory(base.resolve("work")));
    assertThat(offered(shell, List.of("tool", "run", "--colour", "=", "g")))
        .containsExactly("green", "grey");
    assertThat(offered(shell, List.of("tool", "run", "--colour", "="))).hasSize(3);
  }

  @Test
  void isBoundToTheCommand(@TempDir Path base) throws Exception {
    Files.writeString(base.resolve("script"), script());
    Shell shell = new Shell(Files.createDirectory(base.resolve("work")));
    assertThat(shell.lines("bash", "-c", "source ../script; complete -p tool"))
        .containsExactly("complete -F _tool tool");
  }
}
