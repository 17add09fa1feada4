package org.plumbline.cli.suites;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Collects what happens to the properties and mutants of a suite. */
final class SuiteListener implements TestExecutionListener {
  /** The keys under which a property publishes the sample that falsifies it. */
  private static final String EXPERIMENT = "experiment";

  private static final String SAMPLE = "sample";

  private final BiConsumer<Integer, String> begun;
  private final List<SuiteResult.Test> tests = new ArrayList<>();
  private final Map<String, Long> starts = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> samples = new LinkedHashMap<>();
  private Optional<TestPlan> plan = Optional.empty();

  /** A listener that says how many tests are done when another begins, and which that is. */
  SuiteListener(BiConsumer<Integer, String> begun) {
    this.begun = begun;
  }

  /** What was collected. */
  List<SuiteResult.Test> tests() {
    return List.copyOf(tests);
  }

  @Override
  public void testPlanExecutionStarted(TestPlan started) {
    plan = Optional.of(started);
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    starts.put(test.getUniqueId(), System.nanoTime());
    if (test.isTest()) {
      begun.accept(tests.size(), name(test));
    }
  }

  @Override
  public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    samples
        .computeIfAbsent(test.getUniqueId(), key -> new LinkedHashMap<>())
        .putAll(entry.getKeyValuePairs());
  }

  /** A class that cannot be set up counts like a test that fails. */
  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean hasFailed = result.getStatus() == TestExecutionResult.Status.FAILED;
    if (test.isTest() || hasFailed) {
      long start = starts.getOrDefault(test.getUniqueId(), System.nanoTime());
      double seconds = (System.nanoTime() - start) / 1e9;
      Optional<SuiteResult.Failure> failure =
          hasFailed ? Optional.of(failure(test, result)) : Optional.empty();
      tests.add(new SuiteResult.Test(name(test), seconds, failure));
    }
  }

  private SuiteResult.Failure failure(TestIdentifier test, TestExecutionResult result) {
    String text =
        result.getThrowable().map(SuiteListener::text).orElse("it failed without saying why");
    Map<String, String> published = samples.getOrDefault(test.getUniqueId(), Map.of());
    String experiment = published.get(EXPERIMENT);
    return experiment == null
        ? new SuiteResult.Failure(text, published.getOrDefault(SAMPLE, text + "\n"), false)
        : new SuiteResult.Failure(text, experiment, true);
  }

  private static String text(Throwable thrown) {
    String message = thrown.getMessage();
    return message == null || message.isBlank() ? thrown.toString() : message.strip();
  }

  /** Class and method, and for one of several invocations what it is called with. */
  private String name(TestIdentifier test) {
    String own =
        test.getSource()
            .map(
                source ->
                    source instanceof MethodSource method
                        ? Suite.simple(method.getClassName()) + "." + method.getMethodName()
                        : source instanceof ClassSource type
                            ? Suite.simple(type.getClassName())
                            : test.getDisplayName())
            .orElse(test.getDisplayName());
    boolean isInvocation =
        plan.flatMap(all -> all.getParent(test))
            .flatMap(TestIdentifier::getSource)
            .filter(MethodSource.class::isInstance)
            .isPresent();
    return isInvocation ? own + test.getDisplayName() : own;
  }
}
