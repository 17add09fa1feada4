package org.plumbline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.plumbline.architecture.fixture.claim.ProvesByItself;
import org.plumbline.claim.Claim;
import org.plumbline.claim.Decision;
import org.plumbline.claim.Finding;
import org.plumbline.claim.Verdict;
import org.plumbline.claim.descent.DescentClaim;

/** Verdicts that are certain come from {@link Decision} alone, and decisions from claims alone. */
final class GateTest {
  private static final Set<String> CERTAIN = Set.of("PROVED", "VIOLATED");

  /** Who asks whether a finding has such a verdict, and makes none of them. */
  private static final Set<String> READERS =
      Set.of(
          "org.plumbline.claim.Energy",
          "org.plumbline.claim.Separability",
          "org.plumbline.claim.theorem.Grounds",
          "org.plumbline.report.Answer",
          "org.plumbline.report.DescentHtml",
          "org.plumbline.report.FindingRow",
          "org.plumbline.report.FindingTable",
          "org.plumbline.report.InvariantGroup",
          "org.plumbline.report.TextReport",
          "org.plumbline.report.VerdictColour",
          "org.plumbline.report.figure.Constants",
          "org.plumbline.CheckReport");

  private static final Map<String, ArchRule> RULES =
      Map.of(
          "certain verdicts are named by the gate and its readers alone",
          noClasses()
              .that(
                  describe(
                      "are neither the gate nor a reader",
                      type ->
                          !isOneOf(type, Decision.class, Verdict.class)
                              && !READERS.contains(outermost(type).getName())))
              .should()
              .accessFieldWhere(
                  describe(
                      "it is a certain verdict",
                      access ->
                          access.getTargetOwner().isEquivalentTo(Verdict.class)
                              && CERTAIN.contains(access.getTarget().getName()))),
          "no verdict is looked up by its name",
          noClasses()
              .should()
              .callMethodWhere(
                  describe(
                      "it looks up a verdict",
                      call -> isTo(call, Verdict.class) && call.getName().equals("valueOf"))),
          "findings are made by Finding and Decision alone",
          noClasses()
              .that(describe("are neither", type -> !isOneOf(type, Finding.class, Decision.class)))
              .should()
              .callConstructorWhere(
                  describe("it makes a finding", call -> isTo(call, Finding.class))),
          "decisions are made by claims alone",
          noClasses()
              .that()
              .resideOutsideOfPackages(
                  Claim.class.getPackageName(), DescentClaim.class.getPackageName())
              .should()
              .callMethodWhere(describe("it decides", call -> isTo(call, Decision.class))));

  @TestFactory
  Stream<DynamicTest> productObeys() {
    JavaClasses product =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("org.plumbline");
    assertThat(product.contain(Decision.class)).isTrue();
    return each(rule -> rule.check(product));
  }

  @TestFactory
  Stream<DynamicTest> fixtureIsRejected() {
    JavaClasses fixture =
        new ClassFileImporter().importClasses(ProvesByItself.class, Verdict.class, Finding.class);
    return each(
        rule ->
            assertThat(rule.evaluate(fixture).getFailureReport().getDetails())
                .isNotEmpty()
                .allMatch(line -> line.contains("ProvesByItself")));
  }

  private static Stream<DynamicTest> each(java.util.function.Consumer<ArchRule> check) {
    return RULES.entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> check.accept(rule.getValue())));
  }

  private static boolean isTo(JavaAccess<?> access, Class<?> owner) {
    return access.getTargetOwner().isEquivalentTo(owner);
  }

  private static boolean isOneOf(JavaClass type, Class<?>... permitted) {
    return Stream.of(permitted).anyMatch(outermost(type)::isEquivalentTo);
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(GateTest::outermost).orElse(type);
  }
}
