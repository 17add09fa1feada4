package org.plumbline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.plumbline.cli.doctor.Diagnosis;
import org.plumbline.cli.doctor.Examination;
import org.plumbline.cli.doctor.SelfTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code plumbline doctor}: what the machine is like, and whether this program is right on it. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Examines the Java, the memory, the vectors and the folders that this program has, and "
            + "follows a flow whose end is known. It takes a second or two.",
    footer = {
      "",
      "Exit codes: 0 nothing is wrong (there may be notes), 1 something is wrong.",
      "",
      "Example: plumbline doctor",
      "         plumbline doctor --json > machine.json"
    })
final class DoctorCommand implements Callable<Integer> {
  @Option(
      names = "--json",
      description = "Print what was found as JSON, as in --json | jq .diagnoses.")
  private boolean json;

  @Override
  public Integer call() {
    List<Diagnosis> diagnoses = new ArrayList<>(Examination.here());
    diagnoses.add(SelfTest.run());
    Terminal.print(json ? PlainJson.of(tree(diagnoses)) : text(diagnoses));
    boolean isWrong = diagnoses.stream().anyMatch(d -> d.mark() == Diagnosis.Mark.WRONG);
    return (isWrong ? ExitCode.VIOLATED : ExitCode.FINE).code();
  }

  /** The lines that people read; what is wrong stands out. */
  static String text(List<Diagnosis> diagnoses) {
    String head = "plumbline " + Version.number() + ", commit " + Version.commit() + "\n";
    return diagnoses.stream()
        .map(d -> String.format(Locale.ROOT, "%-5s  %-15s  %s\n", shown(d), d.subject(), line(d)))
        .collect(Collectors.joining("", head, ""));
  }

  private static String shown(Diagnosis diagnosis) {
    return diagnosis.mark() == Diagnosis.Mark.WRONG ? "WRONG" : mark(diagnosis);
  }

  private static String line(Diagnosis diagnosis) {
    return Terminal.oneLine(diagnosis.text());
  }

  private static String mark(Diagnosis diagnosis) {
    return diagnosis.mark().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> tree(List<Diagnosis> diagnoses) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("plumbline", Version.number());
    tree.put("commit", Version.commit());
    tree.put("diagnoses", diagnoses.stream().map(DoctorCommand::entry).toList());
    return tree;
  }

  private static Map<String, Object> entry(Diagnosis diagnosis) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("subject", diagnosis.subject());
    entry.put("mark", mark(diagnosis));
    entry.put("text", diagnosis.text());
    return entry;
  }
}
