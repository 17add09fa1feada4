package org.plumbline.cli.suites;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.plumbline.run.Patience;

/** Runs suites with the same seed and number of tries. */
public final class SuiteRunner {
  private static final long PULSE_MILLISECONDS = 50;

  /**
   * Samples are made smaller for so long at most; with less, a busy machine would end it elsewhere.
   */
  private static final String MOST_SHRINKING_SECONDS = "600";

  /** Held here, as the level of a logger that nobody holds is forgotten. */
  private static final Logger JQWIK = Logger.getLogger("net.jqwik");

  private final long seed;
  private final int tries;

  /**
   * A runner.
   *
   * @param seed what the seed of each property is made of
   * @param tries the tries of each property
   */
  public SuiteRunner(long seed, int tries) {
    this.seed = seed;
    this.tries = tries;
  }

  /** Told when another property begins. */
  @FunctionalInterface
  public interface Progress {
    /** So many of all are done, and which comes next. */
    void advanced(int done, int all, String next);
  }

  /**
   * Runs a suite; nothing comes of it if it has to be given up.
   *
   * @param isGivenUp asked again and again whether what is under way must be left
   * @throws IllegalStateException if the suite's classes are not in the program
   */
  public Optional<SuiteResult> run(Suite suite, Progress progress, BooleanSupplier isGivenUp) {
    CompletableFuture<SuiteResult> result = new CompletableFuture<>();
    Thread worker = new Thread(() -> complete(result, suite, progress), "suite " + suite.id());
    // What has to be given up must not keep the program from ending.
    worker.setDaemon(true);
    worker.start();
    while (!isGivenUp.getAsBoolean()) {
      try {
        return Optional.of(result.get(PULSE_MILLISECONDS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        // Still under way.
      } catch (ExecutionException e) {
        throw Patience.thrown(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private void complete(CompletableFuture<SuiteResult> result, Suite suite, Progress progress) {
    try {
      result.complete(run(suite, progress));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private SuiteResult run(Suite suite, Progress progress) {
    JQWIK.setLevel(Level.WARNING);
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .build());
    TestPlan plan = launcher.discover(request(suite));
    int all = (int) plan.countTestIdentifiers(test -> test.getSource().isPresent());
    SuiteListener listener =
        new SuiteListener((done, next) -> progress.advanced(Math.min(done, all), all, next));
    launcher.execute(plan, listener);
    if (listener.tests().isEmpty()) {
      throw new IllegalStateException("the program was built without " + suite.classes());
    }
    return new SuiteResult(suite, listener.tests());
  }

  /** No record of runs is kept, nothing is printed, and no file of settings is looked for. */
  private LauncherDiscoveryRequest request(Suite suite) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(suite.classes().stream().map(DiscoverySelectors::selectClass).toList())
        .filters(new SeededTries(seed, tries))
        .enableImplicitConfigurationParameters(false)
        .configurationParameter("jqwik.database", "")
        .configurationParameter("jqwik.reporting.usejunitplatform", "true")
        .configurationParameter("jqwik.reporting.onlyfailures", "true")
        .configurationParameter("jqwik.shrinking.bounded.seconds", MOST_SHRINKING_SECONDS)
        .build();
  }
}
