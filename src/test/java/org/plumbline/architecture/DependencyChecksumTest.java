package org.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every jar that the program or its tests are made of has the SHA-256 written down in {@code
 * src/test/resources/dependencies.sha256}. Whoever changes a version changes its line there, which
 * {@code sha256sum} writes.
 */
final class DependencyChecksumTest {
  private static final Path LIST = Path.of("src/test/resources/dependencies.sha256");

  /** Jars that Maven adds to run tests, and not this project. */
  private static final String RUNNER = "surefire|maven-surefire|common-java5|console|reporting|spi";

  @Test
  void everyJarIsTheOneWrittenDown() throws IOException {
    Map<String, String> known = listed();
    Map<String, String> found = new TreeMap<>();
    for (Path jar : jars()) {
      found.put(String.valueOf(jar.getFileName()), digest(Files.readAllBytes(jar)));
    }
    assertThat(found).hasSizeGreaterThan(20);
    assertThat(known).containsAllEntriesOf(found);
  }

  @Test
  void aByteMoreIsAnotherDigest() throws IOException {
    byte[] jar = Files.readAllBytes(jars().get(0));
    byte[] longer = java.util.Arrays.copyOf(jar, jar.length + 1);
    assertThat(listed().values()).contains(digest(jar)).doesNotContain(digest(longer));
  }

  private static Map<String, String> listed() throws IOException {
    return Files.readAllLines(LIST).stream()
        .map(line -> line.split("  ", 2))
        .collect(Collectors.toMap(words -> words[1], words -> words[0]));
  }

  private static List<Path> jars() {
    String own = System.getProperty("java.class.path");
    String path = System.getProperty("surefire.test.class.path", own);
    return Stream.of(path.split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .filter(jar -> !String.valueOf(jar.getFileName()).matches(".*(" + RUNNER + ").*"))
        .toList();
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java", e);
    }
  }
}
