package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The executable as a shell meets it: what the tests within one process cannot see. */
final class ExecutableIT {
  private static final String EXECUTABLE = System.getProperty("plumbline.executable");
  private static final int PATIENCE_SECONDS = 120;
  private static final String VERSION =
      "plumbline \\d+\\.\\d+\\.\\d+\\ncommit ([0-9a-f]{40}\\+?|unknown)\\nJava \\d\\S* \\(.+\\)\\n";

  @TempDir private Path folder;

  private record Result(int code, String out, String err) {}

  /** Runs a line of shell in which {@code $PLUMBLINE} is the executable. */
  private Result shell(String line) throws IOException, InterruptedException {
    return finished(started(line));
  }

  private Process started(String line) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("env", "--default-signal=INT", "sh", "-c", line)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("stdout").toFile())
            .redirectError(folder.resolve("stderr").toFile());
    builder.environment().put("PLUMBLINE", EXECUTABLE);
    return builder.start();
  }

  private Result finished(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("not finished in time");
    }
    return new Result(process.exitValue(), text("stdout"), text("stderr"));
  }

  private String text(String file) throws IOException {
    return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
  }

  @Test
  void startsFromAnywhereUnderAnyName() throws Exception {
    Result result = shell("ln -s \"$PLUMBLINE\" 'a name' && './a name' --version");
    assertThat(result.out()).matches(VERSION);
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
  }

  @Test
  void speaksUtf8InTheLocaleC() throws Exception {
    Inputs.file(folder, Inputs.FINE);
    Result result =
        shell("mv tiny.yaml größe.yaml; LC_ALL=C \"$PLUMBLINE\" assumptions größe.yaml");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("y_i ⟨u, x_i⟩ > 0").doesNotContain("?");
    assertThat(shell("LC_ALL=C \"$PLUMBLINE\" check übel").err())
        .startsWith("plumbline: übel: there is no such file; expected ");
  }

  @Test
  void refusesWithCodeTwo() throws Exception {
    Result malformed = shell("echo 'name: [' > bad.yaml; \"$PLUMBLINE\" check bad.yaml");
    assertThat(malformed.code()).isEqualTo(2);
    assertThat(malformed.out()).isEmpty();
    assertThat(malformed.err()).startsWith("plumbline: bad.yaml:2: not valid YAML").hasLineCount(1);
    Result unwritable = shell("\"$PLUMBLINE\" check pinned --output /dev/null/x");
    assertThat(unwritable.code()).isEqualTo(2);
    assertThat(unwritable.err())
        .isEqualTo(
            "plumbline: --output: /dev/null/x: it cannot be written to (Not a directory); expected a folder, or a path where one can be created\n");
    assertThat(Inputs.names(folder)).containsExactly("bad.yaml", "stderr", "stdout");
  }

  @Test
  void saysWhenStandardOutputTakesNothing() throws Exception {
    Result result = shell("\"$PLUMBLINE\" examples > /dev/full");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("plumbline: standard output: it cannot be written to;");
  }

  @Test
  void helpThatNobodyTakesIsNoSuccess() throws Exception {
    Result result = shell("\"$PLUMBLINE\" --help > /dev/full");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).startsWith("plumbline: standard output: it cannot be written to;");
  }

  /** 1 means VIOLATED, so a Java that does not start must not end with it as it does by itself. */
  @Test
  void aJavaThatDoesNotStartIsSeventy() throws Exception {
    Result unknown = shell("PLUMBLINE_JAVA_OPTS=-XX:NoSuchOption \"$PLUMBLINE\" --version");
    assertThat(unknown.code()).isEqualTo(70);
    assertThat(unknown.err())
        .startsWith("plumbline: Java does not start with the options or the memory it is given: ")
        .hasLineCount(1);
    assertThat(shell("JAVA_TOOL_OPTIONS=-Xmx1k \"$PLUMBLINE\" --version").code()).isEqualTo(70);
    Result limited = shell("ulimit -v 400000; \"$PLUMBLINE\" --version");
    assertThat(limited.code()).isEqualTo(70);
    assertThat(limited.err()).startsWith("plumbline: Java does not start").hasLineCount(1);
  }

  @Test
  void aTruncatedExecutableIsSeventy() throws Exception {
    Result result = shell("head -c 3000000 \"$PLUMBLINE\" > p; chmod +x p; ./p --version");
    assertThat(result.code()).isEqualTo(70);
    assertThat(result.err())
        .isEqualTo("plumbline: ./p is not a whole file; build or copy it again\n");
  }

  /** The classes that the build kept beside the executable are those that it runs with. */
  @Test
  void usesTheArchiveOfTheBuild() throws Exception {
    assumeTrue(Files.exists(Path.of(EXECUTABLE + ".jsa")), "this Java made no archive");
    assumeTrue(EXECUTABLE.indexOf(' ') < 0, "Java keeps no class whose path has a blank");
    Result result = shell("PLUMBLINE_JAVA_OPTS=-Xlog:class+load \"$PLUMBLINE\" --version");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("org.plumbline.cli.Main source: shared objects file (top)");
  }

  /** Half an archive, another file's and rubbish: each is passed over in silence. */
  @Test
  void archivesThatDoNotFitAreIgnored() throws Exception {
    for (String archive :
        List.of(
            "head -c 5000000 \"$PLUMBLINE.jsa\" 2>/dev/null",
            "cat \"$PLUMBLINE.jsa\" 2>/dev/null",
            "printf plumbline-whole")) {
      Result result =
          shell(
              "cp \"$PLUMBLINE\" p && "
                  + archive
                  + " > p.jsa; ./p --version; code=$?; rm p.jsa; exit $code");
      assertThat(result.out()).as(archive).matches(VERSION);
      assertThat(result.err()).as(archive).isEmpty();
      assertThat(result.code()).as(archive).isZero();
    }
  }

  @Test
  void takesTheCollectorOfTheEnvironment() throws Exception {
    Result result = shell("JAVA_TOOL_OPTIONS=-XX:+UseG1GC \"$PLUMBLINE\" --version");
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("plumbline ");
  }

  @Test
  void carriesTheLicencesOfWhatItContains() throws Exception {
    try (ZipFile jar = new ZipFile(EXECUTABLE)) {
      for (String name : List.of("apfloat.txt", "protobuf-java.txt")) {
        assertThat(jar.getEntry("META-INF/licenses/" + name)).as(name).isNotNull();
      }
    }
  }

  @Test
  void runningOutOfMemoryIsOneLine() throws Exception {
    Result result =
        shell("PLUMBLINE_JAVA_OPTS=-Xmx12m \"$PLUMBLINE\" check iris --quiet --threads 2");
    assertThat(result.code()).isEqualTo(70);
    assertThat(result.err().lines())
        .isNotEmpty()
        .allMatch(line -> line.startsWith("plumbline: out of memory; "));
  }

  @Test
  void showsTheVerdictsWhereTheyCannotBeWritten() throws Exception {
    Inputs.file(folder, Inputs.FINE);
    Result result =
        shell(
            "mkdir -p out/report.json/x; echo old > out/trajectory.csv;"
                + " \"$PLUMBLINE\" check tiny.yaml --output out");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains(" PROVED, ").doesNotContain("report: ");
    assertThat(result.err()).contains("plumbline: --output: out: it cannot be written to (");
    assertThat(folder.resolve("out/trajectory.csv")).hasContent("old");
    assertThat(Inputs.names(folder.resolve("out")))
        .containsExactly("report.json", "trajectory.csv");
  }

  @Test
  void saysThatItWasInterruptedWhileReading() throws Exception {
    // More than a pipe holds is taken only by a program that has begun to read.
    Process process =
        started(
            "mkfifo pipe; (exec 3>pipe; head -c 300000 /dev/zero | tr '\\0' '#' >&3; touch reading;"
                + " sleep 60) & exec \"$PLUMBLINE\" check - < pipe");
    while (!Files.exists(folder.resolve("reading"))) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(20);
    }
    interrupt(process.pid());
    Result result = finished(process);
    assertThat(result.code()).isEqualTo(130);
    assertThat(result.err())
        .isEqualTo("\nplumbline: interrupted while reading; there is nothing to report\n");
  }

  @Test
  void writesTheSameBytesInEveryProcess() throws Exception {
    Inputs.file(folder, Inputs.FINE);
    Result one = shell("\"$PLUMBLINE\" check tiny.yaml --json --threads 1 --output a");
    Result two =
        shell("LC_ALL=C TZ=UTC+5 \"$PLUMBLINE\" check tiny.yaml --json --threads 4 --output b");
    assertThat(one.code()).isZero();
    assertThat(beforeTiming(two.out())).isEqualTo(beforeTiming(one.out()));
    assertThat(folder.resolve("b/trajectory.csv"))
        .hasSameBinaryContentAs(folder.resolve("a/trajectory.csv"));
    assertThat(folder.resolve("b/trajectory.npz"))
        .hasSameBinaryContentAs(folder.resolve("a/trajectory.npz"));
    assertThat(one.err()).isEmpty();
  }

  private static String beforeTiming(String json) {
    int timing = json.indexOf("\"timing\"");
    assertThat(timing).isPositive();
    return json.substring(0, timing);
  }

  @Test
  void leavesWhatWasFinishedWhenInterrupted() throws Exception {
    Inputs.file(folder, Inputs.ENDLESS);
    Process process = started("exec \"$PLUMBLINE\" check tiny.yaml --output out");
    while (!text("stderr").contains("integrating")) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(100);
    }
    interrupt(process.pid());
    Result result = finished(process);
    assertThat(result.code()).isEqualTo(130);
    assertThat(result.err()).contains("plumbline: interrupted; writing what is finished so far\n");
    assertThat(result.out()).contains("\nreport: out/report.json\n");
    assertThat(result.out().replaceAll("\\s+", " "))
        .contains("the integration ended at t = ", ": the run was interrupted ");
    assertThat(Inputs.names(folder.resolve("out")))
        .containsExactly(
            "figures", "report.html", "report.json", "trajectory.csv", "trajectory.npz");
    JsonNode report = new ObjectMapper().readTree(folder.resolve("out/report.json").toFile());
    assertThat(report.at("/trajectory/outcome").asText()).isEqualTo("stopped");
    int steps = report.at("/trajectory/steps").asInt();
    assertThat(Files.readAllLines(folder.resolve("out/trajectory.csv"))).hasSize(steps + 2);
  }

  @Test
  void runsItsOwnPropertySuites() throws Exception {
    Result result = shell("\"$PLUMBLINE\" properties --tries 3 --quiet");
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).endsWith(" HOLD, 0 FAIL\n").doesNotContain("FAILS");
    assertThat(result.code()).isZero();
    assertThat(Inputs.names(folder)).containsExactly("stderr", "stdout");
  }

  @Test
  void reportsThePropertiesThatWereDoneWhenInterrupted() throws Exception {
    Process process = started("exec \"$PLUMBLINE\" properties --tries 300");
    while (!text("stderr").contains("properties ")) {
      assertThat(process.isAlive()).isTrue();
      Thread.sleep(100);
    }
    interrupt(process.pid());
    Result result = finished(process);
    assertThat(result.code()).isEqualTo(130);
    assertThat(result.out()).contains("tries of each property\n").contains(" not run\n");
  }

  private static void interrupt(long pid) throws IOException, InterruptedException {
    List<String> kill = List.of("kill", "-INT", String.valueOf(pid));
    assertThat(new ProcessBuilder(kill).start().waitFor()).isZero();
  }
}
