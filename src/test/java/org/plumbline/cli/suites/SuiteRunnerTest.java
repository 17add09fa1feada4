package org.plumbline.cli.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A suite of two properties, of which one is wrong. */
final class SuiteRunnerTest {
  private static final String SMALL = SmallChecks.class.getName();
  private static final SuiteRunner.Progress SILENT = (done, all, next) -> {};

  private static Optional<SuiteResult> run(
      SuiteRunner.Progress progress, boolean isGivenUp, String type) {
    return new SuiteRunner(7, 50).run(new Suite("suite", List.of(type)), progress, () -> isGivenUp);
  }

  private static Optional<SuiteResult.Failure> failure(SuiteResult result, String name) {
    return result.tests().stream()
        .filter(test -> test.name().equals(name))
        .findFirst()
        .orElseThrow()
        .failure();
  }

  @Test
  void everyPropertyIsReportedWithItsSmallestSample() {
    List<Integer> done = new CopyOnWriteArrayList<>();
    List<String> next = new CopyOnWriteArrayList<>();
    SuiteResult result =
        run(
                (count, all, name) -> {
                  done.add(count);
                  next.add(name);
                },
                false,
                SMALL)
            .orElseThrow();
    assertThat(done).containsExactly(0, 1);
    assertThat(next)
        .containsExactlyInAnyOrder(
            "SmallChecks.numbersAreSmall", "SmallChecks.squaresAreNotNegative");
    assertThat(result.tests().stream().map(SuiteResult.Test::name).toList()).isEqualTo(next);
    assertThat(result.holds()).isFalse();
    SuiteResult.Failure wrong = failure(result, "SmallChecks.numbersAreSmall").orElseThrow();
    assertThat(wrong.isExperiment()).isFalse();
    assertThat(wrong.sample()).endsWith("0: 1000\n");
    assertThat(failure(result, "SmallChecks.squaresAreNotNegative")).isEmpty();
  }

  @Test
  void nothingComesOfARunThatIsGivenUp() {
    assertThat(run(SILENT, true, "java.lang.String")).isEmpty();
  }

  @Test
  void aSuiteWithoutItsClassesIsNoSuite() {
    assertThatThrownBy(() -> run(SILENT, false, "java.lang.String"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the program was built without [java.lang.String]");
  }
}
