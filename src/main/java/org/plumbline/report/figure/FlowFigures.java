package org.plumbline.report.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.compare.FlowComparison;
import org.plumbline.compare.finding.Outcome;
import org.plumbline.compare.flow.FlowFinding;
import org.plumbline.number.Decimals;
import org.plumbline.number.Dyadic;
import org.plumbline.number.Rational;

/** Figures of recorded points on the gradient flow. */
final class FlowFigures {
  private static final int SHOWN = 4;

  private final FlowComparison comparison;
  private final List<FlowFinding> findings;
  private final TimeAxis axis;

  private FlowFigures(FlowComparison comparison, TimeAxis axis) {
    this.comparison = comparison;
    this.findings = comparison.examination().findings();
    this.axis = axis;
  }

  private static Rational time(FlowComparison comparison, int k) {
    return comparison.examination().claim().points().times().get(k).toRational();
  }

  /** The distance of the weight that is furthest beyond its bound, with the bound. */
  static Optional<Figure> distance(FlowComparison comparison) {
    int size = comparison.examination().findings().size();
    for (int k = 0; k < size; k++) {
      if (time(comparison, k).signum() > 0) {
        TimeAxis axis = TimeAxis.of(time(comparison, k), time(comparison, size - 1));
        return new FlowFigures(comparison, axis).distance();
      }
    }
    return Optional.empty();
  }

  private Optional<Figure> distance() {
    List<Curve.Point> distances = new ArrayList<>();
    List<Curve.Point> bounds = new ArrayList<>();
    int apart = Plot.neighbours(findings.size());
    for (int k = 0; k < findings.size(); k += apart) {
      int at = worst(k, Math.min(k + apart, findings.size()));
      FlowFinding finding = findings.get(at);
      String weight = comparison.experiment().network().parameterNames().get(finding.parameter());
      distances.add(point(at, finding.distance().middle(), " of " + weight));
      bounds.add(
          finding.bound().isInfinite()
              ? new Curve.Point(Double.NaN, Double.NaN, "no bound")
              : point(at, finding.bound().toDyadic(), ""));
    }
    Plot plot =
        new Plot(axis, true, "distance from the flow")
            .with(new Curve("distance", 0, Curve.Style.VALUE, distances))
            .with(new Curve("bound, if the claim is true", 1, Curve.Style.BOUND, bounds));
    comparison
        .examination()
        .firstOff()
        .ifPresent(k -> plot.withMark(axis.position(time(comparison, k)), "first off: point " + k));
    return plot.figure(
        "distance",
        "Distance from the flow, and its bound",
        "Of each recorded point the weight that is furthest beyond its bound, or nearest to it; a"
            + " distance of 0 is not drawn.");
  }

  /** The point that is off, or else nearest to its bound. */
  private int worst(int from, int to) {
    return IntStream.range(from, to)
        .boxed()
        .max(
            Comparator.comparing((Integer k) -> findings.get(k).outcome() == Outcome.DIFFERS)
                .thenComparing(k -> findings.get(k).excess())
                .thenComparing(Comparator.reverseOrder()))
        .orElse(from);
  }

  private Curve.Point point(int k, Dyadic value, String of) {
    Rational time = time(comparison, k);
    double log10 = Logarithm.approximate(value);
    return new Curve.Point(
        axis.position(time),
        log10,
        Logarithm.text(log10) + of + " at t = " + Decimals.nearest(time, SHOWN) + ", point " + k);
  }
}
