package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.number.DoubleInterval;

/** Limits that gradients may have been clipped to. */
final class ClippingLimits {
  private final TrainingRun run;

  ClippingLimits(TrainingRun run) {
    this.run = run;
  }

  /**
   * The length that plain steps of the size stated were clipped to, if those that are shorter than
   * they should be agree on one.
   *
   * @param plain the sizes of the steps along the gradient
   */
  List<Double> length(StepSizes plain) {
    List<DoubleInterval> lengths = new ArrayList<>();
    for (int k = 0; k < plain.sizes().size(); k++) {
      DoubleInterval size = plain.sizes().get(k);
      if (size.upper() < run.stepSize(k)) {
        DoubleInterval norm = Clipping.norm(run.computedGradient(k), run.arithmetic());
        lengths.add(
            size.divide(DoubleInterval.of(run.stepSize(k)))
                .multiply(norm.add(DoubleInterval.of(Clipping.ADDED))));
      }
    }
    return plain.areWhole() ? common(lengths) : List.of();
  }

  /** The value that entries were clipped to, if those that are less than they should be agree. */
  List<Double> value() {
    List<DoubleInterval> values = new ArrayList<>();
    for (int k = 0; k < run.steps(); k++) {
      for (int p = 0; p < run.size(); p++) {
        DoubleInterval seen = run.taken(k, p, 0).divide(DoubleInterval.of(run.stepSize(k)));
        DoubleInterval gradient = run.computedGradient(k).get(p);
        boolean isLess = seen.magnitudeUpper() < gradient.mignitudeLower();
        if (isLess && seen.mignitudeLower() > 0) {
          values.add(new DoubleInterval(seen.mignitudeLower(), seen.magnitudeUpper()));
        }
      }
    }
    return common(values);
  }

  private List<Double> common(List<DoubleInterval> limits) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    for (DoubleInterval limit : limits) {
      DoubleInterval wide = run.arithmetic().rounded(limit, 2 * GradientUpdate.STEP_ROUNDINGS);
      low = Math.max(low, wide.lower());
      high = Math.min(high, wide.upper());
    }
    return limits.isEmpty() || low > high
        ? List.of()
        : List.of(ShortestDecimal.in(new DoubleInterval(low, high)));
  }

  /** Limits between the largest and the smallest length of a gradient, from which to look. */
  List<Double> lengths() {
    List<Double> norms =
        run.allGradients().stream()
            .map(g -> Clipping.norm(g, run.arithmetic()).approximateMiddle())
            .sorted()
            .toList();
    return quantiles(norms);
  }

  /** The same of the absolute values of entries. */
  List<Double> values() {
    return quantiles(
        run.allGradients().stream()
            .flatMap(g -> g.stream().map(x -> Math.abs(x.approximateMiddle())))
            .filter(x -> x > 0)
            .sorted()
            .toList());
  }

  private static List<Double> quantiles(List<Double> sorted) {
    int n = sorted.size();
    return n == 0
        ? List.of()
        : List.of(sorted.get(n / 2), sorted.get(n / 4), sorted.get(7 * n / 8));
  }
}
