package org.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Javadoc of the root package has no warning, and nothing public there is without a comment.
 *
 * <p>As in all of the code a first sentence may say what is taken and returned, without a tag.
 */
final class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java/org/plumbline");

  private static final Pattern MISSING_TAG =
      Pattern.compile("no @(param|return|throws)|^[0-9]+ warnings?$");

  @TempDir private Path folder;

  @Test
  void rootPackageHasNoWarning() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(complaints(files.filter(JavadocTest::isSource).toList())).isEmpty();
    }
    assertThat(folder.resolve("org/plumbline/Check.html")).content().contains("hypotheses");
  }

  @Test
  void aMethodWithoutCommentIsNoticed() throws IOException {
    assertThat(
            complaints(source("/** A class. */ public final class Bare { public void run() {} }")))
        .anyMatch(complaint -> complaint.contains("no comment"));
  }

  @Test
  void aLinkToNowhereIsNoticed() throws IOException {
    assertThat(complaints(source("/** A {@link Nowhere}. */ public interface Bare {}")))
        .anyMatch(complaint -> complaint.contains("reference not found"));
  }

  private List<Path> source(String text) throws IOException {
    return List.of(Files.writeString(folder.resolve("Bare.java"), text));
  }

  private static boolean isSource(Path path) {
    return path.toString().endsWith(".java");
  }

  private List<String> complaints(List<Path> sources) throws IOException {
    DocumentationTool javadoc = ToolProvider.getSystemDocumentationTool();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = javadoc.getStandardFileManager(found, null, null)) {
      List<String> options =
          List.of(
              "-quiet",
              "-Xdoclint:all",
              "-Xmaxwarns",
              "1000",
              "-noindex",
              "-notree",
              "--release",
              "17",
              "-d",
              folder.toString(),
              "-classpath",
              System.getProperty("java.class.path"));
      javadoc
          .getTask(
              new StringWriter(),
              files,
              found,
              null,
              options,
              files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return found.getDiagnostics().stream()
        .map(complaint -> complaint.getMessage(Locale.ROOT))
        .filter(complaint -> !MISSING_TAG.matcher(complaint).find())
        .toList();
  }
}
