package org.plumbline.compare.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.IntToDoubleFunction;
import org.plumbline.compare.finding.Numerals;
import org.plumbline.number.DoubleInterval;

/**
 * The rule that the sizes of steps follow: one size, or a schedule. Every size must be within what
 * its step allows for, and there must be more steps than the rule has numbers.
 *
 * @param words what the rule is
 * @param unknowns how many numbers it has
 * @param size the size of each step
 */
record StepRule(String words, int unknowns, IntToDoubleFunction size) {
  /** What the arithmetic of a schedule may add, in proportion. */
  private static final double OWN_ROUNDING = 1e-13;

  private static final int LONGEST_COSINE = 4000;

  /** The one size of all steps, if there is one: that which is stated, or else the shortest. */
  static Optional<StepRule> constant(StepSizes sizes, double stated) {
    return sizes.areWhole()
        ? sizes.common().stream()
            .findFirst()
            .map(
                common -> {
                  double size = common.contains(stated) ? stated : ShortestDecimal.in(common);
                  return new StepRule(Numerals.brief(size), 1, k -> size);
                })
        : Optional.empty();
  }

  /** The schedule that the sizes from a step on follow, if it is one of the usual ones. */
  static Optional<StepRule> schedule(List<DoubleInterval> sizes, int firstStep) {
    boolean areBounded = sizes.stream().allMatch(s -> s.isBounded() && s.isPositive());
    if (!areBounded || sizes.size() < 3) {
      return Optional.empty();
    }
    StepRuleSearch search = new StepRuleSearch(sizes);
    return search
        .blocks()
        .or(() -> smooth(sizes))
        .or(() -> search.warmUp())
        .or(() -> search.jumps(firstStep));
  }

  /** A rule without corners. */
  static Optional<StepRule> smooth(List<DoubleInterval> sizes) {
    return geometric(sizes)
        .or(() -> linear(sizes))
        .or(() -> inverse(sizes))
        .or(() -> cosine(sizes));
  }

  /** Whether a rule gives sizes that are possible. */
  static boolean fits(List<DoubleInterval> sizes, IntToDoubleFunction rule) {
    for (int k = 0; k < sizes.size(); k++) {
      double size = rule.applyAsDouble(k);
      double more = OWN_ROUNDING * sizes.get(0).upper();
      boolean isPossible =
          sizes.get(k).lower() - more <= size && size <= sizes.get(k).upper() + more;
      if (!isPossible) {
        return false;
      }
    }
    return true;
  }

  /** A rule with two numbers: the first size, and another that is given as it fits best. */
  @FunctionalInterface
  private interface Rule {
    double size(double first, double other, int k);
  }

  private static Optional<StepRule> two(
      List<DoubleInterval> sizes, double other, Rule rule, DoubleFunction<String> words) {
    if (sizes.size() < 3 || !Double.isFinite(other)) {
      return Optional.empty();
    }
    for (double first :
        new double[] {ShortestDecimal.in(sizes.get(0)), sizes.get(0).approximateMiddle()}) {
      double second = ShortestDecimal.near(other, o -> fits(sizes, k -> rule.size(first, o, k)));
      IntToDoubleFunction size = k -> rule.size(first, second, k);
      if (fits(sizes, size)) {
        return Optional.of(new StepRule(words.apply(second), 2, size));
      }
    }
    return Optional.empty();
  }

  private static double last(List<DoubleInterval> sizes) {
    return sizes.get(sizes.size() - 1).approximateMiddle();
  }

  private static Optional<StepRule> geometric(List<DoubleInterval> sizes) {
    double ratio =
        Math.pow(last(sizes) / ShortestDecimal.in(sizes.get(0)), 1.0 / (sizes.size() - 1));
    return two(
        sizes,
        ratio,
        (first, r, k) -> first * Math.pow(r, k),
        r -> "each is " + Numerals.brief(r) + " times the one before");
  }

  private static Optional<StepRule> linear(List<DoubleInterval> sizes) {
    double slope = (last(sizes) - ShortestDecimal.in(sizes.get(0))) / (sizes.size() - 1);
    return two(
        sizes,
        slope,
        (first, s, k) -> first + s * k,
        s -> "each is " + Numerals.brief(s) + " more than the one before");
  }

  private static Optional<StepRule> inverse(List<DoubleInterval> sizes) {
    double slope = (ShortestDecimal.in(sizes.get(0)) / last(sizes) - 1) / (sizes.size() - 1);
    return two(
        sizes,
        slope,
        (first, s, k) -> first / (1 + s * k),
        s -> "it is divided by 1 + " + Numerals.brief(s) + " k");
  }

  /** {@code η_min + (η - η_min) (1 + cos πk/T)/2}, with the least η_min 0 or as it fits. */
  private static Optional<StepRule> cosine(List<DoubleInterval> sizes) {
    int n = sizes.size();
    if (n < 5) {
      return Optional.empty();
    }
    double first = ShortestDecimal.in(sizes.get(0));
    List<Integer> periods = new ArrayList<>();
    for (int period = 2; period <= LONGEST_COSINE; period++) {
      double whole = period;
      if (fits(sizes, k -> first * half(k, whole))) {
        periods.add(period);
      }
    }
    if (!periods.isEmpty()) {
      int period = periods.get(periods.size() / 2);
      String words =
          "half a cosine over "
              + (periods.size() == 1
                  ? String.valueOf(period)
                  : periods.get(0) + " to " + periods.get(periods.size() - 1))
              + " steps, down to 0";
      return Optional.of(new StepRule(words, 2, k -> first * half(k, period)));
    }
    return cosineTo(sizes, first);
  }

  private static Optional<StepRule> cosineTo(List<DoubleInterval> sizes, double first) {
    int n = sizes.size();
    for (int period = 2; period <= LONGEST_COSINE; period++) {
      double whole = period;
      double share = half(n - 1, whole);
      double least = (last(sizes) - first * share) / (1 - share);
      double floor =
          ShortestDecimal.near(least, f -> fits(sizes, k -> f + (first - f) * half(k, whole)));
      IntToDoubleFunction size = k -> floor + (first - floor) * half(k, whole);
      if (floor > 0 && floor < first && fits(sizes, size)) {
        return Optional.of(
            new StepRule(
                "half a cosine over " + period + " steps, down to " + Numerals.brief(floor),
                3,
                size));
      }
    }
    return Optional.empty();
  }

  private static double half(int k, double period) {
    return (1 + Math.cos(Math.PI * k / period)) / 2;
  }
}
