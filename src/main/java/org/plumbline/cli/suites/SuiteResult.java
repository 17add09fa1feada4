package org.plumbline.cli.suites;

import java.util.List;
import java.util.Optional;

/**
 * What the run of a suite came to.
 *
 * @param suite the suite
 * @param tests its properties and mutants, in the order in which they were run
 */
public record SuiteResult(Suite suite, List<Test> tests) {
  /** A result. */
  public SuiteResult {
    tests = List.copyOf(tests);
  }

  /**
   * A property or a mutant.
   *
   * @param name class and method
   * @param seconds how long it took
   * @param failure what went wrong, if anything
   */
  public record Test(String name, double seconds, Optional<Failure> failure) {}

  /**
   * What went wrong.
   *
   * @param text what it was
   * @param sample the smallest sample found that shows it
   * @param isExperiment whether the sample is an experiment file
   */
  public record Failure(String text, String sample, boolean isExperiment) {}

  /** Whether nothing went wrong. */
  public boolean holds() {
    return tests.stream().allMatch(test -> test.failure().isEmpty());
  }
}
