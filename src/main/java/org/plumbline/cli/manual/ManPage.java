package org.plumbline.cli.manual;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, in the macros {@code man} that every Unix reads. */
public final class ManPage {
  private static final String SECTION = "1";
  private static final String EXAMPLE = "Example";

  /** Points at the end of a line end no sentence here. */
  private static final String MANY = "...\\&";

  private final CommandSpec command;
  private final Program program;
  private final StringBuilder page = new StringBuilder();

  private ManPage(CommandSpec command, Program program) {
    this.command = command;
    this.program = program;
  }

  /**
   * What holds for all commands of a program.
   *
   * @param version its version
   * @param date when it was made, such as {@code 2025-01-01}; may be empty
   * @param environment the variables that it heeds, and what they are for
   */
  public record Program(String version, String date, Map<String, String> environment) {}

  /**
   * The pages of a command and of all below it, by the names of their files, such as {@code
   * plumbline-generate-data.1}.
   */
  public static Map<String, String> all(CommandSpec root, Program program) {
    Map<String, String> pages = new TreeMap<>();
    Commands.from(root).forEach(c -> pages.put(name(c) + "." + SECTION, of(c, program)));
    return pages;
  }

  /** The page of a command. */
  public static String of(CommandSpec command, Program program) {
    return new ManPage(command, program).write();
  }

  private static String name(CommandSpec command) {
    return Commands.path(command).replace(' ', '-');
  }

  private String write() {
    String title = Roff.text(name(command).toUpperCase(Locale.ROOT));
    line(
        ".TH %s %s \"%s\" \"%s %s\"",
        title, SECTION, program.date(), command.root().name(), Roff.text(program.version()));
    section("NAME");
    line("%s \\-\n%s", Roff.text(name(command)), Roff.paragraphs(summary(command)));
    section("SYNOPSIS");
    line("%s", synopsis());
    section("DESCRIPTION");
    line("%s", Roff.paragraphs(Commands.description(command)));
    arguments();
    commands();
    notes();
    exitCodes();
    examples();
    environment();
    section("SEE ALSO");
    line("%s", related().map(ManPage::reference).collect(Collectors.joining(",\n")));
    return page.toString();
  }

  /** A program is introduced by what it is for, with a small letter as the custom is. */
  private static String summary(CommandSpec command) {
    String text = Summary.of(Commands.description(command));
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private String synopsis() {
    List<String> words = new ArrayList<>(List.of(Roff.bold(Commands.path(command))));
    words.add("[" + Roff.italic("OPTION") + "]" + MANY);
    Commands.options(command).stream()
        .filter(OptionSpec::required)
        .forEach(option -> words.add(called(option)));
    Commands.parameters(command).forEach(parameter -> words.add(shown(parameter)));
    if (!Commands.below(command).isEmpty()) {
      words.add(Roff.italic("COMMAND"));
    }
    return String.join("\n", words);
  }

  private static String shown(PositionalParamSpec parameter) {
    String label = Roff.italic(parameter.paramLabel());
    String one = parameter.arity().min() == 0 ? "[" + label + "]" : label;
    return parameter.isMultiValue() ? one + MANY : one;
  }

  private static String called(OptionSpec option) {
    String names = Stream.of(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
    if (option.arity().max() == 0) {
      return names;
    }
    String value = "=" + Roff.italic(option.paramLabel());
    return names + (option.arity().min() == 0 ? "[" + value + "]" : value);
  }

  private void arguments() {
    if (!Commands.parameters(command).isEmpty()) {
      section("ARGUMENTS");
      Commands.parameters(command)
          .forEach(p -> item(Roff.italic(p.paramLabel()), Commands.plain(p.description())));
    }
    section("OPTIONS");
    Commands.options(command).forEach(o -> item(called(o), Commands.plain(o.description())));
  }

  private void commands() {
    if (!Commands.below(command).isEmpty()) {
      section("COMMANDS");
      Commands.below(command).forEach(c -> item(reference(c), Commands.description(c)));
    }
  }

  /** What the help says below the options before it gives examples, under its own heading. */
  private void notes() {
    List<String> lines = footer().takeWhile(line -> !line.startsWith(EXAMPLE)).toList();
    if (lines.stream().anyMatch(line -> !line.isBlank())) {
      String heading = Commands.plain(command.usageMessage().footerHeading());
      String plain = heading.replace(":", "").strip();
      section(plain.isEmpty() ? "NOTES" : plain.toUpperCase(Locale.ROOT));
      literal(lines);
    }
  }

  private void examples() {
    List<String> lines = footer().dropWhile(line -> !line.startsWith(EXAMPLE)).toList();
    if (!lines.isEmpty()) {
      section("EXAMPLES");
      literal(
          lines.stream().map(line -> line.replaceFirst("^Examples?:", "").stripLeading()).toList());
    }
  }

  private Stream<String> footer() {
    return Stream.of(command.usageMessage().footer());
  }

  private void exitCodes() {
    section("EXIT STATUS");
    command
        .root()
        .usageMessage()
        .exitCodeList()
        .forEach((code, meaning) -> item(Roff.bold(code.strip()), meaning));
  }

  private void environment() {
    section("ENVIRONMENT");
    program.environment().forEach((name, purpose) -> item(Roff.bold(name), purpose));
  }

  /** The command above this one and those below it. */
  private Stream<CommandSpec> related() {
    Stream<CommandSpec> above =
        command.parent() == null ? Stream.of() : Stream.of(command.parent());
    return Stream.concat(above, Commands.below(command).stream());
  }

  private static String reference(CommandSpec command) {
    return Roff.bold(name(command)) + "(" + SECTION + ")";
  }

  private void section(String heading) {
    line(".SH %s", heading);
  }

  private void item(String term, String description) {
    line(".TP\n%s\n%s", term, Roff.paragraphs(description));
  }

  /** Lines that keep their ends and their blanks. */
  private void literal(List<String> lines) {
    String text = lines.stream().map(Roff::text).collect(Collectors.joining("\n"));
    line(".nf\n%s\n.fi", text.replaceFirst("^\n+", "").stripTrailing());
  }

  private void line(String format, Object... parts) {
    page.append(String.format(Locale.ROOT, format, parts)).append('\n');
  }
}
