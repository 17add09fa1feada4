package org.plumbline.compare.gradient;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.plumbline.compare.finding.Deviation;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.number.Dyadic;
import org.plumbline.number.NumberFormat;
import org.plumbline.number.Rational;

/** Common mistakes in gradients, each tried in turn: the first that fits the claim is offered. */
final class GradientSuspects {
  private static final List<Function<ClaimContext, Optional<Suspicion>>> SUSPECTS =
      List.of(
          c -> sign(c),
          c -> reduction(c),
          c -> Transpositions.suspicion(c),
          c -> loss(c),
          c -> SampleSuspects.suspicion(c),
          c -> staleGate(c),
          c -> slope(c),
          c -> DifferenceQuotients.suspicion(c),
          c -> factor(c),
          c -> shorterFormat(c));

  /** What they are, in words. */
  static final List<String> TRIED =
      List.of(
          "the opposite sign",
          "the sum where the mean is meant or the reverse",
          "transposed matrices",
          "another loss",
          "a sample left out or counted twice",
          "stale gates",
          "another slope at kinks",
          "central differences",
          "a constant factor",
          "sums in a shorter format");

  private GradientSuspects() {}

  /** The first suspicion that fits. */
  static Optional<Suspicion> first(ClaimContext context) {
    return SUSPECTS.stream().flatMap(suspect -> suspect.apply(context).stream()).findFirst();
  }

  private static Optional<Suspicion> sign(ClaimContext c) {
    Claimed negated =
        c.claimed().withValues(c.claimed().values().stream().map(v -> v.negate()).toList());
    boolean fits = negated.from(RiskGradient.of(c.problem(), c.base())).fits();
    return suspicion(fits, Explanation.SIGN, "its sign is reversed: it is -∇R where ∇R is meant");
  }

  private static Optional<Suspicion> reduction(ClaimContext c) {
    int count = c.base().samples().size();
    for (int divisor : new LinkedHashSet<>(List.of(1, count, c.problem().data().size()))) {
      if (c.from(c.base().withFactor(Rational.of(1, divisor))).fits()) {
        String what = divisor == 1 ? "the sum" : "the sum divided by " + divisor;
        return suspicion(
            true, Explanation.REDUCTION, "it is " + what + ", not the " + reductionOf(c));
      }
    }
    return Optional.empty();
  }

  private static String reductionOf(ClaimContext c) {
    return switch (c.problem().reduction()) {
      case MEAN -> "mean over " + c.base().samples().size() + " samples";
      case SUM -> "sum";
    };
  }

  private static Optional<Suspicion> loss(ClaimContext c) {
    return c.base().loss().others().stream()
        .filter(other -> c.from(c.base().withLoss(other)).fits())
        .findFirst()
        .map(
            other ->
                new Suspicion(Explanation.LOSS, "it is the gradient of the " + other + " loss"));
  }

  private static Optional<Suspicion> staleGate(ClaimContext c) {
    for (int k = 0; k < c.earlier().size(); k++) {
      GateRule stale = GateRule.of(c.passes(c.earlier().get(k)));
      if (c.from(c.base().withGates(stale)).fits()) {
        return suspicion(
            true,
            Explanation.STALE_GATE,
            "its gates are those of the weights recorded " + recordedBefore(k));
      }
    }
    return Optional.empty();
  }

  /** How long ago the earlier weights numbered {@code k} are. */
  static String recordedBefore(int k) {
    return k == 0 ? "just before" : k + 1 + " rows before";
  }

  private static Optional<Suspicion> slope(ClaimContext c) {
    return new GateSearch(c.problem(), c.base(), c.claimed())
        .fittedSlope()
        .map(
            slope ->
                new Suspicion(
                    Explanation.RELU_SLOPE,
                    "it has slope "
                        + Numerals.of(slope.approximateDouble())
                        + " at kinks, which is outside of [0, 1]"));
  }

  private static Optional<Suspicion> factor(ClaimContext c) {
    return ratio(c)
        .map(
            ratio ->
                new Suspicion(
                    Explanation.FACTOR,
                    "it is " + Numerals.of(ratio) + " times what it should be"));
  }

  /**
   * The factor that fits all entries, by least squares; as that has an error of its own, the bound
   * is taken four times as wide.
   */
  static Optional<Double> ratio(ClaimContext c) {
    RiskGradient gradient = RiskGradient.of(c.problem(), c.base());
    double[] exact = gradient.approximate();
    double factor = c.claimed().factor().approximateDouble();
    double product = 0;
    double square = 0;
    int entries = 0;
    for (int p = 0; p < exact.length; p++) {
      double expected = factor * exact[p];
      product += expected * c.claimed().values().get(p).approximateDouble();
      square += expected * expected;
      entries += expected == 0 ? 0 : 1;
    }
    double ratio = product / square;
    if (entries < 2 || !Double.isFinite(ratio) || ratio == 0) {
      return Optional.empty();
    }
    if (c.claimed().from(gradient, 2).fits()) {
      return Optional.empty(); // so wide a bound needs no factor
    }
    Dyadic scaled = c.claimed().factor().multiply(Dyadic.of(ratio));
    Deviation deviation = c.claimed().withFactor(scaled).from(gradient, 2);
    return deviation.fits() ? Optional.of(ratio) : Optional.empty();
  }

  /** One entry that is off is no matter of the format. */
  private static Optional<Suspicion> shorterFormat(ClaimContext c) {
    if (c.from(c.base()).outside() < 2) {
      return Optional.empty();
    }
    Rounding own = c.base().passes().rounding();
    for (NumberFormat shorter :
        List.of(NumberFormat.FLOAT32, NumberFormat.FLOAT16, NumberFormat.BFLOAT16)) {
      if (shorter.unitRoundoff() > own.unitRoundoff()) {
        SamplePasses passes =
            new SamplePasses(
                c.problem(),
                c.base().passes().weights(),
                c.format(),
                own.withRoundoff(shorter.unitRoundoff()));
        if (c.from(c.base().withPasses(passes)).fits()) {
          return suspicion(
              true,
              Explanation.SHORTER_FORMAT,
              "it is as accurate as sums in " + shorter.spelling() + " would be");
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Suspicion> suspicion(boolean fits, Explanation kind, String text) {
    return fits ? Optional.of(new Suspicion(kind, text)) : Optional.empty();
  }
}
