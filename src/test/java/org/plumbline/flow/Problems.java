package org.plumbline.flow;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.plumbline.data.Dataset;
import org.plumbline.data.Loss;
import org.plumbline.data.Reduction;
import org.plumbline.field.FlowProblem;
import org.plumbline.network.Activation;
import org.plumbline.network.LayeredArchitecture;
import org.plumbline.number.Rational;
import org.plumbline.series.LimbSeries;

/** Flow problems written in a line, and the flow with few digits. */
final class Problems {
  static final Activation LEAKY = Activation.leaky(Rational.of(1, 2));

  private Problems() {}

  /** An exponential loss, summed, on a layered network. */
  static FlowProblem layered(
      List<Integer> widths, List<Activation> activations, String weights, Dataset data) {
    return new FlowProblem(
        new LayeredArchitecture(widths, activations, List.of()).network(),
        data,
        rationals(weights),
        Loss.EXPONENTIAL,
        Reduction.SUM);
  }

  /** Samples such as {@code "1 0 +; 0 1 -"}. */
  static Dataset data(String samples) {
    List<String> rows = Arrays.stream(samples.split(";")).map(String::strip).toList();
    List<List<Rational>> points =
        rows.stream().map(row -> rationals(row.substring(0, row.length() - 1))).toList();
    List<Integer> labels = rows.stream().map(row -> row.endsWith("+") ? 1 : -1).toList();
    List<String> names = IntStream.range(0, points.get(0).size()).mapToObj(a -> "x" + a).toList();
    return new Dataset(names, points, labels);
  }

  static List<Rational> rationals(String text) {
    return Arrays.stream(text.strip().split("\\s+")).map(Rational::parse).toList();
  }

  static FlowResult flow(FlowProblem problem, String until, int digits) {
    Precision precision = Precision.forDigits(digits);
    return TaylorFlow.integrate(
        problem,
        Horizon.atTime(Rational.parse(until)),
        precision,
        LimbSeries.withBits(precision.bits()),
        Progress.SILENT);
  }

  /** Events as {@code sample,vertex kind}. */
  static List<String> events(FlowResult result) {
    return result.trajectory().events().stream()
        .map(e -> e.pair().sample() + "," + e.pair().vertex() + " " + e.kind().label())
        .toList();
  }
}
