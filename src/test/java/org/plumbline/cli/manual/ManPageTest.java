package org.plumbline.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manual pages as text, and as those programs see them that show them. */
final class ManPageTest {
  private static final Map<String, String> PAGES =
      ManPage.all(
          SampleCommand.spec(),
          new ManPage.Program("1.2.3", "2025-01-31", Map.of("TOOL_HOME", "Where it lives.")));

  private static final String RUN = PAGES.getOrDefault("tool-run.1", "");

  @Test
  void everyCommandHasAPage() {
    assertThat(PAGES.keySet())
        .containsExactly("tool-help.1", "tool-make-data.1", "tool-make.1", "tool-run.1", "tool.1");
    assertThat(PAGES.get("tool.1"))
        .startsWith(".TH TOOL 1 \"2025-01-31\" \"tool 1.2.3\"\n.SH NAME\ntool \\-\ndoes this\n")
        .contains("\\fBtool\\-run\\fR(1)", "\n.TP\n\\fBTOOL_HOME\\fR\nWhere it lives.\n");
  }

  @Test
  void optionsAreComplete() {
    assertThat(RUN)
        .contains(
            ".SH SYNOPSIS\n\\fBtool run\\fR\n[\\fIOPTION\\fR]...\\&\n\\fB\\-\\-log\\fR=\\fIFILE\\fR\n[\\fIEXPERIMENT\\fR]\n")
        .contains("\\fB\\-c\\fR, \\fB\\-\\-colour\\fR=\\fIC\\fR\n", "(default: grey).")
        .contains("\\fB\\-\\-until\\fR[=\\fIC\\fR]\nUntil then; no longer.\n")
        .contains("A file: \\[u2016]w\\[u2016].")
        .doesNotContain("secret");
  }

  @Test
  void sectionsComeFromTheHelp() {
    assertThat(RUN)
        .contains(
            ".SH DESCRIPTION\nRuns one.\n.PP\n100% of it, at 3 o\\(aqclock \\(rs or \\(ti later.\n")
        .contains(".SH FORMS\n.nf\n  .a   first\n\\&.b     second\n.fi\n")
        .contains(".SH EXAMPLES\n.nf\ntool run alpha\ntool run \\-x\n.fi\n")
        .contains(".SH EXIT STATUS\n.TP\n\\fB0\\fR\nfine\n.TP\n\\fB70\\fR\na defect\n")
        .endsWith(".SH SEE ALSO\n\\fBtool\\fR(1)\n");
  }

  /** Mandoc warns of whatever is wrong with a page; so does groff, of other things. */
  @Test
  void nothingIsWrongWithThem(@TempDir Path base) throws Exception {
    assumeTrue(Shell.has("mandoc") || Shell.has("groff"), "nothing shows manual pages here");
    Path folder = Files.createDirectory(base.resolve("pages"));
    Shell shell = new Shell(folder);
    for (Map.Entry<String, String> page : PAGES.entrySet()) {
      Files.writeString(folder.resolve(page.getKey()), page.getValue());
      if (Shell.has("mandoc")) {
        assertThat(shell.lines("mandoc", "-T", "lint", page.getKey())).isEmpty();
      }
      if (Shell.has("groff")) {
        assertThat(shell.lines("groff", "-man", "-ww", "-T", "utf8", "-z", page.getKey()))
            .isEmpty();
      }
    }
  }

  @Test
  void theyReadAsTheHelpDoes(@TempDir Path base) throws Exception {
    assumeTrue(Shell.has("mandoc"), "mandoc is not installed");
    Path folder = Files.createDirectory(base.resolve("pages"));
    Files.writeString(folder.resolve("run.1"), RUN);
    List<String> shown = new Shell(folder).lines("sh", "-c", "mandoc -T utf8 run.1 | col -bx");
    assertThat(shown)
        .contains("       100% of it, at 3 o'clock \\ or ~ later.")
        .contains("       tool run [OPTION]... --log=FILE [EXPERIMENT]")
        .contains("         .a   first", "       .b     second")
        .contains("              A file: ‖w‖.");
  }
}
