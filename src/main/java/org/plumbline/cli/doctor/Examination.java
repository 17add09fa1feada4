package org.plumbline.cli.doctor;

import java.util.List;
import java.util.Locale;

/** Judges a machine. */
public final class Examination {
  private static final double GIBI = 1L << 30;
  private static final double LITTLE_HEAP = GIBI / 2;
  private static final double LITTLE_SPACE = GIBI;
  private static final int BYTES_OF_LONG = 8;

  /** The length that the launcher asks for. */
  private static final long UNROLL_LIMIT = 300;

  private final Machine machine;

  Examination(Machine machine) {
    this.machine = machine;
  }

  /** What is found of this machine. */
  public static List<Diagnosis> here() {
    return new Examination(Machine.here()).diagnoses();
  }

  /** What is found of the machine. */
  List<Diagnosis> diagnoses() {
    return List.of(
        java(), processors(), memory(), vectors(), start(), temporaryFiles(), names(), terminal());
  }

  private Diagnosis java() {
    Machine.Java java = machine.java();
    String text =
        String.format(
            Locale.ROOT,
            "Java %s (%s), %s for %s, %s.",
            java.version(),
            java.vendor(),
            java.machine(),
            java.platform(),
            java.mode());
    return java.mode().startsWith("interpreted")
        ? Diagnosis.note("java", text + " It compiles nothing, so runs are slow; leave out -Xint.")
        : Diagnosis.good("java", text);
  }

  private Diagnosis processors() {
    int count = machine.processors();
    return Diagnosis.good(
        "processors", count == 1 ? "1 thread runs at a time." : count + " threads run at a time.");
  }

  private Diagnosis memory() {
    String text =
        String.format(
            Locale.ROOT,
            "Java may use %.1f of %.1f GiB; PLUMBLINE_JAVA_OPTS=-Xmx8g gives it 8.",
            machine.heap() / GIBI,
            machine.memory() / GIBI);
    return machine.heap() < LITTLE_HEAP
        ? Diagnosis.note("memory", text + " That is little: large networks do not fit.")
        : Diagnosis.good("memory", text);
  }

  private Diagnosis vectors() {
    long bytes = machine.java().vectorBytes().orElse(0L);
    if (bytes == 0) {
      return Diagnosis.note(
          "vectors", "This Java uses no vectors of the processor, or does not tell.");
    }
    String text =
        String.format(
            Locale.ROOT,
            "Vectors of %d bytes, %d numbers of 64 bits; Java puts plain loops into them.",
            bytes,
            bytes / BYTES_OF_LONG);
    boolean isAsked = machine.java().unrollLimit().orElse(UNROLL_LIMIT) >= UNROLL_LIMIT;
    return isAsked
        ? Diagnosis.good("vectors", text)
        : Diagnosis.note(
            "vectors",
            text + " Not the long ones: start the executable, or pass -XX:LoopUnrollLimit=300.");
  }

  private Diagnosis start() {
    Machine.Classes classes = machine.classes();
    if (classes.archive().isEmpty()) {
      return Diagnosis.note(
          "start",
          "There is no class-data archive beside "
              + classes.program()
              + ", so starts take about a second of processor time more; the build makes one, and so does"
              + " lib/archive.sh of a release.");
    }
    String archive = classes.archive().get().toString();
    return classes.isRead().orElse(true)
        ? Diagnosis.good("start", "Classes come from the class-data archive " + archive + ".")
        : Diagnosis.note(
            "start",
            "The class-data archive "
                + archive
                + " does not fit this Java, this file, its place or the options given, so starts take"
                + " longer; make it again.");
  }

  private Diagnosis temporaryFiles() {
    Machine.Temporary temporary = machine.temporary();
    if (temporary.free().isEmpty()) {
      return Diagnosis.wrong(
          "temporary files",
          "Nothing can be written to "
              + temporary.folder()
              + ", so long runs fail; PLUMBLINE_JAVA_OPTS=-Djava.io.tmpdir=DIR names another.");
    }
    double free = temporary.free().get();
    String text =
        String.format(Locale.ROOT, "%s has %.1f GiB free.", temporary.folder(), free / GIBI);
    return free < LITTLE_SPACE
        ? Diagnosis.note("temporary files", text + " That is little for long runs.")
        : Diagnosis.good("temporary files", text);
  }

  private Diagnosis names() {
    String text = "Names of files are read as " + machine.encoding() + ".";
    return machine.encoding().equalsIgnoreCase("UTF-8")
        ? Diagnosis.good("names of files", text)
        : Diagnosis.note(
            "names of files", text + " Others cannot be opened; LC_ALL=C.UTF-8 helps.");
  }

  private Diagnosis terminal() {
    return Diagnosis.good(
        "terminal",
        machine.terminal()
            ? "Standard error is a terminal, so progress is a line that changes."
            : "Standard error is no terminal, so progress is printed line by line.");
  }
}
