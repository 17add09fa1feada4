package org.plumbline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/**
 * The contract of engines finds what is wrong with each broken one, and nothing with a sound one.
 */
final class BrokenEnginesTest {
  static Stream<Class<?>> broken() {
    return Arrays.stream(BrokenEngines.class.getDeclaredClasses())
        .filter(EngineContractTest.class::isAssignableFrom)
        .filter(type -> type != BrokenEngines.Sound.class);
  }

  private static TestExecutionSummary tested(Class<?> type) {
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(type)).build(),
            summary);
    return summary.getSummary();
  }

  @ParameterizedTest
  @MethodSource("broken")
  void isFound(Class<?> type) {
    assertThat(tested(type).getTestsFailedCount()).as("%s", type).isPositive();
  }

  @Test
  void soundEngineIsNot() {
    TestExecutionSummary summary = tested(BrokenEngines.Sound.class);
    List<String> failures =
        summary.getFailures().stream().map(f -> f.getException().toString()).toList();
    assertThat(failures).isEmpty();
    assertThat(summary.getTestsSucceededCount()).isGreaterThan(15);
  }
}
