package org.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The packages of the architecture page are those of the code: the table lists every import between
 * two of them and no other, and the diagram those that do not follow from others.
 */
final class DiagramTest {
  private static final Path PAGE = Path.of("src/site/markdown/architecture.md");
  private static final String ROOT = "org.plumbline";

  private static final Map<String, Set<String>> IMPORTS = imports();

  @Test
  void tableListsTheImports() throws IOException {
    Map<String, Set<String>> listed = new TreeMap<>();
    Matcher rows =
        Pattern.compile("(?m)^\\| `([\\w.]+)` \\| (?:yes|no) \\|.*\\| (.*) \\|$")
            .matcher(Files.readString(PAGE));
    while (rows.find()) {
      listed.put(
          rows.group(1),
          Pattern.compile("`([\\w.]+)`")
              .matcher(rows.group(2))
              .results()
              .map(name -> name.group(1))
              .collect(Collectors.toCollection(TreeSet::new)));
    }
    assertThat(listed).as("the last column has to be%n%s", column()).isEqualTo(IMPORTS);
  }

  @Test
  void diagramHasAnArrowForEveryImportThatDoesNotFollow() throws IOException {
    Set<String> drawn =
        Pattern.compile("(?m)^ *\\S+ --> \\S+$")
            .matcher(Files.readString(PAGE))
            .results()
            .map(arrow -> arrow.group().strip())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(drawn)
        .as("the diagram has to be%n  %s", String.join("\n  ", arrows()))
        .isEqualTo(arrows());
  }

  /** A way through other packages makes an arrow superfluous, and nothing else does. */
  @Test
  void arrowsAreEnoughForAllImports() {
    Map<String, Set<String>> drawn = new TreeMap<>();
    IMPORTS.keySet().forEach(name -> drawn.put(name, new TreeSet<>()));
    for (String arrow : arrows()) {
      String[] ends = arrow.split(" --> ");
      drawn.get(ends[0]).add(ends[1]);
    }
    for (String name : IMPORTS.keySet()) {
      assertThat(reached(drawn, name)).as(name).isEqualTo(reached(IMPORTS, name));
    }
    assertThat(arrows()).contains("data --> number").doesNotContain("cli --> number");
  }

  private static Map<String, Set<String>> imports() {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (JavaClass type :
        new ClassFileImporter().withImportOption(DiagramTest::isProduct).importPackages(ROOT)) {
      Set<String> targets = imports.computeIfAbsent(room(type), name -> new TreeSet<>());
      type.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> (target.getPackageName() + ".").startsWith(ROOT + "."))
          .forEach(target -> targets.add(room(target)));
      targets.remove(room(type));
    }
    return imports;
  }

  private static boolean isProduct(Location location) {
    return !location.contains("/test-classes/") && !location.contains("/dev/test/");
  }

  /** The package directly below the root, or the last part of the root's own name. */
  private static String room(JavaClass type) {
    String[] parts = type.getPackageName().split("\\.");
    return parts[Math.min(2, parts.length - 1)];
  }

  private static Set<String> arrows() {
    Set<String> arrows = new TreeSet<>();
    IMPORTS.forEach(
        (from, targets) ->
            targets.stream()
                .filter(to -> targets.stream().noneMatch(by -> reached(IMPORTS, by).contains(to)))
                .forEach(to -> arrows.add(from + " --> " + to)));
    return arrows;
  }

  private static Set<String> reached(Map<String, Set<String>> imports, String from) {
    Set<String> reached = new TreeSet<>();
    for (String direct : imports.getOrDefault(from, Set.of())) {
      reached.add(direct);
      reached.addAll(reached(imports, direct));
    }
    return reached;
  }

  private static String column() {
    return IMPORTS.entrySet().stream()
        .map(
            entry ->
                entry.getKey()
                    + " | "
                    + entry.getValue().stream()
                        .map(name -> "`" + name + "`")
                        .collect(Collectors.joining(", ")))
        .collect(Collectors.joining("\n"));
  }
}
