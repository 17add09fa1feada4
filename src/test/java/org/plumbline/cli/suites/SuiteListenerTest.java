package org.plumbline.cli.suites;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is told of tests and their classes. */
final class SuiteListenerTest {
  private static final TestSource METHOD = MethodSource.from("a.b.Checks", "hold");
  private static final TestSource TYPE = ClassSource.from("a.b.Checks");

  private final List<String> begun = new ArrayList<>();
  private final SuiteListener listener = new SuiteListener((done, name) -> begun.add(done + name));

  private static TestIdentifier identifier(
      String id, TestDescriptor.Type type, Optional<TestSource> source) {
    return TestIdentifier.from(
        new AbstractTestDescriptor(
            UniqueId.forEngine("engine").append("test", id), "shown " + id, source.orElse(null)) {
          @Override
          public Type getType() {
            return type;
          }
        });
  }

  private static TestIdentifier test(String id) {
    return identifier(id, TestDescriptor.Type.TEST, Optional.of(METHOD));
  }

  private void ended(TestIdentifier test, TestExecutionResult result) {
    listener.executionStarted(test);
    listener.executionFinished(test, result);
  }

  private SuiteResult.Failure failure(TestIdentifier test, Throwable thrown) {
    ended(test, TestExecutionResult.failed(thrown));
    return listener.tests().get(listener.tests().size() - 1).failure().orElseThrow();
  }

  @Test
  void testsAreNamedByClassAndMethodAndCounted() {
    ended(test("1"), TestExecutionResult.successful());
    ended(
        identifier("2", TestDescriptor.Type.TEST, Optional.empty()),
        TestExecutionResult.successful());
    assertThat(begun).containsExactly("0Checks.hold", "1shown 2");
    assertThat(listener.tests().stream().map(SuiteResult.Test::name))
        .containsExactly("Checks.hold", "shown 2");
    assertThat(listener.tests()).allMatch(test -> test.failure().isEmpty() && test.seconds() >= 0);
  }

  /** A class that holds tests counts only where it cannot be set up. */
  @Test
  void aClassThatFailsCountsLikeATest() {
    TestIdentifier type = identifier("1", TestDescriptor.Type.CONTAINER, Optional.of(TYPE));
    ended(type, TestExecutionResult.successful());
    assertThat(listener.tests()).isEmpty();
    ended(type, TestExecutionResult.failed(new IllegalStateException("broken")));
    assertThat(begun).isEmpty();
    assertThat(listener.tests()).hasSize(1);
    assertThat(listener.tests().get(0).name()).isEqualTo("Checks");
    assertThat(listener.tests().get(0).failure().orElseThrow().text()).isEqualTo("broken");
  }

  @Test
  void aFailureSaysWhatWasThrown() {
    assertThat(failure(test("1"), new AssertionError(" off\n")))
        .isEqualTo(new SuiteResult.Failure("off", "off\n", false));
    assertThat(failure(test("2"), new IllegalStateException()).text())
        .isEqualTo("java.lang.IllegalStateException");
    ended(test("3"), TestExecutionResult.failed(null));
    assertThat(listener.tests().get(2).failure().orElseThrow().text())
        .isEqualTo("it failed without saying why");
  }

  /** An experiment comes before another sample, and what one test publishes is its own. */
  @Test
  void whatIsPublishedIsTheSample() {
    listener.reportingEntryPublished(test("1"), ReportEntry.from("sample", "x = 1\n"));
    assertThat(failure(test("1"), new AssertionError("off")))
        .isEqualTo(new SuiteResult.Failure("off", "x = 1\n", false));
    listener.reportingEntryPublished(test("2"), ReportEntry.from("sample", "x = 2\n"));
    listener.reportingEntryPublished(
        test("2"), ReportEntry.from(Map.of("experiment", "name: e\n")));
    assertThat(failure(test("2"), new AssertionError("off")))
        .isEqualTo(new SuiteResult.Failure("off", "name: e\n", true));
    assertThat(failure(test("3"), new AssertionError("off")).sample()).isEqualTo("off\n");
  }

  /** The words that a shell splits, one after another. */
  @Test
  void invocationsAreToldApart() {
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(
                    DiscoverySelectors.selectMethod(
                        "org.plumbline.cli.ShellWordsTest",
                        "splitsLikeAShell",
                        "java.lang.String, java.util.List"))
                .build(),
            listener);
    assertThat(listener.tests()).hasSizeGreaterThan(1);
    assertThat(listener.tests().get(0).name()).startsWith("ShellWordsTest.splitsLikeAShell[1] ");
    assertThat(listener.tests().get(1).name()).startsWith("ShellWordsTest.splitsLikeAShell[2] ");
  }
}
