package org.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plumbline.cli.suites.Suite;
import org.plumbline.cli.suites.Suites;
import org.plumbline.experiment.Experiment;
import org.plumbline.experiment.ExperimentReader;

/**
 * The suites are run from the command line as the build runs them, and what falsifies a property is
 * shown by a file.
 */
final class SuiteCheckTest {
  private static final List<Suite> FAULTY =
      List.of(new Suite("faulty", List.of("org.plumbline.properties.FaultyChecks")));

  @TempDir private Path folder;

  private Invocation faulty(long seed, boolean isJson) {
    Path junit = folder.resolve("TEST.xml");
    SuiteCheck check = new SuiteCheck(FAULTY, 100, seed, folder, Optional.of(junit), isJson, true);
    return Invocation.ofProgram("", () -> check.run().code());
  }

  @Test
  void smallestSampleIsWrittenAsAnExperiment() throws IOException {
    Invocation found = faulty(7, false);
    assertThat(found.code()).isEqualTo(1);
    assertThat(found.err()).isEmpty();
    Path file = folder.resolve("FaultyChecks-allDataAreSingleSamples-7.yaml");
    assertThat(found.out())
        .contains("FAILS  faulty")
        .contains("smallest: " + file + "\n")
        .contains("again: plumbline properties --only faulty --seed 7 --tries 100\n")
        .endsWith("0 HOLD, 1 FAIL\n");
    assertThat(Files.readString(file))
        .startsWith("# FaultyChecks.allDataAreSingleSamples\n")
        .containsPattern("\n# (true|false)\nname: ");
    Experiment smallest = ExperimentReader.read(file);
    assertThat(smallest.data().size()).isEqualTo(2);
    assertThat(smallest.network().parameters()).isEqualTo(2);
    assertThat(Files.readString(folder.resolve("FaultyChecks-numbersAreSmall-7.txt")))
        .endsWith("\n0: 1000\n");
    assertThat(Files.readString(folder.resolve("TEST.xml")))
        .contains("tests=\"3\" failures=\"2\"")
        .contains("name=\"faulty: FaultyChecks.squaresAreNotNegative\"")
        .contains("plumbline properties --only faulty --seed 7 --tries 100</failure>");
    seedDecidesEverything(Files.readString(file));
  }

  private void seedDecidesEverything(String smallest) throws IOException {
    String json = faulty(7, true).out();
    assertThat(folder.resolve("FaultyChecks-allDataAreSingleSamples-7.yaml")).hasContent(smallest);
    JsonNode suite = new ObjectMapper().readTree(json).get("suites").get(0);
    assertThat(suite.get("status").asText()).isEqualTo("FAILS");
    assertThat(suite.get("tests")).hasSize(3);
    assertThat(suite.get("failures")).hasSize(2);
    assertThat(Path.of(".jqwik-database")).doesNotExist();
  }

  /** Every class of properties is in one suite, and every class of a suite is there. */
  @Test
  void everyPropertyIsInOneSuite() throws IOException {
    List<String> listed = Suites.all().stream().flatMap(s -> s.classes().stream()).toList();
    assertThat(listed).doesNotHaveDuplicates().allMatch(SuiteCheckTest::isClass);
    assertThat(Suites.all().stream().map(Suite::id)).doesNotHaveDuplicates();
    Path root = Path.of("properties");
    try (Stream<Path> files = Files.walk(root)) {
      assertThat(
              files
                  .map(file -> root.relativize(file).toString())
                  .filter(file -> file.endsWith("Properties.java"))
                  .map(file -> file.replace(".java", "").replace('/', '.')))
          .isSubsetOf(listed);
    }
  }

  private static boolean isClass(String name) {
    try {
      Class.forName(name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
