package org.plumbline.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The import rules between the packages directly below one root package.
 *
 * <p>The root is a parameter so that the same rules can be applied to fixtures that break them. A
 * package that does not exist breaks no rule.
 */
record ImportRules(String root) {
  /**
   * What a package may import: its own entry and, unless it is {@code checker}, whatever those may
   * import in turn.
   */
  private static final Map<String, Set<String>> IMPORTS =
      Map.ofEntries(
          Map.entry("number", Set.of()),
          Map.entry("network", Set.of("number")),
          Map.entry("data", Set.of("number")),
          Map.entry("field", Set.of("network", "data")),
          Map.entry("enclosure", Set.of("field", "number")),
          Map.entry("claim", Set.of("enclosure", "network", "data")),
          Map.entry("certificate", Set.of("claim")),
          Map.entry("checker", Set.of("number")),
          Map.entry("series", Set.of("field")),
          Map.entry("flow", Set.of("field", "series")),
          Map.entry("array", Set.of("network")),
          Map.entry("engine", Set.of("flow", "array")),
          Map.entry("generate", Set.of("data")),
          Map.entry("experiment", Set.of("network", "array", "generate")),
          Map.entry("run", Set.of("claim", "engine", "experiment")),
          Map.entry("sweep", Set.of()),
          Map.entry("compare", Set.of("run")),
          Map.entry("conformance", Set.of("compare")));

  /** Packages whose table entry is what they import and no more. */
  private static final Set<String> NOT_TRANSITIVE = Set.of("checker");

  /** Packages that may import every other. */
  private static final Set<String> UNRESTRICTED = Set.of("report", "cli");

  /** Packages on which the truth of a verdict rests. */
  private static final Set<String> TRUSTED =
      Set.of("number", "network", "data", "field", "enclosure", "claim", "checker");

  /** Packages that no trusted package may import. */
  private static final Set<String> UNTRUSTED =
      Set.of(
          "series",
          "flow",
          "array",
          "generate",
          "engine",
          "experiment",
          "run",
          "sweep",
          "compare",
          "conformance",
          "report",
          "cli");

  /** Libraries outside the JDK that trusted packages may use. */
  private static final List<String> TRUSTED_LIBRARIES =
      List.of("java..", "org.apfloat..", "org.checkerframework..");

  /** The library that one class may use, the one that proposes solutions of linear programs. */
  private static final String PROPOSING_LIBRARY = "org.hipparchus";

  private static final String PROPOSING_PACKAGE = "data";

  /**
   * The part of that library that integrates. An engine of its own kind is to be had through {@code
   * flow} alone, where its steps become polynomials and its kinks are decided by the common rules.
   */
  private static final String INTEGRATING_LIBRARY = PROPOSING_LIBRARY + ".ode";

  private static final String INTEGRATING_PACKAGE = "flow";

  /** The libraries that run property suites, and the package that does so. */
  private static final String[] TESTING_LIBRARIES = {"org.junit..", "net.jqwik..", "org.assertj.."};

  private static final String TESTING_PACKAGE = "cli.suites";

  /** The one package that may call what Java programs call, the classes of the root itself. */
  private static final String COMMAND_LINE = "cli";

  /**
   * What makes up a check, from its integration to the texts of its report: the root's to put
   * together, and nobody's who has the root.
   */
  private static final List<String> PARTS_OF_CHECKS =
      List.of(
          "run.CertifiedRun",
          "run.ParallelChecks",
          "claim.Claims",
          "claim.Evidence",
          "report.Report",
          "report.Continuation",
          "report.Notices",
          "report.ReportFiles",
          "report.JsonReport",
          "report.TextReport",
          "report.TrajectoryCsv");

