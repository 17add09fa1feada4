package org.plumbline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.plumbline.cli.manual.ManPage;
import org.plumbline.report.OutputFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code plumbline man}: the manual page of a command, or all of them as files. */
@Command(
    name = "man",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Prints the manual page of a command, for man to show, or writes the pages of all commands.",
    footer = {
      "",
      "Example: plumbline man check | man -l -",
      "         plumbline man --output ~/.local/share/man/man1"
    })
final class ManCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command to describe, as in man generate data (default: plumbline itself).")
  private List<String> words = List.of();

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Write the pages of all commands into this folder instead, as in --output man/man1.")
  private @Nullable Path output;

  @Override
  public Integer call() {
    Map<String, String> pages = ManPage.all(Main.described(), program());
    Path folder = output;
    if (folder == null) {
      Terminal.print(page(pages));
    } else if (words.isEmpty()) {
      write(pages, folder);
    } else {
      throw new InputException(
          "man: --output writes the pages of all commands; expected no name of one");
    }
    return ExitCode.FINE.code();
  }

  private static ManPage.Program program() {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put(
        "JAVA_HOME", "The Java to run on, 17 or newer, instead of the java that PATH finds.");
    environment.put(
        "PLUMBLINE_JAVA_OPTS",
        "Options for Java, split at blanks, such as -Xmx8g for more memory.");
    return new ManPage.Program(
        Version.number(), org.plumbline.Version.date().orElse(""), environment);
  }

  private String page(Map<String, String> pages) {
    String name = String.join("-", words);
    String file = (name.isEmpty() ? "plumbline" : "plumbline-" + name) + ".1";
    String page = pages.get(file);
    if (page == null) {
      throw new InputException(
          "man: '"
              + Terminal.oneLine(String.join(" ", words))
              + "' is not a command; expected a command as plumbline --help lists them");
    }
    return page;
  }

  private static void write(Map<String, String> pages, Path folder) {
    try {
      OutputFolder prepared = OutputFolder.prepare(folder);
      for (Map.Entry<String, String> page : pages.entrySet()) {
        prepared.write(page.getKey(), page.getValue());
      }
    } catch (IOException e) {
      throw Publication.unwritable(folder, e);
    }
  }
}
