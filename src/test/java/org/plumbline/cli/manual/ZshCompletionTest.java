package org.plumbline.cli.manual;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** The script for zsh, in zsh: in a terminal of its own, since completion needs one. */
final class ZshCompletionTest extends CompletionContract {
  private static final Path CAPTURE = Path.of("src/test/resources/completion/capture.zsh");

  @TempDir private static Path common;

  @Override
  String shell() {
    return "zsh";
  }

  @Override
  String script() {
    return ZshCompletion.of(SampleCommand.spec());
  }

  @Override
  List<String> offered(Shell shell, List<String> words) throws Exception {
    Path capture = shell.folder().resolveSibling("capture.zsh");
    Files.copy(CAPTURE, capture, StandardCopyOption.REPLACE_EXISTING);
    String line = String.join(" ", words);
    String dump = common.resolve("dump").toString();
    return shell.lines("zsh", "-f", capture.toString(), line, dump).stream().distinct().toList();
  }
}
