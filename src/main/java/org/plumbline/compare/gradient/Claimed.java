package org.plumbline.compare.gradient;

import java.util.ArrayList;
import java.util.List;
import org.plumbline.compare.finding.Deviation;
import org.plumbline.compare.finding.Explanation;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.compare.finding.Suspicion;
import org.plumbline.number.Dyadic;
import org.plumbline.number.DyadicInterval;
import org.plumbline.number.Magnitude;
import org.plumbline.number.NumberFormat;

/**
 * Numbers claimed to be {@code factor} times a gradient, and what may be off beyond the error of
 * the gradient: {@code relative} of the product, and {@code extra} for each entry.
 *
 * @param values the numbers
 * @param factor 1 for a gradient, the step size for a step
 * @param relative at least the relative error of the product
 * @param extra at least the error of what follows
 * @param scales at least the sizes of what the numbers were made of, gradient apart
 * @param format the format that differences are counted in
 */
record Claimed(
    List<Dyadic> values,
    Dyadic factor,
    Magnitude relative,
    List<Magnitude> extra,
    List<Magnitude> scales,
    NumberFormat format) {

  /** A gradient. */
  static Claimed gradient(List<Dyadic> gradient, NumberFormat format) {
    List<Magnitude> nothing = gradient.stream().map(g -> Magnitude.ZERO).toList();
    return new Claimed(gradient, Dyadic.ONE, Magnitude.ZERO, nothing, nothing, format);
  }

  /**
   * The step from {@code weights} to {@code next}: {@code fl(w - fl(η g))}, with two roundings of
   * the product and one of the difference.
   */
  static Claimed step(DescentClaim claim, NumberFormat format) {
    Rounding rounding = Rounding.of(format);
    List<Dyadic> values = new ArrayList<>();
    List<Magnitude> extra = new ArrayList<>();
    List<Magnitude> scales = new ArrayList<>();
    for (int p = 0; p < claim.weights().size(); p++) {
      Dyadic next = claim.next().get(p);
      values.add(claim.weights().get(p).subtract(next));
      extra.add(
          rounding
              .gammaUpper(1)
              .multiply(Magnitude.enclosingAbove(next))
              .add(rounding.underflowsUpper(3)));
      scales.add(Magnitude.enclosingAbove(claim.weights().get(p)));
    }
    return new Claimed(values, claim.stepSize(), rounding.gammaUpper(3), extra, scales, format);
  }

  /** The same numbers claimed to be another multiple of the gradient. */
  Claimed withFactor(Dyadic other) {
    return new Claimed(values, other, relative, extra, scales, format);
  }

  /** Other numbers. */
  Claimed withValues(List<Dyadic> other) {
    return new Claimed(other, factor, relative, extra, scales, format);
  }

  /** How far the numbers are from {@code factor} times the gradient. */
  Deviation from(RiskGradient gradient) {
    return from(gradient, 0);
  }

  /** The same where the bound is wider by a power of two. */
  Deviation from(RiskGradient gradient, int widening) {
    Deviation.Gathering gathering = new Deviation.Gathering();
    Magnitude factorUpper = Magnitude.enclosingAbove(factor);
    for (int p = 0; p < values.size(); p++) {
      DyadicInterval exact = gradient.value(p).multiply(DyadicInterval.of(factor));
      DyadicInterval difference = DyadicInterval.of(values.get(p)).subtract(exact);
      Magnitude size = factorUpper.multiply(gradient.sizeUpper(p)).max(scales.get(p));
      gathering.add(p, difference, boundUpper(gradient, p).scale(widening), size, format);
    }
    return gathering.result();
  }

  /** What nothing explains, with the factor if one entry alone is off. */
  Suspicion unexplained(RiskGradient gradient, Deviation deviation) {
    String nothing = "no known cause explains it";
    return new Suspicion(
        Explanation.NONE,
        deviation.outside() == 1
            ? nothing + timesExpected(gradient, deviation.worst()) + ", and no other entry is off"
            : nothing);
  }

  /** How many times what it should be an entry is, as far as its bound tells. */
  private String timesExpected(RiskGradient gradient, int p) {
    double expected = gradient.value(p).middle().approximateDouble() * factor.approximateDouble();
    double value = values.get(p).approximateDouble();
    double bound = boundUpper(gradient, p).doubleUpper();
    double one = (value - bound) / expected;
    double other = (value + bound) / expected;
    return Double.isFinite(one) && Double.isFinite(other)
        ? ": it is "
            + Numerals.of(Math.min(one, other))
            + " to "
            + Numerals.of(Math.max(one, other))
            + " times what it should be"
        : "";
  }

  /** At least the error of entry {@code p} if the claim is honest. */
  Magnitude boundUpper(RiskGradient gradient, int p) {
    return productUpper(gradient, p).add(extra.get(p));
  }

  /** The same for the claims of 0 and of the negative as well, the largest of the three. */
  Magnitude widestBoundUpper(RiskGradient gradient, int p) {
    if (!isStep()) {
      return boundUpper(gradient, p);
    }
    Rounding rounding = Rounding.of(format);
    Magnitude reached = scales.get(p).add(Magnitude.enclosingAbove(values.get(p)));
    return productUpper(gradient, p)
        .add(rounding.gammaUpper(1).multiply(reached))
        .add(rounding.underflowsUpper(3));
  }

  private Magnitude productUpper(RiskGradient gradient, int p) {
    Magnitude factorUpper = Magnitude.enclosingAbove(factor);
    Magnitude error = factorUpper.multiply(gradient.errorUpper(p));
    Magnitude computed =
        factorUpper.multiply(Magnitude.enclosingAbove(gradient.value(p).magnitude())).add(error);
    return error.add(relative.multiply(computed));
  }

  /** Whether the numbers are differences of weights; of weights 0 they are as good as gradients. */
  private boolean isStep() {
    return scales.stream().anyMatch(scale -> !scale.isZero());
  }

  /** What makes the bound tell more. */
  String remedy() {
    return isStep()
        ? "what a step adds to a weight is lost in its rounding: record gradients (--kind "
            + "gradient), or compute in a longer format"
        : "compute in a longer format, or at weights of smaller margins";
  }
}
