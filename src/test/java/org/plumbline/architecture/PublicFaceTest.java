package org.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.plumbline.Check;

/**
 * Whatever a Java program meets that starts from the root package lies in the packages that the
 * root's documentation calls public, and is public.
 */
final class PublicFaceTest {
  private static final String ROOT = "org.plumbline";
  private static final Path DOCUMENTATION =
      Path.of("src/main/java/org/plumbline/package-info.java");
  private static final Pattern PACKAGE =
      Pattern.compile("\\{@code\\s+(?:\\*\\s+)?(org\\.plumbline\\.[a-z.]+)}");

  private static final Set<String> EXPORTED =
      Set.of(
          "org.plumbline",
          "org.plumbline.claim",
          "org.plumbline.claim.along",
          "org.plumbline.claim.count",
          "org.plumbline.compare",
          "org.plumbline.compare.finding",
          "org.plumbline.compare.recording",
          "org.plumbline.data",
          "org.plumbline.enclosure",
          "org.plumbline.enclosure.step",
          "org.plumbline.engine",
          "org.plumbline.engine.process",
          "org.plumbline.experiment",
          "org.plumbline.field",
          "org.plumbline.flow",
          "org.plumbline.generate",
          "org.plumbline.network",
          "org.plumbline.number",
          "org.plumbline.sweep");

  @Test
  void signaturesLeadToExportedPackagesOnly() throws Exception {
    Collection<Class<?>> met = PublicFace.from(root(), ROOT);
    assertThat(met).extracting(Class::getSimpleName).contains("Check", "Finding", "Rational");
    assertThat(met).allMatch(type -> Modifier.isPublic(type.getModifiers()));
    assertThat(packages(met)).isEqualTo(new TreeSet<>(EXPORTED));
  }

  @Test
  void exportedPackagesAreDocumented() throws IOException {
    Set<String> documented =
        PACKAGE
            .matcher(Files.readString(DOCUMENTATION))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    documented.add(ROOT);
    assertThat(documented).isEqualTo(new TreeSet<>(EXPORTED));
  }

  /** A type is met inside another's parameters, in an array, and two signatures away. */
  @Test
  void whatIsHiddenInASignatureIsMet() throws ClassNotFoundException {
    String fixture = "org.plumbline.architecture.fixture";
    Class<?> start = Class.forName(fixture + ".run.Leading");
    assertThat(PublicFace.from(List.of(start), fixture))
        .extracting(Class::getSimpleName)
        .containsExactlyInAnyOrder("Leading", "Further", "Plain");
  }

  private static Set<String> packages(Collection<Class<?>> types) {
    return types.stream().map(Class::getPackageName).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The public classes of the root package itself, wherever they were compiled to. */
  private static List<Class<?>> root() throws Exception {
    Path classes = Path.of(Check.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(classes.resolve(ROOT.replace('.', '/')))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = String.valueOf(file.getFileName()).replace(".class", "");
        found.add(Class.forName(ROOT + "." + name));
      }
    }
    return found.stream().filter(type -> Modifier.isPublic(type.getModifiers())).toList();
  }
}
