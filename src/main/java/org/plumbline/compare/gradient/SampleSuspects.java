package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.number.Rational;

/**
 * Samples that are left out or counted once too often. For each of the two, and for the mean taken
 * over the number there should be or the number there is, the one sample is tried whose part of the
 * gradient is nearest to what is missing.
 */
final class SampleSuspects {
  private final ClaimContext context;
  private final double[] whole;
  private final Map<Integer, double[]> parts = new LinkedHashMap<>();

  private SampleSuspects(ClaimContext context) {
    this.context = context;
    this.whole = RiskGradient.of(context.problem(), context.base()).approximate();
    for (int sample : context.base().samples()) {
      parts.computeIfAbsent(
          sample,
          i ->
              RiskGradient.of(context.problem(), context.base().withSamples(List.of(i)))
                  .approximate());
    }
  }

  /** The sample that explains a claim. */
  static Optional<Suspicion> suspicion(ClaimContext context) {
    SampleSuspects suspects = new SampleSuspects(context);
    return suspects
        .changed(Explanation.SAMPLE_LEFT_OUT, -1, " is left out")
        .or(() -> suspects.changed(Explanation.SAMPLE_TWICE, 1, " is counted once too often"));
  }

  private Optional<Suspicion> changed(Explanation kind, int sign, String what) {
    int count = context.base().samples().size();
    if (count + sign == 0) {
      return Optional.empty();
    }
    for (int divisor : List.of(count, count + sign)) {
      boolean isMean =
          switch (context.problem().reduction()) {
            case MEAN -> true;
            case SUM -> false;
          };
      int sample = nearest(sign, isMean ? (double) divisor / count : 1);
      List<Integer> samples = new ArrayList<>(context.base().samples());
      if (sign > 0) {
        samples.add(sample);
      } else {
        samples.remove(Integer.valueOf(sample));
      }
      Setting setting = context.base().withSamples(samples);
      if (context.from(isMean ? setting.withFactor(Rational.of(1, divisor)) : setting).fits()) {
        return Optional.of(new Suspicion(kind, "sample " + sample + what));
      }
    }
    return Optional.empty();
  }

  /** The sample whose part, with a sign, is nearest to the claim times {@code scale} less all. */
  private int nearest(int sign, double scale) {
    double factor = context.claimed().factor().approximateDouble();
    double least = Double.POSITIVE_INFINITY;
    int nearest = context.base().samples().get(0);
    for (Map.Entry<Integer, double[]> part : parts.entrySet()) {
      double square = 0;
      for (int p = 0; p < whole.length; p++) {
        double claimed = scale * context.claimed().values().get(p).approximateDouble() / factor;
        double rest = claimed - whole[p] - sign * part.getValue()[p];
        square += rest * rest;
      }
      if (square < least) {
        least = square;
        nearest = part.getKey();
      }
    }
    return nearest;
  }
}
