package org.plumbline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.plumbline.cli.suites.Suite;
import org.plumbline.cli.suites.SuiteResult;
import org.plumbline.cli.suites.SuiteRunner;
import org.plumbline.conformance.JunitXml;
import org.plumbline.run.Patience;

/**
 * Runs the project's own property suites and reports what was found.
 *
 * @param suites the suites
 * @param tries the tries of each property
 * @param seed the seed
 * @param output the folder for samples that falsify a property
 * @param junit where to write JUnit XML
 * @param isJson whether to print JSON
 * @param isQuiet whether to keep progress back
 */
record SuiteCheck(
    List<Suite> suites,
    int tries,
    long seed,
    Path output,
    Optional<Path> junit,
    boolean isJson,
    boolean isQuiet) {

  /** A property that failed, the file of its sample and the command that shows it again. */
  private record Failed(SuiteResult.Test test, SuiteResult.Failure failure, Path file) {}

  /**
   * Runs the suites.
   *
   * @throws InputException if a file cannot be written
   */
  ExitCode run() {
    List<SuiteResult> results = new ArrayList<>();
    try (Interruption interruption = Interruption.listen()) {
      ProgressLine progress =
          new ProgressLine(Terminal.progress(isQuiet), Terminal.isProgress(), interruption);
      SuiteRunner runner = new SuiteRunner(seed, tries);
      for (Suite suite : suites) {
        int before = results.size();
        if (!interruption.isRequested()) {
          runner
              .run(
                  suite,
                  (done, all, next) ->
                      progress.counted(
                          "properties",
                          1000 * before + 1000 * done / Math.max(1, all),
                          1000 * suites.size(),
                          next),
                  () -> interruption.isOver(Patience.Phase.REPORTING))
              .ifPresent(results::add);
        }
      }
      progress.finish();
      publish(results);
    }
    return results.stream().allMatch(SuiteResult::holds) ? ExitCode.FINE : ExitCode.VIOLATED;
  }

  private void publish(List<SuiteResult> results) {
    results.stream()
        .flatMap(result -> failed(result).stream())
        .forEach(f -> TextFile.write("--output", f.file(), sample(f)));
    junit.ifPresent(
        file -> TextFile.write("--junit", file, JunitXml.of("plumbline properties", xml(results))));
    Terminal.print(isJson ? json(results) : text(results));
  }

  /** What is wrong comes first in the file, as a comment; an experiment stays one. */
  private String sample(Failed failed) {
    StringBuilder text = new StringBuilder("# " + failed.test().name() + "\n");
    failed
        .failure()
        .text()
        .lines()
        .forEach(line -> text.append(("# " + Terminal.oneLine(line)).stripTrailing()).append('\n'));
    return text.append(failed.failure().sample()).toString();
  }

  private List<Failed> failed(SuiteResult result) {
    List<Failed> failed = new ArrayList<>();
    for (SuiteResult.Test test : result.tests()) {
      if (test.failure().isPresent()) {
        SuiteResult.Failure failure = test.failure().get();
        String name = test.name().replaceAll("[^A-Za-z0-9]+", "-").replaceAll("-$", "");
        String file = name + "-" + seed + (failure.isExperiment() ? ".yaml" : ".txt");
        failed.add(new Failed(test, failure, output.resolve(file)));
      }
    }
    return failed;
  }

  private String again(SuiteResult result) {
    return "plumbline properties --only "
        + result.suite().id()
        + " --seed "
        + seed
        + " --tries "
        + tries;
  }

  private List<JunitXml.Test> xml(List<SuiteResult> results) {
    List<JunitXml.Test> tests = new ArrayList<>();
    for (SuiteResult result : results) {
      Map<SuiteResult.Test, Failed> failed = new LinkedHashMap<>();
      failed(result).forEach(f -> failed.put(f.test(), f));
      for (SuiteResult.Test test : result.tests()) {
        String text = test.failure().map(SuiteResult.Failure::text).orElse("");
        String file = failed.containsKey(test) ? failed.get(test).file().toString() : "";
        tests.add(
            new JunitXml.Test(
                result.suite().id() + ": " + test.name(),
                test.seconds(),
                text,
                file + "\n" + again(result)));
      }
    }
    return tests;
  }

  private static String verdict(SuiteResult result) {
    return result.holds() ? "HOLDS" : "FAILS";
  }

  private String text(List<SuiteResult> results) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "seed %d, %d tries of each property%n%n", seed, tries));
    for (SuiteResult result : results) {
      int count = result.tests().size();
      text.append(
          String.format(
              Locale.ROOT,
              "  %-6s %-24s%3d %s%n",
              verdict(result),
              result.suite().id(),
              count,
              count == 1 ? "test" : "tests"));
      for (Failed failed : failed(result)) {
        text.append("    ").append(failed.test().name()).append(": ");
        text.append(Terminal.oneLine(failed.failure().text().replaceAll("\\s+", " ")));
        text.append("\n    smallest: ").append(failed.file());
        text.append("\n    again: ").append(again(result)).append('\n');
      }
    }
    long failures = results.stream().filter(result -> !result.holds()).count();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%d HOLD, %d FAIL%s%n",
            results.size() - failures,
            failures,
            left(results)));
    return text.toString();
  }

  private String left(List<SuiteResult> results) {
    int left = suites.size() - results.size();
    return left == 0 ? "" : ", " + left + " not run";
  }

  private String json(List<SuiteResult> results) {
    Map<String, Object> top = new LinkedHashMap<>();
    top.put("plumbline", Version.number());
    top.put("seed", String.valueOf(seed));
    top.put("tries", tries);
    List<Map<String, Object>> list = new ArrayList<>();
    Map<String, Object> timing = new LinkedHashMap<>();
    for (SuiteResult result : results) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("id", result.suite().id());
      entry.put("status", verdict(result));
      entry.put("tests", result.tests().stream().map(SuiteResult.Test::name).toList());
      entry.put("failures", failed(result).stream().map(f -> entry(f, result)).toList());
      list.add(entry);
      timing.put(
          result.suite().id(),
          result.tests().stream().mapToDouble(SuiteResult.Test::seconds).sum());
    }
    top.put("suites", list);
    top.put("notRun", suites.stream().skip(results.size()).map(Suite::id).toList());
    top.put("timing", timing);
    return PlainJson.of(top);
  }

  private Map<String, Object> entry(Failed failed, SuiteResult result) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("test", failed.test().name());
    entry.put("text", failed.failure().text());
    entry.put("smallest", failed.file().toString());
    entry.put("again", again(result));
    return entry;
  }
}
