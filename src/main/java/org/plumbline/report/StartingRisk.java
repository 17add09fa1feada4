package org.plumbline.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plumbline.field.FlowProblem;
import org.plumbline.flow.state.ApproximateRisk;
import org.plumbline.number.Dyadic;

/**
 * How large the risk is at the start, in floating point. A step is about as long as the inverse of
 * the risk, so from one of many orders of magnitude it is long before the flow comes to ordinary
 * times, if it does at all.
 *
 * @param log10 the decimal logarithm of the risk, which may be infinite
 * @param sample a sample of the least margin
 * @param margin that margin
 */
record StartingRisk(double log10, int sample, double margin) {
  private static final int BITS = 64;
  private static final double MOST = 30;

  /** The risk at the start of a flow. */
  static StartingRisk of(FlowProblem problem) {
    List<Dyadic> weights =
        problem.initialWeights().stream().map(w -> Dyadic.approximate(w, BITS)).toList();
    ApproximateRisk.Estimate risk = new ApproximateRisk(problem).at(weights);
    List<Double> margins = risk.margins();
    int least =
        IntStream.range(0, margins.size())
            .reduce(0, (i, j) -> margins.get(j) < margins.get(i) ? j : i);
    return new StartingRisk(risk.log10(), least, margins.get(least));
  }

  /** What to do about it, if something is to be done. */
  Optional<String> advice() {
    if (log10 <= MOST) {
      return Optional.empty();
    }
    String size =
        Double.isFinite(log10) && log10 < Long.MAX_VALUE
            ? "about 1e" + (long) log10 + ", as the margin of sample " + sample + " is " + text()
            : "beyond the range of double";
    return Optional.of(
        "The risk at the start is "
            + size
            + ": steps are as short as it is large. A smaller scale of the initialization, or"
            + " `data: {standardize: true}`, would help.");
  }

  private String text() {
    return String.format(Locale.ROOT, "%.3g", margin);
  }
}
