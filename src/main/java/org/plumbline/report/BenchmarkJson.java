package org.plumbline.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Times as JSON: {@code runs}, one entry a row, what is unknown as null. */
public final class BenchmarkJson {
  private BenchmarkJson() {}

  /** The text, ending in a line feed. */
  public static String text(List<BenchmarkRow> rows) {
    return JsonText.of(Map.of("runs", rows.stream().map(BenchmarkJson::run).toList()));
  }

  private static Map<String, @Nullable Object> run(BenchmarkRow row) {
    Map<String, @Nullable Object> run = new LinkedHashMap<>();
    run.put("experiment", row.experiment());
    run.put("engine", row.engine());
    run.put("digits", row.digits());
    run.put("threads", row.threads().isPresent() ? row.threads().get() : null);
    run.put("steps", row.steps().isPresent() ? row.steps().get() : null);
    run.put("integrateSeconds", seconds(row.integrate()));
    row.verify().ifPresent(timings -> run.put("verifySeconds", seconds(timings)));
    return run;
  }

  private static Map<String, Double> seconds(Timings timings) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    seconds.put("min", timings.min());
    seconds.put("median", timings.median());
    seconds.put("max", timings.max());
    return seconds;
  }
}
