package org.plumbline.flow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.state.WorkingPrecision;
import org.plumbline.flow.taylor.TaylorFlow;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;
import org.plumbline.series.program.LimbSeries;

/** Flow problems written in a line, and the flow with few digits. */
public final class Problems {
  public static final Activation LEAKY = Activation.leaky(Rational.of(1, 2));

  private Problems() {}

  /** An exponential loss, summed, on a layered network. */
  public static FlowProblem layered(
      List<Integer> widths, List<Activation> activations, String weights, Dataset data) {
    return new FlowProblem(
        new LayeredArchitecture(widths, activations, List.of()).network(),
        data,
        rationals(weights),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  /** Samples such as {@code "1 0 +; 0 1 -"}. */
  public static Dataset data(String samples) {
    List<String> rows = Arrays.stream(samples.split(";")).map(String::strip).toList();
    List<List<Rational>> points =
        rows.stream().map(row -> rationals(row.substring(0, row.length() - 1))).toList();
    List<Integer> labels = rows.stream().map(row -> row.endsWith("+") ? 1 : -1).toList();
    List<String> names = IntStream.range(0, points.get(0).size()).mapToObj(a -> "x" + a).toList();
    return new Dataset(names, points, labels);
  }

  public static List<Rational> rationals(String text) {
    return Arrays.stream(text.strip().split("\\s+")).map(Rational::parse).toList();
  }

  public static FlowResult flow(FlowProblem problem, String until, int digits) {
    WorkingPrecision precision = WorkingPrecision.forDigits(digits);
    return TaylorFlow.integrate(
        problem,
        Horizon.atTime(Rational.parse(until)),
        precision,
        LimbSeries.withBits(precision.bits()),
        Progress.SILENT);
  }

  /** Events as {@code sample,vertex kind}. */
  public static List<String> events(FlowResult result) {
    return result.trajectory().events().stream()
        .map(e -> e.pair().sample() + "," + e.pair().vertex() + " " + e.kind().label())
        .toList();
  }
}
