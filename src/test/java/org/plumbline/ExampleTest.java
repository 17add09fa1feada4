package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that the README shows compiles as it stands there, runs and writes its report. */
final class ExampleTest {
  private static final Pattern PROGRAM =
      Pattern.compile("## From Java\n.*?```java\n(.*?)```\n", Pattern.DOTALL);
  private static final int PATIENCE_SECONDS = 300;

  @TempDir private Path folder;

  @Test
  void programOfTheReadmeRuns() throws Exception {
    Matcher program = PROGRAM.matcher(Files.readString(Path.of("README.md")));
    assertThat(program.find()).isTrue();
    Files.writeString(folder.resolve("Two.java"), program.group(1));
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absoluteClassPath(),
                "Two.java")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean hasEnded = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroy();
    String printed = Files.readString(output);
    assertThat(hasEnded).as(printed).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    assertThat(printed).contains("PROVED enclosure flow", "PROVED balancedness h1[0]");
    assertThat(printed.lines().reduce((before, last) -> last).orElseThrow())
        .isIn("FINE", "VIOLATED", "UNDECIDED");
    assertThat(folder.resolve("out/report.json")).isNotEmptyFile();
    assertThat(folder.resolve("out/trajectory.csv")).isNotEmptyFile();
  }

  private static String absoluteClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
