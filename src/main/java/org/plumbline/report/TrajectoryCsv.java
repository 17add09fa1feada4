package org.plumbline.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.plumbline.field.Trajectory;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;

/**
 * The trajectory at the ends of its steps as a table: {@code t,w0,w1,…} to the digits asked for,
 * weights in the order of the report, then numbers for analysis in double precision, and the
 * weights once more so, under their names. A cell is empty where there is no number.
 */
public final class TrajectoryCsv {
  private static final int EXTRA_DIGITS = 8;

  /** Enough to tell any two doubles apart. */
  private static final int DOUBLE_DIGITS = 17;

  private static final MathContext RISK = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final List<String> DERIVED =
      List.of("risk", "log10_risk", "margin_min", "norm", "radius");

  private TrajectoryCsv() {}

  /** The text of {@code trajectory.csv} of a report, if it has a trajectory. */
  public static Optional<String> of(Report report) {
    return of(report, TrajectoryTable.of(report));
  }

  /** The same, of the table of that report. */
  static Optional<String> of(Report report, Optional<TrajectoryTable> table) {
    int asked = report.experiment().flow().digits();
    return report
        .run()
        .map(run -> digits(run.result().trajectory(), asked))
        .flatMap(digits -> table.map(rows -> text(rows, digits)));
  }

  private static int digits(Trajectory trajectory, int asked) {
    return trajectory.digits(asked) + EXTRA_DIGITS;
  }

  /** The text of a table, weights to so many digits. */
  static String text(TrajectoryTable table, int digits) {
    List<String> exact = exactColumns(table.network().parameters());
    List<String> derived = new ArrayList<>(DERIVED);
    table.matrices().forEach(matrix -> derived.add("stable_rank_" + matrix.name()));
    Set<String> taken = new LinkedHashSet<>(exact);
    taken.addAll(derived);
    List<String> names = table.network().parameterNames();
    List<Integer> named =
        IntStream.range(0, names.size())
            .filter(p -> !taken.contains(names.get(p)))
            .boxed()
            .toList();
    StringBuilder text = new StringBuilder(String.join(",", exact));
    derived.forEach(name -> text.append(',').append(cell(name)));
    named.forEach(p -> text.append(',').append(cell(names.get(p))));
    text.append('\n');
    for (TrajectoryTable.Row row : table.rows()) {
      PrintedWeights weights = PrintedWeights.of(row.weights(), digits);
      text.append(Decimals.nearest(row.time(), digits));
      weights.texts().forEach(weight -> text.append(',').append(weight));
      text.append(',').append(risk(row.risk().log10()));
      text.append(',').append(number(row.risk().log10()));
      text.append(',').append(number(row.leastMargin()));
      text.append(',').append(number(row.norm()));
      text.append(',').append(row.radius().map(weights::radius).orElse(""));
      row.stableRanks().forEach(rank -> text.append(',').append(number(rank)));
      named.forEach(
          p -> text.append(',').append(Decimals.nearest(row.weights().get(p), DOUBLE_DIGITS)));
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> exactColumns(int parameters) {
    List<String> columns = new ArrayList<>(List.of("t"));
    IntStream.range(0, parameters).forEach(p -> columns.add("w" + p));
    return columns;
  }

  /** A text as a cell: in quotes where it has commas or quotes itself. */
  static String cell(String name) {
    return name.matches("[^\",\\v]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
  }

  /** The risk, given its logarithm, for risks of any size. */
  private static String risk(double log10) {
    if (!Double.isFinite(log10)) {
      return "";
    }
    double whole = Math.floor(log10);
    BigDecimal mantissa = new BigDecimal(StrictMath.pow(10, log10 - whole)).round(RISK);
    return Decimals.text(mantissa, (long) whole);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Decimals.nearest(Dyadic.of(value), DOUBLE_DIGITS) : "";
  }
}
