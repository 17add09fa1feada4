package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the README and the manual show compile as they stand there, and run. */
final class ExampleTest {
  private static final Path README = Path.of("README.md");
  private static final Path MANUAL = Path.of("src/site/markdown/api.md");
  private static final Pattern FILE =
      Pattern.compile("`([a-z.]+)`:\n\n```[a-z]+\n(.*?)```\n", Pattern.DOTALL);
  private static final int PATIENCE_SECONDS = 300;

  @TempDir private Path folder;

  @Test
  void programOfTheReadmeRuns() throws Exception {
    writeFiles();
    assertIsReport(printed("Flowers.java", program(README, "Flowers")));
  }

  @Test
  void programOfTheManualRuns() throws Exception {
    assertIsReport(printed("Two.java", program(MANUAL, "Two")));
    assertThat(folder.resolve("out/report.json")).isNotEmptyFile();
    assertThat(folder.resolve("out/trajectory.csv")).isNotEmptyFile();
  }

  @Test
  void comparisonOfTheManualRuns() throws Exception {
    writeFiles();
    String printed = printed("Three.java", program(MANUAL, "Three"));
    assertThat(printed.lines())
        .startsWith("DIFFERS")
        .anyMatch(line -> line.startsWith("step 0: W1[1,2]"))
        .endsWith("CONFIRMED");
    assertThat(folder.resolve("out/comparison.json")).isNotEmptyFile();
  }

  private static void assertIsReport(String printed) {
    assertThat(printed).contains("PROVED enclosure flow", "PROVED balancedness h1[0]");
    assertThat(printed.lines().reduce((before, last) -> last).orElseThrow())
        .isIn("FINE", "VIOLATED", "UNDECIDED");
  }

  /** The files that the README shows lie beside the programs. */
  private void writeFiles() throws IOException {
    Matcher file = FILE.matcher(Files.readString(README));
    while (file.find()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
  }

  private static String program(Path page, String name) throws IOException {
    Pattern pattern =
        Pattern.compile(
            "```java\n((?:(?!```).)*public class " + name + " .*?)```\n", Pattern.DOTALL);
    Matcher program = pattern.matcher(Files.readString(page));
    assertThat(program.find()).isTrue();
    return program.group(1);
  }

  /** What a program prints that compiles and ends well. */
  private String printed(String name, String program) throws Exception {
    Files.writeString(folder.resolve(name), program);
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absoluteClassPath(),
                name)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean hasEnded = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroy();
    String printed = Files.readString(output);
    assertThat(hasEnded).as(printed).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }

  private static String absoluteClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
