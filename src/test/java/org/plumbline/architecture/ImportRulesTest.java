package org.plumbline.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The product obeys the import rules, and each rule rejects the fixture that breaks it. */
final class ImportRulesTest {
  private static final String PRODUCT = "org.plumbline";
  private static final String FIXTURE = "org.plumbline.architecture.fixture";

  private static final JavaClasses PRODUCT_CLASSES =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages(PRODUCT);
  private static final JavaClasses FIXTURE_CLASSES =
      new ClassFileImporter().importPackages(FIXTURE);

  private static final Map<String, ArchRule> FIXTURE_RULES = new ImportRules(FIXTURE).all();

  @TestFactory
  Stream<DynamicTest> productObeys() {
    return new ImportRules(PRODUCT)
        .all().entrySet().stream()
            .map(
                rule ->
                    DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(PRODUCT_CLASSES)));
  }

  @Test
  void productIsFound() {
    assertThat(PRODUCT_CLASSES.stream().map(type -> type.getName()))
        .contains("org.plumbline.cli.Main", "org.plumbline.Check")
        .doesNotContain(ImportRulesTest.class.getName());
  }

  /** For each kind of rule a class that breaks it, and only the offender is named. */
  @ParameterizedTest
  @CsvSource({
    "network imports only what the table allows, network.ImportsField",
    "checker imports only what the table allows, checker.ImportsNetwork",
    "certificate imports only what the table allows, certificate.ImportsChecker",
    "every class is in a package of the table, unlisted.InNoListedPackage",
    "trusted packages import no untrusted one, claim.ImportsEngine",
    "trusted packages use few libraries, number.UsesPicocli",
    "one class proposes linear programs, data.FirstProposer",
    "one class proposes linear programs, data.SecondProposer",
    "one class proposes linear programs, enclosure.ProposesElsewhere",
    "one package integrates in double, engine.IntegratesElsewhere",
    "one package runs property suites, report.RunsSuites",
    "packages form no cycle, series.InCycle",
    "only the command line calls the root, conformance.CallsRoot",
    "the root does not know the command line, CallsCommandLine",
    "the command line checks through the root, cli.RunsChecksItself",
  })
  void fixtureIsRejected(String rule, String offender) {
    assertThat(violations(rule)).anyMatch(line -> line.contains(FIXTURE + "." + offender));
  }

  @ParameterizedTest
  @CsvSource({
    "field imports only what the table allows",
    "data imports only what the table allows",
    "engine imports only what the table allows",
  })
  void permittedImportsAreAccepted(String rule) {
    assertThat(violations(rule)).isEmpty();
  }

  /** Certificates may import numbers, which the table says only by way of claims. */
  @Test
  void importsAreTransitive() {
    assertThat(violations("certificate imports only what the table allows"))
        .noneMatch(line -> line.contains("ImportsNumber"));
  }

  /** One proposer alone is permitted. */
  @Test
  void singleProposerIsAccepted() {
    JavaClasses one =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("SecondProposer"))
            .importPackages(FIXTURE + ".data");
    EvaluationResult result = FIXTURE_RULES.get("one class proposes linear programs").evaluate(one);
    assertThat(result.hasViolation()).isFalse();
  }

  private static List<String> violations(String rule) {
    return FIXTURE_RULES.get(rule).evaluate(FIXTURE_CLASSES).getFailureReport().getDetails();
  }
}