  /** All rules by name. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    for (String name : new TreeSet<>(IMPORTS.keySet())) {
      rules.put(name + " imports only what the table allows", onlyAllowedImports(name));
    }
    rules.put("every class is in a package of the table", everyPackageIsListed());
    rules.put("trusted packages import no untrusted one", trustedImportsNoUntrusted());
    rules.put("trusted packages use few libraries", trustedUsesFewLibraries());
    rules.put("one class proposes linear programs", oneClassUsesProposingLibrary());
    rules.put("one package integrates in double", onePackageIntegrates());
    rules.put("one package runs property suites", onePackageTests());
    rules.put("packages form no cycle", noCycles());
    rules.put("only the command line calls the root", onlyCommandLineCallsRoot());
    rules.put("the root does not know the command line", rootKnowsNoCommandLine());
    rules.put("the command line checks through the root", commandLineChecksThroughRoot());
    return rules;
  }

  private ArchRule onlyAllowedImports(String name) {
    Set<String> allowed = NOT_TRANSITIVE.contains(name) ? IMPORTS.get(name) : reachable(name);
    Stream<String> inside = Stream.concat(Stream.of(name), allowed.stream().sorted());
    String[] permitted = packages(inside);
    return classes()
        .that()
        .resideInAPackage(below(name))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are outside " + root + " or in " + Arrays.toString(permitted),
                target -> !isBelowRoot(target) || isInAny(target, permitted)))
        .allowEmptyShould(true);
  }

  private static Set<String> reachable(String name) {
    Set<String> reached = new TreeSet<>();
    for (String direct : IMPORTS.get(name)) {
      reached.add(direct);
      reached.addAll(reachable(direct));
    }
    return reached;
  }

  private ArchRule everyPackageIsListed() {
    Stream<String> listed = Stream.concat(IMPORTS.keySet().stream(), UNRESTRICTED.stream());
    return classes()
        .that()
        .resideOutsideOfPackage(root)
        .should()
        .resideInAnyPackage(packages(listed))
        .allowEmptyShould(true);
  }

  private ArchRule trustedImportsNoUntrusted() {
    return noClasses()
        .that()
        .resideInAnyPackage(packages(TRUSTED.stream()))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(UNTRUSTED.stream()))
        .allowEmptyShould(true);
  }

  private ArchRule trustedUsesFewLibraries() {
    String[] libraries = TRUSTED_LIBRARIES.toArray(String[]::new);
    return classes()
        .that()
        .resideInAnyPackage(packages(TRUSTED.stream()))
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are in " + root + " or in " + TRUSTED_LIBRARIES,
                target ->
                    isBelowRoot(target)
                        || target.getBaseComponentType().isPrimitive()
                        || isInAny(target, libraries)
                        || isProposing(target)))
        .allowEmptyShould(true);
  }

  private ArchRule oneClassUsesProposingLibrary() {
    return classes()
        .that()
        .resideInAnyPackage(packages(TRUSTED.stream()))
        .should(beTheOnlyUserOfProposingLibrary())
        .allowEmptyShould(true);
  }

  private ArchRule onePackageIntegrates() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(below(INTEGRATING_PACKAGE))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(INTEGRATING_LIBRARY + "..")
        .allowEmptyShould(true);
  }

  private ArchRule onePackageTests() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(below(TESTING_PACKAGE))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(TESTING_LIBRARIES)
        .allowEmptyShould(true);
  }

  private ArchCondition<JavaClass> beTheOnlyUserOfProposingLibrary() {
    String description =
        "not use " + PROPOSING_LIBRARY + ", except for one class of " + PROPOSING_PACKAGE;
    return new ArchCondition<>(description) {
      private final Map<String, Set<String>> users = new LinkedHashMap<>();

      @Override
      public void check(JavaClass user, ConditionEvents events) {
        boolean uses =
            user.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> isProposing(dependency.getTargetClass()));
        if (uses) {
          String name = outermost(user).getName();
          String kind = isInAny(user, below(PROPOSING_PACKAGE)) ? "permitted" : "elsewhere";
          users.computeIfAbsent(kind, key -> new TreeSet<>()).add(name);
        }
      }

      @Override
      public void finish(ConditionEvents events) {
        Set<String> elsewhere = users.getOrDefault("elsewhere", Set.of());
        Set<String> permitted = users.getOrDefault("permitted", Set.of());
        elsewhere.forEach(name -> report(name, events));
        if (permitted.size() > 1) {
          permitted.forEach(name -> report(name, events));
        }
      }

      private void report(String name, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(name, name + " uses " + PROPOSING_LIBRARY));
      }
    };
  }

  /** Every package counts, those inside others as well. */
  private ArchRule noCycles() {
    return slices().matching(root + ".(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  private ArchRule onlyCommandLineCallsRoot() {
    return noClasses()
        .that()
        .resideOutsideOfPackages(root, below(COMMAND_LINE))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root)
        .allowEmptyShould(true);
  }

  private ArchRule rootKnowsNoCommandLine() {
    return noClasses()
        .that()
        .resideInAPackage(root)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(below(COMMAND_LINE))
        .allowEmptyShould(true);
  }

  private ArchRule commandLineChecksThroughRoot() {
    return noClasses()
        .that()
        .resideInAPackage(below(COMMAND_LINE))
        .should()
        .dependOnClassesThat(
            describe(
                "are in " + PARTS_OF_CHECKS,
                target ->
                    PARTS_OF_CHECKS.contains(outermost(target).getName().replace(root + ".", ""))))
        .allowEmptyShould(true);
  }

  private boolean isBelowRoot(JavaClass target) {
    return isInAny(target, root + "..");
  }

  private static boolean isProposing(JavaClass target) {
    return isInAny(target, PROPOSING_LIBRARY + "..");
  }

  private static boolean isInAny(JavaClass target, String... packages) {
    return JavaClass.Predicates.resideInAnyPackage(packages).test(target.getBaseComponentType());
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ImportRules::outermost).orElse(type);
  }

  private String below(String name) {
    return root + "." + name + "..";
  }

  private String[] packages(Stream<String> names) {
    return names.map(this::below).collect(Collectors.toList()).toArray(String[]::new);
  }
}
